"""Background work after sessions. Each may run again: nothing is sent or frozen twice."""

from django_tasks import task

from leertraject.feedback import commands
from leertraject.kernel import clock


@task()
def ask() -> int:
    """Asks after sessions that were over in the last days; runs every hour."""
    return commands.ask_all(now=clock.now())


@task()
def recall() -> int:
    """Asks people to read their own plan back, two and nine days after a session; runs every hour."""
    return commands.recall_all(now=clock.now())


@task()
def freeze() -> int:
    """Freezes the picture of sessions that closed; runs every hour."""
    return commands.freeze_all(now=clock.now())
