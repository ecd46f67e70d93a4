"""What a later version of the programme has for sessions that a cohort has still to come."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leertraject.kernel.actors import Actor
from leertraject.programmes.models import Block, BlockKind, Change, Cohort, Session, Version
from leertraject.programmes.queries.designing import changes, published_versions


@dataclass(frozen=True, slots=True)
class Later:
    """A session to come with its block in the newest version, and the changes that made it so, in order."""

    session: Session
    block: Block
    changes: tuple[Change, ...]


def newest_version(actor: Actor, cohort: Cohort) -> Version | None:
    """Returns the newest published version, when that is later than the one a cohort runs (one query)."""
    found = published_versions(actor).filter(programme=cohort.version.programme_id).order_by("-number").first()
    return found if found and found.number > cohort.version.number else None


def later_blocks(actor: Actor, cohort: Cohort, version: Version, *, today: date) -> list[Later]:
    """Returns the sessions to come of which this version has a block too, by day (five queries)."""
    blocks = Block.objects.filter(version=version, kind=BlockKind.SESSION).prefetch_related("activities")
    by_lineage = {block.lineage: block for block in blocks}
    for block in by_lineage.values():
        block.version = version
    why = list(
        changes(actor)
        .filter(version__programme=version.programme_id, version__number__lte=version.number)
        .select_related("version__publication")
        .order_by("version__number", "number")
    )
    return [
        Later(session, by_lineage[session.block.lineage], _since(session, why))
        for session in coming(cohort, today=today)
        if session.block.lineage in by_lineage
    ]


def coming(cohort: Cohort, *, today: date) -> list[Session]:
    """Returns the sessions from the programme that a cohort has still to come, by day (two queries)."""
    rows = cohort.sessions.filter(on__gte=today, cancellation=None, block__cohort=None)
    return list(rows.select_related("block__version").prefetch_related("block__activities").order_by("on", "starts"))


def later_block(session: Session, block_id: uuid.UUID) -> Block | None:
    """Returns a block of the same lineage as that of a session, with its version, or None (one query)."""
    rows = Block.objects.filter(lineage=session.block.lineage).select_related("version__publication")
    return rows.filter(pk=block_id).first()


def _since(session: Session, why: Sequence[Change]) -> tuple[Change, ...]:
    number, lineage = session.block.version.number, session.block.lineage
    return tuple(one for one in why if one.lineage == lineage and one.version.number > number)
