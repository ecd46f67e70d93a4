"""Changing the master key, in steps that bear being broken off, and noting who was erased."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.privacy import crypto, keyring, masterkey
from leertraject.privacy.models import Erasure, Keyring, PersonKey


@transaction.atomic
def change_master(*, to: str, by: Actor, now: datetime) -> None:
    """Makes the master key named `to` the one that locks; what others locked before is locked again afterwards.

    Raises masterkey.NoMasterKey when it is not here, and crypto.Unreadable.
    """
    keyring.made(now=now)
    row = Keyring.objects.select_for_update().get()
    key = keyring.backup_key(row)
    row.previous, row.master, row.since = row.master, to, now
    row.backup = keyring.wrapped_backup(keyring.key_of(row), key)
    row.save()
    logbook.record("change_master_key", by=by, now=now, on=row)


@transaction.atomic
def lock_again(*, after: uuid.UUID | None = None, limit: int = 500) -> tuple[uuid.UUID | None, int]:
    """Locks up to `limit` persons' keys with the master key of now that are locked with another.

    Returns the last person it came to (None when there is nobody left) and how many keys did not open. Changes how
    keys are wrapped and nothing about anyone, so it is not in the logbook; `change_master` is.
    """
    ring = Keyring.objects.get()
    master = keyring.key_of(ring)
    others = PersonKey.objects.select_for_update().exclude(master=ring.master).order_by("person")
    rows = list(others.filter(person__gt=after)[:limit] if after else others[:limit])
    opened = [row for row in rows if _relock(row, ring.master, master)]
    PersonKey.objects.bulk_update(opened, ["wrapped", "master"])
    return (rows[-1].person if rows else None), len(rows) - len(opened)


@transaction.atomic
def note_backup(*, verb: str, by: Actor, now: datetime) -> None:
    """Notes in the logbook that a backup was made (`make_backup`) or put back (`restore_backup`)."""
    logbook.record(verb, by=by, now=now)


def note_erasure(*, person: uuid.UUID, now: datetime) -> None:
    """Notes that a person was erased, so that an older backup does not bring them back.

    Call inside the transaction of the erasure, whose command writes the logbook.
    """
    Erasure.objects.update_or_create(person=person, defaults={"at": now})


@transaction.atomic
def drop_erasures(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Takes persons off the list of erasures: no backup is as old any more. The file beside the backups loses them
    when it is next written."""
    for erasure in Erasure.objects.filter(pk__in=ids):
        logbook.record("drop_erasure", by=by, now=now)
        erasure.delete()


def _relock(row: PersonKey, name: str, master: bytes) -> bool:
    before = masterkey.named(row.master)
    if before is None:
        return False
    place = f"person:{row.person}"
    try:
        key = crypto.unseal(before, row.wrapped, bound_to=place)
    except crypto.Unreadable:
        return False
    row.wrapped, row.master = crypto.seal(master, key, bound_to=place), name
    return True
