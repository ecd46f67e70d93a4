"""What was read: a document and its numbered paragraphs."""

from dataclasses import dataclass

HEADING, TEXT, ITEM, ROW = "heading", "text", "item", "row"
"""What a paragraph is: a heading, running text, an item of a list, a row of a table."""

PARTS = (HEADING, TEXT, ITEM, ROW)
PDF, DOCX, ODT, HTML, TXT = "pdf", "docx", "odt", "html", "txt"
KINDS = (PDF, DOCX, ODT, HTML, TXT)
BETWEEN_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `number` counts from 1 through the document, `page` is where it begins (1 in files without pages).

    `text` is one line without double spaces; the cells of a table row are parted by " | ". `part` is one of `PARTS`.
    """

    number: int
    page: int
    text: str
    part: str = TEXT

    def as_dict(self) -> dict[str, int | str]:
        """Returns number, page and text as plain values."""
        return {"number": self.number, "page": self.page, "text": self.text}


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read: `kind` is one of `KINDS`, `title` is empty when the file has none.

    `pages` is how many pages the file has (1 when it has none of its own). `notes` are Dutch sentences about what could
    not be read.
    """

    kind: str
    title: str
    pages: int
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Piece:
    """A paragraph before it has its number. `where` is in which part of a web page it stands."""

    text: str
    part: str = TEXT
    page: int = 1
    where: str = ""
