"""Where do words stand that someone typed or pasted by hand."""

import unicodedata
from dataclasses import dataclass

from leertraject.analysis.passages.places import Place

_QUOTES = dict.fromkeys("\"'“”„‟‘’‚‛«»‹›`´′″ʼ", "'")
_DASHES = dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
_SAME = _QUOTES | _DASHES
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Located:
    """Every place where the typed words stand: none is absent, several is ambiguous, one is the place."""

    places: tuple[Place, ...]

    @property
    def absent(self) -> bool:
        """The words do not stand in the text."""
        return not self.places

    @property
    def ambiguous(self) -> bool:
        """The words stand there more than once: ask for more of them."""
        return len(self.places) > 1

    @property
    def place(self) -> Place | None:
        """The one place, or None when absent or ambiguous."""
        return self.places[0] if len(self.places) == 1 else None


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text made comparable; sign i comes from text[starts[i]:ends[i]]."""

    signs: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def locate(text: str, typed: str) -> Located:
    """Returns the places in the original `text` of words that were typed or pasted by hand.

    Tolerated: runs of whitespace and line breaks, kinds of quotation mark, apostrophe and dash, letter
    case, accents written apart, soft hyphens, and quotation marks around the whole. Only whole words are
    found. `text[place.start:place.end]` are the literal words, not the typed ones.

    >>> text = "Ik zei: “Dat is niet\\n van mij”, en ging."
    >>> place = locate(text, '"dat is  niet van mij"').place
    >>> text[place.start + 1 : place.end - 1]
    'Dat is niet\\n van mij'
    >>> locate("ja en ja", "Ja").ambiguous, locate("ja en ja", "nee").absent
    (True, True)
    """
    folded = _fold(text)
    wanted = _fold(typed).signs.strip(" ")
    places = _whole_words(text, folded, wanted)
    # The marks around it are first taken as part of the words, since a text has quotes of its own.
    return Located(places or _whole_words(text, folded, wanted.strip("' ")))


def _fold(text: str) -> _Folded:
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, original in enumerate(text):
        for sign in _comparable(original):
            if sign in " -" and signs and signs[-1] == sign:
                ends[-1] = index + 1
                continue
            signs.append(sign)
            starts.append(index)
            ends.append(index + 1)
    return _Folded("".join(signs), tuple(starts), tuple(ends))


def _comparable(sign: str) -> str:
    if sign in _SAME:
        return _SAME[sign]
    if sign in _UNSEEN:
        return ""
    if sign.isspace():
        return " "
    # Decomposed, so that an accent in one sign equals the same accent written apart. A lone accent of
    # a compatibility form decomposes into a space, which would not be literal any more.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return sign if " " in plain else plain


def _whole_words(text: str, folded: _Folded, wanted: str) -> tuple[Place, ...]:
    places: list[Place] = []
    at = folded.signs.find(wanted) if wanted else -1
    while at != -1:
        last = at + len(wanted) - 1
        if _is_whole(folded, at, last) and _is_between_words(text, folded.starts[at], folded.ends[last]):
            places.append(Place(folded.starts[at], folded.ends[last]))
        at = folded.signs.find(wanted, at + 1)
    return tuple(places)


def _is_whole(folded: _Folded, first: int, last: int) -> bool:
    """Says whether no original sign is cut in two, as a ligature would be."""
    cut_before = first > 0 and folded.starts[first - 1] == folded.starts[first]
    cut_after = last + 1 < len(folded.signs) and folded.starts[last + 1] == folded.starts[last]
    return not cut_before and not cut_after


def _is_between_words(text: str, start: int, end: int) -> bool:
    starts_inside = start > 0 and _is_word_sign(text[start - 1]) and _is_word_sign(text[start])
    ends_inside = end < len(text) and _is_word_sign(text[end]) and _is_word_sign(text[end - 1])
    return not starts_inside and not ends_inside


def _is_word_sign(sign: str) -> bool:
    return sign.isalnum() or sign in _UNSEEN or unicodedata.category(sign).startswith("M")
