"""Contested places at a session. The caller has locked the session, so that two never take the last one."""

from datetime import datetime

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.notices import commands as notices
from leertraject.programmes import emails
from leertraject.programmes.inviting import appointments
from leertraject.programmes.models import Reply, Session, SessionAnswer


def locked_session(session: Session) -> Session:
    """Locks a session and returns it as it stands now."""
    found = Session.objects.select_for_update(of=("self",)).select_related("block", "cohort", "cancellation")
    return found.get(pk=session.pk)


def free_seats(session: Session) -> int | None:
    """Returns how many places are left, or None when there is no limit."""
    if session.seats is None:
        return None
    taken = SessionAnswer.objects.filter(invitation__session=session, counted=True, seat_at__isnull=False)
    return max(0, session.seats - taken.count())


def seat_waiting(*, session: Session, by: Actor, now: datetime) -> int:
    """Gives places that came free to who waits longest, who gets a mail, and returns how many."""
    waiting = SessionAnswer.objects.filter(invitation__session=session, reply=Reply.YES, seat_at__isnull=True)
    free, first = free_seats(session), waiting.select_related("invitation__person").order_by("at", "pk")
    seated = list(first if free is None else first[:free])
    for one in seated:
        one.seat_at = now
        one.save(update_fields=["seat_at"])
        person = one.invitation.person
        if person.email:
            notices.announce(
                kind=emails.SEAT,
                recipient=person,
                object_id=one.invitation_id,
                link_purpose=emails.INVITATION,
                link_days=appointments.link_days(session, now=now),
                by=by,
                now=now,
            )
        logbook.record("give_seat", by=by, now=now, on=one, about=person.pk)
    return len(seated)
