"""Who makes small groups, and of whom."""

from collections.abc import Collection

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.programmes import rules
from leertraject.programmes.models import Cohort

SIZES = {2: "Tweetallen", 3: "Drietallen", 6: "Zestallen"}


def check_may_group(cohort: Cohort, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the programme leader and the trainers of this cohort, and when it is closed."""
    if by != SYSTEM and not rules.is_team(by, cohort):
        raise NotAllowed("Alleen de trainers van deze groep en de programmaleider maken groepjes.")
    if cohort.finished:
        raise NotAllowed("Deze groep is afgerond. Groepjes maken kan niet meer.")


def check_can_group(people: int, size: int) -> None:
    """Raises NotAllowed when there are too few people, or for another size than two, three or six."""
    if size not in SIZES:
        raise NotAllowed("Kies groepjes van twee, drie of zes.")
    if people < 2:
        raise NotAllowed("Voor groepjes zijn minstens twee deelnemers nodig die komen.")


def check_is_group(number: int, *, among: Collection[int]) -> None:
    """Raises NotAllowed for a group that is not there."""
    if number not in among:
        raise NotAllowed("Dat groepje is er niet. Kies een van de groepjes op de bladzijde.")
