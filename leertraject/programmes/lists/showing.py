"""A list in words: how it was taken, what becomes of each row, and what was done."""

import uuid
from collections.abc import Mapping, Sequence

from leertraject.analysis.spreadsheets.decoding import NAMES
from leertraject.analysis.spreadsheets.separated import SEPARATORS
from leertraject.analysis.spreadsheets.tables import CSV, ODS, PASTED, XLSX
from leertraject.programmes.lists.drafts import Draft
from leertraject.programmes.lists.forms import FIELDS
from leertraject.programmes.lists.recognising import JOINS, Standing, Verdict, counted
from leertraject.programmes.queries import Member
from leertraject.ui.number_words import capital, in_words

KINDS = {CSV: "Tekstbestand", XLSX: "Excel", ODS: "LibreOffice", PASTED: "Geplakte tekst"}
HEADS = ["Rij", "Naam", "E-mailadres", "Organisatie", "Vak", "Wat er gebeurt"]


def taken(draft: Draft) -> list[tuple[str, str]]:
    """Returns how the list was taken, as pairs of term and value."""
    book, layout = draft.book, draft.layout
    header = None if layout.header is None else layout.sheet.rows[layout.header].number
    used = [f"‘{layout.heads[at]}’ is {FIELDS[kind].lower()}" for at, kind in sorted(layout.columns.items())]
    rows = [
        ("Soort", KINDS.get(book.kind, "")),
        ("Codering", NAMES.get(book.encoding, "")),
        ("Scheidingsteken", SEPARATORS.get(book.separator, "")),
        ("Blad", layout.sheet.name),
        ("Rij met kopjes", str(header) if header else "Die vonden we niet"),
        ("Wat we overnemen", ", ".join(used) or "Nog niets: kies hieronder wat er in de kolommen staat"),
        ("Wat we laten staan", ", ".join(f"‘{head}’" for head in layout.left_out)),
    ]
    return [(term, value) for term, value in rows if value]


def rows(verdicts: Sequence[Verdict]) -> list[dict[str, object]]:
    """Returns a row of the table per row of the list."""
    return [
        {
            "head": str(one.row.number),
            "cells": [
                _short(one.row.name),
                _short(one.row.email),
                one.organisation.name if one.organisation else _short(one.row.organisation),
                _short(one.row.discipline),
                _becomes(one),
            ],
        }
        for one in verdicts
    ]


def lead(verdicts: Sequence[Verdict]) -> str:
    """Returns what the list would do, in one or two sentences.

    >>> lead([])
    'In deze lijst staat niemand.'
    """
    if not verdicts:
        return "In deze lijst staat niemand."
    numbers = counted(verdicts)
    joining = sum(numbers.get(standing, 0) for standing in JOINS)
    asks = numbers.get(Standing.ASKS, 0)
    if asks:
        done = _count(len(verdicts), "rij", "rijen")
        return f"{capital(done)}. {capital(_count(asks, 'rij vraagt', 'rijen vragen'))} nog iets van je."
    if not joining:
        return "Deze lijst verandert niets: iedereen die erin staat, doet al mee of slaan we over."
    return f"{capital(_count(joining, 'mens komt', 'mensen komen'))} erbij. Alles klopt: je kunt inschrijven."


def outcome(verdicts: Sequence[Verdict]) -> list[tuple[str, str]]:
    """Returns how many rows stood how, as pairs of term and value."""
    return [(capital(standing.value), str(number)) for standing, number in counted(verdicts).items()]


def done(verdicts: Sequence[Verdict]) -> str:
    """Returns what happened.

    >>> done([])
    'Er is niets veranderd.'
    """
    joining = sum(one.standing in JOINS for one in verdicts)
    if not joining:
        return "Er is niets veranderd."
    return f"{capital(_count(joining, 'mens is', 'mensen zijn'))} ingeschreven."


def exported(members: Sequence[Member], addresses: Mapping[uuid.UUID, str]) -> list[list[str]]:
    """Returns the people of a group as rows that can be read in again; `addresses` are by person."""
    rows = [[one.name, addresses.get(one.enrolment.person_id, ""), one.organisation, one.discipline] for one in members]
    return [["Naam", "E-mailadres", "Organisatie", "Functie"], *rows]


def _becomes(one: Verdict) -> str:
    if one.standing is Standing.ASKS:
        return " ".join(one.problems.values())
    return f"{one.standing.value} ({one.note})" if one.note else one.standing.value


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _count(number: int, one: str, many: str) -> str:
    return f"{in_words(number)} {one if number == 1 else many}"
