"""After an older backup came back: who was erased since is erased again, and what lost its key ends."""

from datetime import datetime

from leertraject.home import commands
from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.commands import keyless
from leertraject.people import commands as people
from leertraject.people.models import Person
from leertraject.privacy.models import Erasure


def again(*, now: datetime) -> int:
    """Erases everyone who is in the list of erasures and yet is here; returns how many. Bears being broken off."""
    found = list(Person.objects.filter(pk__in=Erasure.objects.values("person")))
    for person in found:
        commands.erase_again(person=person, by=SYSTEM, now=now)
    return len(found)


def keyless_texts(*, now: datetime) -> int:
    """Ends what lost its key since the backup was made and returns how many texts and quotes.

    An app as second step goes too, or its owner would be shut out.

    Only `restore` does this, never a start of `serve`: keys that went missing otherwise could still be put back.
    """
    people.drop_keyless_factors(by=SYSTEM, now=now)
    return keyless.end_keyless(by=SYSTEM, now=now)
