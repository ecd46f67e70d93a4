"""Opgaven on screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.opgaven import contents, reference
from leertraject.opgaven.freshness import Freshness, State
from leertraject.opgaven.models import (
    MOST_OF_A_MODE,
    Alteration,
    Contribution,
    Evidence,
    EvidenceKind,
    Interest,
    Opgave,
    OwnerAnswer,
    OwnerCheck,
    ResidentQuestion,
)
from leertraject.opgaven.overview import Line
from leertraject.opgaven.queries import News, OnMap
from leertraject.programmes.showing import counted
from leertraject.ui.number_words import capital, in_words

_MARKS = {EvidenceKind.QUESTION: "ask", EvidenceKind.FACT: "fact", EvidenceKind.CONVERSATION: "talk"}
_INTERESTS = (("position", "Vraagt om"), ("interest", "Wil eigenlijk"), ("concern", "Is bang voor"))
_ORDER = (State.FRESH, State.AGEING, State.STALE, State.NOTHING)
_STATES = {
    State.FRESH: ("is actueel", "zijn actueel"),
    State.AGEING: ("veroudert", "verouderen"),
    State.STALE: ("is verouderd", "zijn verouderd"),
    State.NOTHING: ("heeft nog geen bewijs", "hebben nog geen bewijs"),
}


@dataclass(frozen=True, slots=True)
class Fresh:
    """How fresh something is, for the drawing and its words."""

    marks: list[dict[str, object]]
    state: str
    rest: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """An opgave on the map."""

    title: str
    url: str
    ask: str
    meta: str
    fresh: Fresh


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what becomes of it; `change` and `withdraw` are the ways to do so, "" for who may not."""

    id: str
    words: str
    source: str
    facts: list[tuple[str, str]]
    change: str
    withdraw: str


def row(one: OnMap, *, today: date) -> Row:
    """Returns an opgave on the map."""
    return Row(
        title=one.opgave.title,
        url=reverse("opgaven:opgave", args=[one.opgave.pk]),
        ask=one.question.words if one.question else "",
        meta=owner(one.opgave),
        fresh=fresh(one.opgave.title, one.freshness, one.evidence, today=today),
    )


def fresh(title: str, found: Freshness, evidence: Sequence[Evidence], *, today: date) -> Fresh:
    """Returns how fresh an opgave is, with the evidence of a year as marks."""
    marks: list[dict[str, object]] = [
        {"kind": _MARKS[EvidenceKind(one.kind)], "days": max(0, (today - one.on).days)} for one in evidence
    ]
    if found.on is None:
        return Fresh([], found.state.value, "", f"{title}: nog geen bewijs.")
    of_a_year = [mark for mark in marks if mark["days"] <= 365]  # type: ignore[operator]
    times = counted(len(of_a_year), "keer bewijs", "keer bewijs")
    said = f"{title}: {times} in twaalf maanden, het laatst op {day(found.on)}. {found.state.value}."
    return Fresh(marks, found.state.value, _ago(found.days or 0), said)


def _ago(days: int) -> str:
    if days == 0:
        return "vandaag"
    return "gisteren" if days == 1 else f"{days} dagen geleden"


def overview(one: OnMap, disciplines: Iterable[str], parties: Iterable[str]) -> Line:
    """Returns an opgave as a line of the overview."""
    names = reference.disciplines()
    state, days = one.freshness.state, one.freshness.days
    return Line(
        title=one.opgave.title,
        url=reverse("opgaven:opgave", args=[one.opgave.pk]),
        theme=one.opgave.theme,
        owner=owner(one.opgave),
        state=state.value,
        rest="" if days is None else _ago(days),
        disciplines=tuple(name for key, name in names.items() if key in set(disciplines)),
        parties=tuple(parties),
    )


def table(lines: Iterable[Line]) -> dict[str, Any]:
    """Returns the overview as the heads and rows of a table."""
    return {
        "heads": ["Opgave", "Wie gaat erover", "Hoe vers", "Vakken", "Partijen"],
        "rows": [
            {
                "head": one.title,
                "url": one.url,
                "note": one.theme,
                "cells": [
                    one.owner,
                    ", ".join(filter(None, (one.state, one.rest))),
                    ", ".join(one.disciplines),
                    ", ".join(one.parties),
                ],
            }
            for one in lines
        ],
    }


def came(found: News) -> list[dict[str, str]]:
    """Returns what came on a map as entries, newest first."""
    rows = [(one.made_at, one, "Nieuw op de kaart", "") for one in found.made]
    for row in found.evidence:
        said = row.question.words if getattr(row, "question", None) else ""
        rows.append((row.at, row.opgave, capital(row.get_kind_display()), said))  # type: ignore[attr-defined]
    rows += [(one.at, one.opgave, f"Veranderd: {one.parts}", "") for one in found.alterations]
    return [
        {
            "key": day(at),
            "head": opgave.title,
            "url": reverse("opgaven:opgave", args=[opgave.pk]),
            "meta": what,
            "words": said,
        }
        for at, opgave, what, said in sorted(rows, key=lambda row: row[0], reverse=True)
    ]


