"""Which assignments a cohort asks: those of its version, what it took over of later ones, and its own."""

import uuid
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from leertraject.programmes.models import Block, BlockKind, Cohort, Session, TakenBlock


def asked_by(cohorts: Collection[Cohort]) -> list[tuple[Cohort, Block]]:
    """Returns the assignments of cohorts, in the order of their programme (two queries)."""
    if not cohorts:
        return []
    of_them = Q(cohort__isnull=True) | Q(cohort__in=cohorts)
    versions = {cohort.version_id for cohort in cohorts}
    rows = Block.every.filter(of_them, version__in=versions, kind=BlockKind.ASSIGNMENT)
    taken = {(row.cohort_id, row.lineage): row.block for row in _taken(cohorts)}
    found = [
        (cohort, block)
        for cohort in cohorts
        for block in rows
        if block.version_id == cohort.version_id
        and block.cohort_id in (None, cohort.pk)
        and (cohort.pk, block.lineage) not in taken
    ]
    found += [(cohort, block) for cohort in cohorts for (of, _), block in taken.items() if of == cohort.pk]
    return sorted(found, key=lambda pair: pair[1].position)


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
    """Returns the days on which an assignment opens and ends, by the weeks of its block and the session before it."""
    opens_on = after or starts_on + timedelta(weeks=max(0, week - 1))
    return opens_on, opens_on + timedelta(weeks=max(1, (until_week or week) - week + 1), days=-1)


def _taken(cohorts: Collection[Cohort]) -> list[TakenBlock]:
    return list(TakenBlock.objects.filter(cohort__in=cohorts).select_related("block"))


def _sessions(cohorts: Collection[Any], follows: Collection[Any]) -> dict[tuple[Any, Any], date]:
    """The day of each session that an assignment follows, by cohort and lineage."""
    if not follows:
        return {}
    rows = Session.objects.filter(cohort__in=cohorts, block__lineage__in=follows, cancellation=None)
    return {(cohort, lineage): on for cohort, lineage, on in rows.values_list("cohort", "block__lineage", "on")}
