"""A session as an appointment in someone's calendar, and in the words of a mail."""

import hashlib
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.notices.calendars import Appointment, Attendee
from leertraject.programmes.models import Session, SessionInvitation
from leertraject.programmes.showing import times


def begins(session: Session) -> datetime | None:
    """Returns the moment that a session begins by the clock on the wall, or None while its times are not known."""
    if session.starts is None or session.ends is None:
        return None
    return _at(session.on, session.starts)


def comes(session: Session, *, now: datetime) -> bool:
    """Says whether a session can stand in a calendar: it is still to come, with its times, and not called off."""
    at = begins(session)
    return at is not None and at > now and not session.is_cancelled


def over(session: Session, *, now: datetime) -> bool:
    """Says whether a session has begun; without times, whether its day is over."""
    at = begins(session)
    return at <= now if at else session.on < timezone.localdate(now)


def link_days(session: Session, *, now: datetime) -> int:
    """Returns how many days a link in a mail about this session works: until it is over."""
    return max(1, (session.on - timezone.localdate(now)).days + 1)


def digest(session: Session) -> str:
    """Returns a digest of what the file says of a session: the same when nothing in it is different."""
    said = [session.block.title, session.on, session.starts, session.ends, session.where]
    if session.link:  # what was said before there was one, stays the same
        said.append(session.link)
    return hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()


def of(invitation: SessionInvitation) -> Appointment | None:
    """Returns what stands in the calendar of who was invited, or None for a session without times that is not taken
    out of it: nothing can be said of that.

    The invitation has its `person`, and its `session` with block, cohort and cancellation.
    """
    session, ended = invitation.session, invitation.withdrawn_at is not None
    if begins(session) is None and not ended:
        return None
    at = begins(session) or _at(session.on, time.min)
    until = _at(session.on, session.ends or time.min)
    return Appointment(
        id=session.pk,
        revision=invitation.sequence,
        starts_at=at,
        minutes=max(0, int((until.astimezone(UTC) - at.astimezone(UTC)).total_seconds() // 60)),
        place=session.where,
        summary=session.block.title,
        details=f"Bijeenkomst van {session.cohort.title}.{_online(session)}",
        url=settings.BASE_URL + reverse("programmes:cohort", args=[session.cohort_id]),
        ended=ended,
        attendee=Attendee(invitation.person.name, str(invitation.person.email)),
    )


def facts(session: Session) -> list[tuple[str, str]]:
    """Returns when and where, as pairs of term and value."""
    day = date_format(session.on, "l j F Y")
    rows = [
        ("Wanneer", ", ".join(text for text in (day, times(session.starts, session.ends)) if text)),
        ("Waar", session.where),
        ("Online", session.link),
    ]
    return [(term, value) for term, value in rows if value]


def _online(session: Session) -> str:
    return f" Online: {session.link}" if session.link else ""


def _at(day: date, clock: time) -> datetime:
    """The moment that the clock on the wall says so; also on the nights that it changes."""
    return timezone.make_aware(datetime.combine(day, clock))
