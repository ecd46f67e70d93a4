"""The words of a text, and the letters by which two words count as the same."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Accents may stand as a letter of their own (decomposed text), and a soft hyphen or zero-width
# character may hide in a word; neither ends it.
JOINED = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
APOSTROPHE_OR_HYPHEN = "['’‘ʼ`´\u2010\u2011-]"
PIECE = f"[^\\W_][^\\W_]*(?:[{JOINED}{UNSEEN}]+[^\\W_]*)*"
WORD = re.compile(f"{PIECE}(?:{APOSTROPHE_OR_HYPHEN}{PIECE})*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in its text: `source[start:end] == text`, in code points."""

    text: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Returns the words: letters and digits of any script, with apostrophes and hyphens inside them.

    >>> [word.text for word in words("Foto's van 't e-mailbeleid (2018).")]
    ["Foto's", 'van', 't', 'e-mailbeleid', '2018']
    """
    return tuple(Word(match[0], match.start(), match.end()) for match in WORD.finditer(text))


@lru_cache(maxsize=8192)
def letters(word: str) -> str:
    """Returns what is compared: letters, digits and accents, casefolded, nothing else.

    Compatibility forms (NFKC) count as the plain letter, and an accent counts the same whether it stands
    apart or not. 'een' and 'één' stay two words.

    >>> letters("Foto's"), letters("ÉÉN"), letters("kan\\u00adtine")
    ('fotos', 'één', 'kantine')
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    return "".join(sign for sign in plain if sign.isalnum() or unicodedata.category(sign).startswith("M"))
