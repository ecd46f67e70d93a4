"""Propose days for the sessions of a programme, and say in plain words why a day is another one than was asked.

    >>> asked = [Asked(week=1), Asked(week=6, weekday=TUESDAY)]
    >>> for one in propose(asked, begins_on=date(2026, 3, 23), avoided=holidays([2026])):
    ...     print(one.on, one.reasons)
    2026-03-23 ()
    2026-04-28 ()
    >>> propose(asked[:1], begins_on=date(2026, 4, 27), avoided=holidays([2026]))[0].reasons
    ('27 april is Koningsdag.',)

The rules stand where they are applied: `avoiding` (days to avoid, in words), `holidays` (those of the Netherlands),
`proposing` (a day for each session), `moving` (what moves along with a session), `reflowing` (the parts of one day).
"""

from datetime import date

from .avoiding import Avoided, first_avoided, in_words, repeated
from .holidays import easter, holidays
from .moving import moved_along
from .proposing import TUESDAY, Asked, Proposed, asked_days, gaps, propose
from .reflowing import MIDNIGHT, SHORTEST, Stretch, later, moments, squeezed

__all__ = [
    "MIDNIGHT",
    "SHORTEST",
    "TUESDAY",
    "Asked",
    "Avoided",
    "Proposed",
    "Stretch",
    "asked_days",
    "date",
    "easter",
    "first_avoided",
    "gaps",
    "holidays",
    "in_words",
    "later",
    "moments",
    "moved_along",
    "propose",
    "repeated",
    "squeezed",
]
