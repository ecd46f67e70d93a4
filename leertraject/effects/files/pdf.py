"""A publication as a PDF/UA: tagged, with a title and a language, so that it can be read aloud."""

import json
from collections.abc import Iterable
from pathlib import Path

from leertraject.effects.showing.blocks import Block, blocks
from leertraject.effects.showing.page import Page

FOLDER = Path(__file__).resolve().parent
CONTENT_TYPE = "application/pdf"


def pdf(page: Page) -> bytes:
    """Returns the PDF of a publication (about a tenth of a second)."""
    return of_blocks(page.title, foot=f"{page.title}. {page.standing}", column=blocks(page))


def of_blocks(title: str, *, foot: str, column: Iterable[Block]) -> bytes:
    """Returns the PDF/UA of a column of blocks, with a title and a foot on each page."""
    # Loaded only when someone asks for a PDF: it costs memory that no other request needs.
    import typst

    data = {
        "title": title,
        "author": "Leertraject",
        "foot": foot,
        "blocks": [block.as_dict() for block in column],
    }
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FOLDER / "fonts")])
    made = typst.compile(
        str(FOLDER / "publication.typ"),
        root=str(FOLDER),
        font_paths=fonts,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(data)},
    )
    return bytes(made)
