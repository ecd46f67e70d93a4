"""Reading what a stranger made, in a process of its own that may use little memory and time.

A hostile file can then only end that process. It gets bytes and gives bytes; it opens no file for writing, and what it
prints or how it dies goes no further than `TooMuch`.
"""

import importlib
import os
import subprocess
import sys
from pathlib import Path

MEMORY = 512 * 1024 * 1024
SECONDS = 20
_FILES = 64
_ROOT = Path(__file__).resolve().parents[2]


class TooMuch(Exception):
    """The work took more memory or time than it may, or ended without an answer."""


def run(function: str, data: bytes, *, memory: int = MEMORY, seconds: int = SECONDS) -> bytes:
    """Returns what `function` ("package.module:name", bytes to bytes) makes of `data`, run in a process of its own.

    `memory` is in bytes, `seconds` of processor and of the clock. Raises TooMuch when it fails in any way.
    """
    # Without the environment: the process has no use for keys and addresses that stand there.
    command = [sys.executable, "-P", "-m", "leertraject.kernel.confined", function, str(memory), str(seconds)]
    environment = {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PATH": os.defpath}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=seconds, env=environment, cwd="/", check=False
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise TooMuch(type(error).__name__) from None
    if done.returncode != 0:
        raise TooMuch(f"ended with {done.returncode}")
    return done.stdout


def main(function: str, memory: int, seconds: int) -> int:
    """What the process does: takes its limits, then the bytes, and answers."""
    _limit(memory, seconds)
    module, _, name = function.partition(":")
    answer = getattr(importlib.import_module(module), name)(sys.stdin.buffer.read())
    sys.stdout.buffer.write(answer)
    return 0


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # not on this system: the clock still counts
        return
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
