"""From when until when one answers: from the end of a session, for ten days."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from leertraject.programmes.models import Session

# Two weekends, and before most next sessions: long enough for who is busy, soon enough for the trainers to use it.
OPEN = timedelta(days=10)
# Sessions are some four weeks apart: so long what one meant to do after one is what one tries now.
TRIED = timedelta(days=28)


def ends_at(session: Session) -> datetime:
    """Returns when a session is over; without times, when its day is."""
    if session.ends is not None:
        return timezone.make_aware(datetime.combine(session.on, session.ends))
    return timezone.make_aware(datetime.combine(session.on + timedelta(days=1), time.min))


def closes_on(session: Session) -> date:
    """Returns the last day on which one can answer."""
    return session.on + OPEN


def is_over(session: Session, *, now: datetime) -> bool:
    """Says whether a session was held."""
    return not session.is_cancelled and ends_at(session) <= now


def is_open(session: Session, *, now: datetime) -> bool:
    """Says whether one can answer now."""
    return is_over(session, now=now) and not is_past(session, now=now)


def is_past(session: Session, *, now: datetime) -> bool:
    """Says whether the last day has passed."""
    return closes_on(session) < timezone.localdate(now)
