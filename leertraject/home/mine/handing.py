"""What is kept about someone, in plain words: for the page, and as files to take along."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format

from leertraject.home.mine import looks, packages
from leertraject.home.mine.packages import Rows
from leertraject.privacy import audience, retention
from leertraject.ui.number_words import capital

SHOWN = 10
LOGBOOK, CONVERSATIONS, SAID = "logboek", "gesprekken", "tekst"
IN_THE_FILE = "staat in je download"


@dataclass(frozen=True, slots=True)
class Kept:
    """One part of what is kept, `of` its name in `handed_over`: its rows as pairs of term and value, who reads it, and
    how long it stays."""

    of: str
    name: str
    count: int
    rows: list[list[tuple[str, str]]]
    readers: audience.Audience
    stays: str

    @property
    def more(self) -> int:
        """How many rows stand only in the file."""
        return self.count - len(self.rows)


def kept(person: UUID) -> list[Kept]:
    """Returns each part of which something is kept, with its first rows."""
    found = packages.handed_over(person)
    return [_kept(name, rows) for name, rows in found.items() if rows and name != LOGBOOK]


def everything(person: UUID) -> dict[str, Rows]:
    """Returns all that is kept, with the logbook in sentences."""
    return packages.handed_over(person) | {LOGBOOK: _logbook(person)}


def files(person: UUID, *, name: str, now: datetime) -> bytes:
    """Returns a zip: everything as a page that opens without internet, as JSON, and each conversation as a text;
    and every file that someone put there."""
    found = everything(person)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mijn-gegevens.html", _page(found, name=name, now=now))
        archive.writestr("mijn-gegevens.json", json.dumps(found, ensure_ascii=False, indent=1, default=_plain))
        for number, row in enumerate(found.get(CONVERSATIONS, []), start=1):
            if said := _said(row):
                archive.writestr(f"gesprekken/gesprek-{number}.txt", said)
        for at, content in packages.files_of(person):
            archive.writestr(at, content)
    return made.getvalue()


def _kept(name: str, rows: Rows) -> Kept:
    kind = packages.kinds()[name]
    term = retention.term(kind)
    stays = f"{capital(term.length)}, vanaf: {retention.starts()[term.start].lower()}."
    shown = [_pairs(row) for row in rows[:SHOWN]]
    return Kept(name, capital(name), len(rows), shown, audience.of(kind), stays)


def _pairs(row: Mapping[str, object]) -> list[tuple[str, str]]:
    return [(capital(term), text) for term, value in row.items() if (text := _text(value))]


def _text(value: object) -> str:
    """Returns a value in a few words; nothing for what was not filled in."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list | dict):
        return IN_THE_FILE if value else ""
    text = "" if value is None else str(value)
    return text if len(text) <= 400 else IN_THE_FILE


def _logbook(person: UUID) -> Rows:
    found = looks.named(looks.of(person))
    return [
        {"wie": " ".join(filter(None, [one.who, f"({one.role})" if one.role else ""])), "wat": one.what,
         "dag": one.day, "keer": one.times, "laatst": one.last}
        for one in found
    ]  # fmt: skip


def _page(found: Mapping[str, Rows], *, name: str, now: datetime) -> str:
    parts = [(capital(key), [_tree(row) for row in rows]) for key, rows in found.items() if rows]
    return render_to_string("home/mine/handed.html", {"parts": parts, "name": name, "day": timezone.localdate(now)})


def _tree(row: Mapping[str, object]) -> list[dict[str, Any]]:
    """Returns the fields of a row for the page: a text each, or rows below it."""
    return [_branch(capital(term), value) for term, value in row.items() if value not in (None, "", [])]


def _branch(term: str, value: object) -> dict[str, Any]:
    if isinstance(value, list):
        rows = [_tree(one) if isinstance(one, dict) else [{"term": "", "text": _full(one)}] for one in value]
        return {"term": term, "rows": rows}
    return {"term": term, "text": _full(value)}


def _full(value: object) -> str:
    return str(value) if isinstance(value, str) else _text(value)


def _said(row: Mapping[str, object]) -> str:
    turns = row.get(SAID)
    if not isinstance(turns, list):
        return ""
    return "".join(f"{turn['wie'] or 'Onbekend'}: {turn['woorden']}\n\n" for turn in turns)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
