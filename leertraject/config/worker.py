"""The worker: takes tasks from the database queue, one at a time, and survives what may happen to it.

The queue of `django_tasks_db` leaves a task RUNNING for ever when its worker is killed, keeps the message of an error
in the database, and knows no second try. So here: a *lease* (a worker that has been silent for `kernel.tasks.SILENCE`
loses its task, which goes back in the queue), a *back-off* (a failed task waits and is tried again, five times in
all), and of an error only its class and place. Tasks run at least once, so each must bear being run again.
"""

import logging
import os
import signal
import socket
import threading
import time
import uuid
from datetime import datetime, timedelta
from types import FrameType

from django.db import Error, close_old_connections, connection, transaction
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from leertraject.config import health, logs, recurring
from leertraject.kernel import clock, tasks

log = logging.getLogger("leertraject.worker")

POLL = 0.5
BEAT = 5.0
WAITS = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30))
ATTEMPTS = len(WAITS) + 1
ABANDONED = "leertraject.config.worker.Abandoned"


def new_worker_id() -> str:
    """Returns an id that no other worker has: machine, process, chance; at most 64 characters."""
    return f"{socket.gethostname()[:24]}:{os.getpid()}:{uuid.uuid4().hex[:12]}"


def work(*, poll: float = POLL) -> None:
    """Works until SIGTERM or SIGINT; then finishes the task at hand and returns."""
    stop = threading.Event()

    def told(number: int, frame: FrameType | None) -> None:
        stop.set()

    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, told)
    _wait_for_tables(stop)
    me, known, done = new_worker_id(), threading.Event(), threading.Event()
    heart = threading.Thread(target=_beat, args=(me, known, done), name="heartbeat", daemon=True)
    heart.start()
    schedule = recurring.Schedule()
    while not stop.is_set():
        # Before its first beat nobody knows this worker, and what it takes would look abandoned.
        if not (known.wait(poll) and _turn(me, schedule)):
            stop.wait(poll)
    done.set()
    heart.join(timeout=BEAT)


def _wait_for_tables(stop: threading.Event) -> None:
    """Waits until `serve`, perhaps on another machine, has applied the migrations of this code."""
    told = False
    while not stop.is_set():
        try:
            if not health.pending_migrations():
                return
        except Error as error:
            _lost_database("waiting", error)
        if not told:
            log.warning("waiting for the database and its migrations")
            told = True
        stop.wait(1.0)


def _turn(me: str, schedule: recurring.Schedule) -> bool:
    """Does what is due and takes at most one task; returns whether there may be another."""
    try:
        close_old_connections()
        schedule.run_due(now=clock.now())
        if schedule.may_ask("lease", timedelta(seconds=BEAT), now=clock.now()):
            requeue_abandoned(now=clock.now(), free=me)
        return step(me, now=clock.now())
    except Error as error:
        _lost_database("queue", error)
        time.sleep(1.0)
        return False


def _beat(worker_id: str, known: threading.Event, done: threading.Event) -> None:
    while not done.is_set():
        try:
            tasks.beat(worker_id, now=clock.now())
            known.set()
        except Error as error:
            _lost_database("heartbeat", error)
        done.wait(BEAT)
    try:
        tasks.leave(worker_id)
    except Error as error:
        _lost_database("heartbeat", error)
    connection.close()


def _lost_database(part: str, error: Error) -> None:
    log.warning("%s: %s at %s", part, logs.class_of(error), logs.last_place(error))
    connection.close()


def step(worker_id: str, *, now: datetime) -> bool:
    """Takes one due task and runs it. Returns whether there was one."""
    row = _claim(worker_id, now=now)
    if row is None:
        return False
    _run(row, worker_id, raising=False)
    return True


