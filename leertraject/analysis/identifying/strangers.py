"""People whom no list knows: two capitals behind each other, what someone is called, and who speaks."""

from collections import defaultdict
from collections.abc import Sequence, Set

from leertraject.analysis.identifying import lexicon
from leertraject.analysis.identifying import surroundings as near
from leertraject.analysis.identifying.first_names import ALSO_WORDS
from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.ordinary import WORDS
from leertraject.analysis.identifying.shapes import (
    DETERMINERS,
    PARTICLES,
    Shape,
    capital,
    family,
    is_plain,
    said,
    unknown,
)
from leertraject.analysis.identifying.tokens import Token, possessive

Turn = Sequence[Token]
_SO_CALLED = [["zo", calls] for calls in ("noemen", "noemt", "noemden", "noemde")]
CALLING = frozenset({"noemen", "noemt", "noemden", "noemde", "bijnaam"})


def two_strangers(turn: Turn, at: int) -> Shape | None:
    """Returns two words with capitals that nobody knows, the second perhaps behind particles: Oluwaseun Adeyemi."""
    before = turn[at - 1].low if at else ""
    particle = at + 1 < len(turn) and turn[at + 1].low in PARTICLES and not turn[at + 1].cap
    if not particle and before in near.OF_ORGANISATIONS | near.TO_PLACES | {"de", "het", "op", "onze", "bij"}:
        return None
    if at + 1 >= len(turn) or not turn[at + 1].close or possessive(turn[at].text):
        return None
    ended = family(turn, at + 1, cased=True)
    if ended == at + 1 or not turn[ended - 1].cap or is_plain(turn[ended - 1].low):
        return None
    return Shape(at, ended - 1, turn[at].low, said(turn, at + 1, ended))


def nickname(turn: Turn, at: int, *, cased: bool) -> Shape | None:
    """Returns what someone is called by others: "we noemen hem De Generaal"."""
    words = [word.low for word in turn[max(0, at - 5) : at]]
    so = words[-4:-2] in _SO_CALLED and words[-1] in {"me", "mij", "hem", "haar"}
    if so and turn[at].low in {"de", "het"} and at + 1 < len(turn) and turn[at + 1].close and len(turn[at + 1].low) > 3:
        return Shape(at, at + 1, said(turn, at, at + 2), "")
    behind = [word.low for word in turn[at + 1 : at + 4]]
    ends = at + 4 >= len(turn) or turn[at + 4].head
    if ends and len(behind) > 2 and behind[0] in CALLING and behind[2] in {"hem", "haar", "me", "mij"}:
        return Shape(at, at, turn[at].low, "") if turn[at].cap and turn[at].low not in WORDS else None
    calls = next((back for back in range(1, min(5, at + 1)) if turn[at - back].low in CALLING), 0)
    if not cased or not calls or any(word.head for word in turn[at - calls + 1 : at + 1]):
        return None
    if not ({"hem", "haar", "me", "mij", "is", "was"} & set(words[-3:])):
        return None
    word = turn[at]
    end = at + 1 if word.low in {"de", "het"} and at + 1 < len(turn) else at
    if word.head or not turn[end].cap or turn[end].head or not any(letter.islower() for letter in turn[end].text):
        return None
    return Shape(at, end, said(turn, at, end + 1), "")


def strangers(
    turns: Sequence[Turn], found: Sequence[Sequence[Shape]], given: Set[str], ordinary: Set[str], *, cased: bool
) -> frozenset[str]:
    """Returns single words that nothing explains, unless what stands around them says more often that it is a place or
    an organisation than that it is a person. In a text with capitals only those with one, and also a rare word with a
    capital inside a sentence when what stands around it says that it is a person."""
    speaks: dict[str, int] = defaultdict(int)
    for turn, shapes in zip(turns, found, strict=True):
        taken = {at for shape in shapes for at in range(shape.first, shape.last + 1)}
        people = {shape.last for shape in shapes if shape.given}
        for at, word in enumerate(turn):
            if at in taken or (cased and word.cap and word.low in ordinary) or _numbered(turn, at):
                continue
            rare = cased and not word.head and capital(word) and lexicon.rare(word.low)
            if not rare and not _unexplained(word, cased=cased):
                continue
            if word.low[:-1] in given and word.low.endswith("s"):
                continue
            beside = at > 1 and turn[at - 1].low in {"en", "of"} and at - 2 in people and not word.head
            speaks[word.low] += 2 if beside else _speaks(turn, at)
    return frozenset(
        word for word, count in speaks.items() if count >= _least(word, cased=cased, small=cased and word in ordinary)
    )


def _least(low: str, *, cased: bool, small: bool) -> int:
    """Returns how often a word has to be spoken of as a person: once for what is in the dictionary as well, twice for
    two words behind each other, once for three letters without a capital, which mostly are an abbreviation, and once
    for a word in small letters among others with a capital, which mostly is a mistake in typing."""
    if lexicon.word(low) and not low.endswith(_SMALLER):
        return 1 if lexicon.listed_word(low) else 2
    return 1 if small or (len(low) == 3 and not cased and low not in ALSO_WORDS) else 0


# A word that makes something small of another, with a capital, is mostly a name: Truitje, Mieke.
_SMALLER = ("tje", "je", "ke")


def _numbered(turn: Turn, at: int) -> bool:
    """Says whether a number stands against this word: Prince2, Q4."""
    return at + 1 < len(turn) and turn[at + 1].gap == "" and turn[at + 1].text.isdigit()


def _unexplained(word: Token, *, cased: bool) -> bool:
    if "-" in word.low and any(map(lexicon.word, word.low.split("-"))):
        return False
    if cased and word.cap:
        return unknown(word)
    return 2 < len(word.text) <= lexicon.LONGEST and word.gap not in PART and not lexicon.explained(word.low)


def _speaks(turn: Turn, at: int) -> int:
    """Returns 1 when the words around this one say that it is a person, -3 when they say that it is not, else 0."""
    word = turn[at]
    before = turn[at - 1].low if at and not word.head else ""
    behind = turn[at + 1].low if at + 1 < len(turn) and turn[at + 1].close else ""
    if word.low.endswith(_NO_NAME):
        return -3
    if before in near.CALLED or before in near.ROLES or behind in near.SAYS_SURELY:
        return 3
    if before in near.TO_PLACES | near.OF_ORGANISATIONS or word.low.endswith(_PLACE):
        return -3
    if before in DETERMINERS:
        # Without capitals and commas "dat" and "die" are rather the word between two sentences.
        return 0 if before in {"dat", "die", "wat"} and not word.cap else -2
    if word.head:
        return 0
    last = at + 1 == len(turn) or turn[at + 1].head
    if last and word.gap == ", " and {one.low for one in turn[max(0, at - 8) : at]} & near.GREETINGS:
        return 1
    if behind in near.SAYS or before in {"zei", "zegt", "vroeg", "volgens"}:
        return 1
    around = {one.low for one in turn[max(0, at - 6) : at + 4]}
    if before in {"met", "door", "aan"} and around & near.TALKED:
        return 1
    if {one.low for one in turn[max(0, at - 3) : at + 4]} & near.CALLS and before not in {"bij", "op", "via", "naar"}:
        return 1
    return 1 if possessive(word.text) else 0


# Behind these a word is part of a mail address.
PART = frozenset({".", "@", "-", "_"})
_NO_NAME = tuple(
    listed(
        """
        heid dag wet plan school dienst zorg bank fonds team huis plein app isme tie scan web net straat laan weg kade
        """
    )
)
_PLACE = tuple(listed("poort stad dorp burg brugge berg veld rade zijde loo bosch bos"))
