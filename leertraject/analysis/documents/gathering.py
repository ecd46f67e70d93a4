"""Paragraphs as the elements of a file come by: nested ones, cells and rows, and notes that come after."""

import re
from dataclasses import dataclass, field

from .cleaning import clean
from .errors import Refused
from .limits import MAX_CHARS, MAX_PARAGRAPHS
from .paragraphs import BETWEEN_CELLS, HEADING, ITEM, ROW, TEXT, Piece

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_FLOWS = 1500  # signs in one cell: then the table is there for the looks of the page


@dataclass(slots=True)
class _Open:
    part: str
    mark: str = ""
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    cells: list[list[Piece]] = field(default_factory=list)


class Gatherer:
    """Takes text and where paragraphs, cells and rows begin and end. `where` is given to each paragraph."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.where = ""
        self._open: list[_Open] = []
        self._rows: list[_Row] = []
        self._aside = 0
        self._later: list[Piece] = []
        self._chars = 0

    def begin(self, part: str = TEXT) -> None:
        """A paragraph begins, perhaps inside another, as in a box with text."""
        self._open.append(_Open(part))

    def add(self, text: str) -> None:
        """Text of the paragraph that began last. Raises Refused when there is too much in all."""
        if self._open:
            self._chars += len(text)
            if self._chars > MAX_CHARS:
                raise Refused("In dit bestand staat te veel tekst. Knip het in delen en kies ze een voor een.")
            self._open[-1].texts.append(text)

    def set_part(self, part: str) -> None:
        """The paragraph that began last turns out to be a heading, or an item."""
        if self._open:
            self._open[-1].part = part

    def set_mark(self, mark: str) -> None:
        """The paragraph that began last has this before it, when it has any text."""
        if self._open:
            self._open[-1].mark = mark

    def set_item(self) -> None:
        """The paragraph that began last is an item of a list, unless it is a heading with a number."""
        if self._open and self._open[-1].part != HEADING:
            self.set_part(ITEM)

    def end(self) -> None:
        """The paragraph that began last ends. An empty line in it parts it in two."""
        if self._open:
            ended = self._open.pop()
            mark = ended.mark
            for text in _EMPTY_LINE.split("".join(ended.texts)):
                if text.strip():
                    self._put(Piece(clean(f"{mark} {text}"), ended.part, where=self.where))
                    mark = ""

    def begin_aside(self) -> None:
        """A note begins: its paragraphs come after the one that it belongs to."""
        self._aside += 1

    def end_aside(self) -> None:
        """A note ends."""
        self._aside -= 1

    def begin_row(self) -> None:
        """A row of a table begins."""
        self._rows.append(_Row())

    def begin_cell(self) -> None:
        """A cell begins."""
        if self._rows:
            self._rows[-1].cells.append([])

    def end_row(self) -> None:
        """A row ends: its cells become one paragraph, or several when the table only places text on the page."""
        if not self._rows:
            return
        cells = self._rows.pop().cells
        texts = [" ".join(piece.text for piece in cell) for cell in cells]
        filled = sum(1 for text in texts if text)
        if self._rows:  # a table in a cell
            self._put(Piece(" ".join(text for text in texts if text), ROW, where=self.where))
        elif filled <= 1 or any(len(text) > _FLOWS for text in texts):
            for cell in cells:
                for piece in cell:
                    self._put(Piece(piece.text, TEXT if piece.part == ROW else piece.part, where=self.where))
        else:
            self._put(Piece(clean(BETWEEN_CELLS.join(texts).rstrip(" |")), ROW, where=self.where))
        if not self._rows:
            self._let_go()

    def _put(self, piece: Piece) -> None:
        if not any(sign.isalnum() for sign in piece.text):
            return
        if self._aside:
            self._later.append(piece)
        elif self._rows and self._rows[-1].cells:
            self._rows[-1].cells[-1].append(piece)
        elif self._open:
            self._later.append(piece)
        else:
            self.found.append(piece)
            if len(self.found) > MAX_PARAGRAPHS:
                raise Refused("In dit bestand staan te veel alinea's. Knip het in delen en kies ze een voor een.")
        if not (self._rows or self._open or self._aside):
            self._let_go()

    def _let_go(self) -> None:
        self.found += self._later
        self._later = []

    def done(self) -> list[Piece]:
        """Returns all paragraphs."""
        while self._open:
            self.end()
        while self._rows:
            self.end_row()
        self._let_go()
        return self.found
