"""The words of a turn with what stands between them, and whether a sentence begins there."""

import re
from typing import NamedTuple

from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.ordinary import WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d+")
_ENDS = re.compile(r"[.?!…:;\n\"“”„«»]|[-–—]\s|^\s*$")
# Behind these a full stop does not end the sentence.
SHORT = listed("mr dr drs ir ing prof mw mevr dhr hr st ds bc bijv nr fam")


class Token(NamedTuple):
    """A word of a turn. `gap` is what stands between the word before and this one; `head` says that a sentence begins.

    `low` is what is compared: small letters, without a possessive 's.
    """

    text: str
    low: str
    start: int
    end: int
    gap: str
    cap: bool
    head: bool

    @property
    def close(self) -> bool:
        """Says whether only a space stands between this word and the one before."""
        return self.gap in (" ", " '", " ’", "\u00a0", "  ")


def possessive(word: str) -> bool:
    """Says whether a word ends in an apostrophe and an s.

    >>> possessive("Fatima's"), possessive("Jans")
    (True, False)
    """
    return len(word) > 3 and word[-1] in "sS" and word[-2] in "'’ʼ"


def tokens(text: str) -> list[Token]:
    """Returns the words and numbers of a turn.

    >>> [(token.low, token.head) for token in tokens("Ja. J. de Wit belde Fatima's zus.")]
    [('ja', True), ('j', True), ('de', False), ('wit', False), ('belde', False), ('fatima', False), ('zus', False)]
    """
    found: list[Token] = []
    at = 0
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        gap = text[at:start]
        low = word.lower()
        head = not found or (gap != " " and bool(_ENDS.search(gap)) and not _short(found[-1], gap))
        found.append(
            Token(
                word,
                low[:-2] if low.endswith("s") and possessive(low) else low,
                start,
                match.end(),
                gap,
                word[0].isupper(),
                head,
            )
        )
        at = match.end()
    return found


def _short(before: Token, gap: str) -> bool:
    """Says whether the full stop in this gap belongs to an initial or a short title."""
    return gap in (". ", ".") and (
        before.low in SHORT or (len(before.text) <= 2 and before.cap and before.low not in WORDS)
    )
