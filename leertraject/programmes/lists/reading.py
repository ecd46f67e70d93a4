"""A file becomes rows. What a stranger made is read in a process of its own."""

from leertraject.analysis.spreadsheets import MAX_BYTES, Book, SpreadsheetError, read_again, read_pasted, wire
from leertraject.kernel import confined

__all__ = ["MAX_BYTES", "SpreadsheetError", "from_file", "from_text"]

_READER = "leertraject.analysis.spreadsheets:answered"


def from_file(data: bytes) -> Book:
    """Returns what stands in a file. Raises SpreadsheetError."""
    if len(data) > MAX_BYTES:
        raise SpreadsheetError(f"Dit bestand is groter dan {MAX_BYTES // 2**20} MB. Haal plaatjes eruit.")
    try:
        answer = confined.run(_READER, data)
    except confined.TooMuch:
        raise SpreadsheetError(
            "Dit bestand kost te veel tijd of geheugen. Zet alleen de deelnemers in een nieuw bestand."
        ) from None
    return read_again(wire.from_bytes(answer))


def from_text(text: str) -> Book:
    """Returns what stands in pasted text. Raises SpreadsheetError."""
    if len(text) > MAX_BYTES:
        raise SpreadsheetError("Deze tekst is te lang. Knip de lijst in delen.")
    return read_pasted(text)
