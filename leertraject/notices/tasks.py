"""Background work of mail. Arguments are ids and nothing else."""

import uuid

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from leertraject.kernel import clock
from leertraject.notices.commands import delivering


@task()
def deliver(notice_id: str) -> None:
    """Delivers one notice; raises when the mail server surely did not take it, so that the worker tries again."""
    delivering.deliver(uuid.UUID(notice_id), now=clock.now())


@task()
def sweep() -> int:
    """Looks after mail that no task looks after; runs every minute."""
    now, at_work = clock.now(), _at_work()
    for notice_id in delivering.forgotten(now=now, at_work=at_work):
        deliver.enqueue(str(notice_id))
    return delivering.sweep(now=now, at_work=at_work)


def _at_work() -> frozenset[uuid.UUID]:
    """Notices whose delivery runs or stands in line."""
    live = DBTaskResult.objects.filter(
        task_path=deliver.module_path, status__in=[TaskResultStatus.RUNNING, TaskResultStatus.READY]
    )
    return frozenset(uuid.UUID(work["args"][0]) for work in live.values_list("args_kwargs", flat=True))
