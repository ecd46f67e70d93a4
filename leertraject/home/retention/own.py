"""What of someone goes by itself: what, how much, from which day, and what may keep it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

from leertraject.home.models import Announced, Pause
from leertraject.home.retention import due, registry
from leertraject.kernel.ending import Ending
from leertraject.privacy import matrix, retention
from leertraject.ui.number_words import capital


@dataclass(frozen=True, slots=True)
class Going:
    """Rows of a person that end together, in words for a table."""

    kind: str
    what: str
    number: int
    days: str
    after: str

    @property
    def row(self) -> dict[str, object]:
        """The row of a table."""
        return {"head": self.what, "cells": [str(self.number), self.days, self.after]}


def of_person(person: UUID, *, now: datetime) -> list[Going]:
    """Returns what goes of someone, in the order of the matrix (three queries per kind of row that someone has)."""
    paused = {one.kind: one for one in paused_for(person, now=now)}
    told = {
        (one.kind, one.object_id, one.start): timezone.localdate(one.at)
        for one in Announced.objects.filter(recipient=person)
    }
    order = list(matrix.rows())
    found = (_going(ending, person, told, paused, now) for ending in registry.endings())
    return sorted((one for one in found if one), key=lambda one: order.index(one.kind))


def paused_for(person: UUID, *, now: datetime) -> list[Pause]:
    """Returns what is put off of someone, or of everyone, the one that ends last at the end."""
    return [one for one in due.pauses(now) if one.person_id in (None, person)]


def _going(
    ending: Ending, person: UUID, told: dict[tuple[str, UUID, date], date], paused: dict[str, Pause], now: datetime
) -> Going | None:
    rows = list(ending.of(person, now=now).order_by("start").values_list("pk", "start", "waits"))
    if not rows:
        return None
    days = [
        due.goes_on(ending, start, told=told.get((ending.kind, key, start)), now=now)
        for key, start, waits in rows
        if not waits
    ]
    words = [_days(days)] if days else []
    if len(days) < len(rows):
        words.append(_waits(ending))
    pause = paused.get(ending.kind)
    if pause:
        words.append(f"Uitgesteld tot en met {date_format(pause.until, 'j F Y')}.")
    after = retention.actions()[retention.term(ending.kind).action]
    return Going(ending.kind, capital(ending.what), len(rows), " ".join(words), after)


def _days(days: Iterable[date]) -> str:
    first, *_, last = sorted([*days, *days])
    if first == last:
        return f"{date_format(first, 'j F Y')}."
    return f"Het eerste op {date_format(first, 'j F Y')}, het laatste op {date_format(last, 'j F Y')}."


def _waits(ending: Ending) -> str:
    kinds = retention.term(ending.kind).not_before
    on = ", ".join(matrix.rows()[kind].label.lower() for kind in kinds)
    if ending.kind == "persoon":
        return "Nog niet: je hebt een rol, of er wordt nog iets van je bewaard."
    return f"Nog niet: dit wacht op {on}." if on else "Nog niet: er loopt nog iets mee."
