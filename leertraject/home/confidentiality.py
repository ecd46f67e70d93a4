"""The matrix and the terms of `content/instruments.yaml` as tables to read. Nothing here is written by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leertraject.kernel.actors import Actor
from leertraject.kernel.content import load
from leertraject.people.models import RoleKind
from leertraject.privacy import matrix, retention
from leertraject.privacy.matrix import Level, Row

# What a level is called in a cell; its full sentence stands below the tables.
SHORT = {
    Level.GEEN: "nooit",
    Level.AANTALLEN: "alleen tellingen",
    Level.BEVROREN: "alleen een vast totaal",
    Level.GROEPSBEELD: "alleen als groep",
    Level.GEPUBLICEERD: "na publicatie",
    Level.VRIJGEGEVEN: "wat is vrijgegeven",
    Level.BETROKKEN: "wie zelf partij is",
    Level.ZONDER_NAAM: "zonder naam",
    Level.VOL: "alles",
}
# The content file points at its own section by name; on the page that section has a heading.
SECTIONS = {"'disclosure'": "'Cijfers naar buiten'"}
INSIDE = ("subject", "assigned", "peer", "trainer", "programmaleider")
OUTSIDE = ("opdrachtgever", "leidinggevende", "opgavehouder", "oud_deelnemer", "beheerder", "bezoeker")


@dataclass(frozen=True, slots=True)
class Table:
    """A table for the `matrix` tag: heads, and rows of a head with cells."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Scope:
    """The data kinds of one scope, with their tables and remarks."""

    title: str
    note: str
    tables: Sequence[Table]
    remarks: Sequence[tuple[str, str]]


def scopes() -> list[Scope]:
    """Returns who sees what, per scope: a table for inside the group and the team, one for everyone else."""
    return [_scope(label, rows) for label, rows in _by_scope()]


def for_person(actor: Actor) -> Table | None:
    """Returns what this person sees of others in the roles held now, or None without a role that sees anything."""
    names = [name for name in matrix.columns() if name in _columns(actor)]
    rows = [row for row in matrix.rows().values() if any(row.levels[name] > Level.GEEN for name in names)]
    return _table("Wat jij van anderen ziet, per rol", names, rows) if rows else None


def roles(actor: Actor) -> str:
    """Returns the roles held now, in words, each once."""
    names = dict.fromkeys(RoleKind(held.kind).label.lower() for held in actor.held)
    return " en ".join(names)


def words() -> list[tuple[str, str]]:
    """Returns what the words in the cells mean."""
    return [(SHORT[level], readable(matrix.level_labels()[level])) for level in Level]


def rules() -> list[str]:
    """Returns the rules about who sees what, as sentences."""
    return [readable(text) for text in matrix.rules()]


def rules_for_figures() -> list[str]:
    """Returns the rules for figures and quotes that leave the team, as sentences."""
    return [readable(rule["text"]) for rule in load("instruments")["disclosure"]["rules"]]


def terms() -> list[Table]:
    """Returns how long each data kind stays, per scope: how long, from when, what happens and why."""
    heads = ("Wat", "Hoe lang", "Vanaf", "Daarna", "Waarom")
    return [Table(label.split(":")[0], heads, [_term(row) for row in rows]) for label, rows in _by_scope()]


def readable(text: str) -> str:
    """Returns a sentence of the content file with the heading of the page in place of the name of a section."""
    for name, heading in SECTIONS.items():
        text = text.replace(name, heading)
    return text


def _by_scope() -> Iterable[tuple[str, list[Row]]]:
    for scope, label in matrix.scopes().items():
        yield label, [row for row in matrix.rows().values() if row.scope == scope]


def _scope(label: str, rows: list[Row]) -> Scope:
    title, _, note = label.partition(": ")
    tables = [
        _table(f"{title}: wie het zelf is, de groep en het team", INSIDE, rows),
        _table(f"{title}: alle anderen", OUTSIDE, rows),
    ]
    return Scope(title, note[0].upper() + note[1:], tables, [(row.label, row.note) for row in rows if row.note])


def _table(caption: str, names: Sequence[str], rows: Iterable[Row]) -> Table:
    heads = ("Wat", *(matrix.columns()[name] for name in names))
    return Table(caption, heads, [{"head": row.label, "cells": [_cell(row, name) for name in names]} for row in rows])


def _cell(row: Row, name: str) -> dict[str, str]:
    if name == "subject":
        return {"text": f"{SHORT[row.levels[name]]} ({row.subject_is})", "kind": "you"}
    if name == "assigned" and row.assigned:
        tasks = (f"{matrix.assignments()[task].lower()}: {SHORT[level]}" for task, level in row.assigned.items())
        return {"text": "; ".join(tasks)}
    level = row.levels[name]
    return {"text": SHORT[level], "kind": "never" if level == Level.GEEN else ""}


def _term(row: Row) -> dict[str, object]:
    term = retention.term(row.id)
    after = readable(retention.actions()[term.action])
    told = f" Je hoort het {term.announce_days} dagen vooraf." if term.announce_days else ""
    waits = [matrix.rows()[kind].label.lower() for kind in term.not_before]
    until = f" Dit wacht op: {', '.join(waits)}." if waits else ""
    cells = [term.length, retention.starts()[term.start], f"{after}.{told}{until}", term.reason]
    return {"head": row.label, "cells": cells}


def _columns(actor: Actor) -> set[str]:
    return {matrix.COLUMN_OF_ROLE[held.kind] for held in actor.held if held.kind in matrix.COLUMN_OF_ROLE}
