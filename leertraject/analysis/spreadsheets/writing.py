"""A list as a text file that Dutch Excel opens in columns and in which no cell is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FIRST_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Returns the rows as UTF-8 with a byte order mark, separated by semicolons, each cell safe to open.

    >>> csv_bytes([["Naam"], ["=1+1"]])
    b"\\xef\\xbb\\xbfNaam\\r\\n'=1+1\\r\\n"
    """
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff".encode() + out.getvalue().encode("utf-8", "replace")


def safe(text: str) -> str:
    """Returns a cell that no spreadsheet works out: what would be a formula gets an apostrophe, which marks text.

    >>> safe("=HYPERLINK(1)"), safe("  @x"), safe("'t Hof"), safe("Jan")
    ("'=HYPERLINK(1)", "'  @x", "'t Hof", 'Jan')
    """
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FIRST_SIGNS) or text.startswith(_FIRST_SIGNS) else text
