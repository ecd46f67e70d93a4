"""What a picture of a group may say: plain functions over answers; `analysis.disclosure` decides.

Nothing here tells how many people answered. A group knows who was there, so the number itself would be a part whose
rest can be counted: what is shown are words that stay the same for any number that allows them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from leertraject.analysis import disclosure
from leertraject.feedback.questions import Question

SENSITIVE = True  # `evaluatie_bijeenkomst` stands under `sensitive_kinds` of the content file
MOST, HALF = 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Part:
    """Options that are named together, as places, and how many chose one of them."""

    options: tuple[int, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Figure:
    """What may be said of one question, over `people` who answered it.

    `middle`: the place of the middle option, of ordered ones. `most`: the place of the folded group that more than half
    named. `parts`: the spread, empty when it may not be shown.
    """

    people: int
    middle: int | None = None
    most: int | None = None
    parts: tuple[Part, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Returns it as it is kept."""
        return asdict(self)


def figure(question: Question, answers: Sequence[int], rules: disclosure.Rules) -> Figure | None:
    """Returns what may be said of one question, or None when nothing may. `answers` are places of options."""
    if not disclosure.people(len(answers), rules, sensitive=SENSITIVE).shown:
        return None
    ordered = sorted(answers)
    return Figure(
        people=len(answers),
        middle=ordered[(len(ordered) - 1) // 2] if question.ordered else None,
        most=None if question.ordered else _most(question, answers),
        parts=_parts(question, answers, rules),
    )


def kept(plain: Mapping[str, Any]) -> Figure:
    """Returns a figure from how it is kept."""
    parts = tuple(Part(tuple(one["options"]), one["people"]) for one in plain["parts"])
    return Figure(plain["people"], plain["middle"], plain["most"], parts)


def still(found: Figure, rules: disclosure.Rules) -> Figure | None:
    """Returns what of a frozen figure stays under rules that may have been raised since; None when nothing does."""
    if not disclosure.people(found.people, rules, sensitive=SENSITIVE).shown:
        return None
    if found.parts and not _may_split([one.people for one in found.parts], found.people, rules):
        return Figure(found.people, found.middle, found.most)
    return found


def share(part: int, people: int) -> str:
    """Returns how large a part is, in words that are no number.

    >>> share(14, 21), share(7, 14), share(7, 21)
    ('de meesten', 'ongeveer de helft', 'een kleiner deel')
    """
    if part >= MOST * people:
        return "de meesten"
    return "ongeveer de helft" if part > HALF * people else "een kleiner deel"


def _most(question: Question, answers: Sequence[int]) -> int | None:
    for place, (_, options) in enumerate(question.folded):
        if 2 * sum(answer in options for answer in answers) > len(answers):
            return place
    return None


def _parts(question: Question, answers: Sequence[int], rules: disclosure.Rules) -> tuple[Part, ...]:
    """The finest way to take options together in which every part, and so every rest, reaches the minimum."""
    if not disclosure.distribution(answers, rules).shown:
        return ()
    counts = Counter(answers)
    ways: Callable[[Question, Counter[int]], Iterator[list[tuple[int, ...]]]] = (
        _neighbours if question.ordered else _gathered
    )
    for way in ways(question, counts):
        parts = [Part(options, sum(counts[one] for one in options)) for options in way]
        if _may_split([one.people for one in parts], len(answers), rules):
            return tuple(parts)
    return ()


def _may_split(counts: Sequence[int], people: int, rules: disclosure.Rules) -> bool:
    split = {str(place): count for place, count in enumerate(counts)}
    return len(split) > 1 and disclosure.breakdown(split, rules, total=people, sensitive=SENSITIVE).shown


def _neighbours(question: Question, counts: Counter[int]) -> Iterator[list[tuple[int, ...]]]:
    """Options in order, with those beside each other taken together: the most parts first."""
    size = len(question.options)
    for cuts in range(size - 1, 0, -1):
        for chosen in combinations(range(1, size), cuts):
            edges = (0, *chosen, size)
            yield [tuple(range(edges[at], edges[at + 1])) for at in range(len(edges) - 1)]


def _gathered(question: Question, counts: Counter[int]) -> Iterator[list[tuple[int, ...]]]:
    """The options named most apart, as many as can be, and all the others together."""
    named = [option for option, _ in counts.most_common()]
    for apart in range(len(named), 0, -1):
        rest = tuple(one for one in range(len(question.options)) if one not in named[:apart])
        yield [*((one,) for one in named[:apart]), *([rest] if sum(counts[one] for one in rest) else [])]
