"""Where words of an old text stand in a newer one, or that they are gone.

Nothing but the two texts is known, so a text may be written in any number of steps, on any number of devices, and be
put back: what counts is what stands there now.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from leertraject.analysis.passages.editing import Moves, differences, replaced
from leertraject.analysis.passages.places import Place, find
from leertraject.analysis.passages.spelling import WORD

# Fewer words than this stand in many a sentence: found again elsewhere they say nothing.
ENOUGH = 3
_ENDS = re.compile(r"[.!?…]+[\"'”’)]*(?=\s)|\n")


def standing(old: str, new: str, places: Iterable[Place]) -> list[Place | None]:
    """Returns where the words at each place of `old` stand in `new`: literally, or None when they are gone.

    What was not touched between the two texts keeps its place; a few words only with the words next to them. What was
    (cut, and put elsewhere) is looked for: when it is few words, the sentence around them. Those that stand there
    several times go to the places that no other words of `old` keep, in order; when there are fewer of those, nobody
    knows which one it is, and it is gone.

    >>> old = "Ik vroeg door. Zij zweeg lang. Toen kwam het."
    >>> standing(old, "Toen kwam het. Zij zweeg lang. Eerst vroeg ik door.", [Place(15, 30), Place(0, 14)])
    [Place(start=15, end=30), None]
    """
    if old == new:
        return list(places)
    _, moves = replaced(old, differences(old, new))
    spans = [one.span() for one in WORD.finditer(old)]
    return [_kept(moves, place, spans) or _found(old, moves, place, spans) for place in places]


def sentence(text: str, place: Place) -> Place:
    """Returns the sentence around a place, or the line where no sentence ends.

    >>> text = "Eerst dit. Toen dat! En nu?"
    >>> around = sentence(text, Place(16, 19))
    >>> text[around.start : around.end]
    'Toen dat!'
    """
    ends = [one.end() for one in _ENDS.finditer(text)]
    start = max((end for end in ends if end <= place.start), default=0)
    end = min((end for end in ends if end >= place.end), default=len(text))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Place(min(start, place.start), max(end, place.end))


def _kept(moves: Moves, place: Place, spans: Sequence[tuple[int, int]]) -> Place | None:
    if moves.touches(place):
        return None
    inside = [at for at, (start, end) in enumerate(spans) if start < place.end and place.start < end]
    if len(inside) >= ENOUGH:
        return moves.place(place)
    first = bisect_right(spans, (place.end, place.end)) if not inside else inside[0]
    last = first - 1 if not inside else inside[-1]
    windows = range(max(0, last - ENOUGH + 1), min(first, len(spans) - ENOUGH) + 1)
    near = (Place(min(spans[at][0], place.start), max(spans[at + ENOUGH - 1][1], place.end)) for at in windows)
    return moves.place(place) if not windows or any(not moves.touches(one) for one in near) else None


def _found(old: str, moves: Moves, place: Place, spans: Sequence[tuple[int, int]]) -> Place | None:
    """Looks for what was touched: the words themselves, or the sentence around them when they are few."""
    around = next((one for one in (place, sentence(old, place)) if _enough(old[one.start : one.end])), None)
    if around is None:
        return None
    words = old[around.start : around.end]
    places = _apart(old, words)
    if around not in places:
        return None
    kept = [(one, _kept(moves, one, spans)) for one in places]
    displaced = [one for one, stands in kept if stands is None]
    taken = {stands for _, stands in kept if stands}
    free = [one for one in _apart(moves.text, words) if one not in taken]
    if around not in displaced or len(free) < len(displaced):
        return None
    start = free[displaced.index(around)].start + place.start - around.start
    return Place(start, start + place.end - place.start)


def _apart(text: str, words: str) -> list[Place]:
    """Where the words stand by themselves, not as a part of longer ones."""
    return [one for one in find(text, words) if not _within(text, one)]


def _within(text: str, place: Place) -> bool:
    before, after = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    first, last = text[place.start], text[place.end - 1]
    return (before.isalnum() and first.isalnum()) or (after.isalnum() and last.isalnum())


def _enough(words: str) -> bool:
    return len(WORD.findall(words)) >= ENOUGH
