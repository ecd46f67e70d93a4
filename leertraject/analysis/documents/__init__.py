"""Read documents (PDF, Word, LibreOffice, web pages, text) into numbered paragraphs.

    >>> found = read("Zorg\\n\\nWe bouwen aan zorg in de\\nbuurt, met wie er wonen.".encode(), name="a.txt")
    >>> [(one.number, one.text) for one in found.paragraphs]
    [(1, 'Zorg'), (2, 'We bouwen aan zorg in de buurt, met wie er wonen.')]

Words stay as they are; white space becomes single spaces. What runs along on each page (heads, feet, page numbers) is
left out, words broken off at the end of a line are made whole, and columns come one by one. The same bytes always give
the same numbers and texts. What cannot be read is refused with one or two Dutch sentences (`Refused`); what could be
read only in part says so in its notes. What a file is, its content says and not its name.

The rules stand where they are applied: `filetypes` (what a file is), `pdf`, `docx`, `odt`, `web`, `plain`, `decoding`
(encodings), `archive` (what is inside a zip), `gathering` (cells, notes and boxes), `cleaning` (signs), `limits`
(sizes), `comparing` (what changed between two documents) and `wire` (carrying a document on).
"""

import zipfile
from pathlib import PurePosixPath

from . import archive, docx, odt, plain, wire
from .comparing import CHANGED, GONE, NEW, SAME, Change, Part, compare
from .decoding import decode
from .errors import Refused
from .filetypes import CHOOSE, is_html, is_lock, is_pdf, is_zip, refuse_other_kinds, refuse_wrong_name
from .limits import MAX_BYTES, MAX_PARAGRAPHS, SECONDS
from .paragraphs import DOCX, HEADING, HTML, ITEM, KINDS, ODT, PARTS, PDF, ROW, TEXT, TXT, Document, Paragraph, Piece

__all__ = [
    "CHANGED",
    "DOCX",
    "GONE",
    "HEADING",
    "HTML",
    "ITEM",
    "KINDS",
    "MAX_BYTES",
    "NEW",
    "ODT",
    "PARTS",
    "PDF",
    "ROW",
    "SAME",
    "SECONDS",
    "TEXT",
    "TOO_HEAVY",
    "TXT",
    "Change",
    "Document",
    "Paragraph",
    "Part",
    "Refused",
    "answered",
    "asked",
    "check_size",
    "compare",
    "read",
    "received",
]

TOO_HEAVY = (
    "Dit bestand is beschadigd of vraagt te veel van de computer. Open het, sla het opnieuw op als pdf,"
    " of knip het in delen."
)
"""What to say when the process that was reading ended without an answer."""

_MARKDOWN = (".md", ".markdown")
_LISTS = (".csv", ".tsv")


def read(data: bytes, *, name: str) -> Document:
    """Reads the bytes of a file; `name` is its name as given, no path is opened.

    Raises Refused, and nothing else, when it is no document that can be read.
    """
    name = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name
    _refuse_at_once(data, name)
    found, pieces = _read(data, name)
    if not pieces:
        raise Refused("In dit bestand staat geen tekst. Kies een bestand met tekst erin.")
    if len(pieces) > MAX_PARAGRAPHS:
        raise Refused("In dit bestand staan te veel alinea's. Knip het in delen en kies ze een voor een.")
    title = found.title or next((piece.text for piece in pieces[:10] if piece.part == HEADING), "")[:300]
    paragraphs = tuple(
        Paragraph(number, piece.page, piece.text, piece.part) for number, piece in enumerate(pieces, start=1)
    )
    return Document(found.kind, title, found.pages, paragraphs, found.notes)


def check_size(size: int) -> None:
    """Raises Refused when a file has more bytes than may be read; it need not have been read for that."""
    if size > MAX_BYTES:
        raise Refused(
            f"Dit bestand is groter dan {MAX_BYTES // 2**20} MB. Kies een bestand zonder grote plaatjes,"
            " of knip het in delen."
        )


def asked(data: bytes, *, name: str) -> bytes:
    """Returns a file and its name as the bytes that `answered` takes."""
    return wire.asked(data, name)


def answered(asked: bytes) -> bytes:
    """Reads a file for another process: the document, or why there is none, as `wire` has it."""
    try:
        data, name = wire.given(asked)
        return wire.to_bytes(read(data, name=name))
    except Refused as refusal:
        return wire.to_bytes(refusal)


def received(answer: bytes) -> Document:
    """Returns the document that the other process read. Raises Refused: what it refused, or that nothing came."""
    return wire.from_bytes(answer)


def _refuse_at_once(data: bytes, name: str) -> None:
    if is_lock(data, name):
        raise Refused(
            "Dit is een hulpbestand dat Word maakt zolang een document open staat; er staat geen tekst in."
            " Sluit het document, en kies het bestand zonder ~$ in de naam."
        )
    check_size(len(data))
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("Dit bestand is leeg. Kies een bestand met tekst erin.")


def _read(data: bytes, name: str) -> tuple[Document, list[Piece]]:
    lowered = name.lower()
    if is_pdf(data):
        from . import pdf  # loads pdfium, which only a PDF needs

        return pdf.read(data)
    if is_zip(data):
        with archive.opened(data) as inside:
            return _unzipped(inside)
    refuse_other_kinds(data, name)
    if is_html(data):
        from . import web

        if lowered.endswith(".pdf"):
            raise Refused("Dit is een webpagina en geen pdf, ook al eindigt de naam op .pdf. Haal de pdf opnieuw op.")
        return web.read(decode(data, web.encoding(data)))
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        raise Refused(f"Dit is een xml-bestand. {CHOOSE}")
    refuse_wrong_name(name)
    if lowered.endswith(_LISTS):
        raise Refused(f"Dit is een lijst en geen document. {CHOOSE}")
    return plain.read(decode(data), markdown=lowered.endswith(_MARKDOWN))


def _unzipped(inside: zipfile.ZipFile) -> tuple[Document, list[Piece]]:
    names = inside.namelist()
    body = next((name for name in sorted(names) if docx.BODY.fullmatch(name)), None)
    if body:
        return docx.read(inside, body)
    kind = ""
    if "mimetype" in names:
        with inside.open("mimetype") as file:
            kind = file.read(100).decode("ascii", "replace").strip()
    if odt.CONTENT in names and kind.startswith("application/vnd.oasis.opendocument.text"):
        return odt.read(inside)
    if any(name.startswith("xl/") for name in names) or "spreadsheet" in kind:
        raise Refused("Dit is een rekenblad. Open het en sla het op als pdf, of kies het document waar het bij hoort.")
    if any(name.startswith("ppt/") for name in names) or "presentation" in kind:
        raise Refused("Dit is een presentatie. Open haar en sla haar op als pdf.")
    if "epub" in kind:
        raise Refused(f"Dit is een e-boek. {CHOOSE}")
    if any(name.endswith((".docx", ".pdf", ".odt")) for name in names):
        raise Refused("Dit is een ingepakte map (zip). Pak haar uit, en kies de bestanden een voor een.")
    raise Refused(f"Dit is een zip-bestand en geen document. {CHOOSE}")
