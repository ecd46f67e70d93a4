"""Background work of assignments."""

from django_tasks import task

from leertraject.assignments import commands
from leertraject.kernel import clock


@task()
def tell() -> int:
    """Tells people of new remarks to their work, bundled; runs every hour."""
    return commands.tell_all(now=clock.now())
