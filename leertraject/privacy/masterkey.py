"""Where the master key comes from: environment, a command, or a file beside the data.

A source holds one key, or several while they are changed: whitespace between them, the first is the one that a new
installation locks with. After that the database says which key locks (`models.Keyring`); the others only open.
"""

import base64
import binascii
import os
import secrets
import shlex
import subprocess
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings

from leertraject.privacy import crypto

# A vault that was asked again for a key that it does not know, is left alone for so many seconds.
_PATIENCE = 30.0
_asked_again = [-_PATIENCE]


class NoMasterKey(Exception):
    """There is no usable master key. `str(error)` is one Dutch sentence."""


@cache
def ring() -> dict[str, bytes]:
    """Returns the keys of the source by fingerprint, in its order: at least one.

    Order of sources: the setting MASTER_KEY (base64), the command MASTER_KEY_COMMAND that prints it, the file
    MASTER_KEY_FILE. Raises NoMasterKey.
    """
    keys = [_decode(text, _source()) for text in _text().split()] or [_decode("", _source())]
    return {crypto.fingerprint(key): key for key in keys}


def current() -> bytes:
    """Returns the first master key of the source (32 bytes). Raises NoMasterKey."""
    return next(iter(ring().values()))


def named(fingerprint: str) -> bytes | None:
    """Returns the master key with this fingerprint, or None.

    One that is not known yet is looked for once more in the source: it may have been put there since this process
    began. Raises NoMasterKey.
    """
    if fingerprint not in ring() and _may_ask_again():
        forget()
    return ring().get(fingerprint)


def forget() -> None:
    """Lets the source be read again."""
    ring.cache_clear()


def is_file() -> bool:
    """Says whether the keys stand in a file, so that this program can change them."""
    return not (settings.MASTER_KEY or settings.MASTER_KEY_COMMAND)


def path() -> Path:
    """Returns where the file with the keys is, or would be."""
    return Path(settings.MASTER_KEY_FILE)


def ensure_file() -> None:
    """Makes the key file (mode 0600) for a new installation, unless a file, key or command is there already."""
    if not is_file() or path().exists():
        return
    path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written aside and then linked: whoever starts at the same time reads a whole key or none, and one key wins.
    fresh = _written_aside([crypto.new_key()])
    with suppress(FileExistsError):
        os.link(fresh, path())
    fresh.unlink()


def keep_in_file(keys: Iterable[bytes]) -> None:
    """Replaces the key file by one with these keys: at any moment there is a whole old one or a whole new one."""
    _written_aside(keys).replace(path())
    _flush_folder(path().parent)
    forget()


def _written_aside(keys: Iterable[bytes]) -> Path:
    fresh = path().with_name(f"{path().name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.writelines(base64.b64encode(key) + b"\n" for key in keys)
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _may_ask_again() -> bool:
    """A file costs nothing to read; an environment never changes; a vault is not asked over and over."""
    if settings.MASTER_KEY:
        return False
    if not settings.MASTER_KEY_COMMAND:
        return True
    if time.monotonic() - _asked_again[0] < _PATIENCE:
        return False
    _asked_again[0] = time.monotonic()
    return True


def _source() -> str:
    if settings.MASTER_KEY:
        return "de instelling LEERTRAJECT_MASTER_KEY"
    if settings.MASTER_KEY_COMMAND:
        return "de opdracht LEERTRAJECT_MASTER_KEY_COMMAND"
    return f"het bestand {path()}"


def _text() -> str:
    if settings.MASTER_KEY:
        return str(settings.MASTER_KEY)
    if settings.MASTER_KEY_COMMAND:
        return _ask(settings.MASTER_KEY_COMMAND)
    if not path().is_file():
        raise NoMasterKey(f"Er is geen hoofdsleutel: het bestand {path()} ontbreekt. Zet het terug uit je kluis.")
    return path().read_text(encoding="ascii", errors="replace")


def _ask(command: str) -> str:
    try:
        done = subprocess.run(shlex.split(command), capture_output=True, text=True, timeout=20, check=True)  # noqa: S603
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise NoMasterKey("De opdracht die de hoofdsleutel geeft, mislukte. Probeer hem zelf eens.") from error
    return done.stdout


def _decode(text: str, source: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != crypto.KEY_BYTES:
        raise NoMasterKey(f"De hoofdsleutel uit {source} klopt niet: er horen 32 bytes te staan, als base64.")
    return key
