"""What a dictionary and lists of others know: Dutch words, first names and surnames of many countries, places.

Made by `tools/lexicon.py`; sources and licences stand beside the file. Read once, when first asked.
"""

import lzma
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from leertraject.analysis.identifying.familiar import DIALECT, ENTITIES
from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.ordinary import WORDS
from leertraject.analysis.identifying.surnames import NOBODY

# Words longer than this are not in the list: they are nearly always made of others.
LONGEST = 12
_NUMBERS = ("tig", "tiende", "tigste", "honderd", "duizend", "honderdste")
# An ending that makes a word of another, or of two; what stands before it need not be known.
_MADE = (
    "achtig",
    "heid",
    "isme",
    "iteit",
    "atie",
    "schap",
    "baar",
    "loos",
    "zijds",
    "sgewijs",
    "eerd",
    "eren",
    "eerde",
)


# Of longer words also what a verb or an adjective makes of itself.
_LONG = ("ingen", "ering", "ende", "elijk", "elijke", "ische", "atieve", "aties", "ering", "wijze", "sgewijze")


class _Lists(NamedTuple):
    words: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    places: frozenset[str]


@cache
def _lists() -> _Lists:
    data = (files(__package__) / "data" / "lexicon.txt.xz").read_bytes()
    return _Lists(*(frozenset(part.split("\n")) for part in lzma.decompress(data).decode().strip("\n").split("\n\n")))


@cache
def _first() -> frozenset[str]:
    return _lists().first - ENTITIES - NOBODY - DIALECT


def first_names() -> frozenset[str]:
    """Returns first names that are no Dutch word, no town and no firm."""
    return _first()


def last_names() -> frozenset[str]:
    """Returns surnames that are no Dutch word, without the particle before them."""
    return _lists().last


def place(low: str) -> bool:
    """Says whether this is a town, a province or a country, or of one (Zwolse is not; Zwolle's is)."""
    return low in _lists().places or low in NOBODY


def explained(low: str) -> bool:
    """Says whether this is something else than a name: a word, words behind each other, a place, an organisation.

    >>> [explained(word) for word in ("begroting", "buurtbarbecue", "tweeëntwintig", "joure", "sharepoint", "ngozi")]
    [True, True, True, True, True, False]
    """
    return word(low) or place(low) or low in ENTITIES


def plain(low: str) -> str:
    """Returns a word without its accents: they stress a word (één), or are left out by who writes a name down.

    >>> plain("aïsha"), plain("níks"), plain("yıldız")
    ('aisha', 'niks', 'yildiz')
    """
    if low.isascii():
        return low
    bare = "".join(one for one in unicodedata.normalize("NFD", low) if not unicodedata.combining(one))
    return bare.translate(_BARE)


_BARE = str.maketrans("ıłđøəß", "ildoes")
_ROMAN = re.compile("[ivxlcm]+")
_OF_PLACE = re.compile(r"(?:se|ers|er|s)$")
_VOWEL = re.compile("[aeiouy]")


def word(low: str) -> bool:
    """Says whether this is a Dutch word, a common English one, or two or three Dutch ones behind each other."""
    if listed_word(low) or low in DIALECT or len(low) < 3:
        return True
    bare = plain(low)
    if bare != low and word(bare):
        return True
    if (
        not _VOWEL.search(bare)
        or _ROMAN.fullmatch(bare)
        or low.endswith(_NUMBERS)
        or (len(low) > 7 and low.endswith(_MADE))
        or (len(low) > 9 and low.endswith(_LONG))
    ):
        return True
    parts = re.split("[-'’]", low)
    if len(parts) > 1:
        return all(map(explained, parts))
    words = _lists().words
    # What is of a word (vergunnings- en toezichtbeleid) or of a place (Zwolse, Scheveningse).
    if low.endswith("s") and len(low) > 5 and low[:-1] in words:
        return True
    stem = _OF_PLACE.sub("", low)
    if stem != low and len(stem) > 3 and any(map(place, (stem, f"{stem}e", f"{stem}en", f"{stem}a"))):
        return True
    return _joined(low, words)


def listed_word(low: str) -> bool:
    """Says whether exactly this stands in the dictionary."""
    return low in WORDS or low in _lists().words


def rare(low: str) -> bool:
    """Says whether this is a Dutch word, or two behind each other, that is not among the common ones."""
    return word(low) and low.isalpha() and low not in WORDS and not place(low) and low not in ENTITIES


def _joined(low: str, words: frozenset[str], parts: int = 3) -> bool:
    for at in range(4, len(low) - 3):
        right = low[at:]
        if right not in words and not (parts > 2 and len(right) > 7 and _joined(right, words, parts - 1)):
            continue
        left = low[:at]
        if left in words or (left[-1] == "s" and len(left) > 4 and left[:-1] in words):
            return True
    # A short word of which nearly all others can be made: zak-geld, wijk-raad, bos-wachter.
    return len(low) > 6 and (
        (low[:3] in _SHORT and low[3:] in words) or (low[-3:] in _SHORT_BEHIND and low[:-3] in words)
    )


_SHORT = listed(
    """
    aan afd app arm bad bak bij bos bus dag dak dam doe don duo eet ict ijs inn kas kat nep net nul oer oor oud out
    pas pol pop pot rij sap spa tas tax tip top tuin uit vak var vee vet vis voor web wet wij zak zee zeg zij zon
    """
)
_SHORT_BEHIND = listed(
    """
    app bad bak bos bus dag dak dam dip dok fee gat heg kap kar kas lab lat les lid lijn loo map mat net oom pak pas
    pet pot put rek rij rit rol sap sla tas tip top vak vel vet vis vla vol wet zak zee zin zorg
    """
)
