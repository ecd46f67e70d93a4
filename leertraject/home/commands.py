"""Erasing someone: it goes through every package, so it stands above them all."""

from datetime import datetime

from django.db import transaction

from leertraject.home.mine import packages
from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.people import rules
from leertraject.people.models import Person
from leertraject.privacy.models import Erasure


@transaction.atomic
def erase_person(*, person: Person, by: Actor, now: datetime) -> None:
    """Erases everything about someone in every package, with the keys that opened it; what stays says so in `STAYS`.

    In one transaction: wholly or not at all. Raises NotAllowed for anyone but the person.
    """
    rules.check_may_erase(person.pk, by=by)
    _erase(person)
    logbook.record("erase_person", by=by, now=now)


@transaction.atomic
def erase_again(*, person: Person, by: Actor, now: datetime) -> None:
    """Erases someone who is in the list of erasures and came back with an older backup.

    The list keeps saying when it was done first. Raises Erasure.DoesNotExist for anyone who is not in it.
    """
    first = Erasure.objects.get(person=person.pk)
    _erase(person)
    Erasure.objects.filter(person=first.person).update(at=first.at)
    logbook.record("erase_person", by=by, now=now)


def _erase(person: Person) -> None:
    kept = Person.objects.select_for_update().get(pk=person.pk)
    for package in packages.keepers():
        package.erase_for(kept.pk)
