"""The numbers that Word and LibreOffice put before paragraphs themselves, and that do not stand in their text.

>>> [formatted(number, "lowerLetter") for number in (1, 2, 27)], formatted(14, "upperRoman")
(['a', 'b', 'aa'], 'XIV')
"""

import re
from dataclasses import dataclass, field

from .archive import Elements

BULLET, NONE = "bullet", "none"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_MOST = 9


def formatted(number: int, how: str) -> str:
    """Returns a number as letters, as a Roman one or as it is; how is called as Word calls it."""
    if how.endswith("Letter") and 0 < number < 700:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if how.startswith("upper") else letters
    if how.endswith("Roman") and 0 < number < 4000:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
        return letters.upper() if how.startswith("upper") else letters
    return f"{number:02}" if how == "decimalZero" else str(number)


@dataclass(slots=True)
class Level:
    """One level of a numbered list: "%1.%2" with what stands around it, how it counts, and where it starts."""

    text: str = ""
    how: str = "decimal"
    start: int = 1


@dataclass(slots=True)
class Counting:
    """The levels of a list, and how far each has come."""

    levels: dict[int, Level] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """Returns the mark of the next paragraph at a level, or nothing when the level has none."""
        if level not in self.levels:
            return ""
        for deeper in [one for one in self.at if one > level]:
            del self.at[deeper]
        self.at[level] = self.at.get(level, self.levels[level].start - 1) + 1
        if self.levels[level].how in (BULLET, NONE):
            return ""
        return _PLACE.sub(lambda found: self._shown(int(found[1]) - 1), self.levels[level].text)[:40]

    def _shown(self, level: int) -> str:
        known = self.levels.get(level, Level())
        return formatted(self.at.get(level, known.start), known.how) if known.how not in (BULLET, NONE) else ""


class WordNumbering(Elements):
    """The numbered lists of a Word file."""

    def __init__(self) -> None:
        super().__init__()
        self._lists: dict[str, Counting] = {}
        self._of: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._list = self._num = ""
        self._level = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self._list, self._num = attributes.get("abstractNumId", ""), ""
            self._lists[self._list] = Counting()
        elif tag == "num":
            self._num = attributes.get("numId", "")
        elif tag == "abstractNumId":
            self._of[self._num] = value
        elif tag in ("lvl", "lvlOverride"):
            self._level = _small(attributes.get("ilvl", "0"))
            if tag == "lvl" and not self._num and self._list in self._lists:
                self._lists[self._list].levels[self._level] = Level()
        elif tag == "startOverride":
            self._starts.setdefault(self._num, {})[self._level] = _small(value)
        elif not self._num and self._list in self._lists:
            self._set(tag, value)

    def _set(self, tag: str, value: str) -> None:
        level = self._lists[self._list].levels.get(self._level)
        if level is None:
            return
        if tag == "start":
            level.start = _small(value)
        elif tag == "numFmt":
            level.how = value
        elif tag == "lvlText":
            level.text = value[:60]

    def next(self, num: str, level: int) -> str:
        """Returns the mark of the next paragraph of a list at a level, or nothing."""
        counting = self._lists.get(self._of.get(num, ""))
        if counting is None:
            return ""
        for at, start in self._starts.pop(num, {}).items():  # a list that begins anew
            counting.at[at] = start - 1
        return counting.next(min(level, _MOST))


def _small(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 6 else 0


class OfficeNumbering(Elements):
    """The numbered lists of a file of LibreOffice: their styles, and how far the lists that are open have come."""

    _HOW = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal", "": NONE}

    def __init__(self) -> None:
        super().__init__()
        self._styles: dict[str, dict[int, Level]] = {}
        self._style = ""
        self._open: list[str] = []
        self._waits: list[bool] = []
        self._counting: dict[str, Counting] = {}

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "list-style":
            self._style = attributes.get("name", "")
            self._styles[self._style] = {}
        elif tag.startswith("list-level-style-") and self._style in self._styles:
            level = _small(attributes.get("level", "1")) - 1
            shown = min(max(_small(attributes.get("display-levels", "1")), 1), level + 1)
            places = ".".join(f"%{one + 1}" for one in range(level - shown + 1, level + 1))
            text = f"{attributes.get('num-prefix', '')}{places}{attributes.get('num-suffix', '')}"
            how = self._HOW.get(attributes.get("num-format", ""), "decimal") if tag.endswith("number") else BULLET
            start = attributes.get("start-value", "1")
            self._styles[self._style][level] = Level(text[:60], how, _small(start))

    def begin_list(self, style: str, *, goes_on: bool) -> None:
        """A list begins, perhaps inside another, which it then counts with."""
        if not self._open and not goes_on:
            self._counting.pop(style, None)
        self._open.append(style or (self._open[-1] if self._open else ""))

    def begin_item(self, start: str) -> None:
        """An item begins; it gets its number with its first paragraph. `start` may say from where to count on."""
        self._waits.append(True)
        if start and self._open:
            self._counted().at[len(self._open) - 1] = _small(start) - 1

    def end_item(self) -> None:
        """An item ends."""
        if self._waits:
            self._waits.pop()

    def end_list(self) -> None:
        """A list ends."""
        if self._open:
            self._open.pop()

    def mark(self) -> str:
        """Returns what stands before a paragraph that begins now, or nothing."""
        if not (self._open and self._waits and self._waits[-1]):
            return ""
        self._waits[-1] = False
        return self._counted().next(len(self._open) - 1)

    def _counted(self) -> Counting:
        style = self._open[-1]
        return self._counting.setdefault(style, Counting(self._styles.get(style, {})))
