"""Recovery codes: ten at a time for an account, each used once. They go with the last app or passkey."""

import uuid
from datetime import datetime

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.people import recovery
from leertraject.people.models import Account, RecoveryCode, SecondFactor
from leertraject.privacy import boxes


def fresh(account: Account, *, now: datetime) -> list[str]:
    """Replaces the recovery codes of an account by ten new ones and returns those; nobody can read them again."""
    drop(account)
    box, codes = boxes.make(owner=account.person_id, now=now), recovery.fresh()
    rows = (RecoveryCode(account=account, box=box.id, digest=recovery.digest(one, box)) for one in codes)
    RecoveryCode.objects.bulk_create(rows)
    return codes


def first(account: Account, *, now: datetime) -> list[str]:
    """Returns ten codes for who has none yet, and nothing for who has."""
    return [] if RecoveryCode.objects.filter(account=account).exists() else fresh(account, now=now)


def drop(account: Account) -> None:
    """Takes all codes of an account away."""
    old = set(RecoveryCode.objects.filter(account=account).values_list("box", flat=True))
    RecoveryCode.objects.filter(account=account).delete()
    for box in old:
        throw_away(box)


def throw_away(box: uuid.UUID) -> None:
    """Destroys a box in which nothing is left: codes of before passkeys came, lie in the box of their app."""
    left = SecondFactor.objects.filter(box=box).exists() or RecoveryCode.objects.filter(box=box).exists()
    if not left:
        boxes.destroy(box)


def use(account: Account, typed: str, *, by: Actor, now: datetime) -> bool:
    """Says whether this is a recovery code of the account; then it is gone."""
    box = RecoveryCode.objects.filter(account=account).values_list("box", flat=True).first()
    if box is None:
        return False
    digest = recovery.digest(typed, boxes.open_box(box))
    used, _ = RecoveryCode.objects.filter(account=account, digest=digest).delete()
    if used:
        logbook.record("use_recovery_code", by=by, now=now, on=account, about=account.person_id)
    return used > 0
