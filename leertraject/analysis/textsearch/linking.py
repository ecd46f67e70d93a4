"""Which opgaven a paragraph looks like, and on which words.

BM25 over stems, parts of compounds and subjects, with vectors of sentences when there are some.

A suggestion is a sum that is published here. `Linker.ranked` orders every opgave; `Linker.suggest` keeps only what is
above the threshold, so that a paragraph about nothing gets nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from leertraject.analysis.textsearch.procedure import share
from leertraject.analysis.textsearch.spelling import words
from leertraject.analysis.textsearch.terms import counted, of_word

Vector = Sequence[float]

# Tuned on the part `tune` of the labels in bench/linking, 2026-12-01; see docs/adr/0037.
FIELDS = {"title": 2.0, "statement": 2.0, "why_now": 1.0, "questions": 1.0, "users": 1.0}
SATURATION, LENGTH = 2.0, 0.5  # k1 and b of BM25
TITLE = 0.3  # how much the title of the document counts beside the words of the paragraph
VECTOR = 8.0  # how much likeness of vectors counts beside words
PROCEDURE = 6.0  # what a paragraph that is all procedure loses
# What a suggestion has to reach to be made, and to be called sure: with words alone, and with vectors.
ENOUGH, ENOUGH_WITH_VECTORS = 2.25, 3.25
SURE, SURE_WITH_VECTORS = 3.5, 5.0
NEAR = 0.6  # what has less than this part of the best score is not suggested beside it
MOST = 5
_SHOWN = 4  # words that are given as the reason
_TELLING = 0.1  # a word counts as a reason from this part of what the best word brings


@dataclass(frozen=True, slots=True)
class Opgave:
    """What is known of an opgave; any text may be empty."""

    id: str
    title: str
    statement: str = ""
    why_now: str = ""
    questions: tuple[str, ...] = ()
    users: tuple[str, ...] = ()

    def texts(self) -> dict[str, str]:
        """Returns the text of each part that is compared, by the name of the part."""
        return {
            "title": self.title,
            "statement": self.statement,
            "why_now": self.why_now,
            "questions": " ".join(self.questions),
            "users": ", ".join(self.users),
        }


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the title of its document, with their vectors when there is an encoder."""

    text: str
    title: str = ""
    vector: Vector | None = None
    title_vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A word of the paragraph on which an opgave was found: `text[start:end] == word`."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An opgave that a paragraph looks like; without reasons it was found by its vector alone.

    `score` orders; `strength` is what the thresholds are about: without the title, less what is procedure. `sure`
    says whether it is so far above the threshold that of ten paragraphs about nothing one or two get such a suggestion.
    """

    opgave: str
    score: float
    strength: float
    sure: bool = False
    reasons: tuple[Reason, ...] = ()


class Linker:
    """Opgaven, ready to be compared with paragraphs."""

    def __init__(
        self,
        opgaven: Sequence[Opgave],
        *,
        beside: Iterable[str] = (),
        vectors: Mapping[str, Vector] | None = None,
    ) -> None:
        """Takes the opgaven, texts that show how common words are (the document), and vectors by id of the opgave."""
        self.ids = [one.id for one in opgaven]
        self._vectors = _matrix([vectors.get(one.id) for one in opgaven]) if vectors else None
        documents = [_weighed(one) for one in opgaven]
        self._common = Counter(term for document in documents for term in document)
        texts = list(beside)
        for text in texts:
            self._common.update(counted(text).keys())
        self._number = len(documents) + len(texts)
        # Per term where it stands and how much that counts, the length of the opgave taken into account.
        self._places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        average = sum(map(_long, documents)) / len(documents) if documents else 1.0
        for place, document in enumerate(documents):
            slow = SATURATION * (1 - LENGTH + LENGTH * _long(document) / (average or 1.0))
            for term, weight in document.items():
                self._places[term].append((place, weight * (SATURATION + 1) / (weight + slow)))

    def ranked(self, paragraph: Paragraph) -> list[Suggestion]:
        """Returns every opgave, the likest first; equal ones in the order in which they were given."""
        said, titled = self._by_words(paragraph.text), self._by_words(paragraph.title)
        near, title_near = self._by_vector(paragraph.vector), self._by_vector(paragraph.title_vector)
        lost = PROCEDURE * share(paragraph.text)
        bound = SURE if paragraph.vector is None else SURE_WITH_VECTORS
        found = []
        for place, one in enumerate(self.ids):
            alone = said[place] + VECTOR * near[place]
            score = alone + TITLE * (titled[place] + VECTOR * title_near[place])
            found.append(Suggestion(one, score, alone - lost, sure=alone - lost >= bound))
        return sorted(found, key=lambda one: -one.score)

    def suggest(self, paragraph: Paragraph, *, most: int = MOST) -> list[Suggestion]:
        """Returns at most `most` opgaven that it looks like enough, the likest first, with the words on which."""
        enough = ENOUGH if paragraph.vector is None else ENOUGH_WITH_VECTORS
        ranked = self.ranked(paragraph)
        found = [one for one in ranked if one.strength >= enough and one.score >= NEAR * ranked[0].score]
        reasons = [self.reasons(paragraph.text, one.opgave) for one in found[:most]]
        # One word alone is never sure, however rare it is.
        return [
            replace(one, reasons=why, sure=one.sure and len(why) > 1)
            for one, why in zip(found[:most], reasons, strict=True)
        ]

    def evidence(self, opgave: str, paragraphs: Sequence[Paragraph], *, most: int = 20) -> list[tuple[int, Suggestion]]:
        """Returns the places of the paragraphs that look like this opgave enough, the likest first.

        Raises ValueError for an opgave that is not in it.
        """
        if opgave not in self.ids:
            raise ValueError(f"no opgave {opgave}")
        found = [
            (number, one)
            for number, paragraph in enumerate(paragraphs)
            for one in self.suggest(paragraph)
            if one.opgave == opgave
        ]
        return sorted(found, key=lambda pair: -pair[1].strength)[:most]

    def reasons(self, text: str, opgave: str) -> tuple[Reason, ...]:
        """Returns the words of a text that tell most for an opgave, in the order of the text, each stem once."""
        place = self.ids.index(opgave)
        best: dict[str, tuple[float, Reason]] = {}
        for word in words(text):
            terms = of_word(word)
            worth = sum(weight * self._rare(term) * self._weight(term, place) for term, weight in terms.items())
            key = next(iter(terms), "")
            if worth > best.get(key, (0.0,))[0]:
                best[key] = worth, Reason(text[word.start : word.end], word.start, word.end)
        ordered = sorted(best.values(), key=lambda pair: -pair[0])[:_SHOWN]
        telling = [reason for worth, reason in ordered if worth >= _TELLING * ordered[0][0]]
        return tuple(sorted(set(telling), key=lambda reason: reason.start))

    def _by_words(self, text: str) -> list[float]:
        """Returns for each opgave how much the words of a text tell for it; a word said twice tells no more."""
        found = [0.0] * len(self.ids)
        squares = 0.0
        for term, often in counted(text).items():
            weight, rare = min(1.0, often), self._rare(term)
            squares += (weight * rare) ** 2
            for place, much in self._places.get(term, ()):
                found[place] += weight * rare * much
        # A long text says more words by chance.
        long = squares**0.25 or 1.0
        return [one / long for one in found]

    def _by_vector(self, vector: Vector | None) -> list[float]:
        if vector is None or self._vectors is None:
            return [0.0] * len(self.ids)
        return [float(one) for one in self._vectors @ _array(vector)]

    def _rare(self, term: str) -> float:
        common = self._common[term]
        return math.log(1 + (self._number - common + 0.5) / (common + 0.5))

    def _weight(self, term: str, place: int) -> float:
        return next((much for at, much in self._places.get(term, ()) if at == place), 0.0)


def middle(vectors: Sequence[Vector]) -> Vector:
    """Returns the vector of an opgave: the middle of those of its parts (`Opgave.texts`), of length one.

    >>> middle([(1.0, 0.0), (0.0, 1.0)])
    (0.7071067811865475, 0.7071067811865475)
    """
    total = [math.fsum(numbers) for numbers in zip(*vectors, strict=True)]
    length = math.hypot(*total) or 1.0
    return tuple(number / length for number in total)


def _matrix(vectors: Sequence[Vector | None]) -> Any:
    """Returns one row for each; zeros for one without a vector, which then is like nothing."""
    size = next((len(one) for one in vectors if one is not None), 0)
    return _array([one if one is not None else (0.0,) * size for one in vectors])


def _array(numbers: Any) -> Any:
    # Only here: whoever compares words alone needs no numpy, nor the time to load it.
    import numpy as np

    return np.asarray(numbers, dtype=np.float32)


def _weighed(opgave: Opgave) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for name, text in opgave.texts().items():
        for term, weight in counted(text).items():
            found[term] += FIELDS[name] * weight
    return found


def _long(document: Mapping[str, float]) -> float:
    return sum(document.values())
