"""Small groups in words."""

from dataclasses import dataclass

from leertraject.programmes.grouping.rules import SIZES
from leertraject.programmes.grouping.seeing import Seen
from leertraject.programmes.models import Grouping
from leertraject.programmes.showing import counted, day
from leertraject.ui.number_words import capital


@dataclass(frozen=True, slots=True)
class Division:
    """One division on the page: what it is, its small groups as a name and people, and what it says of turning."""

    id: str
    head: str
    note: str
    own: str
    groups: list[tuple[str, list[str]]]
    numbers: list[tuple[int, str]]
    places: list[tuple[int, str]]


def divisions(seen: list[Seen]) -> list[Division]:
    """Returns the divisions as the page shows them."""
    return [_division(one) for one in seen]


def _division(seen: Seen) -> Division:
    places = [(place.pk, place.enrolment.person.name) for group in seen.groups for place in group]
    named = [(group[0].number, f"Groepje {group[0].number}", group) for group in seen.groups]
    return Division(
        id=str(seen.made.pk),
        head=_head(seen.made),
        note=_turning(seen.repeats),
        own=f"Jij zit in groepje {seen.own}" if seen.own else "",
        groups=[(name, [place.enrolment.person.name for place in group]) for _, name, group in named],
        numbers=[(number, name) for number, name, _ in named],
        places=sorted(places, key=lambda one: one[1]),
    )


def _head(made: Grouping) -> str:
    name = SIZES.get(made.size, "Groepjes")
    if made.session is None:
        return f"{name} van {day(made.made_at)}"
    return f"{name} voor ‘{made.session.block.title}’, {day(made.session.on)}"


def _turning(repeats: int) -> str:
    if not repeats:
        return "Niemand zit bij iemand van een eerder groepje."
    pairs = counted(repeats, "paar zat", "paren zaten")
    return capital(f"{pairs} al eerder bij elkaar; anders kon het niet.")
