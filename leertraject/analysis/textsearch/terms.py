"""What a text is compared and searched by: stems, the parts of its compounds, and the subjects of both."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from leertraject.analysis.textsearch.compounds import parts
from leertraject.analysis.textsearch.spelling import Word, words
from leertraject.analysis.textsearch.stems import common, stem, stop
from leertraject.analysis.textsearch.themes import subjects

# How much a part of a compound and a subject count beside the word itself. Tuned on the part `tune` of the labels in
# bench/linking, 2026-12-01.
PART, SUBJECT = 0.6, 1.0
# Before the name of a subject; no stem begins with it.
MARK = "#"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that someone typed: the stem to look for, or any word that begins with `prefix`."""

    stem: str
    prefix: str


def of_word(word: Word) -> dict[str, float]:
    """Returns the terms of one word with their weights; none for a word that says nothing of a subject."""
    if stop(word.folded) or common(word.folded):
        return {}
    found = {stem(word.folded): 1.0}
    for part in parts(word.folded):
        found.setdefault(stem(part), PART)
    for term, weight in list(found.items()):
        for name in subjects(term):
            found[MARK + name] = max(found.get(MARK + name, 0.0), SUBJECT * weight)
    return found


def counted(text: str) -> dict[str, float]:
    """Returns the terms of a text, each as often as it stands there, by its weight."""
    found: dict[str, float] = defaultdict(float)
    for word in words(text):
        for term, weight in of_word(word).items():
            found[term] += weight
    return found


def indexed(text: str) -> str:
    """Returns what an index of words keeps of a text: of every word its letters, its stem and the stems of its parts.

    >>> indexed("De woningbouwopgaven")
    'de woningbouwopgaven woningbouwopgave woon bouw opgave'
    """
    return " ".join(term for word in words(text) for term in _kept(word.folded))


def _kept(folded: str) -> Iterable[str]:
    return dict.fromkeys((folded, stem(folded), *map(stem, parts(folded))))


def wanted(typed: str) -> tuple[Wanted, ...]:
    """Returns what is looked for: every word that says something, or every word when none does; each once.

    >>> [one.prefix for one in wanted("de woningen in Óost, woningen")]
    ['woningen', 'oost']
    """
    typed_words = dict.fromkeys(word.folded for word in words(typed))
    telling = [word for word in typed_words if not stop(word)] or list(typed_words)
    return tuple(Wanted(stem(word), word) for word in telling)
