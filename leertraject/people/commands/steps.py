"""Showing that it is oneself: with the app, a recovery code or a passkey."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people import passkeys, queries, totp
from leertraject.people.commands import codes
from leertraject.people.models import Account, Passkey, SecondFactor
from leertraject.people.passkeys import Answer
from leertraject.privacy import boxes

WRONG = "Deze code klopt niet. Wacht op de volgende code in je app en typ die over."
WRONG_RECOVERY = "Deze herstelcode klopt niet, of je gebruikte hem al. Kijk of alle tien de tekens er staan."


@transaction.atomic
def pass_second_step(
    *, account: Account, code: str = "", passkey: Answer | None = None, by: Actor, now: datetime
) -> None:
    """Lets a code of the app, a recovery code or a passkey work this once. Raises NotAllowed when it does not.

    For who has none of them there is nothing to pass.
    """
    if queries.asks_second_step(account):
        prove(account, code=code, passkey=passkey, by=by, now=now)


@transaction.atomic
def enter_with_passkey(answer: Answer, *, now: datetime) -> Account:
    """Returns whose passkey answered, which verified that person, so that nothing else is asked. Raises NotAllowed."""
    account = _use(answer, of=None, now=now)
    if not account.is_active:
        raise NotAllowed(passkeys.UNKNOWN)
    return account


def own_account(by: Actor) -> Account:
    """Returns the account of whoever acts, locked. Raises NotAllowed for who has none."""
    account = Account.objects.select_for_update(of=("self",)).filter(person=by.subject).first() if by.subject else None
    if account is None:
        raise NotAllowed("Alleen jijzelf verandert hoe je inlogt.")
    return account


def prove(account: Account, *, code: str, passkey: Answer | None, by: Actor, now: datetime) -> None:
    """Raises NotAllowed unless this is a code or a passkey of the account; a code works once."""
    if passkey is not None:
        _use(passkey, of=account, now=now)
        return
    factor = SecondFactor.objects.select_for_update().filter(account=account).first()
    if factor and _shown_by_app(factor, code, now=now):
        return
    if not codes.use(account, code, by=by, now=now):
        raise NotAllowed(WRONG if factor else WRONG_RECOVERY)


def _shown_by_app(factor: SecondFactor, code: str, *, now: datetime) -> bool:
    secret = boxes.open_box(factor.box).unseal(factor.secret, field="secret")
    step = totp.matching_step(secret, code, now=now, after=factor.last_step)
    if step is None:
        return False
    factor.last_step = step
    factor.save(update_fields=["last_step"])
    return True


def _use(answer: Answer, *, of: Account | None, now: datetime) -> Account:
    question, used = passkeys.claimed(answer, now=now)
    kept = Passkey.objects.select_for_update(of=("self",)).filter(credential_id=used.credential_id)
    row = (kept if of is None else kept.filter(account=of)).select_related("account__person").first()
    if row is None or used.handle not in ((row.handle,) if of is None else (row.handle, None)):
        raise NotAllowed(passkeys.UNKNOWN)
    passkeys.check_signed(question, used, public_key=bytes(row.public_key))
    if of is None and not used.verified:
        raise NotAllowed(passkeys.UNVERIFIED)
    # A passkey that does not count says 0 for ever; one that counts, counts on.
    if (used.sign_count or row.sign_count) and used.sign_count <= row.sign_count:
        raise NotAllowed(passkeys.COPIED)
    row.sign_count = used.sign_count
    row.save(update_fields=["sign_count"])
    return row.account
