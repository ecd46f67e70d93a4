"""The job: it lets go what had its time, and tells owners beforehand. It may be broken off anywhere, and runs again."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from leertraject.home import commands
from leertraject.home.models import TermRun
from leertraject.home.retention import due, registry
from leertraject.kernel import tasks
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.ending import Ending
from leertraject.notices import rhythm
from leertraject.people.models import Person

# Few enough that others have their turn between two batches; on SQLite nobody else writes meanwhile.
BATCH = 50
# So many batches of one ending at most; tomorrow is another day.
BATCHES = 400
# A job that was killed holds the lease no longer than this.
LEASE, NAME = timedelta(minutes=15), "home.retention.lease"


class Busy(Exception):
    """Another process lets things go at this moment."""


def let_go(*, now: datetime) -> dict[str, int]:
    """Lets everything go that had its time and returns how many rows of which kind. Raises Busy.

    Each batch is a transaction of its own: what went has gone, and the next run goes on with the rest.
    """
    if not tasks.take_turn(NAME, LEASE, now=now):
        raise Busy
    try:
        return _let_go(now)
    finally:
        # Only a kill keeps the place; what fails here is tried again soon.
        tasks.give_back(NAME, now=now)


def waiting(*, now: datetime) -> dict[str, int]:
    """Returns how many rows of which kind would go now, without changing anything."""
    found: dict[str, int] = {}
    for ending in registry.endings():
        if count := due.ready(ending, now=now).count():
            found[ending.kind] = found.get(ending.kind, 0) + count
    return found


def announce(*, now: datetime) -> int:
    """Tells owners what of theirs will go, each in one mail, and returns how many mails; none in quiet hours."""
    if rhythm.is_quiet(now):
        return 0
    per_person: dict[Any, list[tuple[str, Any, date]]] = {}
    for ending in registry.endings():
        rows = due.to_announce(ending, now=now).values_list(ending.owner, "pk", "start") if ending.owner else ()
        for person, key, start in rows[: BATCH * BATCHES]:
            per_person.setdefault(person, []).append((ending.kind, key, start))
    people = Person.objects.in_bulk(list(per_person))
    told = [commands.announce_ends(recipient=people[key], ends=ends, by=SYSTEM, now=now)
            for key, ends in per_person.items() if key in people]  # fmt: skip
    return sum(1 for number in told if number)


def _let_go(now: datetime) -> dict[str, int]:
    run = commands.begin_run(by=SYSTEM, now=now)
    gone: dict[str, int] = {}
    for ending in registry.endings():
        for number in _batches(ending, run, now):
            gone[ending.kind] = gone.get(ending.kind, 0) + number
    commands.end_run(run=run, by=SYSTEM, now=now)
    return gone


def _batches(ending: Ending, run: TermRun, now: datetime) -> Iterator[int]:
    for _ in range(BATCHES):
        # A read first: on SQLite every transaction takes the write lock, and mostly there is nothing to do.
        ids = list(due.ready(ending, now=now).values_list("pk", flat=True)[:BATCH])
        if not ids:
            return
        number = commands.let_go(ending=ending, ids=ids, run=run, by=SYSTEM, now=now)
        if not number:
            return
        yield number
