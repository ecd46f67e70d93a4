"""With what someone signs in, and where: sessions end, an app is added or dropped. Each change is told to its owner."""

import uuid
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.people import means_told, queries, rules, totp
from leertraject.people.commands import codes, steps
from leertraject.people.models import Account, BrowserSession, Passkey, RecoveryCode, SecondFactor
from leertraject.people.passkeys import Answer
from leertraject.privacy import boxes

HAS_ONE = "Je hebt al een app. Zet die eerst uit als je een andere wilt."
HAS_NONE = "Er staat geen app meer aan."
NOTHING = "Je hebt geen app en geen passkey, dus ook geen herstelcodes nodig."


@transaction.atomic
def end_session(session: BrowserSession, *, by: Actor, now: datetime) -> None:
    """Signs someone out in one browser, from its next request on. Raises NotAllowed."""
    account = session.account
    rules.check_may_end_session(account.person_id if account else None, by=by)
    ended, _ = BrowserSession.objects.filter(pk=session.pk).delete()
    if ended and account:
        logbook.record("end_session", by=by, now=now, on=account, about=account.person_id)


@transaction.atomic
def end_other_sessions(*, keep: uuid.UUID, by: Actor, now: datetime) -> int:
    """Signs someone out everywhere but in the browser `keep`. Returns in how many."""
    ended, _ = BrowserSession.objects.filter(account__person=by.subject).exclude(pk=keep).delete()
    if ended:
        account = Account.objects.get(person=by.subject)
        logbook.record("end_other_sessions", by=by, now=now, on=account, about=account.person_id)
    return ended


@transaction.atomic
def add_second_factor(*, secret: str, code: str, by: Actor, now: datetime) -> list[str]:
    """Adds an app that shows codes, and returns ten recovery codes, which nobody can read again; none when there are.

    Raises NotAllowed for a code that is not of this secret, and Conflict when there is an app already.
    """
    account = steps.own_account(by)
    if SecondFactor.objects.filter(account=account).exists():
        raise Conflict(HAS_ONE)
    step = totp.matching_step(secret, code, now=now)
    if step is None:
        raise NotAllowed(steps.WRONG)
    box = boxes.make(owner=account.person_id, now=now)
    sealed = box.seal(secret, field="secret")
    factor = SecondFactor.objects.create(account=account, box=box.id, secret=sealed, last_step=step, made_at=now)
    logbook.record("add_second_factor", by=by, now=now, on=factor, about=account.person_id)
    means_told.tell(account.person, means_told.ADDED, by=by, now=now)
    return codes.first(account, now=now)


@transaction.atomic
def renew_recovery_codes(*, code: str = "", passkey: Answer | None = None, by: Actor, now: datetime) -> list[str]:
    """Replaces the recovery codes by ten new ones, for a code of the app, one that is left, or a passkey.

    Raises NotAllowed for a wrong one, and Conflict when there is neither app nor passkey.
    """
    account = steps.own_account(by)
    if not queries.asks_second_step(account):
        raise Conflict(NOTHING)
    steps.prove(account, code=code, passkey=passkey, by=by, now=now)
    logbook.record("renew_recovery_codes", by=by, now=now, on=account, about=account.person_id)
    means_told.tell(account.person, means_told.CODES, by=by, now=now)
    return codes.fresh(account, now=now)


@transaction.atomic
def drop_second_factor(*, code: str = "", passkey: Answer | None = None, by: Actor, now: datetime) -> None:
    """Drops the app, for a code or a passkey. Raises Conflict when there is no app, and NotAllowed for a
    wrong one, or when it is the last of who must have one."""
    account = steps.own_account(by)
    factor = SecondFactor.objects.select_for_update().filter(account=account).first()
    if factor is None:
        raise Conflict(HAS_NONE)
    if not Passkey.objects.filter(account=account).exists():
        rules.check_may_drop_last_factor(by=by)
    steps.prove(account, code=code, passkey=passkey, by=by, now=now)
    _drop(factor, by=by, now=now)


@transaction.atomic
def lift_second_factor(*, account: Account, by: Actor, now: datetime) -> None:
    """Drops the app and the passkeys of someone who lost them and the recovery codes too. Raises NotAllowed for anyone
    but the system, which is who runs this machine, and Conflict when there are none."""
    rules.check_may_lift_second_factor(by=by)
    if not queries.asks_second_step(account):
        raise Conflict("Dit account heeft geen app en geen passkeys.")
    for passkey in Passkey.objects.select_for_update().filter(account=account):
        logbook.record("drop_passkey", by=by, now=now, on=passkey, about=account.person_id)
        passkey.delete()
        means_told.tell(account.person, means_told.PASSKEY_DROPPED, by=by, now=now)
    for factor in SecondFactor.objects.select_for_update().filter(account=account):
        _drop(factor, by=by, now=now)
    codes.drop(account)


@transaction.atomic
def drop_keyless_factors(*, by: Actor, now: datetime) -> int:
    """Drops every app of which the secret cannot be opened any more, as after an older backup: nobody would get in.

    Returns how many. Raises NotAllowed for anyone but the system.
    """
    rules.check_may_lift_second_factor(by=by)
    lost = list(SecondFactor.objects.select_for_update().exclude(box__in=boxes.existing()))
    for factor in lost:
        _drop(factor, by=by, now=now)
    RecoveryCode.objects.exclude(box__in=boxes.existing()).delete()
    return len(lost)


def _drop(factor: SecondFactor, *, by: Actor, now: datetime) -> None:
    person = factor.account.person
    logbook.record("drop_second_factor", by=by, now=now, on=factor, about=person.pk)
    factor.delete()
    if not Passkey.objects.filter(account=factor.account).exists():
        codes.drop(factor.account)
    codes.throw_away(factor.box)
    means_told.tell(person, means_told.DROPPED, by=by, now=now)
