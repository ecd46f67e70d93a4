"""What a file is, by what stands in it; its name says nothing."""

from .errors import SpreadsheetError

CHOOSE = "Kies een lijst uit Excel (.xlsx), LibreOffice (.ods) of een tekstbestand (.csv)."

_STARTS = (
    (b"%PDF-", "een pdf"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"{\\rtf", "een rtf-bestand"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"Rar!\x1a", "een ingepakt bestand"),
)
_OLD = b"\xd0\xcf\x11\xe0"
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table")


def is_zip(data: bytes) -> bool:
    """Says whether this starts like a zip, as files of Excel and LibreOffice do."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def refuse_other_kinds(data: bytes) -> None:
    """Raises SpreadsheetError for a file that certainly is no list, and says what it is."""
    if data.startswith(_OLD):
        raise SpreadsheetError(
            "Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord."
            " Sla het in Excel op als .xlsx, zonder wachtwoord."
        )
    for start, kind in _STARTS:
        if data.startswith(start):
            raise SpreadsheetError(f"Dit is {kind}. {CHOOSE}")
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise SpreadsheetError("Dit is een webpagina of xml-bestand. Open het in Excel en sla het op als .xlsx.")
