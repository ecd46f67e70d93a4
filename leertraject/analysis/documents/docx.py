"""Word files: the paragraphs and tables of the text itself, with notes after the paragraph that they belong to.

Kept: what was inserted, text boxes, foot- and endnotes. Left out: what was deleted or moved away, hidden text, remarks
in the margin, heads and feet. Pictures, links and other documents inside are never opened.
"""

import re
import zipfile

from .archive import Elements, parse
from .cleaning import clean
from .gathering import Gatherer
from .numbering import WordNumbering
from .paragraphs import DOCX, HEADING, ITEM, TEXT, Document, Piece

BODY = re.compile(r"word/document[0-9]{0,3}\.xml")
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}
_LEFT_OUT = frozenset({"Fallback", "moveFrom", "del", "delText", "instrText", "rubyPr", "rt", "pPrChange", "rPrChange",
                       "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange"})  # fmt: skip
_HEADING_NAME = re.compile(r"(?:heading|kop) ?\d|title|titel|subtitle|ondertitel", re.IGNORECASE)
_LIST_NAME = re.compile(r"list(?: |-)?(?:bullet|number|paragraph)|lijst", re.IGNORECASE)
_BODY_LEVEL = "9"


def read(archive: zipfile.ZipFile, body: str) -> tuple[Document, list[Piece]]:
    """Returns the document without its paragraphs, and those. Raises Refused."""
    names = set(archive.namelist())
    folder = body.rpartition("/")[0]
    styles, numbering, notes = _Styles(), WordNumbering(), {}
    if f"{folder}/styles.xml" in names:
        parse(archive, f"{folder}/styles.xml", styles)
    if f"{folder}/numbering.xml" in names:
        parse(archive, f"{folder}/numbering.xml", numbering)
    for kind in ("footnote", "endnote"):
        if f"{folder}/{kind}s.xml" in names:
            found = _Notes(kind, styles, numbering)
            parse(archive, f"{folder}/{kind}s.xml", found)
            notes[kind] = found.texts
    text = _Text(styles, numbering, notes)
    parse(archive, body, text)
    title = ""
    if "docProps/core.xml" in names:
        core = Title()
        parse(archive, "docProps/core.xml", core)
        title = clean(core.title)[:300]
    return Document(DOCX, title, 1, ()), text.gathered.done()


class Title(Elements):
    """The title that a file of Word or LibreOffice gives itself."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self._inside = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        self._inside = tag == "title"

    def closed(self, tag: str) -> None:
        self._inside = False

    def said(self, text: str) -> None:
        if self._inside and len(self.title) < 1000:
            self.title += text


class _Styles(Elements):
    """Which styles of paragraphs are headings, and which are items of a list."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[str, str] = {}
        self._based_on: dict[str, str] = {}
        self._lists: dict[str, list[str]] = {}
        self._style = ""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "style":
            self._style = attributes.get("styleId", "")
        elif tag == "basedOn":
            self._based_on[self._style] = value
        elif tag == "name" and _HEADING_NAME.match(value):
            self._parts[self._style] = HEADING
        elif tag == "name" and _LIST_NAME.match(value):
            self._parts.setdefault(self._style, TEXT)
        elif tag == "outlineLvl" and value != _BODY_LEVEL:
            self._parts[self._style] = HEADING
        elif tag == "numId":
            self._lists.setdefault(self._style, ["", "0"])[0] = value
            if self._parts.get(self._style) != HEADING and value != "0":
                self._parts[self._style] = ITEM
        elif tag == "ilvl":
            self._lists.setdefault(self._style, ["", "0"])[1] = value

    def part(self, style: str) -> str:
        """Returns what a paragraph of this style is."""
        for _ in range(20):
            if style in self._parts:
                return self._parts[style]
            style = self._based_on.get(style, "")
        return TEXT

    def list_of(self, style: str) -> tuple[str, str]:
        """Returns the list and the level in it of a paragraph of this style; empty when it is in none."""
        level = ""
        for _ in range(20):
            found = self._lists.get(style)
            if found:
                level = level or found[1]
                if found[0]:
                    return found[0], level
            style = self._based_on.get(style, "")
        return "", ""


