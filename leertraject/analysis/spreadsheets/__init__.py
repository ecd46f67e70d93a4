"""Read a list of people (CSV, Excel, LibreOffice, pasted text) as rows of text, and say what its columns hold.

    >>> book = read_pasted("Naam\\tE-mail\\nvan 't Hof, Daan\\tdaan@voorbeeld.example")
    >>> layout = laid_out(book.sheets[0])
    >>> [(one.number, one.name, one.email) for one in layout.people()]
    [(2, "Daan van 't Hof", 'daan@voorbeeld.example')]

What a file is, its content says. Encoding and separator are guessed and told; both can be given instead. A formula is
never worked out: its cell holds it as text. What is broken or too big is refused in Dutch (`SpreadsheetError`).

The rules stand where they are applied: `filetypes`, `decoding` (encodings), `separated` (CSV), `archive` (zips),
`xlsx`, `ods`, `headers` (which column is what), `names`, `listed` (a row becomes a person), `writing` (a safe CSV),
`wire` (carrying a book on), `limits`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from . import archive, decoding, filetypes, headers, listed, ods, separated, wire, xlsx
from .errors import SpreadsheetError
from .headers import Field
from .limits import MAX_BYTES
from .listed import Listed
from .tables import CSV, PASTED, Book, Row, Sheet

__all__ = [
    "MAX_BYTES",
    "Book",
    "Field",
    "Layout",
    "Listed",
    "Row",
    "Sheet",
    "SpreadsheetError",
    "answered",
    "laid_out",
    "read",
    "read_again",
    "read_pasted",
]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is taken: the place of the row with headers (None: there is none) and what each column holds."""

    sheet: Sheet
    header: int | None
    columns: Mapping[int, Field]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows under the headers."""
        return self.sheet.rows if self.header is None else self.sheet.rows[self.header + 1 :]

    @property
    def heads(self) -> tuple[str, ...]:
        """The headers; letters where there are none, as a spreadsheet names its columns."""
        width = max((len(row.cells) for row in self.sheet.rows), default=0)
        given = self.sheet.rows[self.header] if self.header is not None else Row(0, ())
        return tuple(" ".join(given.cell(at).split()) or f"Kolom {letters(at)}" for at in range(width))

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headers of columns with something in them that is not taken over."""
        filled = {at for row in self.rows for at, cell in enumerate(row.cells) if cell}
        return tuple(head for at, head in enumerate(self.heads) if at in filled and at not in self.columns)

    def people(self) -> list[Listed]:
        """Returns a person per filled row."""
        return listed.people(self.rows, self.columns)


def read(data: bytes) -> Book:
    """Reads the bytes of a file. Raises SpreadsheetError, and nothing else."""
    if len(data) > MAX_BYTES:
        raise SpreadsheetError(
            f"Dit bestand is groter dan {MAX_BYTES // 2**20} MB. Haal plaatjes en andere bladen weg."
        )
    if filetypes.is_zip(data):
        return _read_zip(data)
    filetypes.refuse_other_kinds(data)
    encoding = decoding.guess(data)
    text = decoding.decode(data, encoding)
    return _read_text(Book(CSV, (), encoding, separated.guess(text), text))


def read_pasted(text: str) -> Book:
    """Reads pasted text. Raises SpreadsheetError."""
    text = decoding.checked(text.replace("\r\n", "\n"))
    return _read_text(Book(PASTED, (), "", separated.guess(text), text))


def read_again(book: Book, *, encoding: str = "", separator: str = "") -> Book:
    """Reads the text of a book with another encoding or separator; other kinds stay as they are.

    Raises SpreadsheetError when that does not fit.
    """
    if not book.text:
        return book
    if encoding and book.encoding and encoding != book.encoding:
        try:
            data = book.text.encode(book.encoding)
        except (UnicodeError, LookupError):
            raise SpreadsheetError("Deze lijst is onderweg beschadigd. Kies het bestand opnieuw.") from None
        book = replace(book, text=decoding.decode(data, encoding), encoding=encoding)
    return _read_text(replace(book, text=decoding.checked(book.text), separator=separator or book.separator))


def laid_out(sheet: Sheet, *, header_number: int | None = None, columns: Mapping[int, Field] | None = None) -> Layout:
    """Returns how to take a sheet: by the words above its columns, or as given.

    `header_number` is the number of the row with headers, 0 when there is none and None to guess.
    """
    if header_number is None:
        header, known = headers.best_row(sheet.rows)
    else:
        header = next((at for at, row in enumerate(sheet.rows) if row.number == header_number), None)
        known = 1 if header is not None else 0
    if columns is None:
        named = headers.columns(sheet.rows[header].cells) if header is not None and known else {}
        below = sheet.rows if header is None else sheet.rows[header + 1 :]
        columns = headers.completed(named, headers.by_content(below))
    return Layout(sheet, header, columns)


def best_sheet(book: Book) -> int:
    """Returns the place of the sheet that most looks like a list of people."""
    return headers.best_sheet(book.sheets)


def answered(data: bytes) -> bytes:
    """Reads a file for another process: the book, or why there is none, as `wire` has it."""
    try:
        return wire.to_bytes(read(data))
    except SpreadsheetError as refusal:
        return wire.to_bytes(refusal)


def letters(column: int) -> str:
    """Returns what a spreadsheet calls a column.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name, column = chr(65 + rest) + name, column - 1
    return name


def _read_zip(data: bytes) -> Book:
    with archive.opened(data) as inside:
        workbook = xlsx.workbook_of(inside)
        if workbook:
            return _filled(xlsx.read(inside, workbook))
        if ods.is_ods(inside):
            return _filled(ods.read(inside))
    raise SpreadsheetError(f"Dit is een zip-bestand en geen lijst. {filetypes.CHOOSE}")


def _read_text(book: Book) -> Book:
    return _filled(replace(book, sheets=(separated.read(book.text, book.separator),)))


def _filled(book: Book) -> Book:
    if not any(sheet.rows for sheet in book.sheets):
        raise SpreadsheetError("Hier staat niets in. Kies een lijst met een rij per deelnemer.")
    return book
