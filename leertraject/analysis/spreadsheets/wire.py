"""A file that was read, as bytes: for between two processes, and for a page to carry until the next one."""

import base64
import binascii
import json
import zlib

from .errors import SpreadsheetError
from .limits import MAX_CHARS
from .tables import Book, Row, Sheet

_MOST = 12 * MAX_CHARS
_LOST = "Deze lijst is onderweg beschadigd. Kies het bestand opnieuw."


def to_bytes(found: Book | SpreadsheetError) -> bytes:
    """Returns a book, or the refusal of one, as JSON."""
    if isinstance(found, SpreadsheetError):
        return json.dumps({"error": str(found), "row": found.row}).encode()
    sheets = [[sheet.name, [[row.number, *row.cells] for row in sheet.rows]] for sheet in found.sheets]
    said = {"kind": found.kind, "encoding": found.encoding, "separator": found.separator, "text": found.text}
    return json.dumps({**said, "sheets": sheets if not found.text else []}).encode()


def from_bytes(data: bytes) -> Book:
    """Returns the book. A text file comes without rows: those are read from its text.

    Raises SpreadsheetError: the one that was sent, or that the bytes hold no book.
    """
    try:
        said = json.loads(data)
        if "error" in said:
            raise _sent(str(said["error"]))
        sheets = tuple(Sheet(str(name), tuple(_row(row) for row in rows)) for name, rows in said["sheets"])
        words = {key: _clean(said[key]) for key in ("kind", "encoding", "separator", "text")}
    except SpreadsheetError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise SpreadsheetError(_LOST) from None
    return Book(sheets=sheets, **words)


def carried(book: Book) -> str:
    """Returns a book as one word for a hidden field."""
    return base64.b64encode(zlib.compress(to_bytes(book), 6)).decode()


def uncarried(word: str) -> Book:
    """Returns the book of a hidden field; never more of it than the limits allow. Raises SpreadsheetError."""
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.b64decode(word, validate=True), _MOST)
    except (zlib.error, binascii.Error, ValueError):
        raise SpreadsheetError(_LOST) from None
    if not unpacking.eof:
        raise SpreadsheetError(_LOST)
    return from_bytes(data)


def _sent(sentence: str) -> SpreadsheetError:
    return SpreadsheetError(sentence)


def _row(row: list[object]) -> Row:
    number, *cells = row
    if not isinstance(number, int):
        raise TypeError
    return Row(number, tuple(_clean(cell) for cell in cells))


def _clean(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError
    return text.encode("utf-8", "replace").decode()
