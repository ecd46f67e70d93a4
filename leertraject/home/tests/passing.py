"""Living through days: what the worker does each morning, with the clock passed in."""

from datetime import date, datetime, time, timedelta

from django.core.mail import EmailMessage
from django.utils import timezone

from leertraject.home.retention import running
from leertraject.kernel import clock
from leertraject.lookback.commands import releases, reminding
from leertraject.lookback.tests import build
from leertraject.programmes.commands import reminding as sessions


def at(day: date, hour: int = 10) -> datetime:
    """Returns an hour of the clock here."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def morning(day: date) -> list[EmailMessage]:
    """Does everything that recurs, once, and returns the mails that went."""
    now = at(day)
    with clock.standing_at(now):
        releases.expire_releases(now=now)
        reminding.remind_all(now=now)
        sessions.remind_all(now=now)
        running.let_go(now=now)
        running.announce(now=now)
        return build.posted(now)


def through(first: date, last: date, *, step: int = 1) -> list[tuple[date, EmailMessage]]:
    """Lives from the first day through the last and returns each mail with its day."""
    sent = []
    for number in range(0, (last - first).days + 1, step):
        day = first + timedelta(days=number)
        sent += [(day, mail) for mail in morning(day)]
    return sent
