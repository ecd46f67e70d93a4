"""Two publications for the same client, side by side: what is new, gone, or said otherwise."""

from collections.abc import Hashable, Mapping
from typing import Any

from leertraject.effects.showing.page import Changed, Page, Thought
from leertraject.lookback.showing import counted
from leertraject.ui.number_words import in_words

Row = dict[str, Any]
NEW, GONE, OTHER, SAME = "Nieuw", "Staat er niet meer", "Veranderd", "Gelijk"
NOTHING = "Stond er niet"
NO_MORE = "Staat er niet meer"


def comparison(older: Page, newer: Page) -> list[Row]:
    """Returns the tables of a comparison: a title, and rows with the older and the newer text."""
    tables = [
        ("Met wie we spraken", _rows({"": _people(older)}, {"": _people(newer)}, {"": "Cijfers"})),
        ("Inzichten", _thoughts(older, newer)),
        ("Wijzigingen", _changes(older, newer)),
        ("Wat we vragen", _asks(older, newer)),
    ]
    return [{"title": title, "rows": rows} for title, rows in tables if rows]


def _thoughts(older: Page, newer: Page) -> list[Row]:
    before, now = _by_insight(older), _by_insight(newer)
    names = {key: f"Inzicht {place}" for place, key in enumerate(dict.fromkeys([*now, *before]), start=1)}
    texts = [{key: _thought(one) for key, one in side.items()} for side in (before, now)]
    return _rows(texts[0], texts[1], names)


def _changes(older: Page, newer: Page) -> list[Row]:
    before, now = ({change.number: _change(change) for change in page.changes} for page in (older, newer))
    names = {number: f"Wijziging {number}" for number in [*now, *before]}
    return _rows(before, now, names)


def _asks(older: Page, newer: Page) -> list[Row]:
    before, now = ({ask: ask for ask in page.asks} for page in (older, newer))
    return _rows(before, now, dict.fromkeys([*now, *before], "Vraag"))


def _rows(before: Mapping[Any, str], now: Mapping[Any, str], names: Mapping[Any, str]) -> list[Row]:
    return [
        {
            "head": name,
            "note": _state(before.get(key), now.get(key)),
            "cells": [before.get(key, NOTHING), now.get(key, NO_MORE)],
        }
        for key, name in names.items()
    ]


def _state(before: str | None, now: str | None) -> str:
    if before is None:
        return NEW
    if now is None:
        return GONE
    return SAME if before == now else OTHER


def _by_insight(page: Page) -> dict[Hashable, Thought]:
    return {thought.insight.pk: thought for thought in page.thoughts}  # type: ignore[attr-defined]


def _people(page: Page) -> str:
    if not page.total:
        return f"Minder dan {page.minimum} mensen: niet getoond"
    voices = counted.listed([f"{voice.lower()}: {people}" for voice, people in page.spoken])
    return f"{page.total} mensen" + (f" ({voices})" if voices else "")


def _thought(thought: Thought) -> str:
    living = sum(1 for quote in thought.quotes if not quote.gone)
    figure = f" Wie dit steunt: {thought.words.lower()}." if thought.yes else ""
    quotes = f" {counted.sentence(in_words(living))} {'citaat' if living == 1 else 'citaten'}." if living else ""
    theme = f" {thought.themed}." if thought.theme else ""
    return counted.closed(thought.claim) + theme + figure + quotes


def _change(change: Changed) -> str:
    return f"{counted.closed(change.title)} {change.verdict_text}."
