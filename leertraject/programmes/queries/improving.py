"""What a later version of the programme has for what a cohort has still to come."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from leertraject.kernel.actors import Actor
from leertraject.programmes.models import Block, BlockKind, Change, Cohort, Session, Version
from leertraject.programmes.queries import asking
from leertraject.programmes.queries.designing import changes, published_versions


@dataclass(frozen=True, slots=True)
class Later:
    """A block of the newest version, the one that a cohort has now (None when it is new), and the changes that made it
    so, in order. `session` is the one to come that has it; what is no session begins `on`."""

    block: Block
    old: Block | None
    changes: tuple[Change, ...]
    session: Session | None = None
    on: date | None = None


def newest_version(actor: Actor, cohort: Cohort) -> Version | None:
    """Returns the newest published version, when that is later than the one a cohort runs (one query)."""
    found = published_versions(actor).filter(programme=cohort.version.programme_id).order_by("-number").first()
    return found if found and found.number > cohort.version.number else None


def later_blocks(actor: Actor, cohort: Cohort, version: Version, *, today: date) -> list[Later]:
    """Returns what of this version a cohort can take over: sessions still to come, what has still to begin, and what is
    new (nine queries)."""
    blocks = list(Block.objects.filter(version=version).prefetch_related("activities"))
    for block in blocks:
        block.version = version
    rows_of_why = changes(actor).filter(version__programme=version.programme_id, version__number__lte=version.number)
    why = list(rows_of_why.select_related("version__publication").order_by("version__number", "number"))
    sessions = [block for block in blocks if block.kind == BlockKind.SESSION]
    works = [block for block in blocks if block.kind != BlockKind.SESSION]
    return [*_sessions(cohort, sessions, why, today=today), *_works(cohort, works, why, today=today)]


def coming(cohort: Cohort, *, today: date) -> list[Session]:
    """Returns the sessions from the programme that a cohort has still to come, by day (two queries)."""
    rows = cohort.sessions.filter(on__gte=today, cancellation=None, block__cohort=None)
    return list(rows.select_related("block__version").prefetch_related("block__activities").order_by("on", "starts"))


def taken_works(cohort: Cohort) -> list[Block]:
    """Returns what is no session and a cohort took over of a later version (one query)."""
    rows = cohort.taken_blocks.select_related("block__version").order_by("block__position", "pk")
    return [row.block for row in rows]


def later_block(actor: Actor, cohort: Cohort, block_id: uuid.UUID) -> Block:
    """Returns a block of a published version of the programme of a cohort (one query). Raises Http404."""
    rows = Block.objects.filter(version__in=published_versions(actor), version__programme=cohort.version.programme_id)
    found = rows.select_related("version__publication").prefetch_related("activities").filter(pk=block_id).first()
    if found is None:
        raise Http404
    return found


def work_now(cohort: Cohort, lineage: uuid.UUID) -> tuple[Block, date] | None:
    """Returns what of this lineage a cohort does now, with the day on which it begins (three queries)."""
    pairs = [(cohort, block) for block in asking.beside_sessions(cohort) if block.lineage == lineage]
    return next(((block, days[0]) for (_, block), days in zip(pairs, asking.days_of(pairs), strict=True)), None)


def has_session(cohort: Cohort, lineage: uuid.UUID) -> bool:
    """Says whether a cohort has a session of this lineage, also when it was called off (one query)."""
    return cohort.sessions.filter(block__lineage=lineage).exists()


def _sessions(cohort: Cohort, blocks: Iterable[Block], why: Sequence[Change], *, today: date) -> list[Later]:
    by_lineage = {session.block.lineage: session for session in coming(cohort, today=today)}
    had = set(cohort.sessions.values_list("block__lineage", flat=True))
    found = [
        Later(block, row.block, _since(row.block.version.number, block, why), session=row)
        for block in blocks
        if (row := by_lineage.get(block.lineage))
    ]
    found.sort(key=lambda one: (one.session.on, one.block.position) if one.session else (date.max, 0))
    fresh = [block for block in blocks if block.lineage not in had]
    return found + [Later(block, None, _since(cohort.version.number, block, why)) for block in fresh]


def _works(cohort: Cohort, blocks: Iterable[Block], why: Sequence[Change], *, today: date) -> list[Later]:
    pairs = [(cohort, block) for block in asking.beside_sessions(cohort)]
    olds = {block.lineage: (block, on) for (_, block), (on, _) in zip(pairs, asking.days_of(pairs), strict=True)}
    numbers = dict(Version.objects.filter(programme=cohort.version.programme_id).values_list("pk", "number"))
    found = []
    new_days = asking.days_of(news := [(cohort, block) for block in blocks])
    for (_, block), (opens_on, until) in zip(news, new_days, strict=True):
        old, old_on = olds.get(block.lineage, (None, None))
        since = numbers[old.version_id] if old else cohort.version.number
        if old_on is not None and old_on > today and since < block.version.number:
            found.append(Later(block, old, _since(since, block, why), on=old_on))
        elif old is None and until >= today:
            found.append(Later(block, None, _since(since, block, why), on=opens_on))
    return found


def _since(number: int, block: Block, why: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(one for one in why if one.lineage == block.lineage and one.version.number > number)
