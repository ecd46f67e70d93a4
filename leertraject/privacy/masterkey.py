"""Where the master key comes from: environment, a command, or a file beside the data."""

import base64
import binascii
import os
import secrets
import shlex
import subprocess
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings

from leertraject.privacy import crypto


class NoMasterKey(Exception):
    """There is no usable master key. `str(error)` is one Dutch sentence."""


@cache
def current() -> bytes:
    """Returns the master key (32 bytes).

    Order: the setting MASTER_KEY (base64), the command MASTER_KEY_COMMAND that prints it, the file MASTER_KEY_FILE.
    Raises NoMasterKey.
    """
    if settings.MASTER_KEY:
        return _decode(settings.MASTER_KEY, "de instelling LEERTRAJECT_MASTER_KEY")
    if settings.MASTER_KEY_COMMAND:
        return _decode(_ask(settings.MASTER_KEY_COMMAND), "de opdracht LEERTRAJECT_MASTER_KEY_COMMAND")
    path = Path(settings.MASTER_KEY_FILE)
    if not path.is_file():
        raise NoMasterKey(f"Er is geen hoofdsleutel: het bestand {path} ontbreekt. Zet het terug uit je kluis.")
    return _decode(path.read_text(encoding="ascii", errors="replace"), f"het bestand {path}")


def ensure_file() -> None:
    """Makes the key file (mode 0600) for a new installation, unless a file, key or command is there already."""
    path = Path(settings.MASTER_KEY_FILE)
    if settings.MASTER_KEY or settings.MASTER_KEY_COMMAND or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written aside and then linked: whoever starts at the same time reads a whole key or none, and one key wins.
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.b64encode(crypto.new_key()) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(fresh, path)
    fresh.unlink()


def _ask(command: str) -> str:
    try:
        done = subprocess.run(shlex.split(command), capture_output=True, text=True, timeout=20, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
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
