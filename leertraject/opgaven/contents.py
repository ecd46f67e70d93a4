"""What a person writes about an opgave, as plain values."""

import uuid
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from leertraject.opgaven.models import Opgave

# The parts of an opgave as people know them, for the history of its text.
PARTS = {
    "title": "de naam",
    "statement": "de opgave",
    "why_now": "waarom nu",
    "theme": "het thema",
    "horizon": "de horizon",
    "owner_role": "wie gaat erover",
    "owner_id": "de opgavehouder",
    "users": "voor wie",
    "partners": "met wie",
    "shared_interest": "wat allen willen",
    "lawful": "rechtmatig",
    "performing": "presterend",
    "networking": "samenwerkend",
    "responsive": "responsief",
    "signals": "de signalen",
    "principles": "de uitgangspunten",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The text of an opgave; lists have one thing on a line."""

    title: str
    statement: str
    why_now: str = ""
    theme: str = ""
    horizon: int | None = None
    owner_role: str = ""
    owner_id: uuid.UUID | None = None
    users: str = ""
    partners: str = ""
    shared_interest: str = ""
    lawful: int = 0
    performing: int = 0
    networking: int = 0
    responsive: int = 0
    signals: str = ""
    principles: str = ""

    def values(self) -> dict[str, Any]:
        """Returns it by field."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked: the words, what kind of person, where and when."""

    words: str
    asker: str
    place: str
    asked_on: date


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of a question now."""

    answer: str = ""
    stuck: str = ""
    could: str = ""


def words_of(opgave: Opgave) -> Words:
    """Returns the text of an opgave as it stands."""
    return Words(**{one.name: getattr(opgave, one.name) for one in fields(Words)})


def altered(before: Words, after: Words) -> str:
    """Returns the names of the parts that differ, with commas; "" when nothing does."""
    new = after.values()
    return ", ".join(PARTS[name] for name, old in before.values().items() if new[name] != old)


def lines(text: str) -> list[str]:
    """Returns the things of a list.

    >>> lines("starters\\n\\n  ouderen ")
    ['starters', 'ouderen']
    """
    return [one.strip() for one in text.splitlines() if one.strip()]
