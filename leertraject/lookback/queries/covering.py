"""Where hand-written text repeats words that may not be read, and the text with those words covered."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from leertraject.analysis import passages
from leertraject.programmes import wordings

GUARDED_WORDS = 8
GONE = wordings.GONE
# What someone hears who was writing in a text when it was covered.
WENT = "Intussen zijn hier woorden weggehaald die niet meer vrijgegeven zijn."

Key = TypeVar("Key", bound=Hashable)
Place = Sequence[int]


def repeated(text: str, sources: Mapping[Key, str]) -> list[list[int]]:
    """Returns every place [start, end) where `text` repeats eight successive words of a source, in order.

    Offsets are code points of `text`. What was found is blotted out at equal length and the rest is read again, for
    a source may be repeated more than once.
    """
    left, found = text, []
    while runs := passages.shared_runs_any(left, sources, GUARDED_WORDS):
        for run in runs.values():
            start, end = run.place.start, run.place.end
            found.append([start, end])
            left = left[:start] + "x" * (end - start) + left[end:]
    return joined(found)


def covered(text: str, places: Iterable[Place]) -> str:
    """Returns `text` with `GONE` at these places; places that overlap become one.

    >>> covered("Zij zei: nooit meer zo. Dus.", [[9, 16], [14, 23]])
    'Zij zei: [ingetrokken woorden] Dus.'
    """
    for start, end in reversed(joined(places)):
        text = text[:start] + GONE + text[end:]
    return text


def joined(places: Iterable[Place]) -> list[list[int]]:
    """Returns these places in order; those that overlap or touch become one."""
    joined: list[list[int]] = []
    for start, end in sorted(places, key=tuple):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined


def hidden(text: str, places: Iterable[Place]) -> dict[int, str]:
    """Returns the words at these places, as sources for `repeated`."""
    return {number: text[start:end] for number, (start, end) in enumerate(places)}


def places_of_gone(text: str) -> list[list[int]]:
    """Returns the places where words were covered in a text.

    >>> places_of_gone("Zij zei: [ingetrokken woorden]. Dus.")
    [[9, 30]]
    """
    parts = text.split(GONE)
    found, at = [], 0
    for part in parts[:-1]:
        at += len(part)
        found.append([at, at + len(GONE)])
        at += len(GONE)
    return found
