"""Text files: paragraphs by empty lines, or by what was left free on a line; a form feed begins a page.

Of Markdown the signs for headings, lists and tables become what they mean; other signs stay as they stand.
"""

import re
from collections import Counter

from .cleaning import clean
from .errors import Refused
from .limits import MAX_CHARS, MAX_LINES, MAX_PARAGRAPHS
from .paragraphs import BETWEEN_CELLS, HEADING, ITEM, ROW, TEXT, TXT, Document, Piece
from .pdf.hyphens import joined
from .pdf.marks import is_sign, mark_of

_LINE = re.compile(r"\r\n|\r|\n|\v|\x85|\u2028|\u2029")
_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
_TABLE_LINE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*")
_CELLS = re.compile(r"\s*\|.*\|\s*")
_NUMBER = re.compile(r"\d+")
_WIDEST = 160  # signs: with longer lines each line is a paragraph
_EDGE = 3


def read(text: str, *, markdown: bool) -> tuple[Document, list[Piece]]:
    """Returns the document without its paragraphs, and those. Raises Refused when it is too long."""
    if len(text) > MAX_CHARS or sum(map(text.count, _BREAKS)) > MAX_LINES:
        raise Refused("In dit bestand staat te veel tekst. Knip het in delen en kies ze een voor een.")
    pages = [_LINE.split(page) for page in text.rstrip("\f\r\n ").split("\f")]
    pages = _without_running_lines(pages)
    reading = _Reading(_width(pages), markdown=markdown)
    for number, lines in enumerate(pages, start=1):
        reading.page(number, lines)
    found = reading.done()
    if len(found) > MAX_PARAGRAPHS:
        raise Refused("In dit bestand staan te veel alinea's. Knip het in delen en kies ze een voor een.")
    return Document(TXT, "", len(pages), ()), found


def _width(pages: list[list[str]]) -> int:
    """How long a full line is: nearly the longest, so that a single longer one does not count."""
    lengths = sorted(len(line.strip()) for lines in pages for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Takes out lines at the top or the foot that return on at least three pages with only other numbers in them."""
    if len(pages) < _EDGE:
        return pages
    seen: Counter[str] = Counter()
    edges: list[set[int]] = []
    for lines in pages:
        filled = [number for number, line in enumerate(lines) if line.strip()]
        edges.append({*filled[:_EDGE], *filled[-_EDGE:]})
        seen.update({_shape(lines[number]) for number in edges[-1]})
    return [
        [
            line
            for number, line in enumerate(lines)
            if number not in edge or seen[_shape(line)] < max(3, len(pages) // 3)
        ]
        for lines, edge in zip(pages, edges, strict=True)
    ]


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line.strip())


class _Reading:
    """The paragraph that is being read, and those that were."""

    def __init__(self, width: int, *, markdown: bool) -> None:
        self._found: list[Piece] = []
        self._lines: list[str] = []
        self._part = TEXT
        self._page = 1
        self._width, self._markdown = width, markdown

    def page(self, number: int, lines: list[str]) -> None:
        """Reads the lines of one page."""
        first = True
        for line in lines:
            if not line.strip():
                if not first:
                    self._close()
                continue
            if not (self._markdown and self._marked_up(line, number)):
                self._take(line, number, crossed=first)
            first = False

    def done(self) -> list[Piece]:
        """Returns all paragraphs."""
        self._close()
        return self._found

    def _take(self, line: str, page: int, *, crossed: bool) -> None:
        if self._lines and self._begins(line, crossed=crossed):
            self._close()
        if not self._lines:
            self._page = page
            self._part = ITEM if mark_of(line.strip()) else TEXT
        self._lines.append(line.strip())

    def _begins(self, line: str, *, crossed: bool) -> bool:
        before, now = self._lines[-1], line.strip()
        ended, mark = bool(_ENDS.search(before)), mark_of(now)
        if crossed:
            return ended or bool(mark) or not now[:1].islower()
        if self._markdown and not mark:
            return False
        if self._width > _WIDEST:
            return True
        free = self._width - len(before) - len(now.split()[0]) - 1
        if mark:
            return is_sign(mark) or ended or free > 0 or self._part == ITEM
        return free > max(0.08 * self._width, 3) and (ended or not now[:1].islower())

    def _marked_up(self, line: str, page: int) -> bool:
        """Takes a line of Markdown that says what it is."""
        heading = _HASHES.match(line)
        if heading:
            self._put(heading[2], HEADING, page)
        elif _TABLE_LINE.fullmatch(line):
            self._close()
        elif _CELLS.fullmatch(line):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            self._put(BETWEEN_CELLS.join(cells), ROW, page)
        elif _UNDERLINE.fullmatch(line) and len(self._lines) == 1:
            self._part = HEADING
            self._close()
        else:
            return False
        return True

    def _put(self, text: str, part: str, page: int) -> None:
        self._close()
        self._lines, self._part, self._page = [text], part, page
        self._close()

    def _close(self) -> None:
        lines, self._lines = self._lines, []
        text = clean(joined([(line, False) for line in lines]))
        if any(sign.isalnum() for sign in text):
            self._found.append(Piece(text, self._part, self._page))
