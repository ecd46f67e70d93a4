"""Who may do and read what in a notebook. Rules read an actor and rows already loaded; no queries, no writes."""

import uuid
from collections.abc import Collection
from datetime import date

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.privacy import matrix
from leertraject.privacy.matrix import Condition, Level
from leertraject.reflections.models import Circle, Reflection

SHARED_AT_MOST = 366  # days
HOLDER = {Circle.TRAINERS: "trainer", Circle.GROUP: "peer", Circle.ONE: "meelezer", Circle.BUDDY: "maatje"}


def check_is_someone(by: Actor) -> None:
    """Raises NotAllowed for who is nobody: a notebook is somebody's."""
    if by.subject is None:
        raise NotAllowed("Log in om te schrijven.")


def check_own(reflection: Reflection, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the writer."""
    if by.subject is None or reflection.notebook.person_id != by.subject:
        raise NotAllowed("Alleen wie dit schreef, mag dit.")


def check_may_share(
    reflection: Reflection, *, cohorts: Collection[uuid.UUID], cohort: uuid.UUID, written: bool, by: Actor
) -> None:
    """Raises NotAllowed for what is not one's own, for an empty page, and for a group that one has no part in."""
    check_own(reflection, by=by)
    if cohort not in cohorts:
        raise NotAllowed("Je deelt met een groep waarin je zelf meedoet. Kies je eigen groep.")
    if not written:
        raise NotAllowed("Hier staat nog niets. Schrijf eerst, en deel daarna.")


def check_until(until: date, *, today: date) -> None:
    """Raises NotAllowed for a last day that has passed or is over a year away."""
    if until < today:
        raise NotAllowed("Die dag is al voorbij. Kies vandaag of een latere dag.")
    if (until - today).days > SHARED_AT_MOST:
        raise NotAllowed("Kies een dag binnen een jaar. Je kunt daarna opnieuw delen.")


def check_returns_on(reflection: Reflection, day: date, *, today: date, by: Actor) -> None:
    """Raises NotAllowed when this is no look ahead of one's own, or the day is not a later one."""
    check_own(reflection, by=by)
    if reflection.returns_on is None:
        raise NotAllowed("Alleen een vooruitblik komt terug.")
    if day <= today:
        raise NotAllowed("Kies een dag na vandaag.")


def reads(
    *,
    circle: str,
    writer: uuid.UUID,
    organisations: Collection[uuid.UUID],
    cohort: uuid.UUID,
    reader: uuid.UUID | None,
    actor: Actor,
) -> bool:
    """Says whether `actor` reads a living share, by the matrix. `organisations` are those that the writer works for.

    Who is on the employer's side of the writer as well, reads nothing of it (the strictest rule), also as a buddy or as
    the one who was asked: that is less than the matrix allows, and what the page of sharing promises.
    """
    mate = actor.has_in("participant", cohort=cohort)
    columns = {"peer"} if mate and circle == Circle.GROUP else set()
    if actor.has_in("facilitator", cohort=cohort):
        columns.add("trainer")
    # A buddy stays one after the programme.
    chosen = actor.subject == reader and (circle == Circle.BUDDY or (circle == Circle.ONE and mate))
    if actor.has("administrator"):
        columns.add("beheerder")
    if actor.organisations("sponsor") & set(organisations):
        columns.add("opdrachtgever")
    if any(held.kind == "line_manager" and held.about == writer for held in actor.held):
        columns.add("leidinggevende")
    holder = HOLDER[Circle(circle)]
    assigned = {holder} if chosen and not columns & matrix.EMPLOYER_SIDE else set()
    shared = Condition(Level.VRIJGEGEVEN, holder)
    return matrix.sight("reflectie", columns=columns, assigned=assigned).when({shared}) is Level.VOL
