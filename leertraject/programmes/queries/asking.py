"""What a cohort does beside its sessions: what its version has, what it took over of later ones, and its own."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from leertraject.programmes.models import Block, BlockKind, Cohort, Session, TakenBlock


@dataclass(frozen=True, slots=True)
class Planned:
    """A part of the programme of a cohort, from and until which day; a session may be called off."""

    block: Block
    on: date
    until: date
    called_off: bool = False


def asked_by(cohorts: Collection[Cohort]) -> list[tuple[Cohort, Block]]:
    """Returns the assignments of cohorts, in the order of their programme (two queries)."""
    return _used(cohorts, Q(kind=BlockKind.ASSIGNMENT))


def beside_sessions(cohort: Cohort) -> list[Block]:
    """Returns everything that is no session, in the order of the programme (two queries)."""
    return [block for _, block in _used([cohort], ~Q(kind=BlockKind.SESSION))]


def _used(cohorts: Collection[Cohort], kinds: Q) -> list[tuple[Cohort, Block]]:
    if not cohorts:
        return []
    of_them = Q(cohort__isnull=True) | Q(cohort__in=cohorts)
    versions = {cohort.version_id for cohort in cohorts}
    rows = Block.every.filter(of_them, kinds, version__in=versions).select_related("version")
    taken = Block.objects.filter(kinds, taken_by__cohort__in=cohorts).annotate(by=F("taken_by__cohort"))
    over = [(block.by, block) for block in taken.select_related("version")]  # type: ignore[attr-defined]
    replaced = {(by, block.lineage) for by, block in over}
    found = [
        (cohort, block)
        for cohort in cohorts
        for block in rows
        if block.version_id == cohort.version_id
        and block.cohort_id in (None, cohort.pk)
        and (cohort.pk, block.lineage) not in replaced
    ]
    found += [(cohort, block) for cohort in cohorts for by, block in over if by == cohort.pk]
    return sorted(found, key=lambda pair: pair[1].position)


def in_order(cohort: Cohort) -> list[Planned]:
    """Returns everything that a cohort does, by day (five queries)."""
    rows = cohort.sessions.select_related("block__version", "cancellation")
    sessions = [Planned(row.block, row.on, row.on, called_off=row.is_cancelled) for row in rows]
    blocks = beside_sessions(cohort)
    days = days_of([(cohort, block) for block in blocks])
    beside = [Planned(block, *span) for block, span in zip(blocks, days, strict=True)]
    return sorted([*sessions, *beside], key=lambda one: (one.on, one.block.position))


def asked_after(cohort: Cohort, lineage: uuid.UUID) -> list[Block]:
    """Returns what a cohort asks after the session of this lineage (one query)."""
    taken = TakenBlock.objects.filter(cohort=cohort)
    replaced = Exists(taken.filter(lineage=OuterRef("lineage")))
    of_it = Q(cohort__isnull=True) | Q(cohort=cohort)
    here = (Q(version=cohort.version_id) & of_it & ~replaced) | Q(pk__in=taken.values("block"))
    return list(Block.every.filter(here, follows=lineage).exclude(kind=BlockKind.SESSION).order_by("position"))


def days_of(pairs: Collection[tuple[Cohort, Block]]) -> list[tuple[date, date]]:
    """Returns per cohort and assignment the days on which it opens and ends (one query).

    It opens with the session that it follows, wherever that was moved to, else with its week; it lasts as many weeks as
    the programme has it.
    """
    after = _sessions({cohort.pk for cohort, _ in pairs}, {block.follows for _, block in pairs} - {None})
    return [
        opens_and_ends(cohort.starts_on, block.week, block.until_week, after.get((cohort.pk, block.follows)))
        for cohort, block in pairs
    ]


def opens_and_ends(starts_on: date, week: int, until_week: int | None, after: date | None) -> tuple[date, date]:
    """Returns the days on which an assignment opens and ends, by the weeks of its block and the session before it.

    >>> [day.isoformat() for day in opens_and_ends(date(2026, 4, 14), -2, None, None)]
    ['2026-03-31', '2026-04-06']
    """
    opens_on = after or starts_on + timedelta(weeks=week - 1 if week > 0 else week)
    return opens_on, opens_on + timedelta(weeks=max(1, (until_week or week) - week + 1), days=-1)


def _sessions(cohorts: Collection[Any], follows: Collection[Any]) -> dict[tuple[Any, Any], date]:
    """The day of each session that an assignment follows, by cohort and lineage."""
    if not follows:
        return {}
    rows = Session.objects.filter(cohort__in=cohorts, block__lineage__in=follows, cancellation=None)
    return {(cohort, lineage): on for cohort, lineage, on in rows.values_list("cohort", "block__lineage", "on")}
