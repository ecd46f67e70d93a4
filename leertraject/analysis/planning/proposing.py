"""A day for each session.

Each session is asked for in its week, on the day of the week that it prefers. A day that is avoided is left for the
same day of the week, a week later, and what comes after moves on too: the time between two sessions is never shorter
than the programme has it. Only when no such day is free for half a year, the nearest working day is proposed, with a
sentence that says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from .avoiding import Avoided, first_avoided, in_words, said, weekend

WEEK = timedelta(weeks=1)
# How many weeks a session may wait for its day of the week.
PATIENCE = 26
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


@dataclass(frozen=True, slots=True)
class Asked:
    """A session as the programme has it: its week, 1 being the first, and the day of the week that it prefers.

    Without a day it takes the day of the week on which the first week begins.
    """

    week: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A day for a session, the day that was asked, why it is another one, and what is not as it should be.

    `on` is None when there was no day at all.
    """

    on: date | None
    asked: date
    reasons: tuple[str, ...] = ()
    problem: str = ""


def asked_days(asked: Sequence[Asked], *, begins_on: date, every: int | None = None) -> list[date]:
    """Returns the day that each session asks. `every`: a session each so many weeks, not as the programme has it.

    >>> [str(day) for day in asked_days([Asked(1), Asked(5, THURSDAY)], begins_on=date(2026, 1, 13))]
    ['2026-01-13', '2026-02-12']
    >>> [str(day) for day in asked_days([Asked(1), Asked(5)], begins_on=date(2026, 1, 17), every=2)]
    ['2026-01-19', '2026-02-02']
    """
    weeks = [one.week - 1 if every is None else place * every for place, one in enumerate(asked)]
    begins = [begins_on + max(0, week) * WEEK for week in weeks]
    return [_weekday_from(day, _wanted(one, begins_on)) for day, one in zip(begins, asked, strict=True)]


def gaps(days: Sequence[date]) -> list[timedelta]:
    """Returns how long after the one before each session comes, by the days that are asked; nothing for the first."""
    return [timedelta(0), *(max(after - before, timedelta(0)) for before, after in pairwise(days))][: len(days)]


def propose(
    asked: Sequence[Asked], *, begins_on: date, avoided: Sequence[Avoided], every: int | None = None
) -> list[Proposed]:
    """Returns a day for each session, in the order in which they are asked. See the top of this module.

    >>> spring = [Avoided(date(2026, 2, 1), date(2026, 3, 15), "jaarrekening")]
    >>> for one in propose([Asked(1), Asked(4)], begins_on=date(2026, 1, 27), avoided=spring):
    ...     print(one.on, *one.reasons)
    2026-01-27
    2026-03-17 17 februari tot en met 10 maart valt in: jaarrekening.
    """
    days = asked_days(asked, begins_on=begins_on, every=every)
    found: list[Proposed] = []
    before: date | None = None
    for day, gap in zip(days, gaps(days), strict=True):
        earliest = day if before is None else max(day, before + gap)
        one = _proposed(day, earliest, before or begins_on, avoided)
        before = one.on or before
        found.append(one)
    return found


def _proposed(asked: date, earliest: date, not_before: date, avoided: Sequence[Avoided]) -> Proposed:
    wanted = [_weekday_from(earliest, asked.weekday()) + number * WEEK for number in range(PATIENCE)]
    left: list[tuple[date, Avoided]] = []
    moved = () if earliest <= asked else ("Schuift mee met de bijeenkomst ervoor.",)
    for day in wanted:
        reason = first_avoided(day, avoided)
        if reason is None:
            return Proposed(day, asked, (*moved, *_reasons(left)))
        left.append((day, reason))
    return _nearest(asked, wanted, not_before, avoided, (*moved, *_reasons(left)))


def _nearest(
    asked: date, wanted: Sequence[date], not_before: date, avoided: Sequence[Avoided], reasons: tuple[str, ...]
) -> Proposed:
    """Returns the working day that is nearest to the day that was wanted, on either side; none for who finds none."""
    span = [wanted[0] + timedelta(days=number) for number in range(-7 * PATIENCE, 7 * PATIENCE)]
    free = [day for day in span if day >= not_before and not weekend(day) and not first_avoided(day, avoided)]
    none = f"Vanaf {said(wanted[0])} is een half jaar lang geen {WEEKDAYS[asked.weekday()]} vrij."
    if not free:
        return Proposed(None, asked, reasons, f"{none} Ook geen andere werkdag. Kies zelf een dag.")
    nearest = min(free, key=lambda day: (abs(day - wanted[0]), day))
    return Proposed(nearest, asked, reasons, f"{none} {said(nearest)} ligt het dichtst bij.")


def _reasons(left: Sequence[tuple[date, Avoided]]) -> tuple[str, ...]:
    """Returns a sentence for each run of days that were left for the same reason."""
    runs = groupby(left, key=lambda one: one[1])
    return tuple(in_words([day for day, _reason in run], reason) for reason, run in runs)


def _wanted(one: Asked, begins_on: date) -> int:
    if one.weekday is not None:
        return one.weekday
    return MONDAY if weekend(begins_on) else begins_on.weekday()


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)
