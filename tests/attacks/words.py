"""Finding words again in whatever a page or a table holds, however they are written there."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
        words = _words(text)
        size = min(SUCCESSIVE, len(words))
        runs = [words[at : at + size] for at in range(len(words) - size + 1)]
        return cls(tuple((" ".join(run), frozenset(run)) for run in runs))

    def inside(self, document: str) -> str:
        """Returns the words found in a document, or "". Tags, entities, quotes, spaces and case do not matter."""
        return next(found_in(document, [self]), "")


def found_in(document: str, phrases: Iterable[Phrase]) -> Iterator[str]:
    """Yields of each phrase that stands in a document the first words found."""
    readings = [_words(reading) for reading in dict.fromkeys(_readings(document))]
    known = frozenset().union(*readings)  # most runs hold a word that is nowhere: looking that up costs little
    lines = [f" {' '.join(words)} " for words in readings]
    for phrase in phrases:
        hits = (run for run, words in phrase.runs if words <= known and any(f" {run} " in line for line in lines))
        yield from islice(hits, 1)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _readings(document: str) -> list[str]:
    """The same document as text (a tag may stand between words or within one), and with what stands in attributes."""
    plain = html.unescape(html.unescape(document))
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), plain)
    found = [_TAG.sub(" ", document), _TAG.sub("", document)]
    return [*(html.unescape(one) for one in found), plain, unquote_plus(plain)]
