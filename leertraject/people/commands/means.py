"""With what someone signs in, and where: sessions end, an app is added or dropped. Each change is told to its owner."""

import uuid
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.people import means_told, rules, totp
from leertraject.people.commands import codes
from leertraject.people.models import Account, BrowserSession, RecoveryCode, SecondFactor
from leertraject.privacy import boxes

WRONG = "Deze code klopt niet. Wacht op de volgende code in je app en typ die over."
HAS_ONE = "Je hebt al een app. Zet die eerst uit als je een andere wilt."
HAS_NONE = "Er staat geen app meer aan."


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
    account = _own_account(by)
    if SecondFactor.objects.filter(account=account).exists():
        raise Conflict(HAS_ONE)
    step = totp.matching_step(secret, code, now=now)
    if step is None:
        raise NotAllowed(WRONG)
    box = boxes.make(owner=account.person_id, now=now)
    sealed = box.seal(secret, field="secret")
    factor = SecondFactor.objects.create(account=account, box=box.id, secret=sealed, last_step=step, made_at=now)
    logbook.record("add_second_factor", by=by, now=now, on=factor, about=account.person_id)
    means_told.tell(account.person, means_told.ADDED, by=by, now=now)
    return codes.first(account, now=now)


@transaction.atomic
def renew_recovery_codes(*, code: str, by: Actor, now: datetime) -> list[str]:
    """Replaces the recovery codes by ten new ones, for a code of the app or one that is left.

    Raises NotAllowed for a wrong code, and Conflict when there is no app.
    """
    account = _own_account(by)
    factor = SecondFactor.objects.select_for_update().filter(account=account).first()
    if factor is None:
        raise Conflict(HAS_NONE)
    if not _accepted(factor, code, by=by, now=now):
        raise NotAllowed(WRONG)
    logbook.record("renew_recovery_codes", by=by, now=now, on=account, about=account.person_id)
    means_told.tell(account.person, means_told.CODES, by=by, now=now)
    return codes.fresh(account, now=now)


@transaction.atomic
def drop_second_factor(*, code: str, by: Actor, now: datetime) -> None:
    """Drops the app with its recovery codes. Raises NotAllowed for a wrong code, and Conflict when there is none."""
    account = _own_account(by)
    factor = SecondFactor.objects.select_for_update().filter(account=account).first()
    if factor is None:
        raise Conflict(HAS_NONE)
    if not _accepted(factor, code, by=by, now=now):
        raise NotAllowed(WRONG)
    _drop(factor, by=by, now=now)


@transaction.atomic
def lift_second_factor(*, account: Account, by: Actor, now: datetime) -> None:
    """Drops the app of someone who lost it and the recovery codes too. Raises NotAllowed for anyone but the system,
    which is who runs this machine, and Conflict when there is none."""
    rules.check_may_lift_second_factor(by=by)
    factor = SecondFactor.objects.select_for_update().filter(account=account).first()
    if factor is None:
        raise Conflict("Dit account heeft geen app.")
    _drop(factor, by=by, now=now)


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


@transaction.atomic
def pass_second_step(*, account: Account, code: str, by: Actor, now: datetime) -> bool:
    """Says whether a code of the app, or one of the recovery codes, lets someone in; it works this once."""
    factor = SecondFactor.objects.select_for_update().filter(account=account).first()
    return factor is None or _accepted(factor, code, by=by, now=now)


def _own_account(by: Actor) -> Account:
    account = Account.objects.select_for_update(of=("self",)).filter(person=by.subject).first() if by.subject else None
    if account is None:
        raise NotAllowed("Alleen jijzelf verandert hoe je inlogt.")
    return account


def _accepted(factor: SecondFactor, code: str, *, by: Actor, now: datetime) -> bool:
    box = boxes.open_box(factor.box)
    step = totp.matching_step(box.unseal(factor.secret, field="secret"), code, now=now, after=factor.last_step)
    if step is not None:
        factor.last_step = step
        factor.save(update_fields=["last_step"])
        return True
    return codes.use(factor.account, code, by=by, now=now)


def _drop(factor: SecondFactor, *, by: Actor, now: datetime) -> None:
    person = factor.account.person
    logbook.record("drop_second_factor", by=by, now=now, on=factor, about=person.pk)
    codes.drop(factor.account)
    factor.delete()
    codes.throw_away(factor.box)
    means_told.tell(person, means_told.DROPPED, by=by, now=now)