def run_pending(*, now: datetime | None = None, limit: int = 200, raising: bool = True) -> int:
    """Runs every task that is due, here and now, and returns how many; for tests and for a one-off.

    With `raising` the error of a task rises, after it was noted as a worker would. Stops after `limit` tasks.
    """
    ran = 0
    while ran < limit and (row := _claim("run_pending", now=now or clock.now())) is not None:
        ran += 1
        _run(row, "run_pending", raising=raising, now=now)
    return ran


def due(now: datetime) -> "Q":
    """Returns the condition of tasks that may run at `now`; a task without a moment is always due."""
    return Q(status=TaskResultStatus.READY) & (Q(run_after__lte=now) | Q(run_after=get_date_max()))


def _claim(worker_id: str, *, now: datetime) -> DBTaskResult | None:
    # A read first: on SQLite every transaction takes the write lock, and mostly there is nothing to do.
    if not DBTaskResult.objects.filter(due(now)).exists():
        return None
    with transaction.atomic():
        row = DBTaskResult.objects.filter(due(now)).get_locked()
        if row is not None:
            row.status = TaskResultStatus.RUNNING
            row.started_at = now
            row.worker_ids = [*row.worker_ids, worker_id]
            row.save(update_fields=["status", "started_at", "worker_ids"])
    return row


def _run(row: DBTaskResult, worker_id: str, *, raising: bool, now: datetime | None = None) -> None:
    try:
        given = row.args_kwargs
        result = row.task.call(*given["args"], **given["kwargs"])
    except Exception as error:
        log.error("task %s (%s) failed: %s at %s", row.id, row.task_path, logs.class_of(error), logs.last_place(error))
        _finish(row, worker_id, now=now or clock.now(), error=error)
        if raising:
            raise
    else:
        _finish(row, worker_id, now=now or clock.now(), result=result)


def _finish(
    row: DBTaskResult,
    worker_id: str,
    *,
    now: datetime,
    result: object = None,
    error: Exception | None = None,
) -> None:
    with transaction.atomic():
        held = DBTaskResult.objects.select_for_update().filter(pk=row.pk, status=TaskResultStatus.RUNNING).first()
        if held is None or held.worker_ids[-1:] != [worker_id] or held.worker_ids != row.worker_ids:
            return  # the lease was lost: whoever has the task now tells how it ended
        if error is None:
            _succeed(held, result, now=now)
        else:
            _fail(held, logs.class_of(error), logs.places(error), now=now)
        held.save()


def _succeed(row: DBTaskResult, result: object, *, now: datetime) -> None:
    row.status = TaskResultStatus.SUCCESSFUL
    row.finished_at = now
    # A number may be kept; words lie readable in the database, so they may not.
    row.return_value = result if isinstance(result, int) else None
    row.exception_class_path = row.traceback = ""


def _fail(row: DBTaskResult, error_class: str, places: str, *, now: datetime) -> None:
    attempt = len(row.worker_ids)
    row.exception_class_path, row.traceback = error_class, places
    if attempt >= ATTEMPTS:
        row.status, row.finished_at = TaskResultStatus.FAILED, now
    else:
        row.status, row.run_after = TaskResultStatus.READY, now + WAITS[attempt - 1]


def requeue_abandoned(*, now: datetime, free: str = "") -> int:
    """Puts tasks of silent workers back in the queue, or gives up after `ATTEMPTS`. Returns how many.

    `free` is a worker that has no task at hand: what it left RUNNING, because the database was away when the task
    ended, is abandoned too.
    """
    alive = tasks.living(now=now) - {free}
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    silent = [pk for pk, ids in running.values_list("pk", "worker_ids") if not ids or ids[-1] not in alive]
    if not silent:
        return 0
    with transaction.atomic():
        rows = list(running.filter(pk__in=silent).select_for_update(skip_locked=True))
        for row in rows:
            _fail(row, ABANDONED, "", now=now)
            if row.status == TaskResultStatus.READY:
                row.run_after = now  # the machine fell, not the task: no reason to wait
            row.save()
    return len(rows)
