"""The order in which people read a page: columns one by one, rows of tables from left to right."""

import re

from ..paragraphs import BETWEEN_CELLS
from .hyphens import joined
from .marks import is_only_mark
from .places import Block, Page, Strip

_EDGE, _CELL = 2.5, 1.6
_FEW = 3
_PROSE = 3.2  # words on a line of a column; cells of a table mostly have fewer
_DEEPEST, _APART = 12, 1.9
_SURE, _PLACE = 40, 4.0  # a score of some eight lines on both sides; columns begin at the same place within this
_MARK_GAP = 5.0
_SMALLER = 0.93
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,3}|\[\d{1,3}\]|\(\d{1,2}\))[\s.)]*\S")
_LEADERS = re.compile(r"(?:\s*[.…_·]){4,}\s*")
_CONTENTS = re.compile(r"\w.*(?:\s*[.…_·]){4,}\s*[\divxlc-]{1,6}$")


def ordered(pages: list[Page], usual: float) -> list[list[Block]]:
    """Returns the blocks of each page in reading order, with the notes at its foot last.

    Where columns begin on one page, they may begin on another, also when there is too little there to say so.
    """
    parted = []
    known: set[int] = set()
    for page in pages:
        body, notes = _without_notes(_with_marks(_sorted(page.strips)), usual, page.height)
        looking = _Columns(usual, frozenset())
        parted.append((page, body, notes, looking.parts(body)))
        known |= looking.found
    looking = _Columns(usual, frozenset(known))
    return [
        _blocks(page, looking.parts(body) if known else parts, looking.parts(notes))
        for page, body, notes, parts in parted
    ]


def _blocks(page: Page, body: list[list[Strip]], notes: list[list[Strip]]) -> list[Block]:
    blocks = [_block(part, page) for part in body if part]
    blocks += [_block(part, page, note=True) for part in notes if part]
    if page.aside:
        blocks.append(Block(page.aside, 0, 0, 0, page.number, aside=True))
    return blocks


def _block(strips: list[Strip], page: Page, *, note: bool = False) -> Block:
    left, right = min(strip.left for strip in strips), max(strip.right for strip in strips)
    return Block(_rows(strips), left, right, page.width - left, page.number, note)


def _sorted(strips: list[Strip]) -> list[Strip]:
    """From top to bottom, and what stands on one line from left to right."""
    found: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda strip: (strip.base, strip.left)):
        if found and _on_one_line(found[-1][0], strip):
            found[-1].append(strip)
        else:
            found.append([strip])
    return [strip for line in found for strip in sorted(line, key=lambda strip: strip.left)]


def _with_marks(strips: list[Strip]) -> list[Strip]:
    """Puts the mark of a list in the line that it stands before."""
    found: list[Strip] = []
    for strip in strips:
        before = found[-1] if found else None
        alone = before and not (len(found) > 1 and _on_one_line(found[-2], before))
        if (
            before
            and is_only_mark(before.text, alone=bool(alone), following=strip.text)
            and _on_one_line(before, strip)
        ):
            gap = strip.left - before.right
            if -0.5 * strip.size <= gap <= _MARK_GAP * strip.size:
                found[-1] = Strip(
                    f"{before.text} {strip.text}", before.left, strip.right, strip.base, strip.size, strip.bold,
                    strip.hyphen, before.first, strip.words + 1,
                )  # fmt: skip
                continue
        found.append(strip)
    return found


def _on_one_line(one: Strip, other: Strip) -> bool:
    return not (one.row or other.row) and abs(one.base - other.base) <= 0.3 * max(one.size, other.size, 1)


def _without_notes(strips: list[Strip], usual: float, height: float) -> tuple[list[Strip], list[Strip]]:
    """Parts the notes at the foot of the page, in smaller letters and with a number before them, from the text."""
    start = len(strips)
    while start and not strips[start - 1].row and strips[start - 1].size <= _SMALLER * usual:
        start -= 1
    while start < len(strips) and not _NOTE.match(strips[start].text):
        start += 1
    if start in (0, len(strips)) or strips[start].base < 0.3 * height:
        return strips, []
    return strips[:start], strips[start:]


