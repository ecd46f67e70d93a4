"""The conversations of someone, for their own calendar."""

import uuid
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Conversation
from leertraject.lookback.queries import conversations
from leertraject.lookback.showing import planning
from leertraject.notices import feeds
from leertraject.notices.calendars import Appointment


def register() -> None:
    """Tells `notices` which conversations stand in someone's calendar; called once, at start."""
    feeds.register("lookback", planned)


def planned(person_id: uuid.UUID, *, since: datetime, now: datetime) -> Iterator[Appointment]:
    """Yields the conversations that someone speaks or interviews in and that have a moment (two queries)."""
    reader = Actor(subject=person_id)
    own = conversations.own(reader, now=now).filter(planned_for__gte=since)
    rows = Conversation.objects.filter(pk__in=own.values("pk")).annotate(moved=Count("moves"))
    for row in conversations.interviewers(rows.select_related(*conversations.PLANNING, "speaker"), now=now):
        found = planning.appointment(row, reader=reader, revision=row.moved)  # type: ignore[attr-defined]
        if found:
            yield found
