"""Who may answer, and who sees the picture of a group. Rules read an actor and rows already loaded; no queries."""

import uuid
from collections.abc import Collection
from datetime import datetime

from leertraject.feedback import moments
from leertraject.feedback.models import SessionFeedback, WishRelease
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Condition, Level
from leertraject.programmes import rules as programmes
from leertraject.programmes.models import Cohort, Session

CLOSED = "Deze vragen zijn gesloten. Wat je al bewaarde, staat er nog; er komt niets meer bij."


def check_may_answer(session: Session, *, took_part: bool, frozen: bool, now: datetime, by: Actor) -> None:
    """Raises NotAllowed for who did not take part that day, before the session is over, and once it closed."""
    if by.subject is None or not took_part:
        raise NotAllowed("Deze vragen zijn voor wie die dag meedeed.")
    if session.is_cancelled:
        raise NotAllowed("Deze bijeenkomst ging niet door. Je hoeft niets te doen.")
    if frozen or moments.is_past(session, now=now):
        raise NotAllowed(CLOSED)
    if not moments.is_over(session, now=now):
        raise NotAllowed("Deze bijeenkomst is nog niet voorbij. Antwoord daarna.")


def check_own(feedback: SessionFeedback, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but who answers."""
    if by.subject is None or feedback.person_id != by.subject:
        raise NotAllowed("Alleen wie dit schreef, mag dit.")


def check_may_withdraw(release: WishRelease | None, feedback: SessionFeedback, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the writer of a wish, and when nobody may read it."""
    check_own(feedback, by=by)
    if release is None:
        raise NotAllowed("Niemand mag dit lezen. Er is niets in te trekken.")


def check_may_freeze(session: Session, *, now: datetime, by: Actor) -> None:
    """Raises NotAllowed for anyone but the system, and before it closed."""
    if by != SYSTEM or not moments.is_past(session, now=now):
        raise NotAllowed("Een groepsbeeld ligt vast als de vragen sluiten, en niet eerder.")


def columns(
    actor: Actor, cohort: Cohort, *, organisations: Collection[uuid.UUID], people: Collection[uuid.UUID]
) -> set[str]:
    """Returns what the actor is to this group, as columns of the matrix: its `people`, and whom they work for.

    To be on the employer's side of one of them is to be so for the picture of all.
    """
    found = set()
    if programmes.is_team(actor, cohort):
        found.add("trainer" if actor.has_in("facilitator", cohort=cohort.pk) else "programmaleider")
    if actor.has("administrator"):
        found.add("beheerder")
    if actor.organisations("sponsor") & set(organisations):
        found.add("opdrachtgever")
    if any(held.kind == "line_manager" and held.about in people for held in actor.held):
        found.add("leidinggevende")
    return found


def sees_picture(held: Collection[str]) -> bool:
    """Says whether who is this to a group sees the picture of it."""
    return matrix.sight("evaluatie_bijeenkomst", columns=held).when(()) is Level.GROEPSBEELD


def reads_wishes(held: Collection[str]) -> bool:
    """Says whether who is this to a group reads the wishes that may be read."""
    released = {Condition(Level.VRIJGEGEVEN, "trainer"), Condition(Level.VRIJGEGEVEN, "programmaleider")}
    return matrix.sight("wens_na_bijeenkomst", columns=held).when(released) is Level.VOL
