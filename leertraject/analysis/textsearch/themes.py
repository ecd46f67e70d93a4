"""Subjects: words that the papers of a government use for one thing, so that "tram" is found beside "bus"."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from leertraject.analysis.textsearch.spelling import words
from leertraject.analysis.textsearch.stems import stem


@cache
def _subjects() -> Mapping[str, tuple[str, ...]]:
    """Per stem the subjects that it belongs to."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for line in (files(__package__) / "data" / "themes.txt").read_text(encoding="ascii").splitlines():
        name, colon, listed = line.partition(": ")
        if colon and not line.startswith("#"):
            for word in words(listed):
                found[stem(word.folded)][name] = None
    return {key: tuple(names) for key, names in found.items()}


def subjects(stemmed: str) -> tuple[str, ...]:
    """Returns the names of the subjects to which a stem belongs.

    >>> subjects(stem("trams"))
    ('openbaar-vervoer',)
    """
    return _subjects().get(stemmed, ())
