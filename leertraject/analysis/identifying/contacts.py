"""Telephone numbers, mail addresses, postcodes and citizen service numbers, written and spoken."""

import re
from collections.abc import Iterator, Sequence

from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.marks import Kind
from leertraject.analysis.identifying.numbers import Run, passes_eleven, runs, spoken
from leertraject.analysis.identifying.tokens import Token

Found = tuple[int, int, Kind, str]

_TOP = "nl|com|org|net|eu|be|de|fr|uk|io|info|nu|frl|example|online|gov|edu"
_PIECE = r"[\w+%-]+"
_STOP = r"(?:\.|\s+(?:punt|dot)\s+)"
_LOCAL = (
    rf"{_PIECE}(?:(?:\.|\s+(?:punt|dot|streepje|min|plus|underscore|laag\s+streepje|liggend\s+streepje)\s+){_PIECE})*"
)
_HOST = rf"{_PIECE}(?:(?:{_STOP}|\s+streepje\s+){_PIECE})*?{_STOP}"
# As one says the name in it: p de boer, w van der linden.
_INITIAL = r"(?:\b[a-z]\s+(?:(?:van|de|der|den|te[rn])\s+){0,2})?"
_MAIL = re.compile(
    rf"(?<![\w.]){_INITIAL}{_LOCAL}(?:\s?@\s?|\s+(?:apen?|aap)e?n?staart(?:je)?\s+)(?:{_HOST}(?:{_TOP})\b|{_PIECE}(?:\.{_PIECE})+)"
    rf"|(?<![\w.]){_INITIAL}{_LOCAL}\s+at\s+{_HOST}(?:{_TOP})\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\w€])(?:\+\s?|\(\+?)?\d(?:[ \u00a0.()/–-]{0,3}\d){6,40}(?![\w%])")
_AT = frozenset({"at"})
_UNITS = listed(
    """
    km kg mb gb tb mw kw cm mm mg ml nv bv tl ha ca eu en in om of op na is te we ze je al zo er ik ja nu de
    ga had met dan dus
    """
)
_POSTCODE = re.compile(
    r"(?<![\w.,€+-])[1-9]\d{3}(?:[ \u00a0]?(?!(?:SA|SD|SS)\b)[A-Z]{2}|[ \u00a0](?!(?:sa|sd|ss)\b)[a-z]{2}|[a-z]{2})\b"
    r"(?:,?\s(?:(?:huis)?nummer\s|nr\.?\s)?\d{1,5}(?:\s?[a-zA-Z])?\b(?!\s?(?:euro|procent|uur|keer|jaar|mensen)))?"
)
_NUMBER_WORDS = frozenset({"nummer", "huisnummer", "nr"})
_CITIZEN = re.compile(r"\b(?:bsn|burgerservice|sofi|burger service)", re.IGNORECASE)


def contacts(text: str, words: Sequence[Token]) -> Iterator[Found]:
    """Yields what stands in a turn, as (start, end, kind, what it comes down to); the surest first."""
    if "@" in text or any(word.low in _AT or word.low.endswith(("staart", "staartje")) for word in words):
        for match in _MAIL.finditer(text):
            yield match.start(), match.end(), Kind.MAIL, _mail(match[0])
    if any(word.text.isdigit() for word in words):
        for match in _DIGITS.finditer(text):
            yield from _numbers(text, match.start(), match[0])
        for match in _POSTCODE.finditer(text):
            if match[0][4:].strip()[:2].lower() not in _UNITS or "," in match[0]:
                yield match.start(), match.end(), Kind.POSTCODE, _plain(match[0])
    for run in runs(words):
        yield from _spoken(words, run)


def _mail(said: str) -> str:
    """Returns a mail address as one writes it, to know the same one again.

    >>> _mail("k punt jansen at gemeente streepje noord punt nl")
    'k.jansen@gemeente-noord.nl'
    """
    said = re.sub(r"\s+(?:at|(?:apen?|aap)e?n?staart(?:je)?)\s+", "@", said.lower())
    said = re.sub(r"\s+(?:punt|dot)\s+", ".", said)
    said = re.sub(r"\s+(?:laag\s+streepje|liggend\s+streepje|underscore)\s+", "_", said)
    return re.sub(r"\s", "", re.sub(r"\s+(?:streepje|min)\s+", "-", said))


