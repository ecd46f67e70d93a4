"""Who makes sheets and publishes them, and what may stand on one."""

import re
from collections.abc import Sequence

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people import rules as people
from leertraject.ui.number_words import in_words

MOST_INSIGHTS = 12
EMPLOYER = ("sponsor", "line_manager")
_PEOPLE = (
    r"mens(?:en)?|perso(?:on|nen)|deelnemers?|oud-deelnemers?|alumn(?:us|a|i)|opgavehouders?|opdrachtgevers?"
    r"|leidinggevenden?|collega.?s?|adviseurs?|sprekers?|betrokkenen?|medewerkers?|trainers?"
)


def makes_sheets(actor: Actor) -> bool:
    """Says whether someone makes sheets: who leads for the whole bureau and stands on no employer's side."""
    return people.leads(actor) and not actor.has(*EMPLOYER)


def check_may_make(by: Actor) -> None:
    """Raises NotAllowed unless `by` makes sheets, or is the system."""
    if by.subject is not None and not makes_sheets(by):
        raise NotAllowed("Alleen een programmaleider van het hele bureau maakt bladen. Vraag het een van hen.")


def check_fits(insights: int) -> None:
    """Raises NotAllowed for more insights than anyone reads."""
    if insights > MOST_INSIGHTS:
        raise NotAllowed(f"Op een blad staan hoogstens {in_words(MOST_INSIGHTS)} inzichten. Kies er minder.")


def check_may_discard(published: int) -> None:
    """Raises NotAllowed for a sheet that was published: the client reads it."""
    if published:
        raise NotAllowed("Dit blad is al gepubliceerd en blijft daarom staan.")


def check_may_publish(problems: Sequence[str]) -> None:
    """Raises NotAllowed with everything that has to be done first."""
    if problems:
        raise NotAllowed(" ".join(problems))


def check_may_take_back(by: Actor, taken_back: bool) -> None:
    """Raises NotAllowed unless `by` makes sheets, and for a publication that was taken back before."""
    if by.subject is not None and not makes_sheets(by):
        raise NotAllowed("Alleen een programmaleider van het hele bureau neemt een publicatie terug.")
    if taken_back:
        raise NotAllowed("Deze publicatie is al teruggenomen.")


def check_may_keep_a_file(taken_back: bool) -> None:
    """Raises NotAllowed for a publication that was taken back: nobody gets a new file of it."""
    if taken_back:
        raise NotAllowed("Deze publicatie is teruggenomen. Er is geen bestand meer van.")


def few_people(text: str, minimum: int) -> str:
    """Returns the first place where a text counts fewer people than the minimum, or nothing.

    >>> few_people("Vier van de twaalf oud-deelnemers belden zelf.", 5)
    'Vier van de twaalf'
    >>> few_people("Twee jonge adviseurs zagen dat anders.", 5), few_people("Zes mensen en één afspraak.", 5)
    ('Twee jonge adviseurs', '')
    """
    numbers = "|".join([*(in_words(n) for n in range(1, minimum)), *(str(n) for n in range(1, minimum))])
    found = re.search(
        rf"(?<![\w,.])(?:{numbers})\s+(?:(?:van|op|uit)\s+de\s+[\w-]+|(?:[\w-]+\s+)?(?:{_PEOPLE})\b)",
        text,
        re.IGNORECASE,
    )
    return found[0] if found else ""
