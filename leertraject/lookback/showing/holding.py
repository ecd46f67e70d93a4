"""A conversation that is held, on screen: its parts with the notes, when they were saved, and how long it took."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from leertraject.lookback.forms.holding import JottingsForm
from leertraject.lookback.guides import GuidePart
from leertraject.lookback.models import Holding
from leertraject.lookback.showing import dates
from leertraject.ui.held import HeldRow, saved


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its note; `theirs` says when another screen wrote here first."""

    row: HeldRow
    saved: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the guide with its questions; `id` names its heading."""

    id: str
    title: str
    note: str
    asked: tuple[Asked, ...]


def pieces(form: JottingsForm, names: Mapping[UUID, str], *, reader: UUID | None, now: datetime) -> list[Piece]:
    """Returns the parts of the guide with a field beside each question, and the free field as the last part."""
    rows = iter(form.rows())
    shown = []
    for number, part in enumerate(form.opened.parts, start=1):
        asked = tuple(_asked(next(rows), names, reader, now) for _ in part.questions)
        shown.append(Piece(f"deel-{number}", part.title, minutes(part.minutes), asked))
    free = _asked(next(rows), names, reader, now)
    return [*shown, Piece("verder", free.row.held.ask, "Past het nergens bij? Zet het hier.", (free,))]


def planned(parts: Iterable[GuidePart]) -> str:
    """Returns the minutes of the parts, for the clock."""
    return " ".join(str(part.minutes) for part in parts)


def minutes(count: int) -> str:
    """Returns "18 minuten"."""
    return "1 minuut" if count == 1 else f"{count} minuten"


def begun(held: Holding, *, now: datetime) -> str:
    """Returns when the conversation began, and how long it took once it is over."""
    at = timezone.localtime(held.begun_at)
    day = "" if at.date() == timezone.localdate(now) else f"op {dates.day(at)} "
    sentence = f"Begonnen {day}om {at:%H:%M}"
    if held.ended_at is None:
        return f"{sentence}."
    return f"{sentence}, klaar om {timezone.localtime(held.ended_at):%H:%M}."


def _asked(row: HeldRow, names: Mapping[UUID, str], reader: UUID | None, now: datetime) -> Asked:
    by = row.held.by
    name = names.get(by, "") if by and by != reader else ""
    theirs = saved(row.theirs.at, names.get(row.theirs.by, "") if row.theirs.by else "", now=now) if row.theirs else ""
    return Asked(row, saved(row.held.at, name, now=now), theirs)
