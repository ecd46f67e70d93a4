"""Background work of buddies."""

from django_tasks import task

from leertraject.buddies import commands
from leertraject.kernel import clock


@task()
def tell() -> int:
    """Tells people that a groupmate asks them to be their buddy; runs every hour."""
    return commands.tell_all(now=clock.now())
