"""Who was invited says whether they come; the last place goes to one, and the others wait."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes.commands.seating import free_seats, locked_session, seat_waiting
from leertraject.programmes.inviting import appointments, rules
from leertraject.programmes.models import Reply, Session, SessionAnswer, SessionInvitation


@transaction.atomic
def answer_invitation(
    *, invitation: SessionInvitation, reply: str, sequence: int | None = None, by: Actor, now: datetime
) -> SessionAnswer:
    """Keeps what someone answered; it can be changed until the session begins. `sequence` is that of the file they had,
    when it is not the last. Raises NotAllowed.

    Who comes gets a place, or waits when there is none. Who gives one up makes room for who waits longest.
    """
    session = locked_session(invitation.session)
    invitation = SessionInvitation.objects.select_related("person").get(pk=invitation.pk)
    rules.check_may_answer(invitation, coming=appointments.comes(session, now=now), by=by)
    held = SessionAnswer.objects.filter(invitation=invitation).first()
    given = held or SessionAnswer(invitation=invitation)
    given.sequence = invitation.sequence if sequence is None else sequence
    if held is None or held.reply != reply:
        given.reply, given.at = reply, now
        given.counted = session.cohort.enrolments.filter(person=invitation.person_id).exists()
        given.seat_at = now if reply == Reply.YES and _fits(session, given) else None
    given.save()
    logbook.record("answer_invitation", by=by, now=now, on=given, about=invitation.person_id)
    seat_waiting(session=session, by=by, now=now)
    return given


@transaction.atomic
def set_seats(*, session: Session, seats: int | None, by: Actor, now: datetime) -> Session:
    """Says how many participants fit in, None for no limit. More places go to who waits; nobody loses one. Raises
    NotAllowed."""
    session = locked_session(session)
    rules.check_may_set_seats(session, seats=seats, by=by)
    session.seats = seats
    session.save(update_fields=["seats"])
    logbook.record("set_seats", by=by, now=now, on=session)
    seat_waiting(session=session, by=by, now=now)
    return session


def _fits(session: Session, given: SessionAnswer) -> bool:
    return not given.counted or free_seats(session) != 0
