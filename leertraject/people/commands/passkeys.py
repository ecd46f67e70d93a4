"""Passkeys come and go, each under a name that its owner gave."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.people import means_told, passkeys, rules
from leertraject.people.commands import codes, steps
from leertraject.people.models import Passkey, SecondFactor
from leertraject.people.passkeys import Answer

MOST = 20
TOO_MANY = f"Je hebt al {MOST} passkeys. Verwijder er eerst een."
THERE = "Deze passkey staat er al."
GONE = "Deze passkey is er niet meer."


@transaction.atomic
def add_passkey(*, name: str, answer: Answer, by: Actor, now: datetime) -> list[str]:
    """Adds a passkey that a browser just made, and returns ten recovery codes for who had none.

    Raises NotAllowed when the answer does not hold, when there is no name or when there are too many.
    """
    account = steps.own_account(by)
    name = " ".join(name.split())
    if not name or len(name) > 60:
        raise NotAllowed("Geef je passkey een naam van hooguit 60 tekens.")
    question, made = passkeys.made(answer, now=now)
    others = Passkey.objects.filter(account=account)
    if others.count() >= MOST:
        raise NotAllowed(TOO_MANY)
    if others.exclude(handle=question.handle).exists():
        raise NotAllowed(passkeys.EXPIRED)  # two first ones at once, of which the other was sooner
    try:
        with transaction.atomic():
            passkey = Passkey.objects.create(
                account=account,
                name=name,
                handle=question.handle,
                credential_id=made.credential_id,
                public_key=made.public_key,
                sign_count=made.sign_count,
                made_at=now,
            )
    except IntegrityError:
        raise NotAllowed(THERE) from None
    logbook.record("add_passkey", by=by, now=now, on=passkey, about=account.person_id)
    means_told.tell(account.person, means_told.PASSKEY_ADDED, by=by, now=now)
    return codes.first(account, now=now)


@transaction.atomic
def drop_passkey(
    passkey_id: uuid.UUID, *, code: str = "", passkey: Answer | None = None, by: Actor, now: datetime
) -> None:
    """Drops a passkey of whoever acts, for a code or a passkey. Raises NotAllowed.

    Who must have a second step does not drop the last.
    """
    account = steps.own_account(by)
    row = Passkey.objects.filter(account=account, pk=passkey_id).first()
    if row is None:
        raise NotAllowed(GONE)
    if not _others(row):
        rules.check_may_drop_last_factor(by=by)
    steps.prove(account, code=code, passkey=passkey, by=by, now=now)
    logbook.record("drop_passkey", by=by, now=now, on=row, about=account.person_id)
    last = not _others(row)
    row.delete()
    if last:
        codes.drop(account)
    means_told.tell(account.person, means_told.PASSKEY_DROPPED, by=by, now=now)


def _others(passkey: Passkey) -> bool:
    """Says whether its owner has an app or another passkey."""
    others = Passkey.objects.filter(account=passkey.account).exclude(pk=passkey.pk)
    return others.exists() or SecondFactor.objects.filter(account=passkey.account).exists()
