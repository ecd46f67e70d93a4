"""Words sought in a text by how they begin, whatever their case and accents."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from leertraject.analysis.passages.places import Place
from leertraject.analysis.passages.spelling import APOSTROPHE_OR_HYPHEN, JOINED, PIECE, UNSEEN, words

_DROPPED = re.compile(r"[^\w\s]+")
# A word begins where no letter, digit or accent stands before it; so the second half of "e-mail" is a word too.
_BEGIN = f"(?<![^\\W_])(?<![{JOINED}{UNSEEN}])"
# What may stand between two letters without parting them, and what follows up to the end of the word.
_BETWEEN = f"(?:[{JOINED}{UNSEEN}]|{APOSTROPHE_OR_HYPHEN})*"
_REST = f"(?:[^\\W_]|[{JOINED}{UNSEEN}])*(?:{APOSTROPHE_OR_HYPHEN}{PIECE})*"


def sought(typed: str) -> tuple[str, ...]:
    """Returns the words to look for, folded, each once.

    >>> sought("Één  gesprék, één foto's")
    ('een', 'gesprek', 'fotos')
    """
    return tuple(dict.fromkeys(filter(None, (_folded(word.text) for word in words(typed)))))


def may_hold(text: str, wanted: Sequence[str]) -> bool:
    """Says quickly whether a text can hold all these words; when it says no, `search` finds nothing in any part."""
    folded = _folded(text)
    return all(word in folded for word in wanted)


def search(text: str, wanted: Sequence[str]) -> tuple[Place, ...]:
    """Returns the places of the words that begin with one of `wanted` (see `sought`), if each of these occurs.

    >>> [(place.start, place.end) for place in search("Twee gesprekken, één per e-mail.", ("gespr", "mail"))]
    [(5, 15), (27, 31)]
    >>> search("Twee gesprekken.", ("gespr", "mail"))
    ()
    """
    if not wanted or not may_hold(text, wanted):
        return ()
    # The longest first: of two that begin alike the one that says most decides how far the word was compared.
    letters = sorted(wanted, key=len, reverse=True)
    pattern = re.compile(f"{_BEGIN}(?:{'|'.join(_spelled(word) for word in letters)}){_REST}", re.IGNORECASE)
    places: list[Place] = []
    missing = set(wanted)
    for match in pattern.finditer(text):
        places.append(Place(match.start(), match.end()))
        if missing:
            begin = _folded(match[0])
            missing = {word for word in missing if not begin.startswith(word)}
    return () if missing else tuple(places)


def _folded(text: str) -> str:
    """Returns letters, digits and white space, casefolded, without accents and without signs inside words."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _DROPPED.sub("", text.lower())


def _spelled(word: str) -> str:
    variants = _variants()
    return _BETWEEN.join(f"[{re.escape(letter)}{variants.get(letter, '')}]" for letter in word)


@cache
def _variants() -> Mapping[str, str]:
    """Per plain letter or digit the single signs that fold to it, such as é and ｅ to e."""
    found: dict[str, str] = defaultdict(str)
    for code in (*range(0x80, 0x3000), *range(0xFF10, 0xFF5B)):
        plain = _folded(chr(code))
        if len(plain) == 1 and not plain.isspace() and plain != chr(code):
            found[plain] += chr(code)
    return found
