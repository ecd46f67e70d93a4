"""Names of persons: by their shape, by what stands around them, and by what was surely a name elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from leertraject.analysis.identifying import surroundings as near
from leertraject.analysis.identifying.first_names import ALSO_WORDS, NAMES
from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.marks import Known
from leertraject.analysis.identifying.ordinary import WORDS
from leertraject.analysis.identifying.shapes import (
    DETERMINERS,
    PARTICLES,
    Shape,
    can_be_given,
    capital,
    family,
    is_given,
    said,
    unknown,
)
from leertraject.analysis.identifying.strangers import CALLING, nickname, strangers, two_strangers
from leertraject.analysis.identifying.surnames import NOBODY, SURNAMES
from leertraject.analysis.identifying.tokens import Token, possessive, tokens

Turn = Sequence[Token]
_CAN_BEGIN = NAMES | ALSO_WORDS | PARTICLES | near.TITLES.keys()
# First names that small letters hardly ever make anything else, behind a word that people stand behind.
_MOSTLY = listed("bas mark roos max ties iris noor merel fleur sam bob jet leen ted joy jade")
_WITH = listed("met tegen aan door en")
# First names that are so common as words that small letters never make them a name.
_NEVER_SMALL = listed("ben wil door net an min ad do jo ko bo lieve april juni augustus mei elke erna koos")


@dataclass(slots=True)
class Cast:
    """Who is known before and who turned up so far: first names and surnames in small letters."""

    known: dict[tuple[str, str], str] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)

    def add(self, shape: Shape) -> None:
        """Remembers a name that was surely one."""
        if shape.given:
            self.given.add(shape.given)
        if shape.family:
            self.family.add(shape.family)


def cast_of(known: Iterable[Known]) -> Cast:
    """Returns the cast at the begin: everyone of whom is known that they can be spoken of."""
    cast = Cast()
    for one in known:
        name = one.name.partition("(")[0]
        if "," in name:
            behind, _, before = name.partition(",")
            name = f"{before} {behind}"
        words = [word.low for word in tokens(name)]
        if words and not words[-1].isdigit():
            given = words[0] if len(words) > 1 or words[0] not in WORDS else ""
            cast.known[given, " ".join(words[1:])] = one.role
    return cast


def names(turns: Sequence[Turn], cast: Cast, *, cased: bool) -> list[list[Shape]]:
    """Returns the names per turn, none over another. `cased` says that the text has capitals."""
    givens = frozenset(given for given, _ in cast.known if len(given) > 2 and given not in WORDS)
    found = [_surely(turn, givens, cased=cased) for turn in turns]
    for shapes in found:
        for shape in shapes:
            cast.add(shape)
    cast.given |= strangers(turns, found) if cased else set()
    wanted = cast.family | {family for _, family in cast.known if family}
    begins = {family.partition(" ")[0] for family in wanted}
    # Not what is part of a mail address: there names are in small letters.
    ordinary = {word.low for turn in turns for word in turn if not word.cap and word.gap not in (".", "@", "-", "_")}
    return [
        sorted(
            [*shapes, *_again(turn, shapes, cast.given, wanted, begins, ordinary, cased=cased)],
            key=lambda one: one.first,
        )
        for turn, shapes in zip(turns, found, strict=True)
    ]


def _surely(turn: Turn, givens: frozenset[str], *, cased: bool) -> list[Shape]:
    found: list[Shape] = []
    calls = cased and any(word.low in CALLING for word in turn)
    at = 0
    while at < len(turn):
        word = turn[at]
        if not (word.cap or calls or word.low in _CAN_BEGIN or word.low in givens or "-" in word.low):
            at += 1
            continue
        shape = _at(turn, at, givens, cased=cased)
        if shape:
            found.append(shape)
            at = shape.last + 1
        else:
            at += 1
    return found


def _at(turn: Turn, at: int, givens: frozenset[str], *, cased: bool) -> Shape | None:
    word = turn[at]
    if word.low in near.TITLES and (shape := _titled(turn, at, givens, cased=cased)):
        return shape
    if word.cap and len(word.text) <= 2 and at + 1 < len(turn) and turn[at + 1].gap.startswith("."):
        return _initials(turn, at, cased=cased)
    if _is_given_here(turn, at, givens, cased=cased):
        return _from_given(turn, at, cased=cased)
    if word.low == "el" and not cased and at + 1 < len(turn) and turn[at + 1].close and len(turn[at + 1].low) > 3:
        return Shape(at, at + 1, "", said(turn, at, at + 2))
    if (not word.head or _begins(turn, at)) and (shape := _surname(turn, at, cased=cased)):
        return shape
    if cased and unknown(word) and (not word.head or _with_particle(turn, at)):
        return two_strangers(turn, at)
    return nickname(turn, at, cased=cased)


def _titled(turn: Turn, at: int, givens: frozenset[str], *, cased: bool) -> Shape | None:
    """Returns a title with the name behind it: mevrouw De Koning, mr. Pieter-Bas van Alphen."""
    begin = at + 1
    while begin < len(turn) and turn[begin].low in near.TITLES and turn[begin].gap in (" ", ". "):
        begin += 1
    if begin >= len(turn) or turn[begin].gap not in (" ", ". ", " '", " ’"):
        return None
    word = turn[begin]
    if word.cap and len(word.text) <= 2 and begin + 1 < len(turn) and turn[begin + 1].gap.startswith("."):
        inner = _initials(turn, begin, cased=cased)
    elif is_given(word, givens) or (word.cap and can_be_given(word)):
        inner = _from_given(turn, begin, cased=cased)
    else:
        ended = family(turn, begin, cased=cased)
        if ended == begin and not cased:
            ended = _loose_surname(turn, begin)
        listed = word.low in SURNAMES and word.low not in near.SAYS
        plain = ended == begin + 1 and not word.cap and not listed and (word.low in WORDS or cased)
        if ended == begin or plain or (ended == begin + 1 and word.low in NOBODY):
            return None
        inner = Shape(begin, ended - 1, "", said(turn, begin, ended))
    return Shape(at, inner.last, inner.given, inner.family) if inner else None


def _loose_surname(turn: Turn, begin: int) -> int:
    """Returns behind which word a surname ends in a text without capitals, behind a title."""
    at = begin
    while at < len(turn) and turn[at].low in PARTICLES and at - begin < 3:
        at += 1
    if at >= len(turn) or turn[at].text.isdigit() or len(turn[at].low) < 3:
        return begin
    if at == begin and turn[at].low in SURNAMES and turn[at].low not in near.SAYS:
        return at + 1
    if at == begin and (turn[at].low in WORDS or turn[at].low.endswith(("de", "te", "den", "ten"))):
        return begin
    return at + 1


def _initials(turn: Turn, at: int, *, cased: bool) -> Shape | None:
    """Returns initials with a surname: J.P. van der Berg."""
    end = at
    while (
        end < len(turn) and turn[end].cap and len(turn[end].text) <= 2 and (end == at or turn[end].gap in (".", ". "))
    ):
        end += 1
    if end >= len(turn) or turn[end].gap not in (". ", "."):
        return None
    through = end
    while through < len(turn) and turn[through].low in PARTICLES and (through == end or turn[through].close):
        through += 1
    if through < len(turn) and (turn[through].cap or through > end) and turn[through].low not in WORDS - SURNAMES:
        ended = family(turn, end, cased=cased)
        if ended > end:
            return Shape(at, ended - 1, "", said(turn, end, ended))
    return None


def _is_given_here(turn: Turn, at: int, givens: frozenset[str], *, cased: bool) -> bool:
    word = turn[at]
    before = turn[at - 1] if at else None
    if is_given(word, givens):
        if word.low in ("jan",) and before and before.text.isdigit():
            return False
        return word.cap or word.low not in WORDS
    if not can_be_given(word):
        return False
    behind = turn[at + 1] if at + 1 < len(turn) else None
    if word.cap and not word.head:
        return True
    if word.cap:
        if behind is None or behind.head:
            return word.low not in WORDS and behind is None and len(turn) > 1
        return behind.low in near.SAYS_SURELY or (
            behind.close
            and family(turn, at + 1, cased=True) > at + 1
            and (turn[family(turn, at + 1, cased=True) - 1].cap)
        )
    if before and before.low in DETERMINERS:
        return False
    if (
        before
        and (before.low in near.CALLED or (before.low in near.ROLES and not cased))
        and word.low not in near.PRONOUNS
    ):
        return word.low not in _NEVER_SMALL and len(word.low) > 2
    if word.low in _MOSTLY and before and before.low in _WITH and not cased:
        return True
    return word.low not in _NEVER_SMALL and len(word.low) > 2 and _listed(turn, at + 1)


def _listed(turn: Turn, at: int) -> bool:
    """Says whether a surname of the list stands here in small letters, perhaps behind particles."""
    through = at
    while through < len(turn) and turn[through].low in PARTICLES and turn[through].close and through - at < 3:
        through += 1
    return through < len(turn) and turn[through].close and turn[through].low in SURNAMES


def _from_given(turn: Turn, at: int, *, cased: bool) -> Shape:
    """Returns a first name with what belongs to it: a second one, an initial, a surname, an adjective before it."""
    end = at + 1
    word = turn[at]
    if not possessive(word.text):
        if end < len(turn) and turn[end].close and _second_given(turn, end):
            end += 1
        if end + 1 < len(turn) and turn[end].close and turn[end].cap and len(turn[end].text) == 1:
            end += 1 if turn[end + 1].gap == ". " else 0
        following = end < len(turn) and (turn[end].close or turn[end].gap == ". ")
        ended = family(turn, end, cased=cased) if following else end
        if following and ended == end and can_be_given(word) and not word.cap and _listed(turn, end):
            ended = end + 1 + next(i for i, one in enumerate(turn[end:]) if one.low in SURNAMES)
        if ended > end and _fits(turn, end, ended, cased=cased):
            return Shape(at, ended - 1, word.low, said(turn, end, ended))
    first = at - 1 if cased and at and _nicknamed(turn, at) else at
    return Shape(first, end - 1, word.low, "")


def _second_given(turn: Turn, at: int) -> bool:
    word = turn[at]
    return is_given(word) and word.low not in SURNAMES and word.low not in {"van", "de"} and word.low not in WORDS


def _fits(turn: Turn, begin: int, end: int, *, cased: bool) -> bool:
    """Says whether what follows a first name is its surname: with capitals, a lone word in small letters is not."""
    last = turn[end - 1]
    if not turn[begin].close and turn[begin].gap != ". ":
        return False
    if last.cap:
        return not last.head
    return end - begin > 1 or last.low in SURNAMES or not cased


def _nicknamed(turn: Turn, at: int) -> bool:
    return turn[at].close and turn[at - 1].text in {
        "Lange",
        "Kleine",
        "Dikke",
        "Oude",
        "Rooie",
        "Rode",
        "Grote",
        "Jonge",
    }


def _with_particle(turn: Turn, at: int) -> bool:
    """Says whether a particle and a capital follow, so that a name can also begin the sentence: Claudine van Nispen."""
    ended = family(turn, at + 1, cased=True)
    return (
        ended - at > 2 and turn[at + 1].low in {"van", "de", "ter", "ten", "el"} and turn[ended - 1].low not in NOBODY
    )


def _begins(turn: Turn, at: int) -> bool:
    """Says whether a surname with a rare particle stands at the begin of a sentence: Van der Velde."""
    return turn[at].low == "van" and at + 1 < len(turn) and turn[at + 1].low in {"der", "den"} and turn[at + 1].close


def _surname(turn: Turn, at: int, *, cased: bool) -> Shape | None:
    """Returns a surname on its own inside a sentence: Kolkman, de Boer, Van Zanten."""
    word = turn[at]
    if not cased or (not word.cap and word.low not in PARTICLES):
        return None
    if at and turn[at - 1].low in near.OF_ORGANISATIONS | {"in", "naar", "te"}:
        return None
    ended = family(turn, at, cased=True)
    if ended == at or not turn[ended - 1].cap:
        return None
    head = turn[ended - 1]
    particles = ended - at > 1 and word.low in PARTICLES
    core = head.low.split("-")[0]
    if core in NOBODY and not (particles and word.cap):
        return None
    if particles and (core in SURNAMES or (word.cap and word.low in {"van", "el", "al", "ter", "ten", "von"})):
        return Shape(at, ended - 1, "", said(turn, at, ended))
    if particles and ended - at > 2 and word.low == "van" and turn[at + 1].low in {"der", "den"}:
        return Shape(at, ended - 1, "", said(turn, at, ended))
    if not particles and word.cap and core in SURNAMES and not (at and turn[at - 1].low in DETERMINERS):
        return Shape(at, ended - 1, "", said(turn, at, ended))
    return None


def _again(
    turn: Turn,
    shapes: Sequence[Shape],
    given: set[str],
    wanted: set[str],
    begins: set[str],
    ordinary: set[str],
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
        if at not in taken and not shape and (low in given or low[:-1] in given):
            shape = _given_here(turn, at, given, ordinary, cased=cased)
        if shape and not taken & set(range(shape.first, shape.last + 1)):
            yield shape
            at = shape.last
        at += 1


def _given_here(turn: Turn, at: int, given: set[str], ordinary: set[str], *, cased: bool) -> Shape | None:
    word = turn[at]
    before = turn[at - 1].low if at else ""
    if word.low in given and _may_be(turn, at, ordinary, cased=cased) and before not in DETERMINERS:
        return Shape(at, at, word.low, "")
    base = word.low[:-1]
    if word.low.endswith("s") and len(base) > 2 and word.low not in WORDS and base in given and base not in WORDS:
        return Shape(at, at, base, "") if word.cap or not cased else None
    return None


def _family_here(turn: Turn, at: int, wanted: set[str], ordinary: set[str], *, cased: bool) -> Shape | None:
    through = at
    while through < len(turn) and turn[through].low in PARTICLES and through - at < 3:
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


def _may_be(turn: Turn, at: int, ordinary: set[str], *, cased: bool) -> bool:
    """Says whether a word that is a name elsewhere can be one here as well."""
    word = turn[at]
    behind = turn[at + 1].low if at + 1 < len(turn) else ""
    if word.cap and not word.head:
        return capital(word)
    if word.cap:
        return (word.low not in WORDS and word.low not in ordinary) or behind not in near.PRONOUNS | PARTICLES
    return not cased and word.low not in _NEVER_SMALL
