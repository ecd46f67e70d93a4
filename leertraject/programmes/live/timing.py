"""The clock on the screen. The server says when it ends; a browser only counts down to that."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from leertraject.programmes.models import LiveSession

LONGEST = 600  # minutes


@dataclass(frozen=True, slots=True)
class Clock:
    """`seconds` to go, 0 when time is up; `ends_at` as long as it runs. Without a clock there is none of these."""

    seconds: int
    ends_at: datetime | None

    @property
    def up(self) -> bool:
        """Says whether the time is up."""
        return self.ends_at is not None and not self.seconds

    @property
    def shown(self) -> str:
        """Minutes and seconds.

        >>> Clock(65, None).shown
        '1:05'
        """
        return f"{self.seconds // 60}:{self.seconds % 60:02}"


def of(live: LiveSession | None, *, now: datetime) -> Clock | None:
    """Returns the clock as it is now, or None when nobody set it."""
    if live is None or (live.ends_at is None and live.left is None):
        return None
    if live.ends_at is None:
        return Clock(live.left or 0, None)
    return Clock(max(0, round((live.ends_at - now).total_seconds())), live.ends_at)


def start(live: LiveSession, *, minutes: int, now: datetime) -> None:
    """Lets the clock run: on from where it stood, or else for so many minutes."""
    seconds = live.left if live.left else minutes * 60
    live.ends_at, live.left = now + timedelta(seconds=seconds), None


def pause(live: LiveSession, *, now: datetime) -> None:
    """Lets a clock that runs stand still."""
    found = of(live, now=now)
    if found and found.ends_at:
        live.ends_at, live.left = None, found.seconds


def add(live: LiveSession, *, minutes: int, now: datetime) -> None:
    """Gives more minutes; when the time was up, from now on."""
    more = timedelta(minutes=minutes)
    if live.left is not None:
        live.left = min(live.left + minutes * 60, LONGEST * 60)
    elif live.ends_at:
        live.ends_at = min(max(live.ends_at, now) + more, now + timedelta(minutes=LONGEST))


def clear(live: LiveSession) -> None:
    """Takes the clock off the screen."""
    live.ends_at = live.left = None
