"""What pdfium knows of a PDF: signs with their places, drawn lines, pictures. The one module that talks to it."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as raw

from ..cleaning import clean
from ..errors import Refused
from ..limits import MAX_PAGE_CHARS, MAX_PAGES
from . import drawn
from .places import Page, Word
from .signs import words

_SPOILED = "Deze pdf is beschadigd. Vraag het bestand opnieuw, of sla het opnieuw op als pdf."
_MEANINGLESS = ("untitled", "naamloos", "microsoft word", "microsoft powerpoint", "powerpoint-presentatie",
                "powerpoint presentation", "document", "title", "titel", "anonymous", "unspecified")  # fmt: skip
_MOST_NOTES = 500
_ROOT = re.compile(rb"(\d{1,9})\s+(\d{1,5})\s+obj\s*<<[^<>]{0,2000}/Type\s*/Catalog\b")


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Opens a PDF. Raises Refused when it is locked, broken, empty or much too long."""
    file = _loaded(data)
    try:
        if len(file) == 0:
            raise Refused(_SPOILED)
        if len(file) > MAX_PAGES:
            raise Refused(
                f"Deze pdf heeft {len(file)} bladzijden, en er kunnen er {MAX_PAGES} worden gelezen."
                " Knip het bestand in delen en kies ze een voor een."
            )
        yield file
    finally:
        file.close()


def _loaded(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD:
            raise Refused("Deze pdf heeft een wachtwoord. Sla hem op zonder wachtwoord en kies hem opnieuw.") from None
        if code == raw.FPDF_ERR_SECURITY:
            raise Refused("Deze pdf is beveiligd op een manier die we niet kennen. Vraag om een open pdf.") from None
    # Of a file without its end, what stands in it is found again from where its pages hang.
    root = _ROOT.search(data) if is_cut_off(data) else None
    if root is not None:
        try:
            return pypdfium2.PdfDocument(data + b"\ntrailer\n<< /Root %s %s R >>\n" % (root[1], root[2]))
        except pypdfium2.PdfiumError:
            pass
    raise Refused(_SPOILED)


def title(file: pypdfium2.PdfDocument) -> str:
    """Returns the title that the maker gave, or nothing when that is what a program filled in."""
    found = clean(file.get_metadata_value("Title"))[:300]
    lowered = found.lower()
    if lowered.startswith(_MEANINGLESS) or lowered.endswith((".doc", ".docx", ".pdf", ".indd", ".odt", ".rtf")):
        return ""
    return found if any(sign.isalpha() for sign in found) else ""


def is_cut_off(data: bytes) -> bool:
    """Says whether the end of the file is missing."""
    return b"%%EOF" not in data[-2048:]


def pages(file: pypdfium2.PdfDocument) -> Iterator[Page]:
    """Yields each page with its words and drawn lines; a page that cannot be read comes empty."""
    for index in range(len(file)):
        try:
            page = file[index]
        except pypdfium2.PdfiumError:
            yield Page(index + 1, 595, 842, failed="damaged")
            continue
        try:
            if _is_filled_in(page) and raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
                page.close()
                page = file[index]
            yield _read(page, index + 1)
        except pypdfium2.PdfiumError:
            yield Page(index + 1, 595, 842, failed="damaged")
        finally:
            page.close()


def _is_filled_in(page: pypdfium2.PdfPage) -> bool:
    """Says whether a form, a stamp or a signature lies on the page: then its text is no part of the page itself."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        if note:
            kind = raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)
            if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT):
                return True
    return False


def _read(page: pypdfium2.PdfPage, number: int) -> Page:
    frame = drawn.Frame(*_box(page), turn=page.get_rotation())
    found = Page(number, frame.width, frame.height)
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text.raw)
        if count > MAX_PAGE_CHARS:
            found.failed = "crowded"
            return found
        found.words = words(text.raw, count, frame)
    finally:
        text.close()
    found.signs = sum(len(word.text) for word in found.words)
    found.rules, found.picture = drawn.rules_and_pictures(page.raw, frame)
    _set_upright(found)
    return found


def _box(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """The part of the page that people see, as left, bottom, right, top."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(box)):
        width, height = page.get_size()
        return 0.0, 0.0, width, height
    return box.left, box.bottom, box.right, box.top


def _set_upright(page: Page) -> None:
    """When most words on a page stand on their side, the page is read from that side; words across it come apart."""
    upright: dict[int, int] = {}
    for word in page.words:
        upright[word.angle] = upright.get(word.angle, 0) + len(word.text)
    if not upright:
        return
    most = max(upright, key=lambda angle: (upright[angle], -angle))
    if most in (90, 180, 270):
        drawn.turn_page(page, most)
    elif most == -1:  # slanted words only
        for word in page.words:
            word.angle = 0


__all__ = ["Word", "is_cut_off", "opened", "pages", "title"]
