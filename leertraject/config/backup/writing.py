"""`leertraject backup` and `leertraject keys save`: one file with the data, one with the keys and who was erased."""

import argparse
import gzip
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from leertraject.config import starting
from leertraject.config.trouble import WRONG_CALL, Trouble

KEYS_NAME = "leertraject.keys"
LAST = "backup.json"  # in the data folder: where the last backup went, for the doctor


def backup(chosen: argparse.Namespace) -> int:
    """Writes a backup, and the file with keys beside it. Raises Trouble."""
    path, keys = Path(chosen.file), keys_path(chosen)
    if path.exists():
        raise Trouble(f"{path} is er al; geef een andere naam.", code=WRONG_CALL)
    starting.start_django(data=chosen.data, existing=True)
    with troubles():
        key = _backup_key()
        said: dict[str, Any] = {}
        with _aside(path) as file:
            said.update(_write_data(file, key))
            # The keys come last: who was erased while the backup was made has no key in them.
            _write_keys(keys, key)
        _note(path, keys, str(said["made_at"]))
    print(
        f"De back-up staat in {path}: {said['rows']} rijen uit {said['tables']} tabellen,"
        f" {path.stat().st_size / 1e6:.1f} MB. De sleutels die erbij horen staan in {keys}."
    )
    return 0


def save_keys(chosen: argparse.Namespace) -> int:
    """Writes the file with keys and who was erased, in place of an older one of this installation. Raises Trouble."""
    starting.start_django(data=chosen.data, existing=True)
    path = Path(chosen.file)
    with troubles():
        found = _write_keys(path, _backup_key())
    print(
        f"{path} houdt nu {found['privacy_box']['rows']} sleutels van teksten en {found['privacy_erasure']['rows']}"
        " gewiste personen bij; leg het bij de back-ups, in plaats van een ouder."
    )
    return 0


def keys_path(chosen: argparse.Namespace) -> Path:
    """Returns where the file with keys is: beside the backup, unless it is given."""
    return Path(chosen.keys) if chosen.keys else Path(chosen.file).parent / KEYS_NAME


@contextmanager
def troubles() -> Iterator[None]:
    """Makes what is wrong with keys, database or disk one sentence. Raises Trouble."""
    from leertraject.privacy import crypto, masterkey

    try:
        with starting.database():
            yield
    except masterkey.NoMasterKey as error:
        raise Trouble(str(error)) from error
    except crypto.Unreadable as error:
        raise Trouble("De sleutel van de back-ups gaat niet open met deze hoofdsleutel.") from error


def _backup_key() -> bytes:
    from leertraject.kernel import clock
    from leertraject.privacy import keyring

    return keyring.backup_key(keyring.made(now=clock.now()))


def _write_data(file: BinaryIO, key: bytes) -> dict[str, object]:
    """Returns when it was made and how much there is in it."""
    from leertraject.config.backup import stages, tables
    from leertraject.kernel import snapshot

    with snapshot.of_one_moment():
        stage = stages.applied()
        start = _start(stage)
        head = {"kind": "backup", "made_at": start["made_at"], "key": name_of(key)}
        found = _write(file, key, head, start, tables.travelling(stages.apps_at(stage)))
    rows = sum(int(str(table["rows"])) for table in found.values())
    return {"made_at": start["made_at"], "rows": rows, "tables": len(found)}


def _write_keys(path: Path, key: bytes) -> dict[str, Any]:
    from leertraject.config.backup import stages, tables
    from leertraject.kernel import snapshot
    from leertraject.privacy import crypto, keyring
    from leertraject.privacy.models import Keyring

    _check_ours(path, key)
    with _aside(path, instead=True) as file, snapshot.of_one_moment():
        row = Keyring.objects.get()
        stage = stages.applied()
        start = _start(stage)
        head = {"kind": "keys", "made_at": start["made_at"], "key": name_of(key), "master": row.master}
        sealing = crypto.derive(keyring.key_of(row), "keys file")
        return _write(file, sealing, head, start, tables.with_keys(stages.apps_at(stage)))


def name_of(key: bytes) -> str:
    """Returns what tells the backups of one installation from those of another."""
    from leertraject.privacy import crypto

    return crypto.fingerprint(crypto.derive(key, "name"))


def _check_ours(path: Path, key: bytes) -> None:
    """Never over the keys of another installation: without them its backups are lost."""
    from leertraject.privacy import sealedfile

    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            found = sealedfile.head(file)
    except (OSError, sealedfile.Broken):
        found = {}
    if (found.get("kind"), found.get("key")) != ("keys", name_of(key)):
        raise Trouble(f"{path} is er al en is geen sleutelbestand van deze installatie; geef een andere plaats.")


def _start(stage: list[tuple[str, str]]) -> dict[str, Any]:
    from leertraject import __version__
    from leertraject.kernel import clock

    return {"program": __version__, "made_at": clock.now().isoformat(), "migrations": stage}


def _write(file: BinaryIO, key: bytes, head: dict[str, Any], start: dict[str, Any], models: list[Any]) -> Any:
    """Writes the tables as lines and returns, per table, how many rows and which digest."""
    from leertraject.config.backup import tables
    from leertraject.privacy import sealedfile

    sealed = sealedfile.Writer(file, key, head)
    found = {}
    with gzip.GzipFile(fileobj=sealed, mode="wb", compresslevel=6, mtime=0) as packed:
        say: Callable[[str], int] = lambda text: packed.write(text.encode("ascii") + b"\n")  # noqa: E731
        say(tables.line(start))
        for model in models:
            tally = tables.Tally(tables.columns(model))
            say(tables.line({"table": model._meta.db_table}))
            for row in tables.rows(model):
                tally.add(row)
                say(row)
            found[model._meta.db_table] = tally.result()
        say(tables.line({"tables": found}))
    sealed.finish()
    return found


@contextmanager
def _aside(path: Path, *, instead: bool = False) -> Iterator[BinaryIO]:
    """A file that stands under its name only when it is whole and on the disk. Raises Trouble."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if instead:
            fresh.replace(path)
        else:
            os.link(fresh, path)
        _flush(path.parent)
    except FileExistsError as error:
        raise Trouble(f"{path} is er al; geef een andere naam.", code=WRONG_CALL) from error
    except OSError as error:
        raise Trouble(
            f"In {path.parent} kon {path.name} niet geschreven worden; is die map er, is er plaats?"
        ) from error
    finally:
        with suppress(OSError):
            fresh.unlink()


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _note(path: Path, keys: Path, made_at: str) -> None:
    from django.conf import settings

    from leertraject.kernel import clock
    from leertraject.kernel.actors import SYSTEM
    from leertraject.privacy import commands

    commands.note_backup(verb="make_backup", by=SYSTEM, now=clock.now())
    said = {"made_at": made_at, "file": str(path.resolve()), "keys": str(keys.resolve())}
    (settings.DATA / LAST).write_text(json.dumps(said), encoding="utf-8")