def lead(found: Sequence[OnMap]) -> str:
    """Returns how many opgaven there are and how fresh, in a sentence."""
    if not found:
        return "Er staat nog geen opgave op deze kaart."
    numbers = [(state, sum(one.freshness.state == state for one in found)) for state in _ORDER]
    parts = [f"{in_words(many)} {_STATES[state][many > 1]}" for state, many in numbers if many]
    told = ", ".join(parts[:-1]) + (" en " if len(parts) > 1 else "") + parts[-1]
    whole = counted(len(found), "opgave", "opgaven")
    return f"{capital(whole)}, met wat inwoners vragen voorop. {capital(told)}."


def owner(opgave: Opgave) -> str:
    """Returns who answers for an opgave, by name as far as that is known, and by role."""
    name = opgave.owner.name if opgave.owner else ""
    return ", ".join(filter(None, (name, opgave.owner_role)))


def question(one: ResidentQuestion, *, change: bool, withdraw: bool) -> Question:
    """Returns a question; what is empty says so."""
    return Question(
        id=str(one.pk),
        words=one.words,
        source=", ".join(filter(None, (one.asker, one.place, day(one.asked_on)))),
        facts=[
            ("Antwoord nu", one.answer or "Nog geen antwoord."),
            ("Waar het vastloopt", one.stuck or "Nog niet opgeschreven."),
            ("Wat wij kunnen doen", one.could or "Nog niemand weet het."),
        ],
        change=reverse("opgaven:answer", args=[one.pk]) if change else "",
        withdraw=reverse("opgaven:withdraw_question", args=[one.pk]) if withdraw else "",
    )


def owner_said(found: Sequence[OwnerCheck]) -> dict[str, Any]:
    """Returns what the owner was asked and said: the corrections that stand, when it was found to hold, and since when
    it waits."""
    held = next((one for one in found if one.answer == OwnerAnswer.HOLDS), None)
    waits = found[0] if found and not found[0].answer else None
    return {
        "corrections": [(one.words, f"De opgavehouder, {day(one.answered_at)}") for one in found if one.words],
        "held": f"Op {day(held.answered_at)} zei de opgavehouder dat de tekst klopt." if held else "",
        "waits": f"Gevraagd op {day(waits.asked_at)}. Er is nog geen antwoord." if waits else "",
    }


def news(found: Iterable[Evidence]) -> list[str]:
    """Returns what raised the freshness, newest first: what, when, and by which role."""
    return [
        ", ".join(filter(None, (day(one.on), one.get_kind_display(), _from(one)))) + "."  # type: ignore[attr-defined]
        for one in found
    ]


def _from(one: Evidence) -> str:
    return f"genoteerd door {one.role.lower()}" if one.role else ""


def about(opgave: Opgave) -> list[tuple[str, list[str]]]:
    """Returns the lists of an opgave that hold something."""
    named = (
        ("Voor wie", opgave.users),
        ("Met wie", opgave.partners),
        ("Waar we op letten", opgave.signals),
        ("Uitgangspunten die ertoe doen", opgave.principles),
    )
    return [(name, found) for name, text in named if (found := contents.lines(text))]


def modes(opgave: Opgave) -> list[tuple[str, str]]:
    """Returns how much each mode of governing asks, as far as anyone said so."""
    found = [(mode, getattr(opgave, mode.field)) for mode in reference.modes()]
    if not any(number for _, number in found):
        return []
    return [
        (mode.name, f"{number} van {MOST_OF_A_MODE}. {mode.hint}." if number else "Niet.") for mode, number in found
    ]


def contributions(opgave: Opgave, rows: Iterable[Contribution]) -> dict[str, list[dict[str, Any]]]:
    """Returns what disciplines can do and what goes wrong (`there`), and of which nothing stands yet (`open`)."""
    written = {one.discipline: one for one in rows}
    found: dict[str, list[dict[str, Any]]] = {"there": [], "open": []}
    for key, name in reference.disciplines().items():
        one = written.get(key)
        shown = {"name": name, "url": reverse("opgaven:contribution", args=[opgave.pk, key])}
        if one:
            shown |= {"can": one.can, "goes_wrong": one.goes_wrong}
        found["there" if one else "open"].append(shown)
    return found


def interests(opgave: Opgave, rows: Sequence[Interest], *, change: bool) -> dict[str, Any]:
    """Returns the interests as the heads and rows of a table, without columns in which nothing stands; a party is the
    way to change it."""
    columns = [(name, head) for name, head in _INTERESTS if any(getattr(one, name) for one in rows)]
    return {
        "heads": ["Partij", *(head for _, head in columns)],
        "rows": [
            {
                "head": one.party,
                "url": reverse("opgaven:interest", args=[opgave.pk, one.pk]) if change else "",
                "cells": [getattr(one, name) for name, _ in columns],
            }
            for one in rows
        ],
    }


def history(found: Iterable[Alteration]) -> list[tuple[str, str]]:
    """Returns when the text was changed, and in which parts."""
    return [(day(one.at), capital(one.parts) + ".") for one in found]


def day(moment: date | datetime | None) -> str:
    """Returns "9 april 2026", in local time; "" for no day."""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return date_format(local, "j F Y") if local else ""
