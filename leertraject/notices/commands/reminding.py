"""Reminding someone of something: once, at a decent hour, and not too often."""

import uuid
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.notices import rhythm
from leertraject.notices.commands.announcing import announce
from leertraject.notices.models import Notice, Reminder
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

    It may not in quiet hours, to who was reminded of this before, has had as many as a week allows, or has no address.
    Whether the matter still waits is for the caller to know, and for the letter to ask again when it goes. Raises
    LookupError (a programming error) for an unregistered kind or purpose.
    """
    if rhythm.is_quiet(now):
        return None
    # Two workers at once meet here; the constraint of the table is the second lock on the same door.
    person = Person.objects.select_for_update().filter(pk=recipient).first()
    if person is None or not person.email:
        return None
    had = Reminder.objects.filter(recipient=person)
    if had.filter(kind=kind, object_id=object_id).exists():
        return None
    if had.filter(at__gt=now - rhythm.WEEK).count() >= rhythm.rhythm().per_week:
        return None
    notice = announce(
        kind=kind, recipient=person, object_id=object_id, link_purpose=link_purpose, link_days=link_days, by=by, now=now
    )
    Reminder.objects.create(kind=kind, recipient=person, object_id=object_id, notice=notice, at=now)
    logbook.record("remind", by=by, now=now, on=notice, about=person.pk)
    return notice
