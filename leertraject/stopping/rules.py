"""Who may write and read why someone stopped. Rules read an actor and rows already loaded; no queries, no writes."""

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Condition, Level
from leertraject.programmes import rules as programmes
from leertraject.programmes.models import Enrolment

RELEASED = frozenset({Condition(Level.VRIJGEGEVEN, "trainer"), Condition(Level.VRIJGEGEVEN, "programmaleider")})


def check_may_write(enrolment: Enrolment, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but who stopped, and for who takes part."""
    if by.subject is None or enrolment.person_id != by.subject:
        raise NotAllowed("Alleen wie stopte, mag dit.")
    if enrolment.stopped_on is None:
        raise NotAllowed("Je doet weer mee in deze groep. Hier valt niets op te schrijven.")


def check_may_release(enrolment: Enrolment, *, written: bool, by: Actor) -> None:
    """Raises NotAllowed for anyone but who stopped, and for what is empty."""
    check_may_write(enrolment, by=by)
    if not written:
        raise NotAllowed("Hier staat nog niets. Schrijf eerst, en laat het daarna lezen.")


def reads(actor: Actor, enrolment: Enrolment) -> bool:
    """Says whether the actor reads why this person stopped, once that may be read (the strictest rule holds)."""
    columns = programmes.standing_of(
        actor, enrolment.person_id, organisation=enrolment.organisation_id, cohort=enrolment.cohort_id
    )
    return matrix.sight("reden_van_stoppen", columns=columns - {"subject"}).when(RELEASED) is Level.VOL
