"""Which places of the chain exist for someone, for the menu (at most one query each)."""

from datetime import datetime

from leertraject.kernel.actors import Actor
from leertraject.lookback.queries import conversations, insights


def has_conversations(actor: Actor, *, now: datetime) -> bool:
    """Says whether there is a list of conversations for this person: who leads, interviews or speaks."""
    leads = actor.has("programme_lead") and not actor.has("administrator")
    return leads or conversations.planned_for(actor, now=now).exists()


def has_insights(actor: Actor, *, now: datetime) -> bool:
    """Says whether there are insights for this person: who leads, trains or interviews."""
    return insights.reads_all(actor) or conversations.worked_on_by(actor, now=now).exists()


def has_checks(actor: Actor) -> bool:
    """Says whether there is a list of checks for this person: who leads or trains. It may be empty."""
    return insights.reads_all(actor)
