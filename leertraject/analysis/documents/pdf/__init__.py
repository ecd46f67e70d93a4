"""PDF files: from signs at places to paragraphs in the order in which people read them.

Each step is a module: `pdfium` (signs to words, and the lines that are drawn), `grids` (tables with drawn lines),
`strips` (words to strips of text), `running` (heads, feet and page numbers, which go), `ordering` (columns, and tables
without lines), `flowing` (strips to paragraphs, also over the end of a page) and `hyphens` (words that were broken off
at the end of a line).
"""

from collections.abc import Iterator

from ..errors import Refused
from ..limits import MAX_CHARS
from ..paragraphs import PDF, Document, Piece
from . import flowing, grids, ordering, pdfium, running, strips
from .places import Page

_SCANNED = (
    "Deze pdf is een scan: er staan alleen plaatjes van bladzijden in, en geen tekst."
    " Vraag om het oorspronkelijke bestand, of laat er eerst tekstherkenning (OCR) over gaan."
)
_COVERS, _SEEN = 0.5, 0.03  # of the page: then a picture is what it holds, when it has little text, or none
_LITTLE = 25  # signs on a page full of picture: a stamp or a page number, no text


def read(data: bytes) -> tuple[Document, list[Piece]]:
    """Returns the document without its paragraphs, and those. Raises Refused."""
    with pdfium.opened(data) as file:
        pages = [_laid_out(page) for page in _within_limits(pdfium.pages(file))]
        title, broken = pdfium.title(file), pdfium.is_cut_off(data)
    running.remove(pages)
    for page in pages:
        page.signs = sum(len(strip.text) for strip in page.strips + page.aside)
    pictures = [page.number for page in pages if _is_picture(page)]
    if not any(page.signs for page in pages) or len(pictures) == len(pages):
        raise Refused(_SCANNED if pictures else _nothing(pages))
    look = flowing.look_of(pages)
    pieces = flowing.pieces(ordering.ordered(pages, look.size), look)
    return Document(PDF, title, len(pages), (), tuple(_notes(pages, pictures, cut_off=broken))), pieces


def _is_picture(page: Page) -> bool:
    return page.picture >= (_COVERS if page.signs else _SEEN) and page.signs <= _LITTLE


def _within_limits(pages: Iterator[Page]) -> Iterator[Page]:
    signs = 0
    for page in pages:
        signs += page.signs
        if signs > MAX_CHARS:
            raise Refused("In deze pdf staat te veel tekst. Knip het bestand in delen en kies ze een voor een.")
        yield page


def _laid_out(page: Page) -> Page:
    """Words become rows of tables and strips of text; after this they are no longer needed."""
    words, rows = grids.taken_out(page)
    page.strips = strips.of([word for word in words if word.angle == 0]) + rows
    page.aside = strips.aside([word for word in words if word.angle != 0])
    page.words, page.rules = [], []
    return page


def _nothing(pages: list[Page]) -> str:
    if any(page.failed for page in pages):
        return "Deze pdf is beschadigd. Vraag het bestand opnieuw, of sla het opnieuw op als pdf."
    return "In deze pdf staat geen tekst. Kies een bestand waarin tekst staat die je kunt selecteren."


def _notes(pages: list[Page], pictures: list[int], *, cut_off: bool) -> list[str]:
    notes = []
    if pictures:
        what = "is een plaatje" if len(pictures) == 1 else "zijn een plaatje"
        notes.append(f"{_named(pictures)} {what} zonder tekst. Wat daarop staat, is niet gelezen.")
    for reason, what in (("damaged", "beschadigd"), ("crowded", "te vol")):
        failed = [page.number for page in pages if page.failed == reason]
        if failed:
            is_or_are = "is" if len(failed) == 1 else "zijn"
            notes.append(f"{_named(failed)} {is_or_are} {what}. Wat daarop staat, is niet gelezen.")
    if cut_off:
        notes.append("Het einde van dit bestand ontbreekt. Kijk na of alle bladzijden er zijn.")
    return notes


def _named(numbers: list[int]) -> str:
    """Says which pages: "Bladzijde 3", "Bladzijde 2, 5 tot en met 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]} tot en met {run[-1]}" for run in runs]
    return "Bladzijde " + ", ".join(said[:40]) + (" en meer" if len(said) > 40 else "")