class _Text(Elements):
    """The text of a document."""

    def __init__(self, styles: _Styles, numbering: WordNumbering, notes: dict[str, dict[str, list[Piece]]]) -> None:
        super().__init__()
        self.gathered = Gatherer()
        self._styles, self._numbering, self._notes = styles, numbering, notes
        self._style = self._list = self._level = ""
        self._in_text = self._in_run = self._hidden = False

    def is_left_out(self, tag: str, attributes: dict[str, str]) -> bool:
        return tag in _LEFT_OUT

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        self._in_text = tag == "t" and not self._hidden
        if tag == "p":
            self.gathered.begin()
            self._style = self._list = self._level = ""
        elif tag == "r":
            self._in_run, self._hidden = True, False
        elif tag in _SIGNS:
            if self._in_run or tag != "tab":  # a tab outside a run is a place to jump to
                self.gathered.add(_SIGNS[tag])
        elif tag == "sym":
            self._symbol(attributes.get("char", ""))
        elif tag == "vanish" and self._in_run and attributes.get("val", "1") not in ("0", "false"):
            self._hidden = True
        elif tag in ("footnoteReference", "endnoteReference"):
            self._note(tag.removesuffix("Reference"), attributes.get("id", ""))
        elif tag == "tr":
            self.gathered.begin_row()
        elif tag == "tc":
            self.gathered.begin_cell()
        else:
            self._property(tag, attributes.get("val", ""))

    def _property(self, tag: str, value: str) -> None:
        if tag == "pStyle":
            self._style = value
            self.gathered.set_part(self._styles.part(value))
        elif tag == "outlineLvl" and value != _BODY_LEVEL:
            self.gathered.set_part(HEADING)
        elif tag == "ilvl":
            self._level = value
        elif tag == "numId":
            self._list = value
            if value != "0":
                self.gathered.set_item()

    def _symbol(self, code: str) -> None:
        try:
            self.gathered.add(chr(int(code, 16)))
        except (ValueError, OverflowError):
            return

    def _note(self, kind: str, number: str) -> None:
        self.gathered.begin_aside()
        for piece in self._notes.get(kind, {}).pop(number, []):
            self.gathered.begin(piece.part)
            self.gathered.add(piece.text)
            self.gathered.end()
        self.gathered.end_aside()

    def closed(self, tag: str) -> None:
        self._in_text = False
        if tag == "p":
            self.gathered.end()
        elif tag == "pPr":
            self._count()
        elif tag == "r":
            self._in_run = self._hidden = False
        elif tag == "tr":
            self.gathered.end_row()

    def _count(self) -> None:
        """Gives a paragraph of a numbered list its number; the list is its own or that of its style."""
        by_style, level = self._styles.list_of(self._style)
        number = self._list or by_style
        level = self._level or level or "0"
        if number and number != "0" and level.isdecimal() and len(level) < 3:
            self.gathered.set_mark(self._numbering.next(number, int(level)))

    def said(self, text: str) -> None:
        if self._in_text:
            self.gathered.add(text)


class _Notes(_Text):
    """The notes of a document by their number."""

    def __init__(self, kind: str, styles: _Styles, numbering: WordNumbering) -> None:
        super().__init__(styles, numbering, {})
        self.texts: dict[str, list[Piece]] = {}
        self._kind, self._number = kind, ""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == self._kind:
            self.gathered = Gatherer()
            self._number = attributes.get("id", "") if "type" not in attributes else ""
        else:
            super().opened(tag, attributes)

    def closed(self, tag: str) -> None:
        if tag == self._kind and self._number:
            self.texts[self._number] = self.gathered.done()
        else:
            super().closed(tag)
