"""The dates of a new cohort: proposed for its sessions, and what is worth a second look in what someone chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from leertraject.analysis import planning
from leertraject.analysis.planning import Asked, Avoided, Proposed
from leertraject.programmes.models import Block, BlockKind, Version
from leertraject.programmes.rules import WEEKDAYS


@dataclass(frozen=True, slots=True)
class Slot:
    """A session block with the day that is proposed for it, and how long after the one before it comes at least."""

    block: Block
    proposed: Proposed
    gap: timedelta


def slots(version: Version, *, begins_on: date, every: int | None, avoided: Sequence[Avoided]) -> list[Slot]:
    """Returns the sessions of a version in the order of its weeks, each with its proposal (one query)."""
    blocks = sorted(version.blocks.filter(kind=BlockKind.SESSION), key=lambda block: (block.week, block.position))
    asked = [Asked(block.week, weekday(block)) for block in blocks]
    gaps = planning.gaps(planning.asked_days(asked, begins_on=begins_on, every=every))
    found = planning.propose(asked, begins_on=begins_on, avoided=avoided, every=every)
    return [Slot(block, one, gap) for block, one, gap in zip(blocks, found, gaps, strict=True)]


def weekday(block: Block) -> int | None:
    """Returns the day of the week that a block prefers, 0 being Monday."""
    return WEEKDAYS.index(block.day) if block.day in WEEKDAYS else None


def warnings(
    days: Sequence[date | None], found: Sequence[Slot], *, avoided: Sequence[Avoided], today: date
) -> list[list[str]]:
    """Returns per session what is worth a second look: a day that has passed, that is avoided, or that comes too soon
    after the one before it."""
    told = []
    before: date | None = None
    for day, slot in zip(days, found, strict=True):
        told.append(_of_day(day, avoided, today) + _of_gap(before, day, slot.gap) if day else [])
        before = day or before
    return told


def _of_day(day: date, avoided: Sequence[Avoided], today: date) -> list[str]:
    said = [f"{date_format(day, 'j F Y')} is al geweest."] if day < today else []
    if reason := planning.first_avoided(day, avoided):
        return [*said, planning.in_words([day], reason)]
    return (
        [*said, f"{date_format(day, 'j F')} is een {date_format(day, 'l')}."]
        if day.weekday() >= len(WEEKDAYS)
        else said
    )


def _of_gap(before: date | None, day: date, gap: timedelta) -> list[str]:
    if before is None or day < before or day - before >= gap:
        return []
    return [f"Dit is {(day - before).days} dagen na de vorige bijeenkomst. Het programma heeft er {gap.days}."]
