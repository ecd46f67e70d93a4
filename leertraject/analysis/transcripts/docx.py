"""Word files: unzip within limits, take the text, and find the turns in it.

Only the one file inside that holds the text is unpacked, in small steps, by a
streaming parser that refuses document types and so every entity. Styles,
pictures and links are never opened.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from .cues import read_cues
from .decoding import too_long
from .errors import TranscriptError
from .filetypes import CHOOSE
from .limits import (
    MAX_CHARS,
    MAX_LINES,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    MAX_XML_BYTES,
    MAX_XML_DEPTH,
)
from .plain import is_timed, read_plain
from .speech import cue_pieces
from .teams import has_heads, is_old_shape, read_current, read_old
from .turns import Piece

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_BODY = re.compile(r"word/document[0-9]{0,3}\.xml")
_Name = tuple[str | None, str]

_MEMBER_START = b"PK\x01\x02"
_CHUNK = 64 * 1024
_SMALL = 1024 * 1024  # ratios of small files say nothing: styles repeat themselves
_CHARACTERS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}

# What zipfile, zlib and expat raise on broken bytes.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SAXException,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    ValueError,
)


def read_docx(data: bytes) -> list[Piece]:
    """The pieces in a Word file.

    Raises TranscriptError when it is no Word file, is hostile or broken, or has
    no speech with speakers in it.
    """
    paragraphs = read_paragraphs(data)
    if has_heads(paragraphs):
        return read_current(paragraphs)
    lines = [line for paragraph in paragraphs for line in paragraph]
    if is_old_shape(lines):
        return read_old(lines)
    if is_timed(lines):
        return cue_pieces(read_cues(lines, identifiers=False))
    pieces = read_plain([line for paragraph in paragraphs for line in [*paragraph, ""]])
    if paragraphs and not any(piece.speaker for piece in pieces):
        raise TranscriptError(
            "In dit Word-bestand staan geen sprekers, dus kies het transcript dat je uit Teams "
            "hebt gehaald of zet voor elke zin wie het zegt."
        )
    return pieces


def read_paragraphs(data: bytes) -> list[list[str]]:
    """The filled paragraphs of a Word file, each as its lines.

    Raises TranscriptError when it is no Word file, is hostile, or is broken.
    """
    if data.count(_MEMBER_START) > MAX_MEMBERS:  # before the table of contents is read
        raise _refused("bevat veel te veel bestanden")
    collector = _Paragraphs()
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(collector)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for chunk in _body(archive):
                parser.feed(chunk)
        parser.close()
    except DefusedXmlException:
        raise _refused("bevat verborgen verwijzingen (een DTD)") from None
    except TranscriptError:
        raise
    except _BROKEN:
        raise TranscriptError("Dit Word-bestand is beschadigd, dus sla het in Word opnieuw op als .docx.") from None
    return collector.paragraphs


def _refused(what: str) -> TranscriptError:
    return TranscriptError(f"Dit Word-bestand {what} en wordt niet geopend, dus sla het in Word opnieuw op als .docx.")


def _body(archive: zipfile.ZipFile) -> Iterator[bytes]:
    members = archive.infolist()
    _check(members)
    bodies = sorted(m.filename for m in members if _BODY.fullmatch(m.filename))
    if not bodies:
        raise TranscriptError(f"Dit is een zip-bestand en geen Word-bestand, dus {CHOOSE}.")
    unpacked = 0
    with archive.open(bodies[0]) as body:
        while chunk := body.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > MAX_XML_BYTES:
                raise _refused("is veel te groot na uitpakken")
            yield chunk


def _check(members: list[zipfile.ZipInfo]) -> None:
    """Judge the zip by its table of contents, before anything is unpacked."""
    if sum(m.file_size for m in members) > MAX_UNPACKED_BYTES:
        raise _refused("is veel te groot na uitpakken")
    for member in members:
        if member.flag_bits & 1:
            raise TranscriptError("Dit Word-bestand heeft een wachtwoord, dus sla het op zonder wachtwoord.")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused("is op een vreemde manier ingepakt")
        if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
            raise _refused("is veel te groot na uitpakken")
        if ".." in member.filename.split("/") or member.filename.startswith("/"):
            raise _refused("bevat onveilige bestandsnamen")


class _Paragraphs(ContentHandler):
    """Collect the text of paragraphs; text that Word does not show stays out."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[list[str]] = []
        self._open: list[io.StringIO] = []  # a stack: paragraphs nest in text boxes
        self._depth = 0
        self._hidden = 0
        self._in_text = False
        self._lines = 0
        self._chars = 0

    def startElementNS(self, name: _Name, qname: str | None, attrs: object) -> None:  # noqa: N802
        self._depth += 1
        if self._depth > MAX_XML_DEPTH:
            raise _refused("zit vreemd in elkaar (te diep genest)")
        if self._hidden or _is_hidden(name):
            self._hidden += 1
        elif name[0] in _WORD:
            self._start(name[1])

    def endElementNS(self, name: _Name, qname: str | None) -> None:  # noqa: N802
        self._depth -= 1
        self._in_text = False
        if self._hidden:
            self._hidden -= 1
        elif name[0] in _WORD and name[1] == "p":
            self._close(self._open.pop().getvalue())

    def characters(self, content: str) -> None:
        if self._in_text and self._open:
            self._add(content)

    def _start(self, tag: str) -> None:
        self._in_text = tag == "t"
        if tag == "p":
            self._open.append(io.StringIO())
        elif self._open and tag in _CHARACTERS:
            self._add(_CHARACTERS[tag])

    def _add(self, text: str) -> None:
        self._chars += len(text)
        if self._chars > MAX_CHARS:
            raise too_long()
        self._open[-1].write(text)

    def _close(self, text: str) -> None:
        lines = [line for line in text.split("\n") if line.strip()]
        self._lines += len(lines)
        if self._lines > MAX_LINES:
            raise too_long()
        if lines:
            self.paragraphs.append(lines)


def _is_hidden(name: _Name) -> bool:
    """The old copy of a text box, and text that was moved away."""
    return name == (_COMPATIBILITY, "Fallback") or (name[0] in _WORD and name[1] == "moveFrom")
