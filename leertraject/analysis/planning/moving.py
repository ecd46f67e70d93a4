"""What moves along when a session gets another day."""

from collections.abc import Sequence
from datetime import date, timedelta

from .avoiding import Avoided, first_avoided, weekend

# How far a day that moved along looks for one that is not avoided.
FURTHEST = 366


def moved_along(days: Sequence[date], *, by: timedelta, avoided: Sequence[Avoided], after: date) -> list[date | None]:
    """Returns these days, in order, moved on by so many days: each the first working day from there that is not
    avoided, and none before the one before it or before `after`. None where there is no such day within a year.

    >>> kings = Avoided(date(2026, 4, 27), date(2026, 4, 27), "Koningsdag")
    >>> asked = {"by": timedelta(days=7), "avoided": [kings], "after": date(2026, 4, 14)}
    >>> [str(day) for day in moved_along([date(2026, 4, 20), date(2026, 4, 21)], **asked)]
    ['2026-04-28', '2026-04-28']
    """
    found: list[date | None] = []
    for day in days:
        start = max(day + by, after)
        later = (start + timedelta(days=number) for number in range(FURTHEST))
        free = next((one for one in later if not weekend(one) and not first_avoided(one, avoided)), None)
        found.append(free)
        after = free or after
    return found
