"""How fresh an opgave is: plain functions over days. Nothing here looks at who changed or opened what.

The days come from `content/challenges.yaml` (60 and 120) unless the installation is set otherwise: domain.md 15.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """What the newest evidence makes of an opgave."""

    FRESH = "Actueel"
    AGEING = "Verouderend"
    STALE = "Verouderd"
    NOTHING = "Nog geen bewijs"


@dataclass(frozen=True, slots=True)
class Terms:
    """Until how many days after the newest evidence an opgave is fresh, and until how many it ages."""

    fresh: int = 60
    ageing: int = 120


@dataclass(frozen=True, slots=True)
class Freshness:
    """The state, the day of the newest evidence and how many days ago that is (both None without any)."""

    state: State
    on: date | None = None
    days: int | None = None


def freshness(days: Iterable[date], *, today: date, terms: Terms) -> Freshness:
    """Returns how fresh something is by the days of its evidence. A day still to come counts as today.

    >>> found = freshness([date(2026, 1, 5), date(2026, 3, 1)], today=date(2026, 5, 1), terms=Terms())
    >>> found.state.value, found.days
    ('Verouderend', 61)
    """
    newest = max(days, default=None)
    if newest is None:
        return Freshness(State.NOTHING)
    age = max(0, (today - newest).days)
    if age <= terms.fresh:
        return Freshness(State.FRESH, newest, age)
    return Freshness(State.AGEING if age <= terms.ageing else State.STALE, newest, age)
