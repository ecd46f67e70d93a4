"""The shape of a name in a row of words: first names, particles and surnames behind each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from leertraject.analysis.identifying import lexicon
from leertraject.analysis.identifying.familiar import ENTITIES
from leertraject.analysis.identifying.first_names import ALSO_WORDS, NAMES
from leertraject.analysis.identifying.listed import listed
from leertraject.analysis.identifying.ordinary import WORDS
from leertraject.analysis.identifying.surnames import BEHIND, NOBODY, SURNAMES
from leertraject.analysis.identifying.tokens import Token

PARTICLES = listed(
    """
    van de den der het t ten ter te op aan in onder uit 's von zu el al ben bin ibn da das do dos di del della
    la le du des st mac
    """
)
# These stand before a surname and hardly ever elsewhere; behind them any word can be one.
RARE = frozenset(
    {
        *((one,) for one in ("ten", "ter", "von", "el", "da", "dos")),
        *(("van", one) for one in ("der", "den", "ter", "ten", "t")),
        *((one, "den") for one in ("op", "uit")),
        *((one, "t") for one in ("op", "in")),
    }
)
_ALONE = listed("van de den der ten ter te von el al da dos di le la du ben bin ibn del della st mac t op in uit")
# A capital inside a word is of an abbreviation (VvE, SoZa), but for McDonald and DeVries.
_INNER = re.compile(r"^(?!(?:Ma?c|De|Di|Du|Da|La|Le|Van|Ten|Ter|Al|El|Fitz|O)[A-Z])[^\W\d_]*[a-z][A-Z]")
_ENDINGS = tuple(
    listed(
        """
        stra sma inga ema ssen meester meijer huijsen kamp mans aerts oglu oğlu ović ovic ova ski ska wicz huizen daal
        horst broek hoven laar brink beek voort winkel hoff berger inck man huis veld hof dijk berg horn
        """
    )
)
# First names that are so common as words that small letters never make them a name.
NEVER_SMALL = listed(
    """
    ad alle an anders april augustus ben bo dan do door elke erna hai hem jo juni ko koos lieve lot mei min na net per
    wei wil wilt
    """
)
# Before a surname they are a part of it: Oude Wesselink, Lage Venterink, Klein Gunnewiek.
BEFORE = listed("oude olde groot klein grote kleine lage hoge nije nieuwe wolde")
# A surname begins with these, but a place far more often: only before one that a list knows.
SELDOM = listed("in op uit aan onder te al")
DETERMINERS = listed("een de die deze dat dit het elke iedere geen mooie rode zo'n welke wat één")


@dataclass(frozen=True, slots=True)
class Shape:
    """The words `first` up to and with `last` as a name.

    `given` and `family` are in small letters, "" when not said.
    """

    first: int
    last: int
    given: str
    family: str


def is_given(word: Token, known: frozenset[str] = frozenset()) -> bool:
    """Says whether a word is surely a first name, also in small letters."""
    if word.low in NAMES or word.low in known or word.low in lexicon.first_names():
        return True
    parts = word.low.split("-")
    return len(parts) > 1 and len(parts[0]) > 1 and all(part in NAMES or part in ALSO_WORDS for part in parts)


def is_surname(low: str) -> bool:
    """Says whether a list knows this as a surname, without the particle before it; it may be a word as well."""
    return low in SURNAMES or (low in lexicon.last_names() and not lexicon.place(low))


def is_plain(low: str) -> bool:
    """Says whether this is a word and no surname that a list knows; of a double name the first."""
    first = low.split("-")[0]
    return lexicon.word(first) and not is_surname(first)


def can_be_given(word: Token) -> bool:
    """Says whether a word can be a first name and is also an ordinary word."""
    return word.low in ALSO_WORDS


def family(words: Sequence[Token], at: int, *, cased: bool) -> int:
    """Returns behind which word a surname ends that begins at `at`, or `at` when none begins there."""
    through = at
    particles: list[str] = []
    while (
        through < len(words) and len(particles) < 3 and words[through].low in PARTICLES and _joins(words, through, at)
    ):
        particles.append(words[through].low)
        through += 1
    if through + 1 < len(words) and words[through].low in BEFORE and _joins(words, through, at):
        adjective, name = words[through], words[through + 1]
        if name.close and name.cap == adjective.cap and capital(name) == name.cap and not lexicon.explained(name.low):
            return through + 2
    if through >= len(words) or not _joins(words, through, at):
        return at
    if particles and particles[0] not in _ALONE:
        return at
    if not _is_family(words[through], tuple(particles), cased=cased):
        return at
    through += 1
    return _double(words, through, cased=cased)


def capital(word: Token) -> bool:
    """Says whether a word has the capital of a name: not of an abbreviation, and not of something that is nobody."""
    if not word.cap or word.low in NOBODY or not any(letter.islower() for letter in word.text):
        return False
    if _INNER.search(word.text):
        return False
    return not word.text[-1].isdigit()


def unknown(word: Token) -> bool:
    """Says whether a capital stands there on a word that nothing explains."""
    return capital(word) and len(word.text) > 1 and word.low not in PARTICLES and not lexicon.explained(word.low)


def said(words: Sequence[Token], begin: int, end: int) -> str:
    """Returns words in small letters with a space between them."""
    return " ".join(word.low for word in words[begin:end])


def fits(turn: Sequence[Token], begin: int, end: int, *, cased: bool) -> bool:
    """Says whether what follows a first name is its surname: with capitals, a lone word in small letters is not."""
    last = turn[end - 1]
    if not turn[begin].close and turn[begin].gap != ". ":
        return False
    if last.cap:
        return not last.head
    return end - begin > 1 or last.low in SURNAMES or not cased


def _joins(words: Sequence[Token], at: int, begin: int) -> bool:
    return at == begin or words[at].close


def _is_family(word: Token, particles: tuple[str, ...], *, cased: bool) -> bool:
    if word.text.isdigit() or (word.low in PARTICLES and word.low not in SURNAMES):
        return False
    if particles and particles[0] in SELDOM and not is_surname(word.low):
        return False
    if word.cap:
        if word.text.isupper():
            return len(word.text) > 3 and not lexicon.explained(word.low)
        return is_surname(word.low) or (capital(word) and not (word.head and lexicon.word(word.low)))
    if "-" in word.low and is_surname(word.low.split("-")[0]):
        return True
    if particles:
        if is_surname(word.low) or (not cased and (word.low in BEHIND or not lexicon.explained(word.low))):
            return True
        if particles in RARE:
            return len(word.low) > 2 and word.low not in {
                "haag",
                "bosch",
                "week",
                "dag",
                "tijd",
                "tafel",
                "orde",
                "plaatse",
                "sprake",
            }
        return len(word.low) > 4 and word.low.endswith(_ENDINGS) and not lexicon.listed_word(word.low)
    if word.low in WORDS or cased:
        return is_surname(word.low) and word.low not in WORDS
    if is_surname(word.low):
        return True
    if len(word.low) > 6 and word.low.endswith(_ENDINGS) and not lexicon.listed_word(word.low):
        return True
    # Also one that is a place: "stieneke veenhuizen" is hardly someone and then a town.
    return len(word.low) > 2 and not lexicon.word(word.low) and word.low not in ENTITIES and not is_given(word)


def _double(words: Sequence[Token], at: int, *, cased: bool) -> int:
    """Returns behind which word a double surname ends: Jansen-de Vries, De Wit - van Dam, García López."""
    tail = words[at - 1].low.rpartition("-")[2]
    if "-" in words[at - 1].low and tail in PARTICLES and at < len(words) and words[at].close:
        through = at
        while through < len(words) and words[through].low in PARTICLES and words[through].close:
            through += 1
        if through < len(words) and words[through].close:
            return through + 1
    if at + 1 < len(words) and words[at].gap in ("-", " - ", "- ", " -") and words[at].low in PARTICLES:
        ended = family(words, at, cased=cased)
        return ended if ended > at else at
    if at < len(words) and words[at].close and unknown(words[at]) and words[at - 1].cap:
        return at + 1
    return at
