"""What is drawn on a page: level and upright lines, and how much of it pictures cover. Also how a page is turned."""

import ctypes
import math

import pypdfium2.raw as raw

from .places import Page, Rule

_MOST_OBJECTS = 4000
_MOST_POINTS = 400
_DEEPEST = 3
_THIN, _THICK = 2.5, 4.0
_SHORTEST = 6.0
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


class Frame:
    """The part of a page that people see, turned as they see it."""

    def __init__(self, left: float, bottom: float, right: float, top: float, *, turn: int) -> None:
        self._left, self._bottom, self._right, self._top = left, bottom, right, top
        self._turn = turn % 360
        size = max(right - left, 1.0), max(top - bottom, 1.0)
        self.width, self.height = size if self._turn in (0, 180) else size[::-1]
        self.degrees = -self._turn % 360

    def holds(self, x: float, y: float) -> bool:
        """Says whether a point lies on the page."""
        return self._left - 1 <= x <= self._right + 1 and self._bottom - 1 <= y <= self._top + 1

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Returns a point as seen: from the left and from the top."""
        if self._turn == 90:
            return y - self._bottom, x - self._left
        if self._turn == 180:
            return self._right - x, y - self._bottom
        if self._turn == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def placed(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Returns a box as seen: left, top, right, bottom."""
        one, other = self.point(left, bottom), self.point(right, top)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def rules_and_pictures(page: object, frame: Frame) -> tuple[list[Rule], float]:
    """Returns the drawn lines of a page, and which part of the page its largest picture covers."""
    looking = _Looking(frame)
    count = raw.FPDFPage_CountObjects(page)
    if count <= _MOST_OBJECTS:
        for index in range(count):
            looking.at(raw.FPDFPage_GetObject(page, index), _PLAIN, 0)
    return looking.rules, looking.covered / (frame.width * frame.height)


class _Looking:
    def __init__(self, frame: Frame) -> None:
        self.rules: list[Rule] = []
        self.covered = 0.0
        self._frame = frame
        self._matrix, self._x, self._y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
        self._fill, self._stroke = ctypes.c_int(), raw.FPDF_BOOL()

    def at(self, thing: object, outer: Matrix, depth: int) -> None:
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(thing, self._within(thing, outer))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._picture(self._within(thing, outer))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = self._within(thing, outer)
            for index in range(min(raw.FPDFFormObj_CountObjects(thing), _MOST_OBJECTS)):
                self.at(raw.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _within(self, thing: object, outer: Matrix) -> Matrix:
        if not raw.FPDFPageObj_GetMatrix(thing, self._matrix):
            return outer
        own = self._matrix
        a, b, c, d, e, f = outer
        return (
            own.a * a + own.b * c, own.a * b + own.b * d, own.c * a + own.d * c, own.c * b + own.d * d,
            own.e * a + own.f * c + e, own.e * b + own.f * d + f,
        )  # fmt: skip

    def _seen(self, x: float, y: float, matrix: Matrix) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        return self._frame.point(a * x + c * y + e, b * x + d * y + f)

    def _picture(self, matrix: Matrix) -> None:
        one, other = self._seen(0, 0, matrix), self._seen(1, 1, matrix)
        width = min(max(one[0], other[0]), self._frame.width) - max(min(one[0], other[0]), 0)
        height = min(max(one[1], other[1]), self._frame.height) - max(min(one[1], other[1]), 0)
        if width > 0 and height > 0:
            self.covered += width * height

    def _path(self, thing: object, matrix: Matrix) -> None:
        count = raw.FPDFPath_CountSegments(thing)
        if not 2 <= count <= _MOST_POINTS or len(self.rules) > _MOST_OBJECTS or not self._shows(thing):
            return
        start = at = (math.nan, math.nan)
        before = len(self.rules)
        for index in range(count):
            piece = raw.FPDFPath_GetPathSegment(thing, index)
            raw.FPDFPathSegment_GetPoint(piece, self._x, self._y)
            to = self._seen(self._x.value, self._y.value, matrix)
            kind = raw.FPDFPathSegment_GetType(piece)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = to
            elif kind == raw.FPDF_SEGMENT_LINETO:
                self._line(at, to)
            at = to
            if raw.FPDFPathSegment_GetClose(piece):
                self._line(at, start)
                at = start
        made = self.rules[before:]
        if not self._stroke.value and any(r.right - r.left > _THIN for r in made) and _is_thick(made):
            for rule in made:
                rule.edge = True

    def _shows(self, thing: object) -> bool:
        """Says whether a path is filled or stroked, and not only there to cut other things off."""
        drawn = raw.FPDFPath_GetDrawMode(thing, self._fill, self._stroke)
        return not drawn or bool(self._fill.value or self._stroke.value)

    def _line(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
        if (wide <= _THIN) == (high <= _THIN) or max(wide, high) < _SHORTEST:
            return
        self.rules.append(
            Rule(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
        )


def _is_thick(rules: list[Rule]) -> bool:
    """Says whether the lines around a plane lie apart both ways: then it is a plane and no drawn line."""
    wide = max(rule.right for rule in rules) - min(rule.left for rule in rules)
    high = max(rule.bottom for rule in rules) - min(rule.top for rule in rules)
    return min(wide, high) > _THICK


def turn_page(page: Page, angle: int) -> None:
    """Turns a page on its side, so that the words with this angle (counter-clockwise) stand upright."""
    width, height = page.width, page.height
    for word in page.words:
        word.angle = (word.angle - angle) % 360 if word.angle >= 0 else word.angle
    if angle == 180:
        for word in page.words:
            if word.angle in (0, 180):
                word.left, word.right, word.base = width - word.right, width - word.left, height - word.base
        page.rules = [
            Rule(width - r.right, height - r.bottom, width - r.left, height - r.top, r.edge) for r in page.rules
        ]
        return
    page.width, page.height = height, width
    for word in page.words:
        _turned(word, angle, width, height)
    if angle == 90:
        page.rules = [Rule(height - r.bottom, r.left, height - r.top, r.right, r.edge) for r in page.rules]
    else:
        page.rules = [Rule(r.top, width - r.right, r.bottom, width - r.left, r.edge) for r in page.rules]


def _turned(word: object, angle: int, width: float, height: float) -> None:
    """A word on its side has its ends in `left` and `right` from the top, and `base` from the left."""
    left, right, base = word.left, word.right, word.base  # type: ignore[attr-defined]
    if word.angle in (0, 180):  # type: ignore[attr-defined]
        if angle == 90:
            left, right, base = height - right, height - left, base
        else:
            base = width - base
    word.left, word.right, word.base = left, right, base  # type: ignore[attr-defined]
