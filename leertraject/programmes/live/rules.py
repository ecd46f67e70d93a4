"""Who steers the screen of a session, who takes part, and what of it one sees."""

import uuid
from collections.abc import Collection
from datetime import date

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Condition, Level
from leertraject.programmes import rules
from leertraject.programmes.giving import rules as giving
from leertraject.programmes.models import Contribution, Enrolment, LiveRound, LiveSession, Session

LONGEST = 280
MOST = 300
# What someone puts on the screen with their name, they release to these at once.
RELEASED = {Condition(Level.VRIJGEGEVEN, column) for column in ("peer", "trainer", "programmaleider")}


def takes_place(session: Session, *, today: date) -> bool:
    """Says whether a session is today: only then there is something on its screen."""
    return session.on == today and not session.is_cancelled


def check_may_steer(session: Session, *, trainers: Collection[uuid.UUID], today: date, by: Actor) -> None:
    """Raises NotAllowed for who does not give the session, and on any other day."""
    giving.check_may_change_day(session, trainers=trainers, by=by)
    if session.on != today:
        raise NotAllowed("Het scherm werkt op de dag van de bijeenkomst zelf.")


def check_may_open_round(running: LiveRound | None) -> None:
    """Raises NotAllowed while another question is on the screen."""
    if running:
        raise NotAllowed("Er staat al een vraag op het scherm. Sluit die eerst.")


def check_may_contribute(
    session: Session, running: LiveRound | None, *, number: int, enrolment: Enrolment | None, today: date
) -> None:
    """Raises NotAllowed when no round is open, when too much came in already, and for a name that is not of the
    group."""
    if not takes_place(session, today=today):
        raise NotAllowed("Deze bijeenkomst is niet vandaag. Je kunt nu niet meedoen.")
    if running is None:
        raise NotAllowed("Deze ronde is gesloten. Wacht op de volgende vraag.")
    if number >= MOST:
        raise NotAllowed("Er is al heel veel binnengekomen. Zeg het in de zaal.")
    if enrolment is not None and (enrolment.cohort_id != session.cohort_id or enrolment.stopped_on):
        raise NotAllowed("Met je naam kan alleen wie meedoet met deze groep. Stuur het zonder naam.")


def lets_in(live: LiveSession | None, code: str) -> bool:
    """Says whether a code is the one of this session now."""
    return live is not None and bool(code) and live.code == code


def sees(actor: Actor, contribution: Contribution) -> bool:
    """Says whether the actor may read a contribution on the screen. One without a name is of nobody."""
    of = contribution.enrolment
    if of is None:
        return True
    columns = rules.standing_of(actor, of.person_id, organisation=of.organisation_id, cohort=of.cohort_id)
    return matrix.sight("metafoor", columns=columns).when(RELEASED) is Level.VOL
