"""Finding words again in whatever a page or a table holds, however they are written there."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote_plus

SUCCESSIVE = 6
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True)
class Phrase:
    """Words that may be nowhere: any `SUCCESSIVE` of them in a row, or all of them when there are fewer."""

    runs: tuple[tuple[str, frozenset[str]], ...]

    @classmethod
    def of(cls, text: str) -> "Phrase":
        said = words(text)
        size = min(SUCCESSIVE, len(said))
        runs = [said[at : at + size] for at in range(len(said) - size + 1)]
        return cls(tuple((" ".join(run), frozenset(run)) for run in runs))

    def inside(self, document: str) -> str:
        """Returns the words found in a document, or "". Tags, entities, quotes, spaces and case do not matter."""
        return next(found_in(document, [self]), "")


def found_in(document: str, phrases: Iterable[Phrase]) -> Iterator[str]:
    """Yields of each phrase that stands in a document the first words found."""
    readings = spellings(document)
    known = frozenset().union(*readings)  # most runs hold a word that is nowhere: looking that up costs little
    lines = [f" {' '.join(said)} " for said in readings]
    for phrase in phrases:
        hits = (run for run, said in phrase.runs if said <= known and any(f" {run} " in line for line in lines))
        yield from islice(hits, 1)


@lru_cache(maxsize=4)
def spellings(document: str) -> list[list[str]]:
    """Returns the words of a document in every way that they may be written there."""
    return [words(reading) for reading in dict.fromkeys(_readings(document))]


def words(text: str) -> list[str]:
    """Returns the words of a text, without case and signs."""
    return _WORD.findall(text.casefold())


def _readings(document: str) -> list[str]:
    """The same document as text (a tag may stand between words or within one), and with what stands in attributes."""
    plain = html.unescape(html.unescape(document))
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), plain)
    found = [_TAG.sub(" ", document), _TAG.sub("", document)]
    return [*(html.unescape(one) for one in found), plain, unquote_plus(plain)]
