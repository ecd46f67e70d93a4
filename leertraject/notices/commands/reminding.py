"""Reminding someone of something: once, at a decent hour, and not too often."""

import uuid
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.notices import guarding, letters, queries, rhythm, stopping
from leertraject.notices.commands.announcing import announce
from leertraject.notices.models import Notice, Reminder, RemindersStopped
from leertraject.people.models import Person


@transaction.atomic
def remind(
    *,
    kind: str,
    recipient: uuid.UUID,
    object_id: uuid.UUID,
    link_purpose: str | None = None,
    link_days: int = 30,
    by: Actor,
    now: datetime,
) -> Notice | None:
    """Announces a reminder by mail, or returns None when it may not go now.

    It may not in quiet hours, to who was reminded of this before, has had as many as a week allows, has no address,
    switched reminders off, or let the last few go by: the first time it stops for that, a mail says so.
    Whether the matter still waits is for the caller to know, and for the letter to ask again when it goes. Raises
    LookupError (a programming error) for an unregistered kind or purpose.
    """
    if rhythm.is_quiet(now):
        return None
    # Two workers at once meet here; the constraint of the table is the second lock on the same door.
    person = Person.objects.select_for_update().filter(pk=recipient).first()
    if person is None or not person.email or queries.is_off(person.pk, letters.stream(kind)):
        return None
    had = Reminder.objects.filter(recipient=person)
    if had.filter(kind=kind, object_id=object_id).exists():
        return None
    if had.filter(at__gt=now - rhythm.WEEK).count() >= rhythm.rhythm().per_week:
        return None
    if _stopped(person, by=by, now=now):
        return None
    notice = announce(
        kind=kind, recipient=person, object_id=object_id, link_purpose=link_purpose, link_days=link_days, by=by, now=now
    )
    Reminder.objects.create(kind=kind, recipient=person, object_id=object_id, notice=notice, at=now)
    logbook.record("remind", by=by, now=now, on=notice, about=person.pk)
    return notice


def _stopped(person: Person, *, by: Actor, now: datetime) -> bool:
    """Says whether reminders to someone have stopped; stops them, with one mail, when nothing came after the last few.

    Only reminders that ask something count, and those whose matter still waits.
    """
    stop = RemindersStopped.objects.filter(person=person).first()
    if stop is not None and stop.resumed_at is None:
        return True
    had = Reminder.objects.filter(recipient=person, kind__in=letters.asking()).order_by("-at")
    if stop is not None:
        had = had.filter(at__gt=stop.resumed_at)
    last = list(had.annotate(unanswered=guarding.waits(now))[: rhythm.rhythm().ignored])
    if len(last) < rhythm.rhythm().ignored or last[0].at > now - rhythm.TIME_TO_ANSWER:
        return False
    if not all(one.unanswered for one in last):
        return False
    stop, _ = RemindersStopped.objects.update_or_create(person=person, defaults={"at": now, "resumed_at": None})
    announce(kind=stopping.KIND, recipient=person, object_id=person.pk, by=by, now=now)
    logbook.record("stop_reminding", by=by, now=now, on=stop, about=person.pk)
    return True
