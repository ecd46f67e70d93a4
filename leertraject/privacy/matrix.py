"""The visibility matrix of `content/instruments.yaml`, as functions. It decides; other code only asks.

Three of the levels are conditions on one object (published, released, being party), each for the column or assignment
that holds the level: what is released to trainers is not thereby released to a sponsor. `sight` keeps them apart;
`combined` only names the level.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from leertraject.kernel.content import load


class Level(IntEnum):
    """What someone sees of a data kind, from strict to wide; names are those of the content file."""

    GEEN = 0
    AANTALLEN = 1
    BEVROREN = 2
    GROEPSBEELD = 3
    GEPUBLICEERD = 4
    VRIJGEGEVEN = 5
    BETROKKEN = 6
    ZONDER_NAAM = 7
    VOL = 8


EMPLOYER_SIDE = frozenset({"opdrachtgever", "leidinggevende", "beheerder"})
CONDITIONS = frozenset({Level.GEPUBLICEERD, Level.VRIJGEGEVEN, Level.BETROKKEN})
ADDED_UP = frozenset({Level.AANTALLEN, Level.BEVROREN, Level.GROEPSBEELD})
CONTENT = frozenset({Level.ZONDER_NAAM, Level.VOL})

# The roles of `people`, by their code name, in the columns of the matrix.
COLUMN_OF_ROLE = {
    "facilitator": "trainer",
    "programme_lead": "programmaleider",
    "sponsor": "opdrachtgever",
    "line_manager": "leidinggevende",
    "opgave_owner": "opgavehouder",
    "alumnus": "oud_deelnemer",
    "administrator": "beheerder",
    "participant": "peer",
}


class Condition(NamedTuple):
    """A level that holds only for some objects, and the column or assignment for which it must hold."""

    level: Level
    holder: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way of seeing a data kind: the form in which it appears once all `conditions` hold."""

    form: Level
    conditions: frozenset[Condition] = frozenset()


@dataclass(frozen=True, slots=True)
class Sight:
    """What someone may see of one object: any one of the ways is enough."""

    ways: frozenset[Way] = frozenset()

    def when(self, holding: Collection[Condition] = ()) -> Level:
        """Returns the form in which the object appears when just these conditions hold; never a conditional level."""
        return max((way.form for way in self.ways if way.conditions <= set(holding)), default=Level.GEEN)

    @property
    def conditions(self) -> frozenset[Condition]:
        """Every condition on which something depends."""
        return frozenset().union(*(way.conditions for way in self.ways))


@dataclass(frozen=True, slots=True)
class Row:
    """One data kind: its label, scope, who its subject is, and the level per column and per assignment."""

    id: str
    label: str
    scope: str
    subject_is: str
    levels: dict[str, Level]
    assigned: dict[str, Level]
    note: str


@cache
def rows() -> dict[str, Row]:
    """Returns every data kind by id, in the order of the content file."""
    visibility = load("instruments")["visibility"]
    columns = [column["id"] for column in visibility["columns"]]
    return {row["id"]: _row(row, columns) for row in visibility["matrix"]}


@cache
def columns() -> dict[str, str]:
    """Returns the columns (relations and roles) with their Dutch labels."""
    return {c["id"]: c["label"] for c in load("instruments")["visibility"]["columns"]}


@cache
def assignments() -> dict[str, str]:
    """Returns the assignments with their Dutch labels."""
    return {a["id"]: a["label"] for a in load("instruments")["visibility"]["assignments"]}


@cache
def scopes() -> dict[str, str]:
    """Returns the scopes (person, organisation, bureau) with their Dutch labels."""
    return dict(load("instruments")["visibility"]["scopes"])


@cache
def rules() -> tuple[str, ...]:
    """Returns the rules as Dutch sentences, in order."""
    return tuple(rule["text"] for rule in load("instruments")["visibility"]["rules"])


@cache
def level_labels() -> dict[Level, str]:
    """Returns the Dutch sentence of each level."""
    levels = load("instruments")["visibility"]["levels"]
    return {Level(item["order"]): item["label"] for item in levels.values()}


def level(kind: str, *, column: str | None = None, assignment: str | None = None) -> Level:
    """Returns the level of a data kind for one column or one assignment; what is not listed is GEEN.

    Raises KeyError for an unknown data kind.
    """
    row = rows()[kind]
    if assignment is not None:
        return row.assigned.get(assignment, Level.GEEN)
    return row.levels.get(column or "bezoeker", Level.GEEN)


def sight(kind: str, *, columns: Collection[str], assigned: Collection[str] = ()) -> Sight:
    """Returns what someone with several relations and roles may see of one object.

    The rules of the content file: own material is always visible; an assignment is a grant outside the strictest
    rule; between employer-side roles and all others the strictest holds, and of two conditions both; on one side
    roles stand beside each other; what a visitor may see everyone may see.
    """
    held = frozenset(columns) - {"subject", "bezoeker", "assigned"}
    employer = _beside(kind, held & EMPLOYER_SIDE)
    others = _beside(kind, held - EMPLOYER_SIDE)
    both_sides = bool(held & EMPLOYER_SIDE) and bool(held - EMPLOYER_SIDE)
    ways = {_strictest(a, b) for a, b in product(employer, others)} if both_sides else employer | others
    ways |= {_way(level(kind, assignment=name), name) for name in assigned}
    ways |= {_way(level(kind, column=name), name) for name in {"bezoeker"} | ({"subject"} & set(columns))}
    return Sight(frozenset(way for way in ways if way.form > Level.GEEN))


def combined(kind: str, *, columns: frozenset[str], assigned: frozenset[str] = frozenset()) -> Level:
    """Returns the level to name for someone with several relations and roles, by the rules of `sight`.

    It says that a condition exists, not whether it holds, and of two conditions only the stricter: ask `sight`.
    """
    if "subject" in columns:
        return level(kind, column="subject")
    granted = max((level(kind, assignment=name) for name in assigned), default=Level.GEEN)
    held = columns - {"bezoeker", "assigned"}
    employer = [level(kind, column=name) for name in held & EMPLOYER_SIDE]
    others = [level(kind, column=name) for name in held - EMPLOYER_SIDE]
    by_role = min((max(side) for side in (employer, others) if side), default=Level.GEEN)
    return max(granted, by_role, level(kind, column="bezoeker"))


def _beside(kind: str, names: Iterable[str]) -> set[Way]:
    return {_way(level(kind, column=name), name) for name in names}


def _way(found: Level, holder: str) -> Way:
    if found in CONDITIONS:
        return Way(Level.VOL, frozenset({Condition(found, holder)}))
    return Way(found)


def _strictest(a: Way, b: Way) -> Way:
    form = min(a.form, b.form)
    # Figures follow their own rules (disclosure), so no condition on the content is left to hold.
    return Way(form, a.conditions | b.conditions if form in CONTENT else frozenset())


def _row(row: dict[str, Any], columns: list[str]) -> Row:
    return Row(
        id=str(row["id"]),
        label=str(row["label"]),
        scope=str(row["scope"]),
        subject_is=str(row["subject_is"]),
        levels={name: _level(row.get(name, "geen")) for name in columns},
        assigned={name: _level(value) for name, value in row.get("assigned_as", {}).items()},
        note=str(row.get("note", "")),
    )


def _level(name: object) -> Level:
    return Level[str(name).upper()]