class _Columns:
    """Looks for columns, remembers where it found them, and is sooner content where they are known to begin."""

    def __init__(self, usual: float, known: frozenset[int]) -> None:
        self.found: set[int] = set()
        self._usual, self._known = usual, known

    def parts(self, strips: list[Strip], depth: int = 0) -> list[list[Strip]]:
        """Returns the strips of each column, in reading order."""
        gutter = self._gutter(strips) if depth < _DEEPEST else None
        if gutter is None:
            return [strips]
        first, last, edge = gutter
        inside = strips[first : last + 1]
        left = [strip for strip in inside if strip.left < edge - _EDGE]
        right = [strip for strip in inside if strip.left >= edge - _EDGE]
        if last + 1 < len(strips):
            last -= _below(left, right)
            left = [strip for strip in strips[first : last + 1] if strip.left < edge - _EDGE]
        found: list[list[Strip]] = []
        for part in (strips[:first], left, right, strips[last + 1 :]):
            if part:
                found += self.parts(part, depth + 1)
        return found

    def _gutter(self, strips: list[Strip]) -> tuple[int, int, float] | None:
        """Returns the longest run of lines with an empty strip from top to bottom, and where its right side begins.

        None when there is none between two columns of running text.
        """
        if len(strips) < 2 * _FEW or not _has_neighbours(strips):
            return None
        best: tuple[int, int, int, float] | None = None
        for edge in _edges(strips):
            for first, last in _open_runs(strips, edge, max(0.7 * self._usual, 5.0)):
                inside = strips[first : last + 1]
                right = [strip for strip in inside if strip.left >= edge - _EDGE]
                left = [strip for strip in inside if strip.left < edge - _EDGE]
                if min(len(left), len(right)) < _FEW or not self._are_columns(left, right, edge):
                    continue
                score = min(len(left), len(right)) * 4 + len(inside)
                if best is None or score > best[0]:
                    best = score, first, last, edge
        if best is None:
            return None
        if best[0] >= _SURE:
            self.found.add(round(best[3] / _PLACE))
        return best[1:]

    def _are_columns(self, left: list[Strip], right: list[Strip], edge: float) -> bool:
        """Says whether text runs down both sides, and they are not the cells of one table."""
        if any(strip.row for strip in left) and any(strip.row for strip in right):
            return True
        top, bottom = max(left[0].base, right[0].base), min(left[-1].base, right[-1].base)
        if bottom - top < 2 * min(left[0].size or 10, right[0].size or 10):
            return False
        place = round(edge / _PLACE)
        if self._known & {place - 1, place, place + 1} and max(_words(left), _words(right)) >= _PROSE:
            return True
        if min(_words(left), _words(right)) >= _PROSE and min(_span(left), _span(right)) > 7:
            return True
        # Few words on a line: columns all the same when their lines do not stand beside each other.
        beside = sum(1 for one in right if any(abs(one.base - two.base) <= 0.15 * max(one.size, 1) for two in left))
        return beside <= 0.15 * min(len(left), len(right)) and min(_words(left), _words(right)) >= 1.8


def _below(left: list[Strip], right: list[Strip]) -> int:
    """How many lines at the end of the left column stand below both, over what follows there."""
    for place in range(len(left) - 1, 0, -1):
        strip = left[place]
        if strip.base <= right[-1].base + 0.5 * strip.size:
            break
        if strip.base - left[place - 1].base > _APART * max(strip.size, 1):
            return len(left) - place
    return 0


def _has_neighbours(strips: list[Strip]) -> bool:
    """Says whether anything stands beside something else."""
    beside = 0
    for number, strip in enumerate(strips):
        for other in strips[number + 1 : number + 9]:
            if other.base - strip.base > strip.size:
                break
            if other.left >= strip.right or other.right <= strip.left:
                beside += 1
                break
    return beside >= _FEW - 1


def _edges(strips: list[Strip]) -> list[float]:
    """Where at least a few lines begin."""
    found: list[list[float]] = []
    for left in sorted(strip.left for strip in strips):
        if found and left - found[-1][0] <= _EDGE:
            found[-1].append(left)
        else:
            found.append([left])
    return [group[0] for group in found[1:] if len(group) >= _FEW]


