"""Changing a text at places, and following other places through the change.

A change is a set of replacements of ranges. Its inverse is again a set of replacements, of ranges in the new text, so
that undoing gives exactly the old text. Offsets are code points.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, takewhile

from leertraject.analysis.passages.places import Place
from leertraject.analysis.passages.spelling import WORD

# More tokens than anyone corrects in one turn; it bounds the time that comparing takes.
MOST = 400
_TOKEN = re.compile(rf"{WORD.pattern}|\s+|(?:[^\w\s]|_)+")


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """`text` comes in the place of `source[start:end]`; with start == end it is put in between.

    Raises ValueError unless 0 <= start <= end.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError("a replacement needs 0 <= start <= end")

    @property
    def growth(self) -> int:
        """How much longer the text becomes, in code points; negative when it becomes shorter."""
        return len(self.text) - (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Moves:
    """What a set of replacements does to places: `done` in the old text, `back` in the new one, both in order."""

    done: tuple[Replacement, ...]
    back: tuple[Replacement, ...]
    text: str
    _ends: tuple[int, ...] = field(repr=False)
    _grown: tuple[int, ...] = field(repr=False)

    def touches(self, place: Place) -> bool:
        """Says whether a replacement changes something inside `place`; what is put in at its edge is outside."""
        first, last = self._touching(place)
        return first < last

    def place(self, place: Place) -> Place | None:
        """Returns where the words of `place` stand now, or None when nothing of them is left but white space.

        What comes in the place of words, or in between them, belongs to the place. A place that no replacement
        touches keeps its exact words.
        """
        first, last = self._touching(place)
        if first == last:
            moved = self._grown[first]
            return Place(place.start + moved, place.end + moved)
        touching = self.done[first:last]
        start = min(place.start, touching[0].start) + self._grown[first]
        end = max(place.end, touching[-1].end) + self._grown[last]
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Place(start, end) if start < end else None

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Returns where a stretch begins and ends now that takes in all that is put in at its edges.

        For stretches, also empty ones, with something between every two, such as the turns of a conversation. No
        replacement may reach over an edge.
        """
        before = self._grown[bisect_left(self._ends, start)]
        return start + before, end + self._grown[bisect_right(self._ends, end)]

    def _touching(self, place: Place) -> tuple[int, int]:
        """Returns from where up to where in `done` the replacements stand that change something inside."""
        first = bisect_right(self._ends, place.start)
        last = first
        while last < len(self.done) and self.done[last].start < place.end:
            last += 1
        return first, last


def replaced(text: str, replacements: Iterable[Replacement]) -> tuple[str, Moves]:
    """Returns the text after all replacements at once, and what they do to places.

    Raises ValueError when two overlap, or when one ends beyond the text.

    >>> new, moves = replaced("Gerda belde Gerda op.", [Replacement(0, 5, "Een collega"), Replacement(12, 17, "haar")])
    >>> new, moves.place(Place(6, 17)), moves.place(Place(18, 20))
    ('Een collega belde haar op.', Place(start=12, end=22), Place(start=23, end=25))
    >>> undone(new, moves)
    'Gerda belde Gerda op.'
    """
    done = tuple(sorted(replacements, key=lambda one: (one.start, one.end)))
    parts, back, at, grown = [], [], 0, 0
    for one in done:
        if one.start < at or one.end > len(text):
            raise ValueError("replacements overlap, or end beyond the text")
        parts += [text[at : one.start], one.text]
        start = one.start + grown
        back.append(Replacement(start, start + len(one.text), text[one.start : one.end]))
        at, grown = one.end, grown + one.growth
    parts.append(text[at:])
    new = "".join(parts)
    ends = tuple(one.end for one in done)
    return new, Moves(done, tuple(back), new, ends, (0, *accumulate(one.growth for one in done)))


def undone(text: str, moves: Moves) -> str:
    """Returns the text from before: the exact inverse. Raises ValueError for another text than the changed one.

    >>> undone("b", replaced("aab", [Replacement(0, 2, "")])[1])
    'aab'
    """
    if text != moves.text:
        raise ValueError("this is not the text that was changed")
    return replaced(text, moves.back)[0]


def differences(old: str, new: str) -> tuple[Replacement, ...]:
    """Returns replacements of whole words, signs and spaces that make `new` of `old`: as few tokens as can be.

    Texts that differ in more than `MOST` tokens are replaced from the first difference to the last. Source: E. Myers,
    "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).

    >>> differences("Ik deed het op vrijdag.", "Ik deed dat op maandag.")
    (Replacement(start=8, end=11, text='dat'), Replacement(start=15, end=22, text='maandag'))
    >>> differences("Dat is zo.", "Dat is zo.")
    ()
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = (0, *accumulate(map(len, before)))
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    ends = (len(before) - tail, len(after) - tail)
    kept = _kept(before[head : ends[0]], after[head : ends[1]])
    found, first, begin = [], head, head
    for last, end in [*((head + x, head + y) for x, y in kept), ends]:
        if first < last or begin < end:
            found.append(Replacement(starts[first], starts[last], "".join(after[begin:end])))
        first, begin = last + 1, end + 1
    return tuple(found)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Returns how many tokens at the begin of both are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _kept(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Returns the positions of a longest common subsequence, in order; none when too much differs."""
    reached = {1: 0}
    steps: list[dict[int, int]] = []
    for cost in range(min(len(one) + len(other), MOST) + 1):
        steps.append(reached.copy())
        for diagonal in range(-cost, cost + 1, 2):
            at = _step(reached, diagonal, cost)
            while at < len(one) and at - diagonal < len(other) and one[at] == other[at - diagonal]:
                at += 1
            reached[diagonal] = at
            if at >= len(one) and at - diagonal >= len(other):
                return _walk_back(steps, len(one), len(other))
    return []


def _comes_from_other(reached: Mapping[int, int], diagonal: int, cost: int) -> bool:
    """Says whether one gets furthest on a diagonal by putting in a token of the other, not by leaving one out."""
    return diagonal == -cost or (diagonal != cost and reached[diagonal - 1] < reached[diagonal + 1])


def _step(reached: Mapping[int, int], diagonal: int, cost: int) -> int:
    """Returns how far one gets on a diagonal with one token more, before what is the same there."""
    if _comes_from_other(reached, diagonal, cost):
        return reached[diagonal + 1]
    return reached[diagonal - 1] + 1


def _walk_back(steps: Sequence[Mapping[int, int]], at: int, beside: int) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for cost in range(len(steps) - 1, -1, -1):
        reached, diagonal = steps[cost], at - beside
        begin = _step(reached, diagonal, cost)
        while at > begin:
            at, beside = at - 1, beside - 1
            kept.append((at, beside))
        if cost:
            put_in = _comes_from_other(reached, diagonal, cost)
            at, beside = (at, beside - 1) if put_in else (at - 1, beside)
    return kept[::-1]
