"""Who sees what goes when, and who may put it off."""

from datetime import date

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people import rules as people

MONTHS = 12


def sees_terms(by: Actor) -> bool:
    """Says whether someone sees what goes of the whole installation: who leads the bureau, or administers it."""
    return people.runs_staff(by)


def may_pause(by: Actor) -> bool:
    """Says whether someone puts off that things go: a programme leader of the bureau who is no administrator."""
    return people.leads(by)


def check_may_pause(by: Actor) -> None:
    """Raises NotAllowed for anyone else."""
    if not may_pause(by):
        raise NotAllowed("Alleen een programmaleider van het bureau stelt het wissen uit. Vraag het daar.")


def last_day(today: date) -> date:
    """Returns the last day through which something may be put off; the last of February in a leap year too."""
    day = min(today.day, 28) if today.month == 2 else today.day
    return date(today.year + MONTHS // 12, today.month, day)


def check_pause(until: date, today: date) -> None:
    """Raises NotAllowed for a day that is not after today, or more than twelve months ahead."""
    if until <= today:
        raise NotAllowed("Kies een dag na vandaag.")
    if until > last_day(today):
        raise NotAllowed("Kies een dag binnen twaalf maanden. Is het dan nog nodig, stel het dan opnieuw uit.")
