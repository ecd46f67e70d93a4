"""Days on which no session is planned, each with its reason."""

from calendar import isleap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
FEBRUARY, LEAP_DAY = 2, 29
SATURDAY = 5


@dataclass(frozen=True, slots=True, order=True)
class Avoided:
    """A day, or the days from `first` to `last`, on which nothing is planned. `name` says why."""

    first: date
    last: date
    name: str

    def holds(self, day: date) -> bool:
        """Says whether this day is one of them."""
        return self.first <= day <= self.last


def weekend(day: date) -> bool:
    """Says whether this is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


def first_avoided(day: date, avoided: Iterable[Avoided]) -> Avoided | None:
    """Returns why a day is avoided: the shortest of the reasons that hold, so that a holiday goes before a period."""
    found = [one for one in avoided if one.holds(day)]
    return min(found, key=lambda one: (one.last - one.first, one.first, one.name)) if found else None


def in_words(days: Sequence[date], reason: Avoided) -> str:
    """Returns a sentence that says why these days, in order, are not used.

    >>> in_words([date(2026, 4, 27)], Avoided(date(2026, 4, 27), date(2026, 4, 27), "Koningsdag"))
    '27 april is Koningsdag.'
    >>> busy = Avoided(date(2026, 2, 1), date(2026, 3, 15), "jaarrekening (Dijkerveen)")
    >>> in_words([date(2026, 2, 3)], busy)
    '3 februari valt in: jaarrekening (Dijkerveen).'
    >>> in_words([date(2026, 2, 3), date(2026, 2, 10)], busy)
    '3 februari tot en met 10 februari valt in: jaarrekening (Dijkerveen).'
    """
    span = said(days[0]) if len(days) == 1 else f"{said(days[0])} tot en met {said(days[-1])}"
    if reason.first == reason.last:
        return f"{span} is {reason.name}."
    return f"{span} valt in: {reason.name}."


def said(day: date) -> str:
    """Returns a day in words, without its year.

    >>> said(date(2026, 4, 27))
    '27 april'
    """
    return f"{day.day} {MONTHS[day.month - 1]}"


def repeated(one: Avoided, years: Iterable[int]) -> tuple[Avoided, ...]:
    """Returns a period that comes back each year, beginning in each of these years.

    A period over New Year goes on into the next. A 29 February is a 28 February where there is none.

    >>> [str(x.last) for x in repeated(Avoided(date(2024, 12, 20), date(2025, 1, 3), "dicht"), [2026])]
    ['2027-01-03']
    """
    over = one.last.year - one.first.year
    return tuple(Avoided(_in(one.first, year), _in(one.last, year + over), one.name) for year in sorted(set(years)))


def _in(day: date, year: int) -> date:
    leap_day = (day.month, day.day) == (FEBRUARY, LEAP_DAY)
    return date(year, FEBRUARY, LEAP_DAY - 1) if leap_day and not isleap(year) else day.replace(year=year)
