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

from .errors import SpreadsheetError
from .limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED_BYTES, MAX_XML_BYTES, MAX_XML_DEPTH

_MEMBER_START = b"PK\x01\x02"
_CHUNK = 64 * 1024
_SMALL = 1024 * 1024  # ratios of small files say nothing: rows repeat themselves
# What zipfile, zlib and expat raise on broken bytes.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, SAXException, EOFError, OSError, RuntimeError, LookupError,
    ValueError,
)  # fmt: skip
Name = tuple[str | None, str]


class Elements(ContentHandler):
    """A handler that knows how deep it is, and gets elements as namespace, name and plain attributes."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def startElementNS(self, name: Name, qname: str | None, attrs: AttributesNSImpl) -> None:  # noqa: N802
        self._depth += 1
        if self._depth > MAX_XML_DEPTH:
            raise refused("zit vreemd in elkaar")
        self.opened(name[1], {key: value for (_, key), value in attrs.items()})

    def endElementNS(self, name: Name, qname: str | None) -> None:  # noqa: N802
        self._depth -= 1
        self.closed(name[1])

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; its name and those of its attributes come without namespace."""

    def closed(self, tag: str) -> None:
        """An element ends."""


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Opens a zip after judging what it says it holds. Raises SpreadsheetError, also for what is raised inside."""
    if data.count(_MEMBER_START) > MAX_MEMBERS:
        raise refused("bevat veel te veel bestanden")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist())
            yield archive
    except SpreadsheetError:
        raise
    except DefusedXmlException:
        raise refused("bevat verborgen verwijzingen (een DTD)") from None
    except _BROKEN:
        raise SpreadsheetError("Dit bestand is beschadigd. Open het in Excel en sla het opnieuw op.") from None


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


def refused(what: str) -> SpreadsheetError:
    """The refusal of a file that is no honest file of Excel or LibreOffice."""
    return SpreadsheetError(f"Dit bestand {what}. We openen het niet. Sla je lijst opnieuw op als .xlsx of .csv.")


def _check(members: list[zipfile.ZipInfo]) -> None:
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise refused("is veel te groot na uitpakken")
    for member in members:
        if member.flag_bits & 1:
            raise SpreadsheetError("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord.")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused("is op een vreemde manier ingepakt")
        if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
            raise refused("is veel te groot na uitpakken")
        if ".." in member.filename.split("/") or member.filename.startswith("/"):
            raise refused("bevat onveilige bestandsnamen")
