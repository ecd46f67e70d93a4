"""Recognise files that are certainly no transcript, to say so by name."""

from .errors import TranscriptError

CHOOSE = "kies een transcript dat eindigt op .vtt, .srt, .docx of .txt"
"""What to do with a file of a wrong kind; goes inside a sentence."""

_STARTS = (
    (b"%PDF-", "een pdf"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"II*\x00", "een afbeelding"),
    (b"MM\x00*", "een afbeelding"),
    (b"ID3\x02", "een geluidsbestand"),
    (b"ID3\x03", "een geluidsbestand"),
    (b"ID3\x04", "een geluidsbestand"),
    (b"OggS", "een geluidsbestand"),
    (b"fLaC", "een geluidsbestand"),
    (b"\x1aE\xdf\xa3", "een video"),
    (b"\xd0\xcf\x11\xe0", "een oud Word-bestand of een bestand met een wachtwoord"),
    (b"{\\rtf", "een rtf-bestand"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"Rar!\x1a", "een ingepakt bestand"),
)
_RIFF = {b"WAVE": "een geluidsbestand", b"AVI ": "een video", b"WEBP": "een afbeelding"}
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


def is_zip(data: bytes) -> bool:
    """Whether `data` starts like a zip, as Word files do."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def refuse_other_kinds(data: bytes) -> None:
    """Raise TranscriptError when `data` is a PDF, image, recording, old Word file, web page…"""
    kind = _kind(data)
    if kind:
        raise TranscriptError(f"Dit is {kind}, dus {CHOOSE}.")


def _kind(data: bytes) -> str | None:
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[4:8] == b"ftyp":
        return "een video of geluidsbestand"
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12])
    if data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return "een webpagina of xml-bestand"
    return None
