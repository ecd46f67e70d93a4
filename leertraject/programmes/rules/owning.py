"""What a cohort may add for itself. Called through this module."""

import uuid
from collections.abc import Collection
from datetime import date

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.programmes import rules
from leertraject.programmes.models import Block, BlockKind, Cohort, Session, Version
from leertraject.programmes.rules.dates import Misfit


def may_add_own(cohort: Cohort, *, by: Actor) -> bool:
    """Says whether someone runs this cohort, and it still goes on."""
    return not cohort.finished and (by == SYSTEM or rules.is_team(by, cohort))


def check_may_add_own(cohort: Cohort, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader and the trainers of the cohort, and when it is closed."""
    if cohort.finished:
        raise NotAllowed(f"{cohort.title} is afgerond. Er verandert niets meer.")
    if not may_add_own(cohort, by=by):
        raise NotAllowed("Alleen de programmaleider en de trainers van deze groep voegen iets eigens toe.")


def check_may_change_own(block: Block, *, by: Actor) -> None:
    """Raises NotAllowed as above."""
    check_may_add_own(cohort_of(block), by=by)


def cohort_of(block: Block) -> Cohort:
    """Returns whose a block is. Raises NotAllowed for one of a version, which changes in a next version."""
    if block.cohort is None:
        raise NotAllowed("Dit onderdeel hoort bij het programma. Verander het in een nieuwe versie.")
    return block.cohort


def check_is_assignment(block: Block) -> None:
    """Raises NotAllowed for a session, which is called off instead."""
    if block.kind != BlockKind.ASSIGNMENT:
        raise NotAllowed("Een bijeenkomst zeg je af. Ga naar de bijeenkomst en kies Zeg af.")


def check_may_take_over(session: Session, block: Block, *, today: date, by: Actor) -> None:
    """Raises NotAllowed as for adding, for a session that has been or was called off, and for a block that is no later
    one of the same session."""
    check_may_add_own(session.cohort, by=by)
    if session.is_cancelled or session.on < today:
        raise NotAllowed("Deze bijeenkomst is geweest of gaat niet door. Zij blijft zoals zij is.")
    if block.lineage != session.block.lineage or not _is_later(block, session.block.version):
        raise NotAllowed("Dit is geen latere versie van deze bijeenkomst. Kijk wat er nu staat.")


def check_may_take_over_work(
    cohort: Cohort, block: Block, *, old: Block | None, opens_on: date | None, until: date, today: date, by: Actor
) -> None:
    """Raises NotAllowed as for adding, for a block that is a session or no later one, once what the cohort does now
    (`old`) began, and for something new whose last day (`until`) was."""
    check_may_add_own(cohort, by=by)
    if opens_on is not None and opens_on <= today:
        raise NotAllowed("Dit onderdeel loopt al. Wie eraan werkt, houdt de tekst waarmee het begon.")
    if block.kind == BlockKind.SESSION or not _is_later(block, old.version if old else cohort.version):
        raise NotAllowed("Dit is geen latere versie van dit onderdeel. Kijk wat er nu staat.")
    if old is None and until < today:
        raise NotAllowed("De weken van dit onderdeel zijn voor deze groep al voorbij.")


def check_may_plan_later(cohort: Cohort, block: Block, *, has: bool, by: Actor) -> None:
    """Raises NotAllowed as for adding, for a session that the cohort has, and for a block that is no later session."""
    check_may_add_own(cohort, by=by)
    if has:
        raise NotAllowed("Deze bijeenkomst staat er al. Kijk bij de groep.")
    if block.kind != BlockKind.SESSION or not _is_later(block, cohort.version):
        raise NotAllowed("Dit is geen bijeenkomst uit een latere versie. Kijk wat er nu staat.")


def _is_later(block: Block, mine: Version) -> bool:
    version = block.version
    same = version.programme_id == mine.programme_id and block.cohort_id is None
    return same and version.published and version.number > mine.number


def check_follows(lineage: uuid.UUID, known: Collection[uuid.UUID]) -> None:
    """Raises NotAllowed for a session that is not one of the cohort."""
    if lineage not in known:
        raise Misfit("follows", "Kies een bijeenkomst van deze groep.")
