"""Moving to another e-mail address: asked, and changed once a code from there shows that it is one's own."""

from datetime import datetime

from django.db import IntegrityError, transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.people import means_told, queries, sessions
from leertraject.people.commands import steps
from leertraject.people.models import Account, Person

SAME = "Dit is al je e-mailadres."
SOONER = "Iemand anders kreeg dit adres net. Kies een ander adres."


@transaction.atomic
def ask_new_address(*, email: str, by: Actor, now: datetime) -> bool:
    """Notes that someone wants another address, and says whether it is free; only mail may tell which of the two.

    Raises NotAllowed for who has no account, and for the address that they have.
    """
    account = steps.own_account(by)
    if account.email.lower() == email.lower():
        raise NotAllowed(SAME)
    logbook.record("ask_new_address", by=by, now=now, on=account, about=account.person_id)
    return not queries.address_in_use(email)


@transaction.atomic
def change_address(*, email: str, was: str, by: Actor, now: datetime) -> Account:
    """Gives who acts another address, to sign in with and for mail, and returns the account.

    The caller has seen that the address is theirs. A code that is on its way to the old one stops working.

    Raises NotAllowed when someone has it, and Conflict when the address of before is not `was` any more.
    """
    account = steps.own_account(by)
    if account.email != was:
        raise Conflict("Je e-mailadres is intussen al veranderd.")
    if queries.address_in_use(email):
        raise NotAllowed(SOONER)
    person = Person.objects.select_for_update().get(pk=account.person_id)
    account.email = person.email = email
    try:
        with transaction.atomic():
            account.save(update_fields=["email"])
            person.save(update_fields=["email"])
    except IntegrityError:
        raise NotAllowed(SOONER) from None
    sessions.forget_halfway(was)
    logbook.record("change_address", by=by, now=now, on=account, about=person.pk)
    means_told.tell(person, means_told.ADDRESS, by=by, now=now)
    return account
