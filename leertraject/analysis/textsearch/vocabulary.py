"""The words that an index knows: those that begin in a way, and those that someone may have meant with a slip."""

from bisect import bisect_left
from collections.abc import Iterable


class Vocabulary:
    """Words in order, each with its letters as bits, so that most are left without comparing them."""

    def __init__(self, known: Iterable[str]) -> None:
        self.words = sorted(set(known))
        self._letters = [_letters(word) for word in self.words]

    def starting(self, prefix: str, *, most: int = 50) -> list[str]:
        """Returns at most `most` words that begin with `prefix`, in order.

        >>> Vocabulary(["wijk", "woning", "woningbouw"]).starting("woni")
        ['woning', 'woningbouw']
        """
        begin = bisect_left(self.words, prefix)
        found = self.words[begin : begin + most]
        return [word for word in found if word.startswith(prefix)] if prefix else []

    def near(self, word: str, *, most: int = 10) -> list[str]:
        """Returns words that differ one slip (two from nine letters), the nearest first; none for under four letters.

        A slip is a letter too many, too few, another, or two that changed places.

        >>> Vocabulary(["buurthuis", "buurtbus", "woning"]).near("burthuis")
        ['buurthuis']
        """
        allowed = slips(word)
        if not allowed or len(word) > 40:
            return []
        letters = _letters(word)
        found = []
        for known, theirs in zip(self.words, self._letters, strict=True):
            if (letters ^ theirs).bit_count() <= 2 * allowed and abs(len(known) - len(word)) <= allowed:
                apart = distance(word, known, most=allowed)
                if apart <= allowed:
                    found.append((apart, known))
        return [known for _apart, known in sorted(found)[:most]]


def slips(word: str) -> int:
    """Returns how many slips are borne in a word of this length; a number must be right."""
    if len(word) < 4 or word.isdigit():
        return 0
    return 1 if len(word) < 9 else 2


def distance(one: str, other: str, *, most: int) -> int:
    """Returns by how many slips two words differ, or `most` + 1 when it is more.

    >>> distance("woning", "wonign", most=2), distance("wijk", "straat", most=2)
    (1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        older, before, row = before, row, [at]
        for place, theirs in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != theirs))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == theirs:
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits
