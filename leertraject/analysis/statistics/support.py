"""How many people, per voice, support or contradict a claim. People, never mentions."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

Stance = Literal["supports", "contradicts"]
Person = TypeVar("Person", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Support:
    """Numbers of people of one voice.

    `supporting` and `contradicting` both count someone who does both; `both` says how many those are.
    `heard` is everyone of this voice who was spoken with, whether or not they said anything about it.
    """

    supporting: int
    contradicting: int
    both: int
    heard: int

    @property
    def silent(self) -> int:
        """How many were heard and said nothing for or against."""
        return self.heard - (self.supporting + self.contradicting - self.both)


def support_in_people(
    marks: Iterable[tuple[Person, str, Stance]], heard: Mapping[str, Collection[Person]]
) -> dict[str, Support]:
    """Returns per voice how many people support, contradict or do both, in the order of `heard`.

    A mark is (person, voice, stance), one for each fragment; more marks of one person count once. `heard`
    gives per voice who was spoken with; a voice without marks is in the answer with zeros. Raises
    ValueError for another stance, or a mark of someone not heard in that voice (the error names no person).

    >>> marks = [("a", "oud", "supports"), ("a", "oud", "supports"), ("a", "oud", "contradicts")]
    >>> support_in_people(marks, {"oud": {"a", "b"}, "opgavehouders": set()})["oud"]
    Support(supporting=1, contradicting=1, both=1, heard=2)
    """
    spoken = {voice: frozenset(people) for voice, people in heard.items()}
    taken: dict[str, dict[str, set[Person]]] = {
        voice: {stance: set() for stance in get_args(Stance)} for voice in spoken
    }
    for person, voice, stance in marks:
        if stance not in get_args(Stance):
            raise ValueError(f"unknown stance: {stance}")
        if person not in spoken.get(voice, frozenset()):
            raise ValueError(f"a mark of someone not heard as {voice}")
        taken[voice][stance].add(person)
    return {voice: _count(people, taken[voice]) for voice, people in spoken.items()}


def _count(people: Collection[Person], taken: Mapping[str, set[Person]]) -> Support:
    supporting, contradicting = taken["supports"], taken["contradicts"]
    return Support(len(supporting), len(contradicting), len(supporting & contradicting), len(people))
