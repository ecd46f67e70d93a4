"""When people may be reminded, and how often: `nudges` of the content file."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from django.utils import timezone

from leertraject.kernel.content import load

WEEK = timedelta(days=7)
SATURDAY = 5
# Only after so long a reminder counts as one that nothing came after.
TIME_TO_ANSWER = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """At most `per_week` reminders to one person in seven days; none from `quiet_from` to `quiet_to`, local time. After
    `ignored` without an answer they stop."""

    per_week: int
    ignored: int
    quiet_from: time
    quiet_to: time
    quiet_weekend: bool


@cache
def rhythm() -> Rhythm:
    """Returns what the content file says."""
    nudges = load("instruments")["nudges"]
    quiet = nudges["quiet_hours"]
    return Rhythm(
        per_week=nudges["max_per_week"],
        ignored=nudges["stop_after_ignored"],
        quiet_from=time.fromisoformat(quiet["from"]),
        quiet_to=time.fromisoformat(quiet["to"]),
        quiet_weekend=quiet["weekend"],
    )


def is_quiet(moment: datetime) -> bool:
    """Says whether nobody is reminded at this moment: in the evening, at night, in the weekend."""
    local, kept = timezone.localtime(moment), rhythm()
    if kept.quiet_weekend and local.weekday() >= SATURDAY:
        return True
    return local.time() >= kept.quiet_from or local.time() < kept.quiet_to


def workdays_before(day: date, number: int) -> date:
    """Returns the day that lies `number` working days before `day`; holidays count as working days.

    >>> workdays_before(date(2026, 4, 20), 2)  # a Monday
    datetime.date(2026, 4, 16)
    """
    while number:
        day -= timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
