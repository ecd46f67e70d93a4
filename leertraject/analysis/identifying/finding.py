"""All that identifies, in one pass over a conversation."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from leertraject.analysis.identifying.addresses import addresses
from leertraject.analysis.identifying.contacts import contacts
from leertraject.analysis.identifying.health import health
from leertraject.analysis.identifying.lexicon import plain
from leertraject.analysis.identifying.marks import Kind, Known, Mark
from leertraject.analysis.identifying.names import Cast, cast_of, names
from leertraject.analysis.identifying.shapes import Shape
from leertraject.analysis.identifying.surroundings import ROLES, SAYINGS, TITLES, role_of
from leertraject.analysis.identifying.tokens import Token, tokens

# What can stand in the place of what is no person.
INSTEAD = {
    Kind.ADDRESS: "[adres]",
    Kind.POSTCODE: "[postcode]",
    Kind.PHONE: "[telefoonnummer]",
    Kind.MAIL: "[mailadres]",
    Kind.CITIZEN: "[burgerservicenummer]",
    Kind.HEALTH: "",
}


def identify(turns: Sequence[str], known: Iterable[Known] = ()) -> tuple[Mark, ...]:
    """Returns what identifies someone, in order; no mark lies over another.

    `known` are people who may be spoken of: their names are found also where nothing else tells that it is a name.

    >>> text = "Gerda Hulshof belde. Gerda's nummer is nul zes twaalf 34 56 78."
    >>> [(text[m.start:m.end], m.kind.value, m.who) for m in identify([text])]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Gerda Hulshof', 'name', 'gerda hulshof'), ("Gerda's", 'name', 'gerda hulshof'),
     ('nul zes twaalf 34 56 78', 'phone', '0612345678')]
    """
    split = [tokens(turn) for turn in turns]
    cased = _has_capitals(split)
    cast = cast_of(known)
    people = names(split, cast, cased=cased)
    who = _Identities(people, cast)
    found: list[Mark] = []
    for number, (text, words) in enumerate(zip(turns, split, strict=True)):
        taken: list[tuple[int, int]] = []
        sayings = [match.span() for match in SAYINGS.finditer(text)] if people[number] else []
        for start, end, kind, what in [*contacts(text, words), *addresses(text, words, cased=cased)]:
            if _free(start, end, taken):
                taken.append((start, end))
                found.append(Mark(number, start, end, kind, what, INSTEAD[kind]))
        for shape in people[number]:
            start, end = _begin(words, shape), words[shape.last].end
            if _free(start, end, taken) and _free(start, end, sayings):
                taken.append((start, end))
                key, role = who.of(shape)
                found.append(Mark(number, start, end, Kind.NAME, key, role or _role(words, shape)))
        for start, end, kind, what in health(text):
            if _free(start, end, taken):
                taken.append((start, end))
                found.append(Mark(number, start, end, kind, what, INSTEAD[kind]))
    return tuple(_one_role(sorted(found)))


def _has_capitals(turns: Sequence[Sequence[Token]]) -> bool:
    """Says whether the text has capitals: automatic recognition often writes none at all."""
    said = [turn for turn in turns if len(turn) > 3]
    return sum(any(word.cap for word in turn) for turn in said) * 3 >= len(said)


def _free(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return not any(start < stop and begin < end for begin, stop in taken)


def _begin(words: Sequence[Token], shape: Shape) -> int:
    """Returns where a name begins: with the role just before it, as in "mijn teamleider Tom"."""
    before = words[shape.first - 1] if shape.first else None
    with_role = before is not None and before.low in ROLES and words[shape.first].close
    return words[shape.first - 1 if with_role else shape.first].start


def _role(words: Sequence[Token], shape: Shape) -> str:
    titles = [words[at].low for at in range(shape.first, shape.last + 1) if words[at].low in TITLES]
    named = [TITLES[title] for title in titles if TITLES[title] != "iemand"]
    if named:
        return named[0]
    role = role_of(words, shape.first, shape.last)
    return "iemand" if titles and role == "een collega" else role


def _one_role(found: Sequence[Mark]) -> Iterable[Mark]:
    """Gives marks of the same person the same words: the first that say more than that it is a colleague."""
    roles: dict[tuple[Kind, str], str] = {}
    for mark in found:
        key = mark.kind, mark.who
        if roles.get(key, "een collega") in ("een collega", "iemand"):
            roles[key] = mark.role if mark.role != "een collega" else roles.get(key, mark.role)
    for mark in found:
        yield Mark(mark.turn, mark.start, mark.end, mark.kind, mark.who, roles[mark.kind, mark.who])


def spelled(name: str) -> str:
    """Returns a name in small letters as it is compared: spelled in two ways it is the same one.

    >>> [spelled(name) for name in ("aïsha", "yousséf", "willem-jan", "wijtske")]
    ['aisha', 'yousef', 'wilem jan', 'wytske']
    """
    return _TWICE.sub(r"\1", plain(name).replace("-", " ").replace("ij", "y"))


def _spelled(shape: Shape) -> tuple[str, str]:
    return spelled(shape.given), spelled(shape.family)


_TWICE = re.compile(r"([^\W\d_])\1")


class _Identities:
    """Who is who: a first name or a surname is that of the one full name it belongs to, when there is one."""

    def __init__(self, people: Iterable[Iterable[Shape]], cast: Cast) -> None:
        self.roles = {(spelled(given), spelled(family)): role for (given, family), role in cast.known.items()}
        full = {one for shapes in people for shape in shapes if all(one := _spelled(shape))}
        full |= {one for one in self.roles if all(one)}
        self.by_given: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.by_family: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for one in full:
            self.by_given[one[0]].add(one)
            self.by_family[one[1]].add(one)

    def of(self, shape: Shape) -> tuple[str, str]:
        """Returns a key for the person, and the words that are known for who it is, or ""."""
        one = _spelled(shape)
        if not all(one):
            several = self.by_given[one[0]] if one[0] else self.by_family[one[1]]
            one = next(iter(several)) if len(several) == 1 else one
        return " ".join(filter(None, one)), self.roles.get(one, "")


def recognisable(text: str, people: Iterable[str] = ()) -> list[str]:
    """Returns the words of a text by which someone can be recognised, each once: what `identify` finds, hints about
    health left out. `people` are names that may be in it.

    >>> recognisable("Waarom belt Jan de Vries mij niet terug?")
    ['Jan de Vries']
    """
    marks = identify([text], [Known(name, "") for name in people])
    return list(dict.fromkeys(text[mark.start : mark.end] for mark in marks if mark.kind != Kind.HEALTH))
