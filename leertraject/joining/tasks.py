"""Background work of joining. Arguments are ids and nothing else."""

import uuid

from django_tasks import task

from leertraject.kernel import clock


@task()
def tell_refused(request_id: str) -> None:
    """Mails a no; raises when the mail server surely did not take it, so that the worker tries again."""
    from leertraject.joining import commands

    commands.tell_refused(request_id=uuid.UUID(request_id), now=clock.now())


@task()
def seat_all() -> int:
    """Gives places that came free; runs every five minutes."""
    from leertraject.joining import commands

    return commands.seat_all(now=clock.now())
