"""The lease of background work: the queue itself forgets a task whose worker was killed."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from leertraject.kernel.models import Recurring, WorkerBeat

SILENCE = timedelta(seconds=20)


def beat(worker_id: str, *, now: datetime) -> None:
    """Notes that this worker lives."""
    WorkerBeat.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": now})


def leave(worker_id: str) -> None:
    """Takes a worker that stops off the list."""
    WorkerBeat.objects.filter(worker_id=worker_id).delete()


def living(*, now: datetime) -> frozenset[str]:
    """Returns the ids of workers seen within `SILENCE`."""
    return frozenset(WorkerBeat.objects.filter(seen_at__gte=now - SILENCE).values_list("worker_id", flat=True))


def give_back(name: str, *, now: datetime) -> None:
    """Lets the next one take the turn at once: who took it is ready."""
    Recurring.objects.filter(name=name).update(due_at=now)


def take_turn(name: str, every: timedelta, *, now: datetime) -> bool:
    """Says whether the caller may run the recurring task `name` now; only one of many callers hears yes."""
    due = now + every
    if Recurring.objects.filter(name=name, due_at__lte=now).update(due_at=due):
        return True
    if Recurring.objects.filter(name=name).exists():
        return False
    try:
        with transaction.atomic():
            Recurring.objects.create(name=name, due_at=due)
    except IntegrityError:
        return False
    return True
