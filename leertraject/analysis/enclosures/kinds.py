"""The kind of a file by its content, and whether that is what its name says."""

import io
import lzma
import re
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum

from leertraject.analysis.enclosures import photos

MAX_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 120
_ODT = "application/vnd.oasis.opendocument.text"
# What reading a zip raises that is damaged, locked, or packed in a way that is not known here.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, ValueError, OSError, EOFError)


class Kind(StrEnum):
    """The kinds that are taken."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        """How a browser calls it."""
        return _MEDIA[self]

    @property
    def label(self) -> str:
        """What people call it."""
        return {Kind.DOCX: "Word-bestand", Kind.ODT: "ODT-bestand", Kind.WEBP: "WebP"}.get(self, self.value.upper())


_MEDIA = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.ODT: _ODT,
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
}
_ENDINGS = {**{kind.value: kind for kind in Kind}, "jpg": Kind.JPEG}
_STRIPPED = {Kind.JPEG: photos.jpeg, Kind.PNG: photos.png, Kind.WEBP: photos.webp}


class FileError(ValueError):
    """Why a file is not taken, in a sentence for whoever sent it."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that is taken: a name that is safe to show, its kind, and its content without notes of a camera."""

    name: str
    kind: Kind
    content: bytes


def received(content: bytes, name: str) -> Received:
    """Returns a file that may be kept. Raises FileError with a Dutch sentence."""
    name = _named(name)
    if not content:
        raise FileError(f"‘{name}’ is leeg. Kies een ander bestand.")
    if len(content) > MAX_BYTES:
        raise FileError(f"‘{name}’ is groter dan 10 MB. Maak het kleiner, of kies een ander bestand.")
    kind = _kind(content)
    if kind is None:
        raise FileError(f"‘{name}’ kunnen we niet gebruiken. Kies een PDF, Word, ODT, JPEG, PNG of WebP.")
    said = _ENDINGS.get(name.rpartition(".")[2].lower())
    if said is not kind:
        wanted = f"is geen {said.label}" if said else "heeft een andere naam dan het is"
        raise FileError(f"‘{name}’ {wanted}: er zit een {kind.label} in. Geef het zijn eigen naam.")
    try:
        return Received(name, kind, _STRIPPED[kind](content) if kind in _STRIPPED else content)
    except photos.Broken:
        raise FileError(f"‘{name}’ is beschadigd. Sla de foto opnieuw op, en kies haar dan.") from None


def _named(name: str) -> str:
    """The last part of a name, without signs that nobody sees."""
    last = re.split(r"[\\/]", name)[-1]
    kept = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip() or "bestand"
    stem, dot, ending = kept.rpartition(".")
    return kept if len(kept) <= LONGEST_NAME else f"{stem[: LONGEST_NAME - 8]}{dot}{ending[:7]}"


def _kind(content: bytes) -> Kind | None:
    if content.startswith(b"%PDF-"):
        return Kind.PDF if b"%%EOF" in content[-2048:] else None
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content.startswith(photos.PNG):
        return Kind.PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Kind.WEBP
    return _document(content) if content.startswith(b"PK\x03\x04") else None


def _document(content: bytes) -> Kind | None:
    """A text document in a zip; only its list of parts is read, and nothing is unpacked but the name of its kind."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
            if {"[Content_Types].xml", "word/document.xml"} <= names:
                # A document with macros is another kind of file, that pretends.
                return None if any(one.lower().endswith("vbaproject.bin") for one in names) else Kind.DOCX
            if "mimetype" in names and parts.getinfo("mimetype").file_size == len(_ODT):
                return Kind.ODT if parts.read("mimetype") == _ODT.encode() and "content.xml" in names else None
    except _UNREADABLE:
        return None
    return None
