"""Long words in their parts: "woningbouwopgave" is a woning, a bouw and an opgave.

By one list of parts that comes with the software (`data/LICENCES.md`), so that a text is split in the same way on every
machine and after every other text.
"""

from functools import cache, lru_cache
from importlib.resources import files

_SHORTEST, _MOST, _LONGEST = 3, 5, 60
# What is split by the letters and is one thing by its meaning.
_WHOLE_WORDS = (
    "draagvlak gemeentelijk handhaving landelijk maatregel maatregelen maatschappelijk maatschappij noodzakelijk"
    " onderwerp onderzoek overleg redelijk standpunt tijdelijk toekomst voldoende voorstel voorzitter voorwaarde"
    " wethouder wethouders werkelijk"
)
_WHOLE = frozenset(_WHOLE_WORDS.split())


@cache
def _parts() -> frozenset[str]:
    text = (files(__package__) / "data" / "parts.txt").read_text(encoding="ascii")
    return frozenset(text.split())


@lru_cache(maxsize=65536)
def parts(folded: str) -> tuple[str, ...]:
    """Returns the parts of a folded word in their order, or nothing when it is no compound of known parts.

    Of several ways the one with the fewest parts is taken, then the one of which the first are longest.

    >>> parts("woningbouwopgave"), parts("verkeersveiligheid"), parts("wijk"), parts("bankstel")
    (('woning', 'bouw', 'opgave'), ('verkeer', 'veiligheid'), (), ())
    """
    if not 2 * _SHORTEST < len(folded) <= _LONGEST or folded in _WHOLE or not folded.isalpha():
        return ()
    # For each place the best way to get there: how few parts, and the parts.
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(_SHORTEST, len(folded) + 1):
        ways = [(*best[begin], found) for begin in best if (found := _part(folded[begin:end], last=end == len(folded)))]
        ways = [way for way in ways if len(way) <= _MOST]
        if ways:
            best[end] = min(ways, key=lambda way: (len(way), [-len(part) for part in way]))
    way = best.get(len(folded), ())
    return way if len(way) > 1 else ()


def _part(letters: str, *, last: bool) -> str:
    """Returns the part that these letters are, without what links it to the next, or nothing."""
    known = _parts()
    if letters in known:
        return letters
    if not last and letters[-1:] == "s" and letters[:-1] in known and len(letters) > 4:
        return letters[:-1]
    return ""
