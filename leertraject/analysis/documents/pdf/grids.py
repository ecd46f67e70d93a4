"""Tables whose cells stand between drawn lines. A cell that spans rows or columns is read once, where it begins."""

from bisect import bisect_right

from ..paragraphs import BETWEEN_CELLS
from .places import Page, Rule, Strip, Word
from .running import counts_pages
from .strips import cell, lines, text_of

_NEAR = 3.0
_FEW_RUN_ON = 0.2  # of the lines
_ZONE = 0.1  # of the height of a page
_MOST_RULES = 1500
_MOST_CELLS = 6000
_SLIVER = 12.0  # between two lines that are drawn around a cell: no cell of its own
_FLOWS = 1500  # signs in one cell: then lines frame text that flows, and it is no table


def taken_out(page: Page) -> tuple[list[Word], list[Strip]]:
    """Returns the words outside tables, and the rows of the tables."""
    if len(page.rules) > _MOST_RULES or len(page.rules) < 4:
        return page.words, []
    kept = {id(word) for line in lines(_at_edges(page)) if counts_pages(text_of(line)) for word in line}
    words, rows = [word for word in page.words if id(word) not in kept], []
    # Drawn lines first; planes of colour make cells only where there are none.
    for edges in (False, True):
        for one, other in _groups(*_lines([rule for rule in page.rules if edges or not rule.edge])):
            found, words = _table(one, other, words, least=0.5 if edges else 0.0)
            rows += found
    return words + [word for word in page.words if id(word) in kept], rows


def _at_edges(page: Page) -> list[Word]:
    """The words at the top and at the foot of a page, where a table may hold the line that numbers the pages."""
    zone = _ZONE * page.height
    return [word for word in page.words if not word.angle and not zone < word.base < page.height - zone]


