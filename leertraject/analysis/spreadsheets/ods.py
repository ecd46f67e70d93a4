"""Files of LibreOffice (.ods): sheets, repeated rows and cells, dates, and formulas, which stay text."""

import re
import zipfile

from .archive import Elements, parse
from .errors import SpreadsheetError
from .limits import MAX_CHARS, MAX_COLUMNS, MAX_SHEETS
from .tables import ODS, Book, Rows, Sheet, too_many_rows

CONTENT = "content.xml"
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_LAST_ROW = 2_000_000
_OUTSIDE = frozenset({"annotation", "shapes", "tracked-changes"})


def is_ods(archive: zipfile.ZipFile) -> bool:
    """Says whether this is a spreadsheet of LibreOffice, by what it says of itself."""
    try:
        with archive.open("mimetype") as file:
            return file.read(100).startswith(b"application/vnd.oasis.opendocument.spreadsheet")
    except KeyError:
        return False


def read(archive: zipfile.ZipFile) -> Book:
    """Returns the sheets. Raises SpreadsheetError for a file with a password, and beyond the limits."""
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as file:
            if b"encryption-data" in file.read(1024 * 1024):
                raise SpreadsheetError("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord.")
    content = _Content()
    parse(archive, CONTENT, content)
    if not content.sheets:
        raise SpreadsheetError("In dit bestand staat geen blad. Sla je lijst opnieuw op als .ods of .xlsx.")
    return Book(ODS, tuple(content.sheets))


class _Content(Elements):
    """All sheets of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self._rows: Rows | None = None
        self._name = ""
        self._row = self._column = 0
        self._repeat_row = self._repeat = 1
        self._tables = 0
        self._outside = 0
        self._given: dict[str, str] = {}
        self._pieces: list[str] | None = None
        self._line: list[tuple[int, str]] = []
        self._spans: list[tuple[int, int, int]] = []
        self._chars = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if self._outside or tag in _OUTSIDE:
            self._outside += 1
        elif tag == "table":
            self._tables += 1
            if self._tables == 1 and len(self.sheets) < MAX_SHEETS:
                self._rows, self._row, self._spans = Rows(), 0, []
                self._name = attributes.get("name", "")[:100]
        elif self._rows is None or self._tables > 1:
            return
        elif tag == "table-row":
            self._column, self._line = 0, []
            self._repeat_row = _times(attributes.get("number-rows-repeated"))
        elif tag in ("table-cell", "covered-table-cell"):
            self._given, self._pieces = attributes, []
            self._repeat = _times(attributes.get("number-columns-repeated"))
        elif self._pieces is not None:
            self._inside(tag, attributes)

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "p" and self._pieces:
            self._add("\n")
        elif tag == "s":
            self._add(" " * min(_times(attributes.get("c")), 100))
        elif tag in ("tab", "line-break"):
            self._add(" " if tag == "tab" else "\n")

    def characters(self, content: str) -> None:
        if self._pieces is not None and not self._outside:
            self._add(content)

    def closed(self, tag: str) -> None:
        if self._outside:
            self._outside -= 1
        elif tag == "table":
            self._tables -= 1
            if self._rows is not None and self._tables == 0:
                self._end_sheet(self._rows)
        elif self._rows is None or self._tables > 1:
            return
        elif tag in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif tag == "table-row":
            self._end_row(self._rows)

    def _add(self, text: str) -> None:
        self._chars += len(text)
        if self._chars > MAX_CHARS:
            raise SpreadsheetError("In dit bestand staat te veel tekst. Haal weg wat je niet nodig hebt.")
        if self._pieces is not None:
            self._pieces.append(text)

    def _end_cell(self) -> None:
        text = self._text()
        if text.strip():
            if self._column + self._repeat > MAX_COLUMNS:
                raise SpreadsheetError(
                    f"Dit blad heeft meer dan {MAX_COLUMNS} kolommen. Haal weg wat je niet nodig hebt."
                )
            self._line += [(self._column + step, text) for step in range(self._repeat)]
            over = _times(self._given.get("number-rows-spanned"))
            if over > 1:
                self._spans.append((self._column, self._row, self._row + over - 1))
        self._column = min(self._column + self._repeat, _LAST_ROW)
        self._pieces = None

    def _text(self) -> str:
        formula = self._given.get("formula")
        if formula is not None:
            return "=" + formula.partition("=")[2]
        date = _DATE.match(self._given.get("date-value", ""))
        if date:
            return f"{date[3]}-{date[2]}-{date[1]}"
        return "".join(self._pieces or []) or self._given.get("string-value", "")

    def _end_row(self, rows: Rows) -> None:
        if self._line:
            for step in range(self._repeat_row):
                for column, text in self._line:
                    rows.put(self._row + step, column, text)
        self._row += self._repeat_row
        if self._row > _LAST_ROW:
            raise too_many_rows()

    def _end_sheet(self, rows: Rows) -> None:
        for column, first, last in self._spans:
            rows.fill_down(column, first, last)
        self.sheets.append(Sheet(self._name, rows.done()))
        self._rows = None


def _times(given: str | None) -> int:
    return max(1, int(given)) if given and given.isdigit() and len(given) < 8 else 1
