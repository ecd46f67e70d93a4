"""Tells someone that a means of signing in came or went: mail belongs to a package above this one, which sends it.

means_told.register(fn)

def fn(person, change, *, by, now)      # in the transaction of the change
"""

from datetime import datetime
from typing import Protocol

from leertraject.kernel.actors import Actor
from leertraject.people.models import Person

ADDED, DROPPED = "second_factor_added", "second_factor_dropped"
CODES = "recovery_codes_renewed"
ADDRESS = "address_changed"
PASSKEY_ADDED, PASSKEY_DROPPED = "passkey_added", "passkey_dropped"


class Tell(Protocol):
    """Sends what changed to whose it is."""

    def __call__(self, person: Person, change: str, *, by: Actor, now: datetime) -> object: ...


_registered: list[Tell] = []


def register(teller: Tell) -> None:
    """Registers who tells; the last one counts."""
    _registered[:] = [teller]


def tell(person: Person, change: str, *, by: Actor, now: datetime) -> None:
    """Tells it to the person. Raises LookupError, a programming error, when nobody does: silence would hide a thief."""
    if not _registered:
        raise LookupError("nobody registered to tell of a changed means of signing in")
    _registered[0](person, change, by=by, now=now)
