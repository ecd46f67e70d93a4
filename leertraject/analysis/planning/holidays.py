"""The holidays of the Netherlands.

Which days: Algemene termijnenwet, article 3, with Good Friday and Liberation Day, on which most offices are closed, and
the Friday after Ascension Day, on which many people are away. King's Day is 27 April since 2014, and a day earlier when
that is a Sunday (Koninklijk Besluit 2013, 361). Easter: the anonymous Gregorian algorithm (J. Meeus, Astronomical
Algorithms, 1991, chapter 8). School holidays differ per region: someone enters them as days off.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from .avoiding import Avoided

SUNDAY = 6
# Days after Easter, in order.
AROUND_EASTER = {
    -2: "Goede Vrijdag",
    0: "eerste paasdag",
    1: "tweede paasdag",
    39: "Hemelvaartsdag",
    40: "de dag na Hemelvaart, een brugdag",
    49: "eerste pinksterdag",
    50: "tweede pinksterdag",
}
FIXED = {
    (1, 1): "Nieuwjaarsdag",
    (5, 5): "Bevrijdingsdag",
    (12, 25): "eerste kerstdag",
    (12, 26): "tweede kerstdag",
}


def easter(year: int) -> date:
    """Returns Easter Sunday.

    >>> easter(2026).isoformat(), easter(2038).isoformat()
    ('2026-04-05', '2038-04-25')
    """
    golden, century, rest = year % 19, year // 100, year % 100
    without_leap = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + without_leap + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """Returns King's Day: 27 April, or the Saturday before when that is a Sunday.

    >>> kings_day(2025).isoformat(), kings_day(2026).isoformat()
    ('2025-04-26', '2026-04-27')
    """
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def holidays(years: Iterable[int]) -> tuple[Avoided, ...]:
    """Returns the holidays of these years in order, each as days to avoid. Two can be on one day.

    >>> [one.name for one in holidays([2026])][:3]
    ['Nieuwjaarsdag', 'Goede Vrijdag', 'eerste paasdag']
    """
    found = []
    for year in set(years):
        named = [(date(year, *at), name) for at, name in FIXED.items()]
        named += [(easter(year) + timedelta(days=after), name) for after, name in AROUND_EASTER.items()]
        named.append((kings_day(year), "Koningsdag"))
        found += [Avoided(day, day, name) for day, name in named]
    return tuple(sorted(found))
