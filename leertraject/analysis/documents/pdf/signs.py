"""From the signs of a page, as pdfium gives them, to words with their places."""

import ctypes
import math

import pypdfium2.raw as raw

from .drawn import Frame
from .places import Word

_SPACES = frozenset((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005,
                     0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000))  # fmt: skip
_BROKEN_OFF = frozenset((0x02, 0xFFFE, 0xAD))  # how pdfium says: the word goes on, on the next line
_BOLD = 600
_UNKNOWN = 0xFFFD


def words(text: object, count: int, frame: Frame) -> list[Word]:
    """Returns the words of a text page, in the order in which the file draws them; what lies outside it is left out."""
    found: list[Word] = []
    fonts = _Fonts(text)
    across, up = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    making: _Making | None = None
    spaced = True
    for index in range(count):
        sign = raw.FPDFText_GetUnicode(text, index)
        if sign in _SPACES or sign == 0:
            _end(making, found, frame)
            making, spaced = None, True
            continue
        if sign in _BROKEN_OFF:
            if making is not None:
                making.signs.append("-")
                making.hyphen = True
                if not raw.FPDFText_IsGenerated(text, index) and raw.FPDFText_GetLooseCharBox(text, index, box):
                    making.include(box)
            _end(making, found, frame)
            making = None
            continue
        raw.FPDFText_GetCharOrigin(text, index, across, up)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        if making is not None and making.is_left(across.value, up.value):
            _end(making, found, frame)
            making = None
        if making is None:
            making, spaced = _Making(*fonts.at(index), across.value, up.value, spaced), False
        making.signs.append(chr(sign) if sign != _UNKNOWN else "")
        making.include(box)
        making.at_x, making.at_y = across.value, up.value
    _end(making, found, frame)
    return found


class _Making:
    """A word of which the end was not seen yet."""

    __slots__ = (
        "angle", "at_x", "at_y", "bold", "bottom", "hyphen", "left", "right", "signs", "size", "spaced", "top", "x",
        "y",
    )  # fmt: skip

    def __init__(self, size: float, angle: int, bold: bool, x: float, y: float, spaced: bool) -> None:
        self.size, self.angle, self.bold, self.spaced = size, angle, bold, spaced
        self.x = self.at_x = x
        self.y = self.at_y = y
        self.left = self.bottom = math.inf
        self.right = self.top = -math.inf
        self.signs: list[str] = []
        self.hyphen = False

    def include(self, box: raw.FS_RECTF) -> None:
        """Makes room for a sign."""
        self.left, self.right = min(self.left, box.left), max(self.right, box.right)
        self.bottom, self.top = min(self.bottom, box.bottom), max(self.top, box.top)

    def is_left(self, x: float, y: float) -> bool:
        """Says whether the next sign stands on another line, or far away on this one."""
        along, off = (x - self.at_x, y - self.at_y) if self.angle in (0, 180) else (y - self.at_y, x - self.at_x)
        if self.angle == -1:
            return False
        return abs(off) > 0.6 * self.size or abs(along) > 2.5 * self.size


def _end(making: _Making | None, found: list[Word], frame: Frame) -> None:
    if making is None:
        return
    text = "".join(making.signs)
    if not text or not frame.holds((making.left + making.right) / 2, (making.bottom + making.top) / 2):
        return
    # Halves of signs beyond the first plane come apart.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufffd", "")
    left, top, right, bottom = frame.placed(making.left, making.bottom, making.right, making.top)
    base = frame.point(making.x, making.y)
    angle = making.angle if making.angle < 0 else (making.angle + frame.degrees) % 360
    if angle in (90, 270):
        found.append(Word(text, left, right, base[0], making.size, making.bold, making.hyphen, angle, making.spaced))
        found[-1].left, found[-1].right = top, bottom
    else:
        found.append(Word(text, left, right, base[1], making.size, making.bold, making.hyphen, angle, making.spaced))


class _Fonts:
    """How large and how bold the signs of a page are, remembered for each piece of text that the file draws at once."""

    def __init__(self, text: object) -> None:
        self._text = text
        self._known: dict[int, tuple[float, int, bool]] = {}
        self._matrix = raw.FS_MATRIX()

    def at(self, index: int) -> tuple[float, int, bool]:
        """Returns the size in points, the angle (0, 90, 180, 270, or -1 for slanted) and whether it is bold."""
        piece = raw.FPDFText_GetTextObject(self._text, index)
        key = ctypes.addressof(piece.contents) if piece else -1 - index
        if key not in self._known:
            self._known[key] = self._measured(index)
        return self._known[key]

    def _measured(self, index: int) -> tuple[float, int, bool]:
        size, angle = raw.FPDFText_GetFontSize(self._text, index), 0
        if raw.FPDFText_GetMatrix(self._text, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
            turned = math.degrees(math.atan2(self._matrix.b, self._matrix.a)) % 360
            angle = round(turned / 90) * 90 % 360 if abs(turned / 90 - round(turned / 90)) < 0.06 else -1
        if not 0.1 < size < 2000:
            size = 10.0
        return size, angle, self._is_bold(index)

    def _is_bold(self, index: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._text, index) >= _BOLD:
            return True
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(self._text, index, name, 200, flags)
        return 0 < length <= 200 and any(word in name.value.lower() for word in (b"bold", b"black", b"heavy", b"-semi"))
