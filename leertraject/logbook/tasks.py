"""Background work of the logbook."""

from django_tasks import task

from leertraject.logbook import commands


@task()
def seal() -> int:
    """Seals what lies unsealed; runs every few seconds."""
    return commands.seal_entries()
