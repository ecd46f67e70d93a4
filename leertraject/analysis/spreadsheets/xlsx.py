"""Files of Excel (.xlsx): sheets, shared texts, dates, merged cells and formulas.

A formula is never worked out and the value that Excel kept beside it is not believed: the cell holds the formula as
text. Dates come out as day-month-year. Macros, links, pictures and styles other than of dates are never opened.
"""

import posixpath
import re
import zipfile
from datetime import datetime, timedelta

from .archive import Elements, parse, refused
from .errors import SpreadsheetError
from .limits import MAX_CELL_CHARS, MAX_CHARS, MAX_SHEETS
from .tables import XLSX, Book, Rows, Sheet

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DAYS_OF_EXCEL = 2_958_465  # 31 December 9999
_LAST_BEFORE_LEAP_BUG = 60


def read(archive: zipfile.ZipFile, workbook: str) -> Book:
    """Returns the sheets that are not hidden. `workbook` is the path of the workbook inside."""
    found = _Workbook()
    parse(archive, workbook, found)
    links = _links(archive, workbook)
    names = set(archive.namelist())
    texts = _Texts()
    styles = _Styles()
    for kind, handler in (("sharedStrings", texts), ("styles", styles)):
        for target in (target for target, of_kind in links.values() if of_kind == kind and target in names):
            parse(archive, target, handler)
    sheets = []
    for name, link in found.sheets[:MAX_SHEETS]:
        target, kind = links.get(link, ("", ""))
        if kind == "worksheet" and target in names:
            page = _Page(texts.found, styles.dates, found.from_1904)
            parse(archive, target, page)
            sheets.append(Sheet(name, page.done()))
    if not sheets:
        raise SpreadsheetError("In dit Excel-bestand staat geen blad dat we kunnen lezen. Sla het opnieuw op.")
    return Book(XLSX, tuple(sheets))


def workbook_of(archive: zipfile.ZipFile) -> str:
    """Returns the path of the workbook inside, or nothing when this is no file of Excel."""
    try:
        links = _links(archive, "")
    except KeyError:
        return ""
    found = next((target for target, kind in links.values() if kind == "officeDocument"), "")
    if found.endswith("workbook.bin"):
        raise SpreadsheetError("Dit is een binair Excel-bestand (.xlsb). Sla het in Excel op als .xlsx.")
    return found if re.search(r"workbook[0-9]*\.xml\Z", found) else ""


