"""What is found in a conversation: a stretch of a turn by which someone can be recognised."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of words were found. `HEALTH` is a hint to read the turn again; it is never replaced by itself."""

    NAME = "name"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    MAIL = "mail"
    CITIZEN = "citizen"
    HEALTH = "health"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """`turns[turn][start:end]` in code points, half-open and never empty; `turn` counts from 0.

    Marks with the same `who` are about the same person, number or address. `role` are words that could stand there.
    """

    turn: int
    start: int
    end: int
    kind: Kind
    who: str
    role: str


@dataclass(frozen=True, slots=True)
class Known:
    """Someone of whom is known that they can be spoken of: their full name, and words for who that is, or ""."""

    name: str
    role: str = ""
