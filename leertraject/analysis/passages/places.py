"""Exact places in a text, the digest of the words there, and the words around them."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a text in Unicode code points, half-open and never empty.

    Raises ValueError unless 0 <= start < end. Whether it fits a text is for whoever holds that text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a place needs 0 <= start < end")


class Context(NamedTuple):
    """A quote (`words`, literal) with what stands before and after it."""

    before: str
    words: str
    after: str


def find(text: str, quote: str) -> tuple[Place, ...]:
    """Returns every place where `text[start:end] == quote`, in order, overlapping ones too.

    Nothing is tolerated here: not a space, not a capital. An empty quote stands nowhere.

    >>> find("Ja. Ja, ja.", "Ja")
    (Place(start=0, end=2), Place(start=4, end=6))
    >>> find("Ja. Ja, ja.", "ja,")
    ()
    """
    places: list[Place] = []
    start = text.find(quote) if quote else -1
    while start != -1:
        places.append(Place(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return tuple(places)


def digest(words: str, key: bytes) -> str:
    """Returns the HMAC-SHA256 (RFC 2104) of the exact words in UTF-8, as 64 hexadecimal digits.

    Without normalisation: one other space or accent gives another digest. The key keeps anyone who has
    only the digests from guessing short words. Raises ValueError for an empty key.

    >>> digest("Wat vraagt de inwoner?", b"sleutel")[:16]
    '29190990ae0e6886'
    """
    if not key:
        raise ValueError("a digest needs a key")
    return hmac.new(key, words.encode("utf-8"), hashlib.sha256).hexdigest()


def context(text: str, place: Place, before: int = 80, after: int = 80) -> Context:
    """Returns the words at `place` with at most `before` and `after` code points around them.

    Cut between words: a word that does not fit is left out, so either side may be empty, and there is no
    whitespace at the outer ends. The three parts joined stand literally in the text. Raises ValueError
    when the place ends beyond the text.

    >>> tuple(context("Ik heb er elf uitgegooid, samen met Gerda.", Place(7, 24), before=5, after=11))
    ('heb ', 'er elf uitgegooid', ', samen met')
    """
    if place.end > len(text):
        raise ValueError("the place ends beyond the text")
    start = max(0, place.start - before)
    while 0 < start < place.start and not text[start - 1].isspace() and not text[start].isspace():
        start += 1
    end = min(len(text), place.end + after)
    while place.end < end < len(text) and not text[end - 1].isspace() and not text[end].isspace():
        end -= 1
    return Context(text[start : place.start].lstrip(), text[place.start : place.end], text[place.end : end].rstrip())
