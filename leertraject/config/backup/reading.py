"""Opening a backup and its keys. Both are read to their end and proven before anything is written anywhere."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from leertraject.config.backup import stages, tables
from leertraject.config.trouble import Trouble
from leertraject.privacy import crypto, keyring, masterkey, sealedfile


@dataclass(frozen=True)
class Proven:
    """A file of which every byte is what was written.

    stage   the migrations of the database that it was made of
    tables  per table how many rows and which digest
    """

    path: Path
    key: bytes
    made_at: datetime
    program: str
    stage: stages.Stage
    tables: dict[str, dict[str, Any]]

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yields (table, row). Raises Trouble."""
        with _lines(self.path, self.key) as lines:
            table = ""
            for line in lines:
                if line.startswith("["):
                    yield table, line
                else:
                    table = json.loads(line).get("table", "")


def both(path: Path, keys: Path) -> tuple[Proven, Proven]:
    """Returns the backup and the keys. Raises Trouble and masterkey.NoMasterKey."""
    head, with_keys = _head(path, "backup"), _keys_head(keys)
    if head.get("key") != with_keys.get("key"):
        raise Trouble(f"{keys} hoort niet bij deze back-up maar bij een andere installatie.")
    name = str(with_keys.get("master"))
    master = masterkey.named(name)
    if master is None:
        raise Trouble(
            f"De hoofdsleutel {name}, die bij {keys} hoort, is hier niet; zet hem terug uit je kluis of geef hem"
            " met LEERTRAJECT_MASTER_KEY."
        )
    found = _proven(keys, crypto.derive(master, "keys file"))
    data = _proven(path, _backup_key(found, master))
    if found.made_at < data.made_at:
        raise Trouble(f"{keys} is ouder dan de back-up; neem het nieuwste sleutelbestand.")
    return data, found


def _backup_key(keys: Proven, master: bytes) -> bytes:
    apps = stages_apps(keys)
    (row,) = (row for table, row in keys.rows() if table == "privacy_keyring")
    wrapped = tables.made(apps.get_model("privacy", "Keyring"), json.loads(row))
    return crypto.unseal(master, wrapped.backup, bound_to=keyring.BACKUP)  # type: ignore[attr-defined]


def stages_apps(found: Proven) -> Any:
    """Returns the models of the moment of a file. Raises Trouble when this program is older than the file."""
    try:
        return stages.apps_at(found.stage)
    except stages.Unknown as error:
        raise Trouble(
            f"{found.path} is van een nieuwere versie ({found.program}) die {error} kent; zet eerst die versie neer."
        ) from error


def _keys_head(keys: Path) -> dict[str, object]:
    if not keys.exists():
        raise Trouble(
            f"Zonder sleutelbestand gaat een back-up niet terug en {keys} is er niet; zet het nieuwste naast de"
            " back-up of wijs het aan met --keys."
        )
    return _head(keys, "keys")


def _head(path: Path, kind: str) -> dict[str, object]:
    what = {"backup": "back-up", "keys": "sleutelbestand"}[kind]
    try:
        with path.open("rb") as file:
            found = sealedfile.head(file)
    except FileNotFoundError as error:
        raise Trouble(f"Het bestand {path} is er niet; geef de {what} die je wilt terugzetten.") from error
    except OSError as error:
        raise Trouble(f"Het bestand {path} is niet te lezen; kijk van wie het is.") from error
    except sealedfile.Broken:
        found = {}
    if found.get("kind") != kind:
        raise Trouble(f"{path} is geen {what} van Leertraject.")
    return found


def _proven(path: Path, key: bytes) -> Proven:
    """Reads a file to its end. Raises Trouble."""
    tallies: dict[str, dict[str, Any]] = {}
    with _lines(path, key) as lines:
        start = json.loads(next(lines))
        said: dict[str, Any] = {}
        for line in lines:
            if not line.startswith("["):
                said = json.loads(line)
        tallies = said["tables"]
    return Proven(
        path=path,
        key=key,
        made_at=datetime.fromisoformat(start["made_at"]),
        program=start["program"],
        stage=[(app, name) for app, name in start["migrations"]],
        tables=tallies,
    )


@contextmanager
def _lines(path: Path, key: bytes) -> Iterator[Iterator[str]]:
    """The lines of a file. Raises Trouble when a byte of it is not what was written."""
    try:
        with path.open("rb") as file, gzip.GzipFile(fileobj=sealedfile.Reader(file, key), mode="rb") as packed:
            yield (line.decode("ascii").rstrip("\n") for line in packed)
    except (sealedfile.Broken, zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise Trouble(f"{path} is beschadigd, veranderd of afgekapt; neem een andere kopie.") from error
    except OSError as error:
        raise Trouble(f"{path} is niet verder te lezen; neem een andere kopie.") from error
