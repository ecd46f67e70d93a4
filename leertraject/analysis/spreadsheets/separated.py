"""Text in columns: which separator, and the rows.

A first line `sep=;` wins, as Excel has it; else the separator wins that gives the most columns with a known name, then
the most even rows. A row has the number that a spreadsheet gives it: a line break inside quotes begins no new row, and
the line `sep=` does not count.
"""

import csv
import io
import re
from collections import Counter
from itertools import islice

from .errors import SpreadsheetError
from .headers import best_row
from .tables import Row, Rows, Sheet

SEPARATORS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "rechte streep"}
"""The separators with the word for each."""

_SEP = re.compile(r'\A"?sep=(.)"?[ \t]*[;,]*[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_LOOK_AT = 60
_TOO_LONG = 131_072


def separator_line(text: str) -> str:
    """Returns the separator that a first line `sep=` names; empty when there is none.

    >>> separator_line("sep=;\\na;b"), separator_line('"sep=,"\\na,b'), separator_line("a;b")
    (';', ',', '')
    """
    found = _SEP.match(text)
    return found[1] if found and found[1] in SEPARATORS else ""


def guess(text: str) -> str:
    """Returns the separator of a text.

    >>> guess("naam,e-mail\\nJan,jan@x.nl"), guess("naam;plaats\\nBos, Els;Ede")
    (',', ';')
    """
    named = separator_line(text)
    if named:
        return named
    head = text[: 64 * 1024]
    return max(SEPARATORS, key=lambda separator: _evenness(head, separator))


def read(text: str, separator: str) -> Sheet:
    """Returns the rows. Raises SpreadsheetError for an unknown separator, a quote that never closes, or too much."""
    if separator not in SEPARATORS:
        raise SpreadsheetError("Dit scheidingsteken kennen we niet. Kies er een uit de lijst.")
    text = _SEP.sub("", text, count=1) if separator_line(text) else text
    rows = Rows()
    for number, cells in enumerate(_records(text, separator)):
        for column, cell in enumerate(cells):
            rows.put(number, column, cell)
    return Sheet("", rows.done())


def _records(text: str, separator: str) -> list[list[str]]:
    """Returns the records as they stand; a stray quote inside a cell is taken as it is."""
    found: list[list[str]] = []
    try:
        found.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise SpreadsheetError(
                "hier gaat een aanhalingsteken open dat nergens sluit. Haal het weg, of sla de lijst op als .xlsx.",
                len(found) + 1,
            ) from None
        return _leniently(text, separator)
    return found


def _leniently(text: str, separator: str) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        found.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise SpreadsheetError(
            f"hier staat een veld van meer dan {_TOO_LONG} tekens. Kijk of er een aanhalingsteken te veel staat.",
            len(found) + 1,
        ) from None
    return found


def _evenness(text: str, separator: str) -> tuple[int, float, int]:
    try:
        records = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _LOOK_AT))
    except csv.Error:
        return (0, 0.0, 0)
    filled = [tuple(cells) for cells in records if any(cell.strip() for cell in cells)]
    if not filled:
        return (0, 0.0, 0)
    width, often = Counter(map(len, filled)).most_common(1)[0]
    _, known = best_row([Row(number, cells) for number, cells in enumerate(filled, start=1)])
    return (known if width > 1 else 0, often / len(filled) if width > 1 else 0.0, width)