def _lines(rules: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Returns the level and the upright lines."""
    level = _merged([rule for rule in rules if rule.right - rule.left > rule.bottom - rule.top])
    upright = [_swapped(rule) for rule in rules if rule.right - rule.left <= rule.bottom - rule.top]
    return level, [_swapped(rule) for rule in _merged(upright)]


def _swapped(rule: Rule) -> Rule:
    return Rule(rule.top, rule.left, rule.bottom, rule.right, rule.edge)


def _merged(level: list[Rule]) -> list[Rule]:
    """Joins pieces of one line, and the two edges of a thick one."""
    found: list[Rule] = []
    for rule in sorted(level, key=lambda rule: (round(rule.top / 2), rule.left)):
        last = found[-1] if found else None
        if last and abs(last.top - rule.top) <= _NEAR and rule.left <= last.right + _NEAR:
            last.right = max(last.right, rule.right)
        else:
            found.append(Rule(rule.left, rule.top, rule.right, rule.bottom, rule.edge))
    return found


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Returns the lines that meet, per table."""
    if len(level) * len(upright) > 250_000:
        return []
    parent = list(range(len(level) + len(upright)))

    def top(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for number, one in enumerate(level):
        for place, other in enumerate(upright, start=len(level)):
            if _meet(one, other):
                parent[top(place)] = top(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(parent)):
        meeting = groups.setdefault(top(index), ([], []))
        if index < len(level):
            meeting[0].append(level[index])
        else:
            meeting[1].append(upright[index - len(level)])
    return [meeting for meeting in groups.values() if len(meeting[0]) >= 2 and meeting[1]]


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.left - _NEAR <= upright.left <= level.right + _NEAR
        and upright.top - _NEAR <= level.top <= upright.bottom + _NEAR
    )


def _places(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _table(
    level: list[Rule], upright: list[Rule], words: list[Word], *, least: float
) -> tuple[list[Strip], list[Word]]:
    xs = _places([rule.left for rule in upright] + [min(r.left for r in level), max(r.right for r in level)])
    ys = _places([rule.top for rule in level] + [min(r.top for r in upright), max(r.bottom for r in upright)])
    if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > _MOST_CELLS:
        return [], words
    grid = _Grid(xs, ys, level, upright)
    outside: list[Word] = []
    for word in words:
        if not grid.put(word):
            outside.append(word)
    if least and grid.runs_on(words):
        return [], words
    rows = grid.rows(least)
    if rows is None:
        return [], words
    return [_row(cells, xs[0], xs[-1], top) for top, cells in rows], outside


def _row(cells: list[str], left: float, right: float, top: float) -> Strip:
    text = BETWEEN_CELLS.join(cells).rstrip(" |")
    return Strip(text, left, right, top + 1, 0, False, False, 0, 9, row=True)


class _Grid:
    """The cells between the lines; those with no line between them are one."""

    def __init__(self, xs: list[float], ys: list[float], level: list[Rule], upright: list[Rule]) -> None:
        self._xs, self._ys = xs, ys
        self._columns = len(xs) - 1
        self._first = list(range(self._columns * (len(ys) - 1)))
        self._words: dict[int, list[Word]] = {}
        for row in range(len(ys) - 1):
            middle = (ys[row] + ys[row + 1]) / 2
            walls = [rule.left for rule in upright if rule.top - 1 <= middle <= rule.bottom + 1]
            for column in range(self._columns - 1):
                if not any(abs(wall - xs[column + 1]) <= _NEAR for wall in walls):
                    self._join(row * self._columns + column, row * self._columns + column + 1)
        for column in range(self._columns):
            middle = (xs[column] + xs[column + 1]) / 2
            floors = [rule.top for rule in level if rule.left - 1 <= middle <= rule.right + 1]
            for row in range(len(ys) - 2):
                if not any(abs(floor - ys[row + 1]) <= _NEAR for floor in floors):
                    self._join(row * self._columns + column, (row + 1) * self._columns + column)

    def _top(self, index: int) -> int:
        while self._first[index] != index:
            index = self._first[index]
        return index

    def _join(self, one: int, other: int) -> None:
        one, other = self._top(one), self._top(other)
        self._first[max(one, other)] = min(one, other)

    def _width(self, index: int) -> float:
        """How wide a cell is, in the first row that it stands in."""
        end = index + 1
        while end % self._columns and self._top(end) == index:
            end += 1
        return self._xs[(end - 1) % self._columns + 1] - self._xs[index % self._columns]

    def put(self, word: Word) -> bool:
        """Puts a word in its cell. Says whether it stands in the table."""
        cell = self._cell(word)
        if cell is not None:
            self._words.setdefault(cell, []).append(word)
        return cell is not None

    def _column(self, word: Word) -> int:
        return bisect_right(self._xs, (word.left + word.right) / 2) - 1

    def _cell(self, word: Word) -> int | None:
        column, row = self._column(word), bisect_right(self._ys, word.base - 0.3 * word.size) - 1
        if word.angle or not (0 <= column < self._columns and 0 <= row < len(self._ys) - 1):
            return None
        return self._top(row * self._columns + column)

    def runs_on(self, words: list[Word]) -> bool:
        """Says whether lines of text run on over the walls of cells: then planes of colour lie behind flowing text."""
        inside = lines([word for word in words if self._cell(word) is not None])
        crossing = sum(1 for line in inside if len({self._column(word) for word in line}) > 1)
        return crossing > _FEW_RUN_ON * len(inside)

    def rows(self, least: float) -> list[tuple[float, list[str]]] | None:
        """Returns the rows with where each begins, or None when this is no table.

        A table has two rows with more than one filled cell, and at least this part of its rows has.
        """
        texts = {index: cell(words) for index, words in self._words.items()}
        if any(len(text) > _FLOWS for text in texts.values()):
            return None
        found: list[tuple[float, list[str]]] = []
        for row in range(len(self._ys) - 1):
            here = range(row * self._columns, (row + 1) * self._columns)
            firsts = [index for index in here if self._top(index) == index]
            cells = [texts.get(index, "") for index in firsts if index in texts or self._width(index) > _SLIVER]
            if any(cells):
                found.append((self._ys[row], cells))
        wide = sum(1 for _, cells in found if sum(1 for text in cells if text) >= 2)
        return found if wide >= max(2, least * len(found)) else None
