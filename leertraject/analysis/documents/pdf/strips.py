"""From words to strips: what stands on one line, without a wide gap in it."""

import itertools
import re

from .hyphens import joined
from .places import Strip, Word

_SAME_LINE = 0.22  # of the size of the letters
_GAP, _AMOUNTS, _STRETCHED = 1.0, 0.5, 2.6
_AMOUNT = re.compile(r"-?[\d.,]*\d%?|-")
_OVERLAP = 0.6
_SMALL = 0.82  # a sign above the line (of a note) is smaller than the words beside it
_NO_SPACE = 0.12


def of(words: list[Word]) -> list[Strip]:
    """Returns the strips of the words that stand upright, from top to bottom and from left to right."""
    return [_strip(line) for line in lines(words)]


def aside(words: list[Word]) -> list[Strip]:
    """Returns the strips of words on their side, in the order of the file."""
    found: list[list[Word]] = []
    for word in words:
        if found and _goes_on(found[-1][-1], word, backward=word.angle == 90):
            found[-1].append(word)
        else:
            found.append([word])
    return [_strip(line) for line in found]


def lines(words: list[Word]) -> list[list[Word]]:
    """Returns the words of each strip."""
    drawn: list[list[Word]] = []
    for word in words:
        if drawn and _goes_on(drawn[-1][-1], word, widest=_STRETCHED):
            drawn[-1].append(word)
        else:
            drawn.append([word])
    runs = [run for line in drawn for run in _parted(line)]
    return [part for row in _rows(_with_small_signs(runs)) for part in _side_by_side(row)]


def _parted(line: list[Word]) -> list[list[Word]]:
    """Parts a line at wide gaps, unless it was stretched to fill a column: then all its gaps are wide."""
    gaps = [(after.left - before.right) / max(before.size, 1) for before, after in itertools.pairwise(line)]
    wide = max(gaps, default=0)
    even = wide > _GAP and min(gaps) > (0.55 if len(gaps) >= 3 else 0.75) * wide
    if wide <= _AMOUNTS or (even and len(gaps) >= 2 and not _are_amounts(line)):
        return [line]
    runs = [line[:1]]
    for gap, before, after in zip(gaps, line, line[1:], strict=False):
        if gap > _widest(before, after):
            runs.append([after])
        else:
            runs[-1].append(after)
    return runs


def _are_amounts(line: list[Word]) -> bool:
    return 2 * sum(1 for word in line if _AMOUNT.fullmatch(word.text)) >= len(line)


def text_of(words: list[Word]) -> str:
    """Returns the words of a strip as text: a space between them, but where they touch."""
    pieces: list[str] = []
    for before, word in zip([None, *words], words, strict=False):
        if before is not None:
            if word.spaced or word.left - before.right > _NO_SPACE * max(before.size, word.size):
                pieces.append(" ")
            elif before.hyphen:  # a word may be broken off here, and was not
                pieces[-1] = pieces[-1].rstrip("-")
        pieces.append(word.text)
    return _close_set("".join(pieces))


def _close_set(text: str) -> str:
    """Undoes letters that were set apart: "B E S L U I T" becomes "BESLUIT"."""
    letters = text.split(" ")
    if len(letters) >= 5 and all(len(letter) == 1 and letter.isalpha() and letter.isupper() for letter in letters):
        return "".join(letters)
    return text


def _goes_on(before: Word, word: Word, *, backward: bool = False, widest: float | None = None) -> bool:
    size = max(min(before.size, word.size), 1.0)
    if before.angle != word.angle or abs(before.base - word.base) > _SAME_LINE * size:
        return False
    gap = before.left - word.right if backward else word.left - before.right
    return -_OVERLAP * size <= gap <= (widest or _widest(before, word)) * size


def _widest(before: Word, word: Word) -> float:
    """How wide a space may be on one line: two amounts are sooner two cells than words."""
    return _AMOUNTS if _AMOUNT.fullmatch(before.text) and _AMOUNT.fullmatch(word.text) else _GAP


def _with_small_signs(runs: list[list[Word]]) -> list[list[Word]]:
    """Puts the small raised signs that point to a note, and lowered ones, in the line that they belong to."""
    large = [run for run in runs if len(run) > 1 or len(run[0].text) > 4]
    sizes = sorted(word.size for run in large for word in run)
    if not sizes:
        return runs
    usual = sizes[len(sizes) // 2]
    small = [run for run in runs if len(run) == 1 and len(run[0].text) <= 4 and run[0].size < _SMALL * usual]
    if not small or len(small) > 200:
        return runs
    left = [run for run in runs if not any(run is one for one in small)]
    for run in small:
        home = next((other for other in left if _belongs(run[0], other)), None)
        if home is None:
            left.append(run)
        else:
            place = sum(1 for word in home if word.left < run[0].left)
            moved = run[0]
            moved.base, moved.size = home[0].base, home[0].size
            home.insert(place, moved)
    return left


def _belongs(sign: Word, line: list[Word]) -> bool:
    size = line[0].size
    if sign.size >= _SMALL * size or not -0.25 * size <= line[0].base - sign.base <= 0.7 * size:
        return False
    return any(
        -0.2 * size <= sign.left - word.right <= 0.4 * size or -0.2 * size <= word.left - sign.right <= 0.4 * size
        for word in line
    )


def _rows(runs: list[list[Word]]) -> list[list[list[Word]]]:
    rows: list[list[list[Word]]] = []
    base = 0.0
    for run in sorted(runs, key=lambda run: (run[0].base, run[0].left)):
        if rows and run[0].base - base <= _SAME_LINE * max(run[0].size, 1.0):
            rows[-1].append(run)
        else:
            rows.append([run])
            base = run[0].base
    return rows


def _side_by_side(row: list[list[Word]]) -> list[list[Word]]:
    """Joins the runs of one line between which there is no more than a space."""
    found: list[list[Word]] = []
    for run in sorted(row, key=lambda run: run[0].left):
        if found:
            gap, size = run[0].left - found[-1][-1].right, max(run[0].size, found[-1][-1].size)
            if -_OVERLAP * size <= gap <= _widest(found[-1][-1], run[0]) * size:
                found[-1] = [*found[-1], *run]
                continue
        found.append(run)
    return found


def _strip(words: list[Word]) -> Strip:
    letters = sum(len(word.text) for word in words)
    bold = sum(len(word.text) for word in words if word.bold)
    sizes = sorted((word.size, len(word.text)) for word in words)
    seen, size = 0, sizes[-1][0]
    for one, count in sizes:
        seen += count
        if seen * 2 >= letters:
            size = one
            break
    return Strip(
        text_of(words), min(word.left for word in words), max(word.right for word in words), words[0].base, size,
        bold > 0.8 * letters, words[-1].hyphen, words[0].right - words[0].left, len(words),
    )  # fmt: skip


def cell(words: list[Word], known: frozenset[str] = frozenset()) -> str:
    """Returns the text of a cell of a table, of which the lines become one."""
    found = [_strip(line) for line in lines(words)]
    return joined([(strip.text, strip.hyphen) for strip in found], known)
