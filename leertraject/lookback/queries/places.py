"""Which places of the chain exist for someone, for the menu (at most one query each)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from leertraject.kernel.actors import Actor
from leertraject.lookback.queries import conversations, insights


@dataclass(frozen=True, slots=True)
class Parts:
    """What someone does in conversations."""

    leads: bool
    interviews: bool
    speaks: bool

    @property
    def any(self) -> bool:
        """Says whether there is a list of conversations for this person."""
        return self.leads or self.interviews or self.speaks


def parts(actor: Actor, *, now: datetime) -> Parts:
    """Returns what someone does in conversations: plan them, interview, speak (one query)."""
    both = conversations.own(actor, now=now).annotate(speaks=Q(speaker=actor.subject)).order_by()
    found = set(both.values_list("speaks", flat=True).distinct())
    return Parts(leads=conversations.leads(actor), interviews=False in found, speaks=True in found)


def has_conversations(actor: Actor, *, now: datetime) -> bool:
    """Says whether there is a list of conversations for this person (no query for who leads)."""
    return conversations.leads(actor) or conversations.own(actor, now=now).exists()


def has_insights(actor: Actor, *, now: datetime) -> bool:
    """Says whether there are insights for this person: who leads, trains or interviews."""
    return insights.reads_all(actor) or conversations.worked_on_by(actor, now=now).exists()


def has_checks(actor: Actor) -> bool:
    """Says whether there is a list of checks for this person: who leads or trains. It may be empty."""
    return insights.reads_all(actor)
