"""Text files of LibreOffice (.odt): paragraphs, headings, lists and tables, with notes after their paragraph.

Left out: deleted text, remarks in the margin, heads and feet, and what a table of contents is made with.
"""

import zipfile

from .archive import Elements, parse
from .cleaning import clean
from .docx import Title
from .errors import Refused
from .gathering import Gatherer
from .numbering import OfficeNumbering
from .paragraphs import HEADING, ITEM, ODT, TEXT, Document, Piece

CONTENT = "content.xml"
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "annotation-end", "note-citation", "forms", "title", "desc",
                       "ruby-text", "table-of-content-source", "alphabetical-index-source", "bibliography-source",
                       "illustration-index-source", "user-index-source", "script", "event-listeners",
                       "hidden-text", "hidden-paragraph"})  # fmt: skip
_PARAGRAPHS = ("p", "h")


def read(archive: zipfile.ZipFile) -> tuple[Document, list[Piece]]:
    """Returns the document without its paragraphs, and those. Raises Refused for a file with a password."""
    names = set(archive.namelist())
    if "META-INF/manifest.xml" in names:
        with archive.open("META-INF/manifest.xml") as file:
            if b"encryption-data" in file.read(1024 * 1024):
                raise Refused("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord en kies het opnieuw.")
    numbering = OfficeNumbering()
    if "styles.xml" in names:
        parse(archive, "styles.xml", numbering)
    content = _Content(numbering)
    parse(archive, CONTENT, content)
    title = Title()
    if "meta.xml" in names:
        parse(archive, "meta.xml", title)
    return Document(ODT, clean(title.title)[:300], 1, ()), content.gathered.done()


class _Content(Elements):
    """The text of the file."""

    def __init__(self, numbering: OfficeNumbering) -> None:
        super().__init__()
        self.gathered = Gatherer()
        self._numbering = numbering
        self._items = self._paragraphs = 0

    def is_left_out(self, tag: str, attributes: dict[str, str]) -> bool:
        return tag in _LEFT_OUT

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _PARAGRAPHS:
            self._paragraphs += 1
            self.gathered.begin(HEADING if tag == "h" else ITEM if self._items else TEXT)
            self.gathered.set_mark(self._numbering.mark())
        elif tag == "list":
            goes_on = attributes.get("continue-numbering") == "true" or "continue-list" in attributes
            self._numbering.begin_list(attributes.get("style-name", ""), goes_on=goes_on)
        elif tag in ("list-item", "list-header"):
            self._items += 1
            if tag == "list-item":
                self._numbering.begin_item(attributes.get("start-value", ""))
        elif tag == "note":
            self.gathered.begin_aside()
        elif tag == "table-row":
            self.gathered.begin_row()
        elif tag in ("table-cell", "covered-table-cell"):
            self.gathered.begin_cell()
        elif tag in ("s", "tab"):
            self.gathered.add(" ")
        elif tag == "line-break":
            self.gathered.add("\n")
        else:
            self._numbering.opened(tag, attributes)

    def closed(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._paragraphs -= 1
            self.gathered.end()
        elif tag in ("list-item", "list-header"):
            self._items -= 1
            if tag == "list-item":
                self._numbering.end_item()
        elif tag == "list":
            self._numbering.end_list()
        elif tag == "note":
            self.gathered.end_aside()
        elif tag == "table-row":
            self.gathered.end_row()

    def said(self, text: str) -> None:
        if self._paragraphs:
            self.gathered.add(text.replace("\n", " "))
