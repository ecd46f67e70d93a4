"""The words of a text, folded: small letters without accents, numbers kept."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+)*(?:['’`´\u2010\u2011\u00ad-][^\W_]+)*")
_DROPPED = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ĳ": "ij"})
# A number keeps its digits together: 1.850 and 1850 are the same.
_NUMBER = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in its text, and as it is compared: `source[start:end]` is the word."""

    folded: str
    start: int
    end: int


def fold(word: str) -> str:
    """Returns letters a to z and digits of a word, in small letters; other scripts give nothing.

    >>> fold("Coördinatie"), fold("'s-Gravenhage"), fold("1.850")
    ('coordinatie', 'sgravenhage', '1850')
    """
    low = word.casefold()
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    return _DROPPED.sub("", low)


def words(text: str) -> list[Word]:
    """Returns the words of a text. A word with a hyphen is its parts and, of two, also the whole.

    >>> [word.folded for word in words("Het OV-aanbod: 1.850 woningen, één foto's.")]
    ['het', 'ov', 'aanbod', 'ovaanbod', '1850', 'woningen', 'een', 'fotos']
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        whole = match[0].replace("\u00ad", "")
        pieces = [piece for piece in re.split("[\u2010\u2011-]", whole) if piece]
        parts = pieces if len(pieces) > 1 else []
        for piece in dict.fromkeys([*parts, whole] if len(parts) < 3 else parts):
            if folded := fold(piece):
                found.append(Word(folded, match.start(), match.end()))
    return found


def number(folded: str) -> bool:
    """Says whether a word is a number."""
    return bool(_NUMBER.fullmatch(folded))
