"""Names of persons: by their shape, by what stands around them, and by what was surely a name elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from leertraject.analysis.identifying import lexicon
from leertraject.analysis.identifying import surroundings as near
from leertraject.analysis.identifying.first_names import ALSO_WORDS, NAMES
from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.lowered import MOSTLY, person
from leertraject.analysis.identifying.marks import Known
from leertraject.analysis.identifying.ordinary import WORDS
from leertraject.analysis.identifying.repeated import again
from leertraject.analysis.identifying.shapes import (
    DETERMINERS,
    NEVER_SMALL,
    PARTICLES,
    SELDOM,
    Shape,
    can_be_given,
    family,
    fits,
    is_given,
    is_plain,
    is_surname,
    said,
    unknown,
)
from leertraject.analysis.identifying.strangers import CALLING, PART, nickname, strangers, two_strangers
from leertraject.analysis.identifying.surnames import NOBODY, SURNAMES
from leertraject.analysis.identifying.tokens import Token, possessive, tokens

Turn = Sequence[Token]
_CAN_BEGIN = NAMES | ALSO_WORDS | PARTICLES | near.TITLES.keys()
# Behind "meneer" also a noun can be a surname when it ends like one: meneer oosterling.
_OF_SURNAMES = tuple(listed("ling man mans aar huis berg veld dijk horst kamp hof broek steen meester boom bos ink"))
# Surnames that are rather a word behind a first name in small letters.
_VERBS = listed("hem kan kort korte klein meer groot lange jong breed rijk slot buurman wilde huis")


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
        # Not the word behind a name that only looks like its surname: Jelle Aangenomen.
        if shape.family and not (shape.given and is_plain(shape.family)):
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
    ordinary = frozenset(_ordinary(turns))
    cast.given |= strangers(turns, found, cast.given, ordinary, cased=cased)
    cast.family |= {family for _, family in cast.known if family}
    # Twice: a name that the first round finds can bring a surname, which stands alone elsewhere.
    for _ in range(2):
        begins = {family.partition(" ")[0] for family in cast.family}
        for turn, shapes in zip(turns, found, strict=True):
            shapes += again(turn, shapes, cast.given, cast.family, begins, ordinary, cased=cased)
            shapes.sort(key=lambda one: one.first)
        for shape in (shape for shapes in found for shape in shapes):
            cast.add(shape)
    return found


def _ordinary(turns: Sequence[Turn]) -> Iterable[str]:
    """Yields the words in small letters that are not part of a mail address."""
    for turn in turns:
        for at, word in enumerate(turn):
            following = turn[at + 1].gap if at + 1 < len(turn) else ""
            if not word.cap and not {word.gap, following} & PART:
                yield word.low


def _surely(turn: Turn, givens: frozenset[str], *, cased: bool) -> list[Shape]:
    found: list[Shape] = []
    calls = any(word.low in CALLING for word in turn)
    at = 0
    while at < len(turn):
        word = turn[at]
        if not (word.cap or calls or word.low in _CAN_BEGIN or is_given(word, givens)):
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
    if at + 1 < len(turn) and _nicknamed(turn, at + 1) and is_given(turn[at + 1]):
        return None
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
        if ended == begin and (not cased or not (word.cap or lexicon.explained(word.low))):
            ended = _loose_surname(turn, begin)
        if turn[ended - 1].low in near.OFFICES:
            return None
        # The wethouder Onderwijs is no mister Onderwijs.
        portfolio = turn[begin - 1].low in near.PORTFOLIOS and lexicon.listed_word(word.low) and is_plain(word.low)
        if portfolio and ended == begin + 1:
            return None
        listed = word.low in SURNAMES and word.low not in near.SAYS
        plain = (
            ended == begin + 1
            and not word.cap
            and not listed
            and (word.low in WORDS or (cased and lexicon.explained(word.low)))
        )
        if ended == begin or plain or (ended == begin + 1 and word.low in NOBODY):
            return None
        inner = Shape(begin, ended - 1, "", said(turn, begin, ended))
    return Shape(at, inner.last, inner.given, inner.family) if inner else None


def _loose_surname(turn: Turn, begin: int) -> int:
    """Returns behind which word a surname ends in a text without capitals, behind a title."""
    at = begin
    while at < len(turn) and turn[at].low in PARTICLES and at - begin < 3:
        at += 1
    if at >= len(turn) or turn[at].text.isdigit() or (len(turn[at].low) < 3 and turn[at].low not in SURNAMES):
        return begin
    if at > begin and turn[begin].low in SELDOM and not is_surname(turn[at].low):
        return begin
    office = near.TITLES.get(turn[begin - 1].low) != "iemand"
    if at > begin and (
        (is_plain(turn[at].low) or lexicon.place(turn[at].low)) if office else turn[at].low in WORDS - SURNAMES
    ):
        return begin
    if at == begin and turn[at].low in SURNAMES and turn[at].low not in near.SAYS:
        return at + 1
    plain = lexicon.word(turn[at].low) and not turn[at].low.endswith(_OF_SURNAMES)
    if at == begin and (plain or lexicon.place(turn[at].low)):
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
    plain = through < len(turn) and is_plain(turn[through].low)
    if through < len(turn) and (turn[through].cap or (through > end and not cased)) and not plain:
        ended = family(turn, end, cased=cased)
        if ended > end:
            return Shape(at, ended - 1, "", said(turn, end, ended))
    return None


def _is_given_here(turn: Turn, at: int, givens: frozenset[str], *, cased: bool) -> bool:
    word = turn[at]
    before, behind = turn[at - 1] if at else None, turn[at + 1] if at + 1 < len(turn) else None
    if behind and behind.gap == "" and behind.text.isdigit():
        return False
    if is_given(word, givens):
        if word.low in ("jan",) and before and before.text.isdigit():
            return False
        return word.cap or word.low not in WORDS
    if not can_be_given(word):
        return False
    if word.cap and not word.head:
        return not (before and before.low in DETERMINERS - {"dat", "die", "dit", "wat"})
    if word.cap:
        if behind is None or behind.head:
            return word.low not in WORDS and behind is None and len(turn) > 1
        return behind.low in near.SAYS_SURELY or (
            behind.close
            and family(turn, at + 1, cased=True) > at + 1
            and (turn[family(turn, at + 1, cased=True) - 1].cap)
        )
    if before and before.low in DETERMINERS and (cased or before.low != "dat"):
        return False
    if (
        before
        and (before.low in near.CALLED or (before.low in near.ROLES and not cased))
        and word.low not in near.PRONOUNS
    ):
        return word.low not in NEVER_SMALL and len(word.low) > 2
    if not cased and person(turn, at):
        return True
    return word.low not in NEVER_SMALL and len(word.low) > 2 and _listed(turn, at + 1)


def _listed(turn: Turn, at: int) -> bool:
    """Says whether a surname of the list stands here in small letters, perhaps behind particles."""
    through = at
    while through < len(turn) and turn[through].low in PARTICLES and turn[through].close and through - at < 3:
        through += 1
    if through >= len(turn) or not turn[through].close or turn[through].low not in SURNAMES:
        return False
    # Two words that are ordinary ones as well are not a name for that: per wijk, dan hoeven.
    return (
        through > at or turn[through].low not in WORDS or not at or turn[at - 1].low in MOSTLY or is_given(turn[at - 1])
    )


def _from_given(turn: Turn, at: int, *, cased: bool) -> Shape:
    """Returns a first name with what belongs to it: a second one, an initial, a surname, an adjective before it."""
    end = at + 1
    word = turn[at]
    given = word.low
    if not possessive(word.text):
        if end < len(turn) and turn[end].close and _second_given(turn, end) and turn[end].low != word.low:
            end += 1
        given = said(turn, at, end)
        if end + 1 < len(turn) and turn[end].close and turn[end].cap and len(turn[end].text) == 1:
            end += 1 if turn[end + 1].gap == ". " else 0
        following = end < len(turn) and (turn[end].close or turn[end].gap == ". ")
        ended = family(turn, end, cased=cased) if following else end
        if following and ended == end and not word.cap and _listed(turn, end) and turn[end].low not in _VERBS:
            ended = end + 1 + next(i for i, one in enumerate(turn[end:]) if one.low in SURNAMES)
        if ended > end and fits(turn, end, ended, cased=cased):
            return Shape(at, ended - 1, given, said(turn, end, ended))
    if end < len(turn) and turn[end].close and _stop(turn, end):
        end += 1
    first = at - 1 if cased and at and _nicknamed(turn, at) else at
    return Shape(first, end - 1, given, "")


def _stop(turn: Turn, at: int) -> bool:
    """Says whether a loose capital with a full stop stands here, in the place of a surname: Achmed B., uit Ede."""
    return len(turn[at].text) == 1 and turn[at].cap and at + 1 < len(turn) and turn[at + 1].gap.startswith(".")


def _second_given(turn: Turn, at: int) -> bool:
    word = turn[at]
    return is_given(word) and word.low not in SURNAMES and word.low not in {"van", "de"} and word.low not in WORDS


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
    """Says whether a surname with a particle stands at the begin of a sentence: Van der Velde, Van Leeuwen."""
    if turn[at].low != "van" or at + 1 >= len(turn) or not turn[at + 1].close:
        return False
    following = turn[at + 1]
    return following.low in {"der", "den"} or (
        following.cap and is_surname(following.low) and not lexicon.place(following.low)
    )


def _surname(turn: Turn, at: int, *, cased: bool) -> Shape | None:
    """Returns a surname on its own inside a sentence: Kolkman, de Boer, Van Zanten."""
    word = turn[at]
    if not cased or (not word.cap and word.low not in PARTICLES - SELDOM):
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
    if particles and (is_surname(core) or (word.cap and word.low in {"van", "el", "al", "ter", "ten", "von"})):
        return Shape(at, ended - 1, "", said(turn, at, ended))
    if particles and ended - at > 2 and word.low == "van" and turn[at + 1].low in {"der", "den"}:
        return Shape(at, ended - 1, "", said(turn, at, ended))
    if not particles and word.cap and is_surname(core) and not (at and turn[at - 1].low in DETERMINERS):
        return Shape(at, ended - 1, "", said(turn, at, ended))
    return None
