"""A publication as a PDF/UA: tagged, with a title and a language, so that it can be read aloud."""

import json
from pathlib import Path

from leertraject.effects.showing.blocks import blocks
from leertraject.effects.showing.page import Page

FOLDER = Path(__file__).resolve().parent
CONTENT_TYPE = "application/pdf"


def pdf(page: Page) -> bytes:
    """Returns the PDF of a publication (about a tenth of a second)."""
    # Loaded only when someone asks for a PDF: it costs memory that no other request needs.
    import typst

    data = {
        "title": page.title,
        "author": "Leertraject",
        "foot": f"{page.title}. {page.standing}",
        "blocks": [block.as_dict() for block in blocks(page)],
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