def _links(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    links = _Links(folder)
    parse(archive, posixpath.join(folder, "_rels", f"{name}.rels"), links)
    return links.found


class _Links(Elements):
    """Which part a part points at: path and kind by id."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", ""))).lstrip("/")
            self.found[attributes.get("Id", "")] = (target, attributes.get("Type", "").rpartition("/")[2])


class _Workbook(Elements):
    """The names of the sheets that are not hidden, with their links, and from when dates count."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet" and attributes.get("state", "visible") == "visible":
            self.sheets.append((attributes.get("name", "")[:100], attributes.get("id", "")))
        elif tag == "workbookPr":
            self.from_1904 = attributes.get("date1904", "").lower() in ("1", "true")


class _Texts(Elements):
    """The texts that cells share, without how they are to be pronounced."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._in_text = self._aside = False
        self._chars = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self._pieces = []
        self._aside = self._aside or tag == "rPh"
        self._in_text = tag == "t" and not self._aside

    def closed(self, tag: str) -> None:
        self._in_text = False
        if tag == "rPh":
            self._aside = False
        elif tag == "si":
            self.found.append("".join(self._pieces))

    def characters(self, content: str) -> None:
        if self._in_text:
            self._chars += len(content)
            if self._chars > MAX_CHARS:
                raise refused("bevat te veel tekst")
            self._pieces.append(content)


class _Styles(Elements):
    """Which numbers of cell styles are dates."""

    def __init__(self) -> None:
        super().__init__()
        self.dates: set[int] = set()
        self._own: dict[str, bool] = {}
        self._cells = False
        self._count = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            self._own[attributes.get("numFmtId", "")] = _is_date(attributes.get("formatCode", ""))
        elif tag == "cellXfs":
            self._cells = True
        elif tag == "xf" and self._cells:
            number = attributes.get("numFmtId", "0")
            if self._own.get(number, number.isdigit() and int(number[:6]) in _BUILT_IN_DATES):
                self.dates.add(self._count)
            self._count += 1

    def closed(self, tag: str) -> None:
        if tag == "cellXfs":
            self._cells = False


class _Page(Elements):
    """The cells of one sheet."""

    def __init__(self, texts: list[str], dates: set[int], from_1904: bool) -> None:
        super().__init__()
        self._texts, self._dates, self._from_1904 = texts, dates, from_1904
        self._rows = Rows()
        self._row, self._column = -1, -1
        self._kind, self._style = "", ""
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self._spread: list[tuple[int, int, int, int]] = []
        self._merged: list[tuple[int, int, int, int]] = []

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            given = attributes.get("r", "")
            self._row = int(given) - 1 if given.isdigit() and len(given) < 8 else self._row + 1
            self._column = -1
        elif tag == "c":
            self._begin(attributes)
        elif tag in ("v", "t"):
            self._into = self._value
        elif tag == "f":
            self._formula = self._into = []
            if attributes.get("t") in ("array", "dataTable"):
                self._spread.extend(_range(attributes.get("ref", "")))
        elif tag == "rPh":
            self._into = None
        elif tag == "mergeCell":
            self._merged.extend(_range(attributes.get("ref", "")))

    def closed(self, tag: str) -> None:
        if tag in ("v", "t", "f"):
            self._into = None
        elif tag == "c":
            self._rows.put(self._row, self._column, self._text())

    def characters(self, content: str) -> None:
        if self._into is not None:
            self._into.append(content)

    def done(self) -> tuple:  # type: ignore[type-arg]
        """Returns the filled rows; a cell merged over rows says the same in each."""
        for first, last, left, _ in self._merged:
            self._rows.fill_down(left, first, last)
        return self._rows.done()

    def _begin(self, attributes: dict[str, str]) -> None:
        at = _CELL.fullmatch(attributes.get("r", ""))
        self._column = _number_of(at[1]) if at else self._column + 1
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._value, self._formula, self._into = [], None, None

    def _text(self) -> str:
        if self._formula is not None or self._in_spread():
            return f"={''.join(self._formula or [])[:MAX_CELL_CHARS]}" if self._formula else "=(formule)"
        raw = "".join(self._value)
        if self._kind == "s":
            return self._texts[int(raw)] if raw.strip().isdigit() and int(raw) < len(self._texts) else ""
        if self._kind == "n":
            return self._number(raw)
        if self._kind == "d":
            return _iso_turned(raw)
        return {"1": "waar", "0": "onwaar"}.get(raw, raw) if self._kind == "b" else raw

    def _in_spread(self) -> bool:
        return any(a <= self._row <= b and c <= self._column <= d for a, b, c, d in self._spread)

    def _number(self, raw: str) -> str:
        try:
            number = float(raw)
        except ValueError:
            return raw
        if self._style.isdigit() and int(self._style) in self._dates and 0 < number < _DAYS_OF_EXCEL:
            return day_of(number, from_1904=self._from_1904)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else raw


def day_of(serial: float, *, from_1904: bool = False) -> str:
    """Returns the day behind the number that Excel keeps; the 29th of February 1900 that it invented does not count.

    >>> day_of(46093), day_of(59), day_of(61), day_of(0.5)
    ('12-03-2026', '28-02-1900', '01-03-1900', '')
    """
    days = int(serial)
    if days < 1 and not from_1904:
        return ""
    if from_1904:
        begin = datetime(1904, 1, 1)
    else:
        begin = datetime(1899, 12, 31) if days < _LAST_BEFORE_LEAP_BUG else datetime(1899, 12, 30)
    return f"{begin + timedelta(days=days):%d-%m-%Y}" if days < _DAYS_OF_EXCEL - 1462 else ""


def _iso_turned(text: str) -> str:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", text)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else text


def _is_date(code: str) -> bool:
    plain = _NOT_IN_FORMAT.sub("", code).lower()
    return "general" not in plain and any(sign in plain for sign in ("d", "y", "j")) and "0" not in plain


def _range(text: str) -> list[tuple[int, int, int, int]]:
    """Returns first row, last row, first column and last column, from 0; nothing for what is no range.

    >>> _range("A1:G1"), _range("B2"), _range("kwaad")
    ([(0, 0, 0, 6)], [(1, 1, 1, 1)], [])
    """
    ends = [_CELL.fullmatch(part) for part in text.split(":")]
    if not ends or len(ends) > 2 or any(end is None for end in ends):
        return []
    first, last = ends[0], ends[-1]
    assert first and last
    return [(int(first[2]) - 1, int(last[2]) - 1, _number_of(first[1]), _number_of(last[1]))]


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
