"""Does a paragraph state a question of society? By rules that anyone can read, to propose it as a new opgave."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from leertraject.analysis.textsearch.procedure import share
from leertraject.analysis.textsearch.spelling import words
from leertraject.analysis.textsearch.stems import stem

# What goes wrong or changes, for whom, and what is wanted. Folded words; they are compared by their stems.
TROUBLE = (
    "achterstand armoede bedreiging crisis dreigen druk eenzaam gebrek gevaar gevaarlijk groeiend hoge kampen"
    " klacht knelpunt kwetsbaar last moeilijk moeite nood onbetaalbaar ongelijkheid onveilig onzeker overlast"
    " probleem risico schaars schade schuld slechter slecht stijgend tekort toename toenemen uitdaging uitsluiting"
    " verdwijnen verlies vervuiling wachtlijst wachttijd zorgelijk zorgen"
)
PEOPLE = (
    "bewoner burger buurt dorp gezin huurder huishouden inwoner jeugd jongere kind leerling mens minima"
    " nieuwkomer ondernemer oudere ouder patient samenleving senior statushouder student vrouw wijk werknemer"
)
WISH = (
    "aanpak aanpakken ambitie beschermen bestrijden bevorderen blijven doel inspanning investeren inzet inzetten"
    " moeten nodig noodzaak noodzakelijk opgave oplossing streven terugdringen toegankelijk verbeteren"
    " verduurzamen vergroten verminderen versterken voorkomen willen zorgen"
)
SHORTEST = 10  # words
MOST_PROCEDURE = 0.2


@dataclass(frozen=True, slots=True)
class Stated:
    """Why a paragraph may state a question: its words of trouble, of people and of a wish, as they stand there."""

    trouble: tuple[str, ...]
    people: tuple[str, ...]
    wish: tuple[str, ...]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    lists = {"trouble": TROUBLE, "people": PEOPLE, "wish": WISH}
    return {name: frozenset(map(stem, listed.split())) for name, listed in lists.items()}


def stated(text: str) -> Stated | None:
    """Returns why this may state a question of society, or None.

    It does when it is no heading, at most a fifth of it is procedure, and it names two of three: a trouble, people,
    a wish.

    >>> stated("Steeds meer ouderen in de wijk wachten lang: er is een tekort aan woningen zonder trap.")
    Stated(trouble=('tekort',), people=('ouderen', 'wijk'), wish=())
    >>> stated("De wethouder stuurt de raad voor 1 juni een brief over het tekort aan woningen.") is None
    True
    """
    said = words(text)
    if len(said) < SHORTEST or share(text) > MOST_PROCEDURE:
        return None
    found: dict[str, dict[str, None]] = {name: {} for name in _lists()}
    for word in said:
        for name, stems in _lists().items():
            if stem(word.folded) in stems:
                found[name][text[word.start : word.end]] = None
    one = Stated(*(tuple(found[name]) for name in ("trouble", "people", "wish")))
    return one if bool(one.trouble) + bool(one.people) + bool(one.wish) > 1 else None
