"""Looking into a zip without trusting it: its table of contents is judged before anything is unpacked, and what is
unpacked goes in small steps through a parser that refuses document types, and so every entity.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from .errors import Refused
from .limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED_BYTES, MAX_XML_BYTES, MAX_XML_DEPTH

_MEMBER_START = b"PK\x01\x02"
_CHUNK = 64 * 1024
_SMALL = 1024 * 1024  # ratios of small files say nothing: styles repeat themselves
_TEXTS = (".xml", ".rels")
# What zipfile, zlib and expat raise on broken bytes.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, SAXException, EOFError, OSError, RuntimeError, LookupError,
    ValueError,
)  # fmt: skip
Name = tuple[str | None, str]


class Elements(ContentHandler):
    """A handler that knows how deep it is, and gets elements as name and plain attributes.

    What stands inside an element for which `is_left_out` says yes is passed over.
    """

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._outside = 0

    def startElementNS(self, name: Name, qname: str | None, attrs: AttributesNSImpl) -> None:  # noqa: N802
        self._depth += 1
        if self._depth > MAX_XML_DEPTH:
            raise refused("zit vreemd in elkaar")
        given = {key: value for (_, key), value in attrs.items()}
        if self._outside or self.is_left_out(name[1], given):
            self._outside += 1
        else:
            self.opened(name[1], given)

    def endElementNS(self, name: Name, qname: str | None) -> None:  # noqa: N802
        self._depth -= 1
        if self._outside:
            self._outside -= 1
        else:
            self.closed(name[1])

    def characters(self, content: str) -> None:
        if not self._outside:
            self.said(content)

    def is_left_out(self, tag: str, attributes: dict[str, str]) -> bool:
        """Says whether an element is passed over with all that it holds."""
        return False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; its name and those of its attributes come without namespace."""

    def closed(self, tag: str) -> None:
        """An element ends."""

    def said(self, text: str) -> None:
        """Text inside an element."""


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Opens a zip after judging what it says it holds. Raises Refused, also for what is raised inside."""
    if data.count(_MEMBER_START) > MAX_MEMBERS:
        raise refused("bevat veel te veel bestanden")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist())
            yield archive
    except Refused:
        raise
    except DefusedXmlException:
        raise refused("bevat verborgen verwijzingen (een DTD)") from None
    except _BROKEN:
        raise Refused(
            "Dit bestand is beschadigd. Open het in Word of LibreOffice en sla het opnieuw op, of vraag het opnieuw."
        ) from None


def parse(archive: zipfile.ZipFile, name: str, handler: Elements) -> None:
    """Feeds one file inside to a handler, in small steps. Raises KeyError when it is not there."""
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    unpacked = 0
    with archive.open(name) as file:
        while chunk := file.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > MAX_XML_BYTES:
                raise refused("is veel te groot na uitpakken")
            parser.feed(chunk)
    parser.close()


def refused(what: str) -> Refused:
    """The refusal of a file that is no honest file of Word or LibreOffice."""
    return Refused(f"Dit bestand {what}. We openen het niet. Sla het opnieuw op als .docx of .pdf.")


def _check(members: list[zipfile.ZipInfo]) -> None:
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise refused("is veel te groot na uitpakken")
    for member in members:
        if member.flag_bits & 1:
            raise Refused("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord en kies het opnieuw.")
        if ".." in member.filename.split("/") or member.filename.startswith("/"):
            raise refused("bevat onveilige bestandsnamen")
        if not member.filename.lower().endswith(_TEXTS):
            continue  # a picture: never unpacked
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused("is op een vreemde manier ingepakt")
        if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
            raise refused("is veel te groot na uitpakken")
