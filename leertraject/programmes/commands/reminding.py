"""Reminding of a session that comes near while someone has not said whether they come: once, at a decent hour."""

import uuid
from datetime import datetime, timedelta
from functools import cache

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.content import load
from leertraject.notices import commands as notices
from leertraject.notices import rhythm
from leertraject.programmes import emails
from leertraject.programmes.inviting import appointments, seeing

AT_ONCE = 500


@cache
def _days() -> tuple[timedelta, timedelta, timedelta]:
    """How long after the invitation someone is reminded, and from and until how long before the session."""
    found = load("instruments")["nudges"]["session_unanswered"]
    after, ahead, until = found["after_days"], found["days_ahead"], found["until_days_ahead"]
    return timedelta(days=after), timedelta(days=ahead), timedelta(days=until)


def remind_all(*, now: datetime) -> int:
    """Sends what is due and returns how many; runs every hour, on any worker."""
    if rhythm.is_quiet(now):
        return 0
    after, ahead, until = _days()
    today = timezone.localdate(now)
    due = seeing.silent(first=today + until, last=today + ahead, since=now - after, most=AT_ONCE)
    return sum(_remind(key, person, now=now) for key, person in due)


@transaction.atomic
def _remind(key: uuid.UUID, person: uuid.UUID, *, now: datetime) -> bool:
    invitation = seeing.newest(key)
    if invitation is None:
        return False
    notice = notices.remind(
        kind=emails.UNANSWERED,
        recipient=person,
        object_id=key,
        link_purpose=emails.INVITATION,
        link_days=appointments.link_days(invitation.session, now=now),
        by=SYSTEM,
        now=now,
    )
    return notice is not None