def _open_runs(strips: list[Strip], edge: float, width: float) -> list[tuple[int, int]]:
    """The runs of lines of which none crosses the empty strip left of `edge`."""
    runs, start = [], 0
    for number, strip in enumerate(strips):
        if strip.left < edge - _EDGE and strip.right > edge - width:
            if number > start:
                runs.append((start, number - 1))
            start = number + 1
    if start < len(strips):
        runs.append((start, len(strips) - 1))
    return runs


def _words(strips: list[Strip]) -> float:
    return sum(strip.words for strip in strips) / len(strips)


def _span(strips: list[Strip]) -> float:
    size = max(strip.size for strip in strips) or 10
    return (max(strip.right for strip in strips) - min(strip.left for strip in strips)) / size


def _rows(strips: list[Strip]) -> list[Strip]:
    """Joins what stands on one line: as a row of a table where more lines have the same places, else with a space."""
    lines: list[list[Strip]] = []
    for strip in strips:
        if lines and _on_one_line(lines[-1][0], strip):
            lines[-1].append(strip)
        else:
            lines.append([strip])
    found: list[Strip] = []
    last: list[Strip] = []  # the cells of the row before
    for number, line in enumerate(lines):
        line.sort(key=lambda strip: strip.left)
        around = lines[max(0, number - 3) : number] + lines[number + 1 : number + 4]
        if len(line) > 1 and (_is_row(line, around) or (last and _shares(line, last))):
            text = BETWEEN_CELLS.join(_LEADERS.sub(" ", strip.text) for strip in line)
            found.append(_one(line, text, row=True))
            last = line
        elif last and found and _goes_on_in_cell(line, last, found[-1]):
            _put_in_cells(found[-1], line, last)
        else:
            text = " ".join(strip.text for strip in line)
            contents = bool(_CONTENTS.search(text))
            text = _LEADERS.sub(BETWEEN_CELLS if contents else " ", text)
            found.append(_one(line, text, row=contents or line[0].row))
            last = []
    return found


def _one(line: list[Strip], text: str, *, row: bool) -> Strip:
    if len(line) == 1 and not row:
        line[0].text = text
        return line[0]
    size = max(strip.size for strip in line)
    return Strip(
        text, line[0].left, max(strip.right for strip in line), line[0].base, size, all(s.bold for s in line),
        line[-1].hyphen, line[0].first, sum(strip.words for strip in line), row=row,
    )  # fmt: skip


def _is_row(line: list[Strip], around: list[list[Strip]]) -> bool:
    return any(len(other) > 1 and _shares(line, other) for other in around)


def _shares(line: list[Strip], other: list[Strip]) -> bool:
    """Says whether a cell, not the first, begins at the same place in both lines; one with a number may end there."""
    return any(
        abs(one.left - two.left) <= _CELL
        or (
            _counts(one.text)
            and _counts(two.text)
            and (abs(one.right - two.right) <= _EDGE or abs(one.left + one.right - two.left - two.right) <= 2 * _EDGE)
        )
        for one in line[1:]
        for two in other[1:]
    )


def _counts(text: str) -> bool:
    return any(sign.isdigit() for sign in text) or not any(sign.isalpha() for sign in text)


def _goes_on_in_cell(line: list[Strip], last: list[Strip], row: Strip) -> bool:
    """Says whether a line only goes on in cells of the row before it."""
    if line[0].row or line[0].base - row.base > 1.45 * max(line[0].size, 1):
        return False
    places = [min(range(len(last)), key=lambda at: abs(last[at].left - strip.left)) for strip in line]
    if any(abs(last[at].left - strip.left) > _EDGE for at, strip in zip(places, line, strict=True)):
        return False
    return places != [0] or (len(last) > 1 and line[0].right < last[1].left and line[0].text[:1].islower())


def _put_in_cells(row: Strip, line: list[Strip], last: list[Strip]) -> None:
    cells = row.text.split(BETWEEN_CELLS)
    for strip in line:
        at = min(range(len(last)), key=lambda place: abs(last[place].left - strip.left))
        if at < len(cells):
            cells[at] = joined([(cells[at], False), (strip.text, strip.hyphen)])
    row.text, row.base = BETWEEN_CELLS.join(cells), line[0].base
