"""From lines in reading order to paragraphs, also over the end of a column or a page."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from ..cleaning import clean
from ..paragraphs import HEADING, ITEM, ROW, TEXT, Piece
from .hyphens import joined
from .marks import is_sign, mark_of, stands_alone
from .places import Block, Page, Strip

_LARGER = 1.12
_LONGEST_HEADING = 200
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\d{0,2}$")
_SHORTENED = re.compile(
    r"(?:\b(?:nr|art|artt|blz|pag|bijv|bv|ca|dhr|mevr|mw|drs|dr|mr|ir|ing|prof|d\.d|m\.b\.t|o\.a|i\.v\.m|t\.a\.v)\.)$",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NUMBER = re.compile(r"\d{1,3}")
_NOTE_NUMBER = re.compile(r"^(\d{1,3})(?=[^\W\d_])")
_USUAL_PITCH = 1.2
_ENOUGH = 5  # lines that say how wide a column is
_NEAR = 6.0


@dataclass(frozen=True, slots=True)
class Look:
    """What the text of a document looks like: the size of most letters, how far lines stand apart, its words."""

    size: float
    pitch: dict[float, float]
    bold: bool
    words: frozenset[str]

    def apart(self, size: float) -> float:
        """Returns how far lines of this size stand apart."""
        return self.pitch.get(_rounded(size), _USUAL_PITCH) * size


def look_of(pages: list[Page]) -> Look:
    """Returns what most of the text looks like."""
    sizes: Counter[float] = Counter()
    apart: dict[float, Counter[float]] = defaultdict(Counter)
    bold, words = 0, set()
    for page in pages:
        before: Strip | None = None
        for strip in page.strips:
            words.update(_WORD.findall(strip.text.lower())[: -1 if strip.hyphen else None])
            if strip.row:
                continue
            sizes[_rounded(strip.size)] += len(strip.text)
            bold += len(strip.text) if strip.bold else 0
            if (
                before
                and abs(before.size - strip.size) < 0.5
                and strip.left < before.right
                and before.left < strip.right
            ):
                ratio = (strip.base - before.base) / max(strip.size, 1)
                if 0.85 <= ratio <= 2.6 and strip.words > 2:
                    apart[_rounded(strip.size)][round(ratio * 20) / 20] += 1
            before = strip
    pitch = {size: _smallest_common(found) for size, found in apart.items()}
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    return Look(size, pitch, bold > 0.5 * sum(sizes.values()), frozenset(words))


def _smallest_common(found: Counter[float]) -> float:
    most = max(found.values())
    return min(ratio for ratio, count in found.items() if count >= 0.5 * most)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def pieces(pages: list[list[Block]], look: Look) -> list[Piece]:
    """Returns the paragraphs of a document, given the blocks of each page in reading order."""
    flow = _Flow(look)
    _widen([block for blocks in pages for block in blocks if not block.aside])
    for blocks in pages:
        for block in blocks:
            if block.aside:
                flow.waiting += [Piece(clean(strip.text), TEXT, block.page) for strip in block.strips]
            elif block.note:
                own = _Flow(look, notes=True)
                own.take(block)
                own.close()
                flow.waiting += [_with_number(piece) for piece in own.found]
            else:
                flow.take(block)
    flow.close()
    return [piece for piece in flow.found if any(sign.isalnum() for sign in piece.text)]


def _follows(note: str, text: str) -> bool:
    """Says whether a line begins the note after this one."""
    one, other = _NUMBER.match(note), _NUMBER.match(text)
    return bool(one and other) and int(other[0]) == int(one[0]) + 1  # type: ignore[index]


def _with_number(note: Piece) -> Piece:
    """Sets the small raised number of a note apart from the first word."""
    note.text = _NOTE_NUMBER.sub(r"\1 ", note.text)
    return note


def _widen(blocks: list[Block]) -> None:
    """Gives blocks of a few lines the right edge of longer ones that begin at the same place."""
    edges: dict[int, list[float]] = defaultdict(list)
    for block in blocks:
        if len(block.strips) >= _ENOUGH:
            edges[round(block.left / _NEAR)].append(block.right)
    for block in blocks:
        if len(block.strips) < _ENOUGH:
            place = round(block.left / _NEAR)
            known = sorted(edges[place] or edges[place - 1] or edges[place + 1])
            block.right = max(block.right, known[len(known) // 2] if known else block.edge)


class _Flow:
    """The paragraph that is being read, and those that were. What waits comes after the one that is being read."""

    def __init__(self, look: Look, *, notes: bool = False) -> None:
        self._notes = notes
        self.found: list[Piece] = []
        self.waiting: list[Piece] = []
        self._look = look
        self._lines: list[Strip] = []
        self._page = self._on = 1
        self._room = 0.0

    def take(self, block: Block) -> None:
        """Reads one block."""
        for number, strip in enumerate(block.strips):
            if strip.row:
                self.close()
                self.found.append(Piece(clean(strip.text), ROW, block.page))
                continue
            if self._lines and self._begins(strip, block, crossed=number == 0 and not self._is_below(strip, block)):
                self.close()
            if not self._lines:
                self._page = block.page
            self._lines.append(strip)
            self._room, self._on = block.right - strip.right, block.page

    def _is_below(self, strip: Strip, block: Block) -> bool:
        """Says whether a line of another block stands right under the last one, as when a picture begins beside it."""
        before = self._lines[-1]
        down = strip.base - before.base
        near = 0 < down <= 1.28 * self._look.apart(strip.size) + 0.5
        return self._on == block.page and near and abs(strip.left - before.left) < 0.3 * strip.size

    def close(self) -> None:
        """Ends the paragraph that is being read."""
        lines, self._lines = self._lines, []
        if lines:
            text = clean(joined([(strip.text, strip.hyphen) for strip in lines], self._look.words))
            if text:
                self.found.append(Piece(text, self._part(lines, text), self._page))
        self.found += self.waiting
        self.waiting = []

    def _begins(self, strip: Strip, block: Block, *, crossed: bool) -> bool:
        """Says whether a line begins a paragraph."""
        before, first = self._lines[-1], self._lines[0]
        if self._notes and _NUMBER.match(first.text):
            return _follows(first.text, strip.text)
        if len(self._lines) == 1 and stands_alone(before.text):
            return stands_alone(strip.text)
        if before.hyphen and before.size == strip.size:
            return not strip.text[:1].isalpha()
        if abs(before.size - strip.size) > 0.08 * max(before.size, strip.size):
            return True
        room = self._room - strip.first - 0.3 * strip.size
        if before.bold != strip.bold and not (room < 0 and strip.text[:1].islower() and not crossed):
            return True
        ended = bool(_ENDS.search(before.text)) and not _SHORTENED.search(before.text)
        mark = self._mark(strip)
        if crossed:
            return self._begins_elsewhere(strip, mark, ended=ended, room=room)
        down = strip.base - before.base
        if -0.3 * strip.size < down < 0.3 * strip.size:
            return False
        if down < 0 or down > 1.28 * self._look.apart(strip.size) + 0.5:
            return True
        if mark and self._is_mark(mark, strip, ended=ended, room=room):
            return True
        return self._by_its_place(strip, before, first, block, ended=ended, room=room)

    def _mark(self, strip: Strip) -> str:
        """The mark that a line begins with, but not the end of what stands between brackets: "(nr. 3" "19) de"."""
        mark, text = mark_of(strip.text), self._lines[-1].text
        if mark.endswith(")") and not mark.startswith("(") and text.count("(") > text.count(")"):
            return ""
        return mark

    def _begins_elsewhere(self, strip: Strip, mark: str, *, ended: bool, room: float) -> bool:
        """In another column or on another page there is no distance to go by."""
        if mark and (ended or is_sign(mark) or mark_of(self._lines[0].text)):
            return True
        if self._part(self._lines, " ".join(line.text for line in self._lines)) == HEADING:
            return True
        if strip.text[:1].islower() and not (ended and room > 4 * strip.size):
            return False
        return ended or room > 2 * strip.size

    def _is_mark(self, mark: str, strip: Strip, *, ended: bool, room: float) -> bool:
        before, first = self._lines[-1], self._lines[0]
        if is_sign(mark) or ended or room > 1.5 * strip.size or mark_of(first.text):
            return True
        return abs(strip.left - before.left) > 0.5 * strip.size

    def _by_its_place(
        self, strip: Strip, before: Strip, first: Strip, block: Block, *, ended: bool, room: float
    ) -> bool:
        """Says whether a line begins a paragraph by where it starts, and by what was free on the line before it."""
        size, letter = strip.size, strip.text[:1]
        moved, item = strip.left - before.left, bool(mark_of(first.text))
        headed = (before.bold and not self._look.bold) or before.size > _LARGER * self._look.size
        if headed:
            centred = abs((before.left + before.right) - (strip.left + strip.right)) < size and abs(moved) > 1
            free = room > 0.3 * (block.right - block.left)
            return not centred and (ended or free)
        if moved > 0.9 * size and not (item and len(self._lines) == 1):
            return ended or room > 1.5 * size
        if moved < -0.9 * size and len(self._lines) > 1:
            return ended or room > 1.5 * size or not letter.islower()
        if moved < -0.9 * size:
            return room > 1.5 * size and ended
        if room > 1.5 * size:
            return ended or not letter.islower()
        return False

    def _part(self, lines: list[Strip], text: str) -> str:
        mark = mark_of(text)
        if len(text) <= _LONGEST_HEADING and len(lines) <= 4 and any(sign.isalpha() for sign in text):
            large = all(strip.size >= _LARGER * self._look.size for strip in lines)
            bold = not self._look.bold and all(strip.bold for strip in lines)
            if (large or bold) and not (is_sign(mark) or text.endswith((";", ",", "-"))):
                return HEADING
        return ITEM if mark else TEXT
