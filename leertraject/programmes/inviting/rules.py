"""Who calls a session off, says how many fit in, answers, and reads what others answered."""

import uuid

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Level
from leertraject.programmes import rules
from leertraject.programmes.models import Session, SessionInvitation


def sees_answer(actor: Actor, invitation: SessionInvitation, *, organisation: uuid.UUID | None) -> bool:
    """Says whether the actor may read what this person answered; `organisation` is that of their enrolment, if any."""
    columns = rules.standing_of(
        actor, invitation.person_id, organisation=organisation, cohort=invitation.session.cohort_id
    )
    return matrix.sight("agenda_antwoord", columns=columns).when(()) is Level.VOL


def check_may_cancel_session(session: Session, *, over: bool, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader and the trainers of this cohort, for what has begun, and
    the second time."""
    rules.check_runs(session, by=by)
    if session.is_cancelled:
        raise NotAllowed("Deze bijeenkomst is al afgezegd.")
    if over:
        raise NotAllowed("Deze bijeenkomst is al begonnen of geweest. Afzeggen kan niet meer.")


def check_may_reopen_session(session: Session, *, over: bool, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader and the trainers of this cohort, and for a session that was
    not called off, or lies in the past."""
    rules.check_runs(session, by=by)
    if not session.is_cancelled:
        raise NotAllowed("Deze bijeenkomst gaat gewoon door.")
    if over:
        raise NotAllowed("De dag van deze bijeenkomst is voorbij. Verzet haar eerst.")


def check_may_set_seats(session: Session, *, seats: int | None, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader and the trainers, and for no place at all."""
    rules.check_runs(session, by=by)
    if seats is not None and seats < 1:
        raise NotAllowed("Vul minstens één plek in, of laat het vak leeg.")


def check_may_answer(invitation: SessionInvitation, *, coming: bool, by: Actor) -> None:
    """Raises NotAllowed for anyone but who was invited, and when there is nothing to come to any more."""
    if by.subject != invitation.person_id:
        raise NotAllowed("Alleen wie is uitgenodigd, zegt of die komt.")
    if invitation.withdrawn_at is not None or not coming:
        raise NotAllowed("Deze uitnodiging geldt niet meer. Je hoeft niet te antwoorden.")
