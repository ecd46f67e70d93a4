"""Someone who keeps every publication, knows who is in each, and combines what they say.

Written apart from the code it attacks: plain trial of factors, no algebra.
"""

import itertools
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from leertraject.analysis.disclosure import Publication


@dataclass(frozen=True)
class Leak:
    """A group that was found, how many of it are counted (None: only the group), from how many publications."""

    group: frozenset[Hashable]
    counted: int | None
    publications: int


def attack(published: Sequence[Publication], least: int, most: int = 3, factor: int = 2) -> list[Leak]:
    """Returns every small group that a sum of up to `most` publications singles out."""
    leaks: list[Leak] = []
    for chosen in _choices(published, most):
        for factors in itertools.product([f for f in range(-factor, factor + 1) if f], repeat=len(chosen)):
            weights: Counter[Hashable] = Counter()
            for times, publication in zip(factors, chosen, strict=True):
                weights.update(dict.fromkeys(publication.people, times))
            touched = frozenset(person for person, weight in weights.items() if weight)
            if 0 < len(touched) < least:
                leaks.append(Leak(touched, None, len(chosen)))
            if len({weights[person] for person in touched}) == 1:
                leaks += _counted(touched, next(weights[person] for person in touched), factors, chosen, least)
    return leaks


def _choices(published: Sequence[Publication], most: int) -> Iterator[tuple[Publication, ...]]:
    for size in range(1, most + 1):
        yield from itertools.combinations(published, size)


def _counted(
    group: frozenset[Hashable], weight: int, factors: Sequence[int], chosen: Sequence[Publication], least: int
) -> Iterator[Leak]:
    """Yields the answers of a whole group that are given by, or missing from, too few people."""
    questions = set.intersection(*(set(publication.counts) for publication in chosen))
    for question in questions:
        answers = set.intersection(*(set(publication.counts[question]) for publication in chosen))
        found = [
            sum(times * page.counts[question][answer] for times, page in zip(factors, chosen, strict=True)) // weight
            for answer in sorted(answers)
        ]
        rest = len(group) - sum(found)
        if any(not least <= count for count in found):
            yield Leak(group, min(found), len(chosen))
        # The rest is known only where every publication shows the same answers.
        same = len({frozenset(publication.counts[question]) for publication in chosen}) == 1
        if same and 0 < rest < least:
            yield Leak(group, rest, len(chosen))
