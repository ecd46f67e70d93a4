"""A list on its way to a group. The page carries it from step to step; the server keeps nothing of it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from leertraject.analysis import spreadsheets
from leertraject.analysis.spreadsheets import Book, Field, Layout, SpreadsheetError, wire

MENDED = ("name", "email", "organisation", "discipline", "choice")
"""What can be mended in a row; `organisation` is an id, `choice` says who is meant."""

_ROW = re.compile(r"row_([0-9]{1,7})_([a-z]+)")
_COLUMN = re.compile(r"column_([0-9]{1,3})")
_LONGEST = 500

Mends = Mapping[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A book with how it is taken (`sheet` is a place, `layout` its columns) and what was mended, by row number."""

    book: Book
    sheet: int
    layout: Layout
    mends: Mends = field(default_factory=dict)

    @property
    def settings(self) -> str:
        """How the list is taken, as one line, to notice a change."""
        header = self.layout.header
        number = 0 if header is None else self.layout.sheet.rows[header].number
        columns = {str(at): kind.value for at, kind in sorted(self.layout.columns.items())}
        return json.dumps([self.book.encoding, self.book.separator, self.sheet, number, columns])


def started(book: Book) -> Draft:
    """Returns the draft of a book that was just read, taken as we think it is meant."""
    at = spreadsheets.best_sheet(book)
    return Draft(book, at, spreadsheets.laid_out(book.sheets[at]))


def resumed(given: Mapping[str, str]) -> Draft:
    """Returns the draft that a page carried, taken as is asked there. Raises SpreadsheetError."""
    book = wire.uncarried(given.get("carried", ""))
    if book.text:
        book = spreadsheets.read_again(
            book, encoding=given.get("encoding", ""), separator=given.get("separator", "") or book.separator
        )
    if not book.sheets:
        raise SpreadsheetError("Deze lijst is onderweg beschadigd. Kies het bestand opnieuw.")
    at = _number(given.get("sheet", ""), len(book.sheets) - 1)
    return Draft(book, at, _laid_out(book, at, given), _mends(given))


def carried(draft: Draft) -> dict[str, str]:
    """Returns what the next page has to send along, by the name of the field."""
    return {
        "carried": wire.carried(draft.book),
        "mends": json.dumps(draft.mends),
        "seen": draft.settings,
    }


def _laid_out(book: Book, at: int, given: Mapping[str, str]) -> Layout:
    """Takes the columns as chosen, unless what they are about changed: then they are guessed anew."""
    was = _seen(given)
    sheet = book.sheets[at]
    header = given.get("header", "")
    number = int(header) if header.isascii() and header.isdigit() and len(header) < 8 else None
    if was[:3] != [book.encoding, book.separator, at]:
        return spreadsheets.laid_out(sheet)
    if was[3] != number:
        return spreadsheets.laid_out(sheet, header_number=number)
    return spreadsheets.laid_out(sheet, header_number=number, columns=_columns(given))


def _seen(given: Mapping[str, str]) -> list[object]:
    try:
        found = json.loads(given.get("seen", ""))
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, list) and len(found) == 5 else [None] * 5


def _columns(given: Mapping[str, str]) -> dict[int, Field]:
    """What each column holds; of two columns with the same field the first counts."""
    chosen = [(int(found[1]), value) for name, value in given.items() if (found := _COLUMN.fullmatch(name))]
    columns: dict[int, Field] = {}
    for at, value in sorted(chosen):
        if value in set(Field) and Field(value) not in columns.values():
            columns[at] = Field(value)
    return columns


def _mends(given: Mapping[str, str]) -> dict[int, dict[str, str]]:
    try:
        earlier = json.loads(given.get("mends", "") or "{}")
        found = {int(row): {str(k): str(v) for k, v in mend.items()} for row, mend in earlier.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        found = {}
    for name, value in given.items():
        at = _ROW.fullmatch(name)
        if at and at[2] in MENDED:
            found.setdefault(int(at[1]), {})[at[2]] = " ".join(value.split())[:_LONGEST]
    return found


def _number(given: str, most: int) -> int:
    return min(int(given), most) if given.isascii() and given.isdigit() and len(given) < 4 else 0
