"""Background work of the chain."""

from django_tasks import task

from leertraject.kernel import clock
from leertraject.lookback.commands import releases, reminding


@task()
def expire() -> int:
    """Ends the releases whose last day has passed; runs every hour."""
    return releases.expire_releases(now=clock.now())


@task()
def remind() -> int:
    """Reminds who has still to answer and who talks soon, each once; runs every hour."""
    return reminding.remind_all(now=clock.now())
