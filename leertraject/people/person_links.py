"""What else can be done with a person, for the page of that person: a package above this one adds links.

person_links.register(fn)

def fn(actor, person) -> list of (text, url)      # only what this actor may do
"""

from collections.abc import Callable, Sequence

from leertraject.kernel.actors import Actor
from leertraject.people.models import Person

Links = Callable[[Actor, Person], Sequence[tuple[str, str]]]
_registered: list[Links] = []


def register(links: Links) -> None:
    """Registers who adds links; the last one counts."""
    _registered[:] = [links]


def links(actor: Actor, person: Person) -> Sequence[tuple[str, str]]:
    """Returns the links for this person, who comes with `shown_roles`."""
    return _registered[0](actor, person) if _registered else []
