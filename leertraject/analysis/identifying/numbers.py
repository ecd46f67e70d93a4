"""Numbers as they are written and as they are spoken, and the eleven-check of the citizen service number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.tokens import Token

ONES = {"nul": 0, "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
        "negen": 9}  # fmt: skip
_MORE = {"tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
         "zeventien": 17, "achttien": 18, "negentien": 19}  # fmt: skip
_TENS = {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
         "negentig": 90}  # fmt: skip
_SMALL = {
    **ONES,
    **_MORE,
    **_TENS,
    **{f"{one}{link}{ten}": _TENS[ten] + ONES[one] for one in ONES if one != "nul" for ten in _TENS
       for link in ("en", "ën", "-en-")},
}  # fmt: skip
_LARGE = re.compile(r"(?:(?P<many>\w*?)(?P<unit>duizend|honderd))(?:en)?(?P<rest>\w*)")
# What people say between the digits of a number.
BETWEEN = listed("eh ehm uh uhm streepje dan spatie")


@dataclass(frozen=True, slots=True)
class Run:
    """Successive spoken or written numbers: the tokens `first` up to and with `last`, and their digits together.

    `after` are the digits so far behind every token.
    """

    first: int
    last: int
    digits: str
    after: tuple[tuple[int, str], ...]


def passes_eleven(digits: str) -> bool:
    """Says whether nine digits are a possible citizen service number.

    The digits times 9, 8, 7, 6, 5, 4, 3, 2 and -1 add up to a multiple of eleven, and not all are zero. Source:
    Logisch Ontwerp BSN, the "elfproef" of the burgerservicenummer.

    >>> passes_eleven("999562241"), passes_eleven("999562242"), passes_eleven("000000000"), passes_eleven("99956224")
    (True, False, False, False)
    """
    if len(digits) != 9 or not (digits.isascii() and digits.isdigit()) or set(digits) == {"0"}:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


@lru_cache(maxsize=4096)
def spoken(word: str) -> str | None:
    """Returns the digits of a number in words below ten thousand, or None.

    >>> [spoken(word) for word in ("nul", "twaalf", "vierendertig", "honderdtwee", "drieduizend", "roos")]
    ['0', '12', '34', '102', '3000', None]
    """
    if word in _SMALL:
        return str(_SMALL[word])
    found = _LARGE.fullmatch(word)
    if found is None or found["many"] not in {"", *_SMALL}:
        return None
    unit = 1000 if found["unit"] == "duizend" else 100
    rest = spoken(found["rest"]) if found["rest"] else "0"
    return None if rest is None else str((_SMALL[found["many"]] if found["many"] else 1) * unit + int(rest))


def runs(words: Sequence[Token]) -> list[Run]:
    """Returns the stretches of two or more numbers in succession of which at least one is spoken."""
    found: list[Run] = []
    at = 0
    while at < len(words):
        run = None if not (words[at].text.isdigit() or spoken(words[at].low)) else _run(words, at)
        if run is None:
            at += 1
            continue
        if run.last > run.first and any(not words[i].text.isdigit() for i, _ in run.after):
            found.append(run)
        at = run.last + 1
    return found


def _run(words: Sequence[Token], first: int) -> Run | None:
    digits, after, at = "", [], first
    while at < len(words):
        word = words[at]
        if at > first and (word.head or word.gap.strip(" ,-–'’")):
            break
        said = word.text if word.text.isdigit() else spoken(word.low)
        if said is None:
            if word.low not in BETWEEN or not digits:
                break
        else:
            digits += said
            after.append((at, digits))
        at += 1
    return Run(first, after[-1][0], digits, tuple(after)) if after else None
