"""What a file turns out to hold: sheets of rows of text."""

from dataclasses import dataclass

from .errors import SpreadsheetError
from .limits import MAX_CELL_CHARS, MAX_CHARS, MAX_COLUMNS, MAX_ROWS

CSV, XLSX, ODS, PASTED = "csv", "xlsx", "ods", "pasted"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as a spreadsheet shows it. A formula stands in its cell as text that begins with `=`."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Returns the text of a cell; empty beyond the last one."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled rows of one sheet; in a text file there is one sheet without a name."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was read: what it is, how its text was taken, and its sheets.

    `encoding`, `separator` and `text` are empty for a file of Excel or LibreOffice; `encoding` also for pasted text.
    """

    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    separator: str = ""
    text: str = ""


class Rows:
    """Collects the filled rows of a sheet within the limits; what is only spacing counts as empty."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[int, str]] = {}
        self._chars = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Puts a text in a cell; both count from 0. Raises SpreadsheetError beyond the limits."""
        text = text.strip()
        if not text:
            return
        if column >= MAX_COLUMNS:
            raise SpreadsheetError(f"Dit blad heeft meer dan {MAX_COLUMNS} kolommen. Haal weg wat je niet nodig hebt.")
        text = shortened(text)
        self._chars += len(text)
        if self._chars > MAX_CHARS:
            raise SpreadsheetError("Op dit blad staat te veel tekst. Haal weg wat je niet nodig hebt.")
        self._cells.setdefault(row, {})[column] = text
        if len(self._cells) > MAX_ROWS:
            raise too_many_rows()

    def fill_down(self, column: int, first: int, last: int) -> None:
        """Gives the rows of a merged cell what stands in its first row, as a reader sees it."""
        text = self._cells.get(first, {}).get(column, "")
        for row in range(first + 1, min(last, first + MAX_ROWS) + 1):
            if row in self._cells:
                self._cells[row].setdefault(column, text)

    def done(self) -> tuple[Row, ...]:
        """Returns the filled rows from top to bottom."""
        return tuple(
            Row(number + 1, tuple(cells.get(column, "") for column in range(max(cells) + 1)))
            for number, cells in sorted(self._cells.items())
        )


def shortened(text: str) -> str:
    """Returns a text no longer than a cell may be.

    >>> len(shortened("a" * 5000))
    2000
    """
    return text if len(text) <= MAX_CELL_CHARS else text[: MAX_CELL_CHARS - 1] + "…"


def too_many_rows() -> SpreadsheetError:
    """The refusal of a sheet with more rows than the limit allows."""
    return SpreadsheetError(f"Dit blad heeft meer dan {MAX_ROWS} gevulde rijen. Knip de lijst in delen.")
