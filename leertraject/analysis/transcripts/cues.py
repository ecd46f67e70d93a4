"""Cut the lines of a VTT or SRT text into cues.

Nothing that may be a word is dropped in silence. Text after a blank line inside
a cue belongs to the cue above it, the only one it can belong to. Text without a
time above it, and text under a broken time, are refused.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .clocks import TimeLine, parse_time_line
from .errors import TranscriptError

EXAMPLE = "00:01:30.000 --> 00:01:34.500"

_NUMBER = re.compile(r"\s*[0-9]{1,9}\s*")
_SETTING = re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}:\S")
_TIME_START = re.compile(r"[0-9]:|:[0-9]")
_TWO_TIMES = re.compile(
    r"\s*[0-9]{1,4}:[0-9:]{2,8}[.,][0-9]{1,9}[^0-9:]{1,8}[0-9]{1,4}:[0-9:]{2,8}[.,][0-9]{1,9}(?!\S)"
)


class Cue(NamedTuple):
    """One cue: line of its times, seconds, the line that names it, its text lines."""

    line: int
    start: float
    end: float
    identifier: str
    lines: list[str]


def read_cues(lines: Sequence[str], *, identifiers: bool) -> list[Cue]:
    """The cues in `lines`, in the order of the file.

    `identifiers`: whether any line may name the cue below it (VTT), or only a
    number (SRT). Raises TranscriptError with its line for a time that cannot be
    and for text without a time.
    """
    return _Scan(lines, identifiers=identifiers).cues()


def is_number(line: str) -> bool:
    """Whether `line` holds digits only, as sequence numbers do."""
    return _NUMBER.fullmatch(line) is not None


def looks_like_times(line: str) -> bool:
    """Whether `line` is, or was meant to be, a time line."""
    if "-->" in line:
        return _TIME_START.search(line) is not None
    return _TWO_TIMES.match(line) is not None


class _Scan:
    """One pass over the lines, with what must be known of the whole file first."""

    def __init__(self, lines: Sequence[str], *, identifiers: bool) -> None:
        self._lines = lines
        self._identifiers = identifiers
        self._times = {i: times for i, line in enumerate(lines) if (times := parse_time_line(line))}
        clocks = [clock for times in self._times.values() for clock in times[:2]]
        self._milliseconds = any(clock.is_unpadded for clock in clocks)
        self._meant = self._times.keys() | {i for i, line in enumerate(lines) if looks_like_times(line)}
        self._filled = [i for i, line in enumerate(lines) if line.strip()]
        self._numbered = self._starts_with_number()

    def _starts_with_number(self) -> bool:
        first_two = self._filled[:2]
        return len(first_two) == 2 and is_number(self._lines[first_two[0]]) and first_two[1] in self._times

    def cues(self) -> list[Cue]:
        cues: list[Cue] = []
        identifier = ""
        broken: int | None = None
        for i, after in pairwise([*self._filled, len(self._lines)]):
            line = self._lines[i]
            if i in self._times:
                cues.append(self._cue(i, identifier))
                identifier, broken = "", None
            elif self._names_next(i, after):
                identifier = line.strip()
            elif i in self._meant:
                broken = i
            elif broken is not None:
                raise _bad_time(self._lines[broken], broken + 1)
            elif not cues:
                raise _no_time(i + 1)
            else:
                cues[-1].lines.append(line)
        return cues

    def _cue(self, i: int, identifier: str) -> Cue:
        times: TimeLine = self._times[i]
        start = times.start.in_seconds(milliseconds=self._milliseconds)
        end = times.end.in_seconds(milliseconds=self._milliseconds)
        if end < start:
            raise TranscriptError(
                "de eindtijd ligt vóór de begintijd, dus verbeter de tijd en probeer het opnieuw.",
                i + 1,
            )
        # Words on the time line itself are kept; settings are not words.
        words = [] if all(map(_SETTING.match, times.rest.split())) else [times.rest]
        return Cue(i + 1, start, end, identifier, words)

    def _names_next(self, i: int, after: int) -> bool:
        """Whether line `i` is the number or name of the cue whose time line is `after`."""
        if after not in self._meant:
            return False
        line = self._lines[i]
        opens_block = i == 0 or not self._lines[i - 1].strip()
        if after > i + 1:  # blank lines in between: a number all alone
            return self._numbered and opens_block and is_number(line)
        if is_number(line):
            return opens_block or self._numbered
        return (self._identifiers and opens_block) or "-->" in line


def _bad_time(line: str, number: int) -> TranscriptError:
    shown = "".join(c for c in line.strip()[:40] if c.isprintable())
    return TranscriptError(
        f"de tijd “{shown}” klopt niet, dus maak er een tijd van zoals {EXAMPLE} en probeer het opnieuw.",
        number,
    )


def _no_time(number: int) -> TranscriptError:
    return TranscriptError(
        f"hier staat tekst zonder tijd erboven, dus zet er een tijd boven zoals {EXAMPLE} of haal de tekst weg.",
        number,
    )
