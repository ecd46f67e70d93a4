"""What a file is, by what stands in it; its name only helps to say what is wrong."""

import re

from .errors import Refused

CHOOSE = "Kies een pdf, een Word-bestand (.docx), een .odt, een webpagina (.html) of een tekstbestand (.txt)."

_STARTS = (
    (b"\x89PNG", "een plaatje"),
    (b"\xff\xd8\xff", "een plaatje"),
    (b"GIF8", "een plaatje"),
    (b"II*\x00", "een plaatje"),
    (b"MM\x00*", "een plaatje"),
    (b"BM", "een plaatje"),
    (b"ID3", "een geluidsbestand"),
    (b"OggS", "een geluidsbestand"),
    (b"fLaC", "een geluidsbestand"),
    (b"\x1aE\xdf\xa3", "een video"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"BZh", "een ingepakt bestand"),
    (b"\xfd7zXZ", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"Rar!\x1a", "een ingepakt bestand"),
    (b"\x7fELF", "een programma"),
    (b"MZ\x90", "een programma"),
    (b"SQLite format 3", "een database"),
)
_RIFF = {b"WAVE": "een geluidsbestand", b"AVI ": "een video", b"WEBP": "een plaatje"}
_OLD = b"\xd0\xcf\x11\xe0"
_OLD_ENDS = {".doc": "Word", ".dot": "Word", ".ppt": "PowerPoint", ".pps": "PowerPoint", ".xls": "Excel"}
_MARKUP = re.compile(
    rb"(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|h[1-6]|p|table|tr|td|ul|ol|li"
    rb"|dl|span|meta|a|b|i|strong|em|title|link|style|script|header|nav|form|font|center|blockquote)(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_XHTML = re.compile(
    rb"<\?xml[^>]{0,300}>\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_NAMED = {".pdf": "pdf", ".docx": "Word-bestand", ".odt": "bestand van LibreOffice"}


def is_lock(data: bytes, name: str) -> bool:
    """Says whether this is the small file with which Word says that someone has a document open."""
    return name.startswith(("~$", ".~lock.")) and len(data) < 2000


def is_pdf(data: bytes) -> bool:
    """Says whether this is a PDF; a few lines of a mail or a printer may stand before it."""
    return b"%PDF-" in data[:1024]


def is_zip(data: bytes) -> bool:
    """Says whether this starts like a zip, as files of Word and LibreOffice do."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_html(data: bytes) -> bool:
    """Says whether this is a web page."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.replace(b"\0", b"")
    return bool(_MARKUP.match(start) or _XHTML.match(start))


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Raises Refused for a file that certainly is no document that we read, and says what it is."""
    lowered = name.lower()
    if data.startswith(_OLD):
        program = next((program for end, program in _OLD_ENDS.items() if lowered.endswith(end)), "")
        if program:
            newer = {"Word": ".docx", "PowerPoint": ".pdf", "Excel": ".pdf"}[program]
            raise Refused(f"Dit is een oud bestand van {program}. Open het en sla het op als {newer}.")
        raise Refused(
            "Dit is een oud bestand van Word, PowerPoint of Excel, of het heeft een wachtwoord."
            " Open het en sla het op als .docx of .pdf, zonder wachtwoord."
        )
    if data.startswith(b"{\\rtf"):
        raise Refused("Dit is een rtf-bestand. Open het in Word of LibreOffice en sla het op als .docx of .pdf.")
    kind = _kind(data)
    if kind:
        raise Refused(f"Dit is {kind}. {CHOOSE}")


def refuse_wrong_name(name: str) -> None:
    """Raises Refused for text of which the name promises another kind: then something went wrong on the way."""
    lowered = name.lower()
    for end, kind in _NAMED.items():
        if lowered.endswith(end):
            raise Refused(f"Dit is geen {kind}, ook al eindigt de naam op {end}. Sla het opnieuw op als {end}.")


def _kind(data: bytes) -> str | None:
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[4:8] == b"ftyp":
        return "een video of een plaatje van een telefoon"
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12])
    return None
