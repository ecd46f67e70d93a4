"""What has to happen again and again, and how often. Any worker may do it; of many workers only one does."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from leertraject.config import logs
from leertraject.kernel import tasks
from leertraject.kernel.models import Recurring

log = logging.getLogger("leertraject.worker")


@dataclass(frozen=True, slots=True)
class Recurrent:
    """`path` names a task or a function without arguments; it runs in the worker, in its own transaction."""

    name: str
    path: str
    every: timedelta


TABLE = (
    Recurrent("logbook.seal", "leertraject.logbook.tasks.seal", timedelta(seconds=5)),
    Recurrent("logbook.seal_late", "leertraject.logbook.tasks.seal_late", timedelta(hours=6)),
    Recurrent("notices.sweep", "leertraject.notices.tasks.sweep", timedelta(minutes=1)),
    Recurrent("lookback.expire", "leertraject.lookback.tasks.expire", timedelta(hours=1)),
    Recurrent("lookback.remind", "leertraject.lookback.tasks.remind", timedelta(hours=1)),
    Recurrent("programmes.follow_moves", "leertraject.programmes.tasks.follow_moves", timedelta(hours=1)),
    Recurrent("programmes.follow_all", "leertraject.programmes.tasks.follow_all", timedelta(hours=1)),
    Recurrent("programmes.sweep_live", "leertraject.programmes.tasks.sweep_live", timedelta(hours=1)),
    Recurrent("programmes.remind", "leertraject.programmes.tasks.remind", timedelta(hours=1)),
    Recurrent("assignments.tell", "leertraject.assignments.tasks.tell", timedelta(hours=1)),
    Recurrent("buddies.tell", "leertraject.buddies.tasks.tell", timedelta(hours=1)),
    Recurrent("feedback.ask", "leertraject.feedback.tasks.ask", timedelta(hours=1)),
    Recurrent("feedback.recall", "leertraject.feedback.tasks.recall", timedelta(hours=1)),
    Recurrent("feedback.freeze", "leertraject.feedback.tasks.freeze", timedelta(hours=1)),
    Recurrent("joining.seat_all", "leertraject.joining.tasks.seat_all", timedelta(minutes=5)),
    Recurrent("home.let_go", "leertraject.home.tasks.let_go", timedelta(days=1)),
    Recurrent("home.announce_ends", "leertraject.home.tasks.announce_ends", timedelta(hours=1)),
    Recurrent("config.tidy", "leertraject.config.recurring.tidy", timedelta(days=1)),
)
ASK = timedelta(minutes=1)
AGAIN = timedelta(minutes=5)


@dataclass(slots=True)
class Schedule:
    """What this worker still has to ask for. The database decides; this only keeps the asking rare."""

    table: tuple[Recurrent, ...] = TABLE
    asked: dict[str, datetime] = field(default_factory=dict)

    def run_due(self, *, now: datetime) -> list[str]:
        """Runs what is due and was not taken by another worker; returns the names.

        What fails is tried again after its period or `AGAIN`, whichever is sooner.
        """
        ran = []
        for item in self.table:
            often = min(item.every, ASK)
            if self.may_ask(item.name, often, now=now) and tasks.take_turn(item.name, item.every, now=now):
                ran.append(item.name)
                if not _run(item):
                    Recurring.objects.filter(name=item.name).update(due_at=now + min(item.every, AGAIN))
        return ran

    def may_ask(self, name: str, every: timedelta, *, now: datetime) -> bool:
        """Says whether `every` has passed since this worker last heard yes here for `name`."""
        last = self.asked.get(name)
        if last is not None and now - last < every:
            return False
        self.asked[name] = now
        return True


def _run(item: Recurrent) -> bool:
    found = import_string(item.path)
    call: Callable[[], object] = getattr(found, "call", found)
    try:
        call()
    except Exception as error:
        log.error("recurring %s failed: %s at %s", item.name, logs.class_of(error), logs.last_place(error))
        return False
    return True


def tidy() -> None:
    """Throws away expired sessions, tasks that ended a week ago, and workers that fell silent a day ago."""
    from importlib import import_module

    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from leertraject.kernel import clock
    from leertraject.kernel.models import WorkerBeat

    now = clock.now()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    ended = [TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED]
    DBTaskResult.objects.filter(status__in=ended, finished_at__lt=now - timedelta(days=7)).delete()
    WorkerBeat.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()
