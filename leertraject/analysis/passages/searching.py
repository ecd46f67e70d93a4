"""Words sought in a text by how they begin, whatever their case and accents."""

import re
import unicodedata
from collections.abc import Sequence

from leertraject.analysis.passages.places import Place
from leertraject.analysis.passages.spelling import words

# What stands inside a word without ending it, and every accent that stands apart.
_DROPPED = re.compile(r"[^\w\s]+")
_JOINTS = re.compile(r"[^\w\s]")


def sought(typed: str) -> tuple[str, ...]:
    """Returns the words to look for, folded, each once.

    >>> sought("Één  gesprék, één foto's")
    ('een', 'gesprek', 'fotos')
    """
    return tuple(dict.fromkeys(filter(None, (_folded(word.text) for word in words(typed)))))


def may_hold(text: str, wanted: Sequence[str]) -> bool:
    """Says whether a text can hold all these words; when it says no, `search` finds nothing in any part of it."""
    folded = _folded(text)
    return all(word in folded for word in wanted)


def search(text: str, wanted: Sequence[str]) -> tuple[Place, ...]:
    """Returns the places of the words that begin with one of `wanted` (see `sought`), if each of these occurs.

    The second half of a word with a hyphen counts as a word too.

    >>> [(place.start, place.end) for place in search("Twee gesprekken, één per e-mail.", ("gespr", "mail"))]
    [(5, 15), (25, 31)]
    >>> search("Twee gesprekken.", ("gespr", "mail"))
    ()
    """
    if not wanted or not may_hold(text, wanted):
        return ()
    places: list[Place] = []
    found: set[str] = set()
    for word in words(text):
        begins = {_folded(word.text), *(_folded(piece) for piece in _JOINTS.split(word.text))}
        hit = {one for one in wanted if any(begin.startswith(one) for begin in begins)}
        if hit:
            found |= hit
            places.append(Place(word.start, word.end))
    return tuple(places) if len(found) == len(set(wanted)) else ()


def _folded(text: str) -> str:
    """Returns letters, digits and white space, casefolded, without accents and without signs inside words."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _DROPPED.sub("", text.lower())
