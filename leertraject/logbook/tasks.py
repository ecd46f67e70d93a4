"""Background work of the logbook."""

import time

from django_tasks import task

from leertraject.logbook import commands, queries

# On SQLite nobody else writes while entries are sealed: a batch takes some 20 ms, then others have their turn.
BATCH, PAUSE, BATCHES = 200, 0.02, 100
# An entry gets its id before its change is committed, so it may come in when later ones are sealed already. As far back
# as this is looked every time; what comes in later still, the slow look finds.
LATE = 2000


@task()
def seal() -> int:
    """Seals what lies unsealed; runs every few seconds."""
    return _seal(after=max(0, queries.last_sealed() - LATE))


@task()
def seal_late() -> int:
    """Seals what came in very late; reads the whole logbook, so it runs now and then."""
    return _seal(after=0)


def _seal(*, after: int) -> int:
    sealed = 0
    for _ in range(BATCHES):
        # A read first: on SQLite every transaction takes the write lock, and mostly there is nothing to do.
        if not queries.unsealed(after=after).exists():
            break
        sealed += commands.seal_entries(after=after, limit=BATCH)
        time.sleep(PAUSE)
    return sealed
