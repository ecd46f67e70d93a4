"""Times as transcripts write them, in seconds."""

import re
from typing import NamedTuple

_CLOCK = r"(-?)(?:([0-9]{1,4}):)?([0-9]{1,3}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?"
_ONE_CLOCK = re.compile(_CLOCK)
_TIME_LINE = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?!\S)")


class Clock(NamedTuple):
    """One time as written: text of each part, empty where absent."""

    sign: str
    hours: str
    minutes: str
    seconds: str
    fraction: str

    @property
    def is_real(self) -> bool:
        """Whether minutes and seconds stay under 60 (minutes may not without hours)."""
        return int(self.seconds) < 60 and not (self.hours and int(self.minutes) > 59)

    @property
    def is_unpadded(self) -> bool:
        """Whether a part that should have two digits has one."""
        return len(self.seconds) == 1 or bool(self.hours and len(self.minutes) == 1)

    def in_seconds(self, *, milliseconds: bool = False) -> float:
        """Seconds; a time before the start of the recording is negative.

        The fraction is decimal (``.04`` is 0.04), unless `milliseconds` says it
        counts thousandths: Teams up to 2022 pads nothing, and writes
        ``0:0:6.90 --> 0:0:6.500`` for 6.090 to 6.500.

        >>> clock = Clock("", "0", "0", "6", "90")
        >>> clock.in_seconds(), clock.in_seconds(milliseconds=True)
        (6.9, 6.09)
        """
        whole = int(self.hours or 0) * 3600 + int(self.minutes) * 60 + int(self.seconds)
        digits = self.fraction
        if milliseconds:
            digits = digits.rjust(3, "0")
        seconds = float(f"{whole}.{digits or 0}")
        return -seconds if self.sign else seconds


class TimeLine(NamedTuple):
    """A line ``start --> end``, and what stands after the times."""

    start: Clock
    end: Clock
    rest: str


def parse_clock(text: str) -> float | None:
    """Seconds in a text that is one time and nothing else, possibly in brackets.

    >>> parse_clock("1:02:14"), parse_clock("[0:03]"), parse_clock("3 uur")
    (3734.0, 3.0, None)
    """
    match = _ONE_CLOCK.fullmatch(text.strip("[]()"))
    if match is None:
        return None
    clock = _clock(match.groups())
    return clock.in_seconds() if clock.is_real else None


def parse_time_line(line: str) -> TimeLine | None:
    """The times on a time line, None when `line` is none or its times cannot be.

    >>> parse_time_line("00:01 --> 00:02.5 align:start").rest
    'align:start'
    >>> parse_time_line("00:01 --> 00:75") is None
    True
    """
    if "-->" not in line:
        return None
    match = _TIME_LINE.match(line)
    if match is None:
        return None
    groups = match.groups()
    start, end = _clock(groups[:5]), _clock(groups[5:])
    if not (start.is_real and end.is_real):
        return None
    return TimeLine(start, end, line[match.end() :].strip())


def _clock(groups: tuple[str | None, ...]) -> Clock:
    return Clock(*(group or "" for group in groups))
