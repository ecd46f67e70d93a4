"""A publication as a Word file, with real headings, lists and quotes, in Dutch."""

from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from leertraject.effects.showing.blocks import Block, blocks
from leertraject.effects.showing.page import Page

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STYLES = {"title": "Heading 1", "heading": "Heading 2", "subheading": "Heading 3", "quote": "Quote", "own": "Quote"}


def word(page: Page) -> bytes:
    """Returns the Word file of a publication."""
    return of_blocks(page.title, blocks(page))


def of_blocks(title: str, column: Iterable[Block]) -> bytes:
    """Returns the Word file of a column of blocks."""
    made = Document()
    _about(made, title)
    for block in column:
        part = block.as_dict()
        for item in part["items"]:  # type: ignore[attr-defined]
            made.add_paragraph(item, style="List Bullet")
        if not part["items"]:
            made.add_paragraph(str(part["text"]), style=STYLES.get(block.kind, "Normal"))
        if part["beside"]:
            made.add_paragraph(str(part["beside"]), style="Caption")
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def _about(made: WordDocument, title: str) -> None:
    about = made.core_properties
    about.title, about.author, about.language = title, "Leertraject", "nl-NL"
    about.comments = ""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    fonts = made.styles["Normal"].element.get_or_add_rPr()
    fonts.append(language)
