"""The words in files that the product makes; in the bytes they lie compressed."""

from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pypdfium2

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ARCHIVE = "application/zip"
# What the reader puts where a word goes on at the next line.
BROKEN_OFF = "\ufffe"


def words_of_pdf(raw: bytes) -> str:
    """Returns the text of every page, words that were broken off whole again, and what the file says of itself."""
    document = pypdfium2.PdfDocument(raw)
    pages = [page.get_textpage().get_text_range() for page in document]
    about = [str(value) for value in document.get_metadata_dict().values()]
    document.close()
    return " ".join(" ".join([*pages, *about]).replace(BROKEN_OFF, "").split())


def words_of_word(raw: bytes) -> str:
    """Returns the text of every part of the file."""
    with ZipFile(BytesIO(raw)) as parts:
        trees = [ElementTree.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith(".xml")]
    return " ".join(text for tree in trees for text in tree.itertext())


def words_of_archive(raw: bytes) -> str:
    """Returns the text of every file in it."""
    with ZipFile(BytesIO(raw)) as parts:
        return " ".join(f"{name} {parts.read(name).decode(errors='replace')}" for name in parts.namelist())


FILES: dict[str, Callable[[bytes], str]] = {PDF: words_of_pdf, WORD: words_of_word, ARCHIVE: words_of_archive}
