"""Background work of programmes."""

from django_tasks import task

from leertraject.kernel import clock
from leertraject.programmes import commands
from leertraject.programmes.commands import reminding, steering


@task()
def follow_moves() -> int:
    """Lets enrolments follow who went to work elsewhere today; runs every hour."""
    return commands.follow_moves(now=clock.now())


@task()
def follow_all() -> int:
    """Brings calendars in line with roles that ended and addresses that came elsewhere; runs every hour."""
    return commands.follow_all(now=clock.now())


@task()
def remind() -> int:
    """Reminds who did not say whether they come to a session that is near; runs every hour."""
    return reminding.remind_all(now=clock.now())


@task()
def sweep_live() -> int:
    """Throws away what was on the screens of sessions before today and was not kept; runs every hour."""
    return steering.sweep_live(now=clock.now())
