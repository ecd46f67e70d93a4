"""What goes and what stays when someone erases everything: shown before they decide."""

from dataclasses import dataclass
from uuid import UUID

from leertraject.home.mine import packages
from leertraject.ui.number_words import capital, in_words


@dataclass(frozen=True, slots=True)
class Picture:
    """Pairs of what it is and what becomes of it."""

    goes: tuple[tuple[str, str], ...]
    stays: tuple[tuple[str, str], ...]


def picture(person: UUID) -> Picture:
    """Returns what goes and what stays of everything that is kept about someone."""
    found = {name: len(rows) for name, rows in packages.handed_over(person).items() if rows}
    stays = packages.staying()
    goes = [(capital(name), _how_many(number)) for name, number in found.items() if name not in stays]
    left = [(capital(name), why) for name, why in stays.items() if name in found]
    behind = [(title, why) for name, (title, why) in packages.left_behind().items() if name in found]
    return Picture(tuple(goes), (*left, *behind))


def _how_many(number: int) -> str:
    return "Gaat weg." if number == 1 else f"Gaan alle {in_words(number)} weg."
