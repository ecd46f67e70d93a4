"""When a check is to be looked at, seen from today. Nothing has to run for it: the day itself says so."""

from dataclasses import dataclass
from datetime import date, timedelta

from leertraject.lookback.models import Check
from leertraject.lookback.showing import dates

LOOK_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Due:
    """`asks` says whether it asks for an outcome now; `late` whether its day has passed."""

    words: str
    asks: bool = False
    late: bool = False


def due(check: Check, today: date) -> Due:
    """Returns where a check stands; a check with an outcome asks for nothing more."""
    day = dates.day(check.due_on)
    if hasattr(check, "outcome"):
        return Due(check.outcome.get_verdict_display())
    if check.due_on < today:
        return Due(f"Wacht op een uitkomst sinds {day}", asks=True, late=True)
    if check.due_on == today:
        return Due("Vandaag te toetsen", asks=True)
    return Due(f"Te toetsen op {day}", asks=check.due_on <= today + LOOK_AHEAD)
