"""Names that were surely one elsewhere in the same conversation."""

from collections.abc import Iterable, Sequence, Set

from leertraject.analysis.identifying import lexicon
from leertraject.analysis.identifying import surroundings as near
from leertraject.analysis.identifying.first_names import ALSO_WORDS, NAMES
from leertraject.analysis.identifying.ordinary import WORDS
from leertraject.analysis.identifying.shapes import (
    BEFORE,
    DETERMINERS,
    NEVER_SMALL,
    PARTICLES,
    Shape,
    capital,
    family,
    fits,
    is_given,
    said,
)
from leertraject.analysis.identifying.tokens import Token

Turn = Sequence[Token]


def again(
    turn: Turn,
    shapes: Sequence[Shape],
    given: set[str],
    wanted: set[str],
    begins: set[str],
    ordinary: Set[str],
    *,
    cased: bool,
) -> Iterable[Shape]:
    """Yields names that were surely one elsewhere, or of somebody known."""
    taken = {at for shape in shapes for at in range(shape.first, shape.last + 1)}
    at = 0
    while at < len(turn):
        low = turn[at].low
        shape = None
        if at not in taken and low in begins:
            shape = _family_here(turn, at, wanted, ordinary, cased=cased)
        if at not in taken and low in {"de", "het"} and said(turn, at, at + 2) in given:
            shape = Shape(at, at + 1, said(turn, at, at + 2), "")
        if at not in taken and not shape and (low in given or low[:-1] in given or (cased and low.endswith("s"))):
            shape = _given_here(turn, at, given, ordinary, cased=cased)
        if shape and not taken & set(range(shape.first, shape.last + 1)):
            yield shape
            at = shape.last
        at += 1


def _given_here(turn: Turn, at: int, given: set[str], ordinary: Set[str], *, cased: bool) -> Shape | None:
    word = turn[at]
    before = turn[at - 1].low if at else ""
    base = word.low[:-1]
    if (
        word.low.endswith("s")
        and len(base) > 2
        and base in given
        and not is_given(word)
        and not lexicon.listed_word(word.low)
    ):
        return Shape(at, at, base, "") if word.cap or not cased or not lexicon.explained(word.low) else None
    if cased and _of_someone(turn, at):
        return Shape(at, at, base, "")
    if word.low not in given or not _may_be(turn, at, ordinary, cased=cased):
        return None
    # "De roos" is a flower, "de Farshad" a way of speaking.
    if before in DETERMINERS and (lexicon.word(word.low) or lexicon.place(word.low)):
        return None
    ended = at + 1
    if ended < len(turn) and turn[ended].close and turn[ended].low != word.low:
        ended = family(turn, ended, cased=cased)
    if ended > at + 1 and fits(turn, at + 1, ended, cased=cased):
        return Shape(at, ended - 1, word.low, said(turn, at + 1, ended))
    return Shape(at, at, word.low, "")


def _of_someone(turn: Turn, at: int) -> bool:
    """Says whether a first name with an s stands here before what is of them: Peters idee, Marks laptop."""
    word, base = turn[at], turn[at].low[:-1]
    if not word.cap or not word.low.endswith("s") or word.low in WORDS or is_given(word) or lexicon.place(word.low):
        return False
    if at + 1 >= len(turn) or not turn[at + 1].close or turn[at + 1].cap or not lexicon.word(turn[at + 1].low):
        return False
    return (base in NAMES and base not in WORDS) or (base in ALSO_WORDS and not word.head and len(base) > 2)


def _family_here(turn: Turn, at: int, wanted: set[str], ordinary: Set[str], *, cased: bool) -> Shape | None:
    through = at
    while through < len(turn) and turn[through].low in PARTICLES | BEFORE and through - at < 3:
        through += 1
    for end in range(through + 1, at, -1):
        words = said(turn, at, end)
        if end > len(turn) or words not in wanted:
            continue
        head = turn[end - 1]
        plain = head.low in WORDS or (cased and head.low in ordinary)
        if (head.cap and not (head.head and plain)) or (not cased and not plain) or (end - at > 2):
            return Shape(at, end - 1, "", words)
    return None


def _may_be(turn: Turn, at: int, ordinary: Set[str], *, cased: bool) -> bool:
    """Says whether a word that is a name elsewhere can be one here as well."""
    word = turn[at]
    behind = turn[at + 1].low if at + 1 < len(turn) else ""
    if word.cap and not word.head:
        return capital(word)
    if word.cap:
        return (word.low not in WORDS and word.low not in ordinary) or behind not in near.PRONOUNS | PARTICLES
    return (not cased or not lexicon.explained(word.low)) and word.low not in NEVER_SMALL