def _plain(said: str) -> str:
    return re.sub(r"[\W_]|nummer|nr", "", said).lower()


def _numbers(text: str, at: int, said: str) -> Iterator[Found]:
    """Yields a telephone number or citizen number at the begin of a stretch of digits, then looks at what is left."""
    for length in _lengths(said):
        kind = _kind(said[:length], text[max(0, at - 60) : at])
        if kind:
            yield at, at + length, kind, re.sub(r"\D", "", said[:length])
            rest = said[length:]
            skipped = len(rest) - len(rest.lstrip(" .()/–-"))
            if len(rest) - skipped >= 7:
                yield from _numbers(text, at + length + skipped, rest[skipped:])
            return
    # Not at the begin: a house number or a year can stand before a telephone number.
    step = re.match(r"\+?\d+[ \u00a0.()/–-]+", said)
    if step and len(said) - step.end() >= 7:
        yield from _numbers(text, at + step.end(), said[step.end() :])


def _lengths(said: str) -> list[int]:
    """Returns where groups of digits end, the longest stretch first."""
    return [match.end() for match in re.finditer(r"\d(?!\d)", said)][::-1]


def _kind(said: str, before: str) -> Kind | None:
    digits = re.sub(r"\D", "", said)
    abroad = "+" in said or digits.startswith("00")
    digits = digits.removeprefix("00") if abroad else digits
    if abroad and 9 <= len(digits) <= 14:
        return Kind.PHONE if len(digits) >= 11 or not digits.startswith("31") else None
    if len(digits) == 10 and digits[0] == "0" and digits[1] != "0":
        return Kind.PHONE
    if len(digits) == 8 and _CITIZEN.search(before):
        digits = f"0{digits}"
    return Kind.CITIZEN if passes_eleven(digits) and "(" not in said else None


def _spoken(words: Sequence[Token], run: Run) -> Iterator[Found]:
    postcode = _spoken_postcode(words, run)
    if postcode:
        yield postcode
    for skip in range(len(run.after) - 1):
        begin, past = run.after[skip][0], run.after[skip - 1][1] if skip else ""
        tails = [(last, digits[len(past) :]) for last, digits in run.after[skip + 1 :]]
        phone = next(((last, said) for last, said in tails if len(said) == 10 and said[0] == "0" != said[1]), None)
        if phone and not postcode:
            # A digit too many, misheard or said twice, goes with it.
            last = tails[-1][0] if len(tails[-1][1]) <= len(phone[1]) + 1 else phone[0]
            yield words[begin].start, words[last].end, Kind.PHONE, phone[1]
            return
        # One in eleven numbers passes the check, so it has to be all that is said in succession.
        if tails and not postcode and passes_eleven(tails[-1][1]):
            yield words[begin].start, words[tails[-1][0]].end, Kind.CITIZEN, tails[-1][1]
            return


def _spoken_postcode(words: Sequence[Token], run: Run) -> Found | None:
    """Returns four digits or so and two loose letters behind them, with a house number where one is said."""
    at = run.last + 1
    letters = [word for word in words[at : at + 2] if len(word.text) == 1 and not word.text.isdigit()]
    if len(letters) == 2 and not any(word.head for word in letters):
        at += 2
    elif at < len(words) and len(words[at].text) == 2 and words[at].low not in _UNITS:
        if len(run.digits) != 4:
            return None
        letters, at = [words[at]], at + 1
    else:
        return None
    last = at - 1
    if at < len(words) and words[at].low in _NUMBER_WORDS:
        last, at = at, at + 1
    from_here = [one for one in runs(words[at : at + 6]) if one.first == 0]
    if from_here:
        last = at + from_here[0].last
    elif at < len(words) and (words[at].text.isdigit() or spoken(words[at].low) is not None) and not words[at].head:
        last = at
    start = words[run.first].start
    return start, words[last].end, Kind.POSTCODE, run.digits + "".join(word.low for word in letters)
