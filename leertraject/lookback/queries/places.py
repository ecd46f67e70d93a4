"""Which places of the chain exist for someone, for the menu (at most one query each)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.lookback.queries import conversations, insights
from leertraject.lookback.queries.conversations import ASKING, THEN


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
    found = set(_PARTS.all(person=actor.subject, now=now)) if actor.subject else set()
    return Parts(leads=conversations.leads(actor), interviews=False in found, speaks=True in found)


def has_conversations(actor: Actor, *, now: datetime) -> bool:
    """Says whether there is a list of conversations for this person (no query for who leads)."""
    return conversations.leads(actor) or (
        actor.subject is not None and _OWN.first(person=actor.subject, now=now) is not None
    )


def _parts() -> "QuerySet[Any, Any]":
    both = conversations.own(ASKING, now=THEN).annotate(speaks=Q(speaker=ASKING.subject)).order_by()
    return both.values_list("speaks", flat=True).distinct()


# For the menu of every page, and for the start page.
_OWN = Prepared(lambda: conversations.own(ASKING, now=THEN).order_by().values_list("pk", flat=True)[:1])
_PARTS = Prepared(_parts)


def has_insights(actor: Actor, *, now: datetime) -> bool:
    """Says whether there are insights for this person: who leads, trains or interviews."""
    return insights.reads_all(actor) or conversations.worked_on_by(actor, now=now).exists()


def has_checks(actor: Actor) -> bool:
    """Says whether there is a list of checks for this person: who leads or trains. It may be empty."""
    return insights.reads_all(actor)
