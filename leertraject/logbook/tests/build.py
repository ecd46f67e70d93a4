"""Logbook entries, made by the command that writes them."""

import uuid
from datetime import datetime

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands
from leertraject.logbook.models import Entry

ANOUK = Actor(subject=uuid.UUID(int=1), name="Anouk")
BEA = uuid.UUID(int=2)
# What is left in the row of an entry whose term has ended.
EMPTY = {"at": None, "actor": None, "verb": "", "object_kind": "", "object_id": "", "subject": None, "salt": None}


def written(count: int, *, now: datetime) -> list[Entry]:
    """Returns `count` entries, unsealed."""
    return [commands.record(f"look_{n}", by=ANOUK, now=now, about=BEA) for n in range(count)]


def sealed(count: int, *, now: datetime) -> list[Entry]:
    """Returns `count` entries, sealed."""
    entries = written(count, now=now)
    commands.seal_entries()
    return entries
