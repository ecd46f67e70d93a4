"""The lists of `content/challenges.yaml`: disciplines and the four modes of governing."""

from dataclasses import dataclass
from functools import cache

from leertraject.kernel.content import load


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of governing: the field that says how much it asks, its name, and what it is about."""

    field: str
    name: str
    hint: str


_FIELDS = {
    "rechtmatig": "lawful",
    "presterend": "performing",
    "samenwerkend": "networking",
    "responsief": "responsive",
}


@cache
def disciplines() -> dict[str, str]:
    """Returns the disciplines by id, with their names."""
    return {one["id"]: one["name"] for one in load("challenges")["meta"]["disciplines"]}


@cache
def modes() -> tuple[Mode, ...]:
    """Returns the four modes, in the order of the content file."""
    found = load("challenges")["meta"]["governance_modes"]
    return tuple(Mode(_FIELDS[one["id"]], one["name"], one["hint"]) for one in found)
