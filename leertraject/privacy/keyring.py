"""Which master key locks. The database says so, so that every process on every machine locks with the same one."""

from datetime import datetime

from leertraject.privacy import crypto, masterkey
from leertraject.privacy.models import Keyring, PersonKey

BACKUP = "backup"


def locking(*, now: datetime) -> tuple[str, bytes]:
    """Returns the name and the master key that new keys are locked with, and keeps others from changing it.

    Call inside the transaction that uses it. Raises masterkey.NoMasterKey.
    """
    row = Keyring.objects.select_for_update().first() or made(now=now)
    return row.master, key_of(row)


def made(*, now: datetime) -> Keyring:
    """Returns the one row, made when it is not there yet. Raises masterkey.NoMasterKey."""
    row = Keyring.objects.first()
    if row is not None:
        return row
    # A database of before this row existed says with its keys which master key locked them.
    name = PersonKey.objects.values_list("master", flat=True).first() or next(iter(masterkey.ring()))
    fresh = {"master": name, "since": now, "backup": wrapped_backup(_named(name), crypto.new_key())}
    return Keyring.objects.get_or_create(pk=1, defaults=fresh)[0]


def key_of(row: Keyring) -> bytes:
    """Returns the master key that locks. Raises masterkey.NoMasterKey when this machine does not have it."""
    return _named(row.master)


def backup_key(row: Keyring) -> bytes:
    """Returns the key of the backups. Raises crypto.Unreadable and masterkey.NoMasterKey."""
    return crypto.unseal(key_of(row), row.backup, bound_to=BACKUP)


def wrapped_backup(master: bytes, key: bytes) -> bytes:
    """Returns the key of the backups, wrapped by a master key."""
    return crypto.seal(master, key, bound_to=BACKUP)


def _named(name: str) -> bytes:
    key = masterkey.named(name)
    if key is None:
        raise masterkey.NoMasterKey(
            f"Deze machine heeft de hoofdsleutel {name} niet, waar deze database mee werkt; zet de juiste terug."
        )
    return key
