"""Who is at a page that also opens with a link from a mail."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest

from leertraject.kernel.actors import Actor
from leertraject.lookback import emails
from leertraject.lookback.models import Conversation
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.views.trying import actor_of
from leertraject.notices import links


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone at the page. `until` is when the mail link stops working; None for who signed in."""

    actor: Actor
    until: datetime | None = None


def visitors(request: HttpRequest, purpose: str, object_id: uuid.UUID, *, now: datetime) -> Iterator[Visitor]:
    """Yields who this may be: whoever signed in, the holder of a link of this purpose and object, and the holder of a
    link to everything of theirs."""
    actor = actor_of(request)
    if actor.subject is not None:
        yield Visitor(actor)
    for link in links.held_many(request, [(purpose, object_id), (emails.OWN, None)], now):
        yield Visitor(Actor(subject=link.person_id, name=link.person.name), link.expires_at)


def speaker_at(
    request: HttpRequest, purpose: str, conversation_id: uuid.UUID, *, now: datetime
) -> tuple[Visitor, Conversation]:
    """Returns the speaker who is here, with the conversation and its interviewers. Raises Http404 for anyone else."""
    for visitor in visitors(request, purpose, conversation_id, now=now):
        spoken = queries.interviewers(queries.spoken_by(visitor.actor), now=now)
        conversation = spoken.filter(pk=conversation_id).first()
        if conversation is not None:
            return visitor, conversation
    raise Http404
