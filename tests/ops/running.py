"""Programs that tests start: each in its own process group, and gone when the block ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
LEERTRAJECT = [sys.executable, "-m", "leertraject"]


def environment(data: Path, **more: str) -> dict[str, str]:
    """Returns the environment of someone who set nothing but the data folder."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {"LEERTRAJECT_DATA": str(data), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"} | more


def in_test_database(data: Path) -> dict[str, str]:
    """Returns an environment in which a program works in the database of this test."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{found['NAME']}"
    else:
        url = f"postgresql://{found['USER']}@{quote(found['HOST'], safe='')}/{found['NAME']}"
    return environment(data, DATABASE_URL=url, LEERTRAJECT_TESTING="1")


def run(*words: str, env: dict[str, str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs `leertraject` to its end."""
    return subprocess.run([*LEERTRAJECT, *words], env=env, cwd=ROOT, input=given, capture_output=True, timeout=60)


@contextmanager
def started(
    *words: str, env: dict[str, str], program: list[str] = LEERTRAJECT, log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Starts a program in its own group; kills the whole group at the end."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*program, *words], env=env, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield process
    finally:
        for pid in group(process.pid):
            # Some end by themselves as soon as their parent has gone.
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()


def group(leader: int) -> list[int]:
    """Returns the living processes of a group (a zombie no longer lives)."""
    asked = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in asked.splitlines()]
    return [int(pid) for pid, pgid, state in rows if int(pgid) == leader and not state.startswith("Z")]


def children(parent: int) -> list[int]:
    """Returns the living children of a process, oldest first."""
    asked = subprocess.run(["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in asked.splitlines()]
    return sorted(int(pid) for pid, ppid, state in rows if int(ppid) == parent and not state.startswith("Z"))


def eventually(asked: Callable[[], object], *, within: float = 30.0, what: str = "it") -> object:
    """Returns the first true answer; fails when none comes in time."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if answer := asked():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen within {within} s")
