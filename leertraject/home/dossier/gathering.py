"""The dossier as one column of blocks, in reading order: for the page and for the PDF."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps

from leertraject.effects.showing.blocks import Block
from leertraject.home import accessible, confidentiality
from leertraject.home.dossier import measured
from leertraject.home.retention import due
from leertraject.privacy import matrix, minimum, retention
from leertraject.privacy.matrix import Level, Row
from leertraject.privacy.retention import Action

TITLE = "Dossier voor de ondernemingsraad"
LEAD = (
    "Wat Leertraject bewaart, wie het ziet, hoe lang, wat technisch niet kan, en hoe je dat zelf nagaat. Dit dossier"
    " wordt gemaakt uit dezelfde regels waarmee het programma werkt."
)


@cache
def said() -> dict[str, list[dict[str, Any]]]:
    """Returns the claims with their tests, and the accepted risks."""
    text = (Path(__file__).parent / "said.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def blocks() -> list[Block]:
    """Returns everything that the dossier says."""
    return [Block("title", TITLE), Block("lead", LEAD), *_impossible(), *_kept(), *_rules(), *_risks(), *_accessible()]


def _impossible() -> Iterator[Block]:
    yield Block("heading", "Wat technisch niet kan, en hoe je dat nagaat")
    yield Block(
        "text",
        "Bij elke zin staan de proeven die mislukken zodra de zin niet meer klopt. Iedereen met de broncode kan ze"
        " draaien: make test, of .venv/bin/python -m pytest met de naam erachter. Een opdracht draait wie de machine"
        " beheert. Vraag of je ernaast mag zitten.",
    )
    for one in said()["impossible"]:
        yield Block("subheading", one["says"])
        checks = [f"Proef: {name}" for name in one["tests"]]
        checks += [f"Opdracht: {name}" for name in one.get("commands", ())]
        checks += [f"Los programma, zonder Leertraject: {name}" for name in one.get("scripts", ())]
        yield Block("list", items=tuple(checks))


def _kept() -> Iterator[Block]:
    for scope, label in matrix.scopes().items():
        title, _, note = label.partition(": ")
        yield Block("heading", f"Wat er wordt bewaard: {title.lower()}")
        yield Block("note", f"{note[0].upper()}{note[1:]}.")
        for row in matrix.rows().values():
            if row.scope == scope:
                yield from _kind(row)


def _kind(row: Row) -> Iterator[Block]:
    term = retention.term(row.id)
    told = f" De eigenaar hoort het {term.announce_days} dagen vooraf." if term.announce_days else ""
    on = ", ".join(matrix.rows()[kind].label.lower() for kind in term.not_before)
    waits = f" Dit wacht op: {on}." if on else ""
    yield Block("subheading", row.label)
    yield Block(
        "list",
        items=(
            f"Wie het ziet: {_seen(row)}.",
            f"Hoe lang: {term.length}, vanaf: {retention.starts()[term.start].lower()}. {term.reason}",
            f"Daarna: {confidentiality.readable(retention.actions()[term.action])}.{told}{waits}",
            f"Nu: {_now(row)}",
        ),
    )


def _seen(row: Row) -> str:
    """The columns per level, the widest first; who sees nothing comes last."""
    columns = defaultdict(list)
    for name, label in matrix.columns().items():
        if name != "assigned":
            columns[row.levels[name]].append(label.lower())
    for task, level in row.assigned.items():
        columns[level].append(matrix.assignments()[task].lower())
    levels = sorted(columns, key=lambda level: (level == Level.GEEN, -level))
    return "; ".join(f"{confidentiality.SHORT[level]}: {', '.join(columns[level])}" for level in levels)


def _now(row: Row) -> str:
    """What the program does with it, read from the program."""
    if row.id not in _rows():
        return "hier wordt in deze versie nog niets van bewaard."
    if retention.term(row.id).action == Action.BEWAREN:
        return "blijft tot een mens beslist."
    if row.id in due.kinds():
        return "gaat vanzelf weg zodra de termijn voorbij is en er niets meer op rust."
    return "gaat weg door de handeling die het beëindigt."


@cache
def _rows() -> frozenset[str]:
    found = (model.__dict__.get("visibility_row") for model in apps.get_models())
    return frozenset(row for row in found if row)


def _rules() -> Iterator[Block]:
    yield Block("heading", "De regels")
    yield Block("list", items=tuple(confidentiality.rules()))
    yield Block("heading", "Cijfers naar buiten")
    yield Block("text", f"In deze installatie is de kleinste groep {minimum.rules().minimum} mensen.")
    yield Block("list", items=tuple(confidentiality.rules_for_figures()))


def _risks() -> Iterator[Block]:
    yield Block("heading", "Wat wij weten en niet kunnen voorkomen")
    yield Block("list", items=tuple(one["says"] for one in said()["risks"]))


def _accessible() -> Iterator[Block]:
    yield Block("heading", "Toegankelijkheid")
    for sentence in measured.sentences():
        yield Block("text", sentence)
    yield Block("subheading", "Wat wordt nagegaan")
    yield Block("list", items=tuple(f"{what}: {how}" for what, how in accessible.CHECKED))
    yield Block("subheading", "Wat niet is nagegaan")
    yield Block("list", items=accessible.UNCHECKED)
