"""Does a text repeat someone's words: so many successive ones that it is no accident.

The threshold is the product's own decision: eight successive words of a fragment that was not released
or was withdrawn. Words are compared by their letters alone, glued together, so that punctuation,
capitals, line breaks, kinds of quote, a hyphen more or a compound cut in two do not hide a repetition.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from leertraject.analysis.passages.places import Place
from leertraject.analysis.passages.spelling import letters, words

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Run:
    """Successive words that stand in both: the place in the text, the place in the source, how many words."""

    place: Place
    source: Place
    length: int


@dataclass(frozen=True, slots=True)
class _Letters:
    """A text as one string of letters; piece i begins at begins[i], ends at begins[i + 1], stands at places[i]."""

    glued: str
    begins: tuple[int, ...]
    places: tuple[Place, ...]


def shared_run(text: str, source: str, length: int = 8, whole_from: int | None = None) -> Run | None:
    """Returns the first run in `text` of at least `length` successive words of `source`, as long as it goes.

    Words are counted in the source. A source of fewer than `length` words never counts, unless
    `whole_from` is given: then one of at least that many words counts when it stands whole in the text.
    Raises ValueError when `length` or `whole_from` is below one.

    >>> run = shared_run("Zij zei: 'Een, twee; DRIE vier'!", "nul een twee drie vijf", length=3)
    >>> run
    Run(place=Place(start=10, end=25), source=Place(start=4, end=17), length=3)
    >>> shared_run("een twee drie", "een twee drie") is None
    True
    """
    return shared_runs_any(text, {None: source}, length, whole_from).get(None)


def shared_runs_any(
    text: str, sources: Mapping[Key, str], length: int = 8, whole_from: int | None = None
) -> dict[Key, Run]:
    """Returns per source that is repeated its first run in `text` (see shared_run); others are left out.

    One pass over the text, for hundreds of sources of some hundred words.
    """
    if length < 1 or (whole_from is not None and whole_from < 1):
        raise ValueError("a run is at least one word long")
    read = {key: _glue(source) for key, source in sources.items()}
    head = min(length, whole_from or length)
    index = _index(read, length, whole_from, head)
    written = _glue(text)
    ends = {end: piece for piece, end in enumerate(written.begins[1:])}
    found: dict[Key, Run] = {}
    for piece, begin in enumerate(written.begins[:-1]):
        for key, first, size in index.get(written.glued[begin : begin + head], ()):
            if key not in found and (run := _run(written, ends, piece, read[key], first, size)):
                found[key] = run
    return {key: found[key] for key in sources if key in found}


def _glue(text: str) -> _Letters:
    parts: list[str] = []
    begins = [0]
    places: list[Place] = []
    for word in words(text):
        plain = letters(word.text)
        if plain:
            parts.append(plain)
            begins.append(begins[-1] + len(plain))
            places.append(Place(word.start, word.end))
    return _Letters("".join(parts), tuple(begins), tuple(places))


def _windows(source: _Letters, length: int, whole_from: int | None) -> Iterator[tuple[int, int]]:
    """Yields the first word and the number of words of everything that may not be repeated."""
    count = len(source.places)
    for first in range(count - length + 1):
        yield first, length
    if whole_from is not None and whole_from <= count < length:
        yield 0, count


def _index(
    read: Mapping[Key, _Letters], length: int, whole_from: int | None, head: int
) -> dict[str, list[tuple[Key, int, int]]]:
    """Files every window under its first letters: as many as it surely has, one for each word."""
    index: dict[str, list[tuple[Key, int, int]]] = {}
    for key, source in read.items():
        seen: set[str] = set()
        for first, size in _windows(source, length, whole_from):
            glued = source.glued[source.begins[first] : source.begins[first + size]]
            if glued not in seen:
                seen.add(glued)
                index.setdefault(glued[:head], []).append((key, first, size))
    return index


def _run(written: _Letters, ends: Mapping[int, int], piece: int, source: _Letters, first: int, size: int) -> Run | None:
    """Returns the longest run from this piece and this source word on, ending between two words of the text."""
    begin = written.begins[piece]
    offset = begin - source.begins[first]
    last = first + size
    if not written.glued.startswith(source.glued[source.begins[first] : source.begins[last]], begin):
        return None
    longest: Run | None = None
    while True:
        end = ends.get(source.begins[last] + offset)
        if end is not None:
            place = Place(written.places[piece].start, written.places[end].end)
            longest = Run(place, Place(source.places[first].start, source.places[last - 1].end), last - first)
        if last == len(source.places):
            return longest
        word = source.glued[source.begins[last] : source.begins[last + 1]]
        if not written.glued.startswith(word, source.begins[last] + offset):
            return longest
        last += 1
