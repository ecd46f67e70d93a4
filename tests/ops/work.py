"""Tasks that only tests enqueue."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.clock import now
from leertraject.logbook import commands

SECRET = "wat Youssef vertelde"


@task()
def count(number: int) -> int:
    """Gives back a number."""
    return number


@task()
def tell() -> str:
    """Gives back words, which may not be kept."""
    return SECRET


@task()
def note(verb: str) -> None:
    """Leaves something in the database."""
    commands.record(verb, by=SYSTEM, now=now())


@task()
def fall(words: str = SECRET) -> None:
    """Fails, with personal text in its message and in its local values."""
    try:
        int(words)
    except ValueError as error:
        raise LookupError(f"not found: {words}") from error


@task()
def die_once(path: str) -> None:
    """Kills its own worker the first time."""
    told = Path(path)
    if not told.exists():
        told.write_text(str(os.getpid()), encoding="ascii")
        os.kill(os.getpid(), signal.SIGKILL)
    told.write_text("done", encoding="ascii")


@task()
def take_long(path: str) -> None:
    """Says that it began, takes a second, and says that it ended."""
    Path(path).write_text("began", encoding="ascii")
    time.sleep(1.0)
    Path(path).write_text("ended", encoding="ascii")
