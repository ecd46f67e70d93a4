"""Someone who reads every answer, notes each number of people, knows who was in which group, and combines them.

Written apart from what it attacks (`analysis.disclosure`): it tries every group that can be put together, and asks
whether the answers tell how many of it there are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import unescape
from itertools import combinations, count

from leertraject.effects.models import Publication, PublishedInsight
from leertraject.effects.showing.page import VOICES
from leertraject.ui.number_words import in_words

LEAST = 5
HEARD = "was heard"
# Of more groups than these not every union is tried: two to this power.
MOST_GROUPS = 10
_WORDS = {in_words(number): number for number in range(13)}
_NUMBER = rf"(\d+|{'|'.join(filter(str.isalpha, _WORDS))})"
_TOTAL = re.compile(rf"De cijfers (?:op deze bladzijde )?gaan over {_NUMBER} mensen", re.IGNORECASE)
_SUPPORT = re.compile(rf"{_NUMBER} van de {_NUMBER} mensen|alle {_NUMBER} mensen", re.IGNORECASE)
_PLACE = re.compile(r"Inzicht (\d+)\b")
_PEOPLE = re.compile(rf"(?<!\w){_NUMBER} (?:mensen|mens|sprekers?|oud-deelnemers?|deelnemers?)\b", re.IGNORECASE)
_RULE = re.compile(r"minder dan \d+ mensen", re.IGNORECASE)
_TAG = re.compile(r"<(?:script|style|title|desc)[^>]*>.*?</(?:script|style|title|desc)>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Telling:
    """One answer: so many of these people said this of a question; of the question HEARD, how many they are."""

    people: frozenset[str]
    question: str
    number: int
    source: str


@dataclass(frozen=True)
class Found:
    """A group of which the answers tell too much: how many of it said so, and how many answers that took."""

    people: frozenset[str]
    question: str
    number: int
    answers: int

    def __str__(self) -> str:
        return f"{self.number} of {len(self.people)} people, {self.question}, from {self.answers} answers"


def readable(document: str) -> str:
    """Returns what a person reads in an answer, on one line, without the rule itself ("minder dan 5 mensen").

    Between what stands apart there is a bar: a name that ends in a number is no number of what comes next.
    """
    return _RULE.sub("", " ".join(unescape(_TAG.sub(" | ", document)).split()))


def numbers(document: str) -> set[int]:
    """Returns every number of people that an answer names."""
    return {_value(found) for found in _PEOPLE.findall(readable(document))}


def told(publication: Publication, document: str) -> list[Telling]:
    """Returns what an answer about a publication tells; who the people are, the reader is taken to know."""
    text, people = readable(document), frozenset(publication.figures.people if publication.figures else ())
    lines = dict(PublishedInsight.objects.filter(publication=publication).values_list("position", "insight"))
    found = [Telling(people, HEARD, _value(one), f"{publication.pk}") for one in _TOTAL.findall(text)]
    for voice, label in VOICES.items():
        for one in re.findall(rf"{re.escape(label)}[:| ]+{_NUMBER} (?:mensen|mens)\b", text, re.IGNORECASE):
            found.append(Telling(people, f"voice {voice}", _value(one), f"{publication.pk}"))
    for match in _SUPPORT.finditer(text):
        part, total, whole = match.groups()
        places = _PLACE.findall(text[: match.start()])
        insight = lines[int(places[-1])] if places else None
        found.append(Telling(people, f"supports {insight}", _value(part or whole), f"{publication.pk}"))
        found.append(Telling(people, HEARD, _value(total or whole), f"{publication.pk}"))
    return list(dict.fromkeys(found))


def attack(tellings: Iterable[Telling], least: int = LEAST) -> list[Found]:
    """Returns every group that can be told apart and is too small, or of which too few said something or did not."""
    by_question: dict[str, list[Telling]] = defaultdict(list)
    for telling in dict.fromkeys(tellings):
        by_question[telling.question].append(telling)
    found = []
    for question, known in by_question.items():
        for group, number, answers in _derived(known):
            rest = len(group) - number
            small = len(group) < least or number < least or 0 < rest < least
            if small and not (question == HEARD and number >= least):
                found.append(Found(group, question, number, answers))
    return found


def _derived(known: Sequence[Telling]) -> Iterator[tuple[frozenset[str], int, int]]:
    """Yields each group that the answers tell the number of, that number, and from how many answers at least.

    When everyone of a group said something, or nobody, that is known of each part of it.
    """
    regions = _regions([telling.people for telling in known])
    assert len(regions) <= MOST_GROUPS, "too many groups to try: let the test use fewer"
    rows = [_row(telling.people, regions) for telling in known]
    values = [Fraction(telling.number) for telling in known]
    seen: set[tuple[int, ...]] = set()
    while True:
        before = len(rows)
        for target in _targets(len(regions)):
            if target in seen or (factors := _combination(rows, target)) is None:
                continue
            seen.add(target)
            group = frozenset().union(*(region for region, one in zip(regions, target, strict=True) if one))
            number = sum(factor * value for factor, value in zip(factors, values, strict=True))
            assert number.denominator == 1, "the answers contradict each other"
            yield group, int(number), _fewest(rows, target)
            if number in (0, len(group)):
                for at, region in enumerate(regions):
                    unit = tuple(int(at == other) for other in range(len(regions)))
                    if target[at] and unit not in seen:
                        rows.append(unit)
                        values.append(Fraction(len(region) if number else 0))
        if len(rows) == before:
            return


def _regions(sets: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    together: dict[tuple[bool, ...], set[str]] = defaultdict(set)
    for person in frozenset().union(*sets):
        together[tuple(person in one for one in sets)].add(person)
    return [frozenset(people) for people in together.values()]


def _row(people: frozenset[str], regions: Sequence[frozenset[str]]) -> tuple[int, ...]:
    return tuple(int(region <= people) for region in regions)


def _targets(size: int) -> Iterator[tuple[int, ...]]:
    for bits in range(1, 2**size):
        yield tuple(bits >> at & 1 for at in range(size))


def _fewest(rows: Sequence[tuple[int, ...]], target: tuple[int, ...]) -> int:
    return next(
        size for size in count(1) for chosen in combinations(rows, size) if _combination(chosen, target) is not None
    )


def _combination(rows: Sequence[tuple[int, ...]], target: tuple[int, ...]) -> list[Fraction] | None:
    """Returns with which factors the rows add up to the target, or None when they cannot (plain elimination)."""
    left = [[Fraction(row[at]) for row in rows] + [Fraction(target[at])] for at in range(len(target))]
    pivots: list[tuple[int, list[Fraction]]] = []
    for column in range(len(rows)):
        pivot = next((line for line in left if line[column]), None)
        if pivot is None:
            continue
        left = [line for line in left if line is not pivot]
        pivot = [value / pivot[column] for value in pivot]
        left = [_less(line, pivot, column) for line in left]
        pivots = [(at, _less(line, pivot, column)) for at, line in pivots] + [(column, pivot)]
    if any(line[-1] for line in left):
        return None
    factors = [Fraction(0)] * len(rows)
    for column, line in pivots:
        factors[column] = line[-1]
    return factors


def _less(line: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    return [value - line[column] * other for value, other in zip(line, pivot, strict=True)]


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _WORDS[number.lower()]
