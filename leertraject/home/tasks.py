"""Background work of letting go."""

from contextlib import suppress

from django_tasks import task

from leertraject.home.retention import running
from leertraject.kernel import clock


@task()
def let_go() -> int:
    """Lets go what had its time; runs daily. Returns how many rows went; 0 when another process is at it."""
    with suppress(running.Busy):
        return sum(running.let_go(now=clock.now()).values())
    return 0


@task()
def announce_ends() -> int:
    """Tells owners what will go; runs every hour, and does nothing in quiet hours."""
    return running.announce(now=clock.now())
