"""What is read in a snapshot is of one moment, and who writes meanwhile does not wait."""

import threading

import pytest
from django.db import DatabaseError, connection

from leertraject.kernel import snapshot
from leertraject.kernel.models import WorkerBeat


def _beat(name, moment):
    def write():
        try:
            WorkerBeat.objects.create(worker_id=name, seen_at=moment)
        finally:
            connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join(10)
    assert not thread.is_alive(), "who writes waits"


@pytest.mark.django_db(transaction=True)
def test_what_others_write_meanwhile_is_not_seen(moment):
    _beat("before", moment)
    with snapshot.of_one_moment():
        assert WorkerBeat.objects.count() == 1
        _beat("meanwhile", moment)
        assert WorkerBeat.objects.count() == 1
    assert WorkerBeat.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_written_inside_and_afterwards_it_can(moment):
    with pytest.raises(DatabaseError), snapshot.of_one_moment():
        WorkerBeat.objects.create(worker_id="one", seen_at=moment)
    with pytest.raises(ZeroDivisionError), snapshot.of_one_moment():
        raise ZeroDivisionError
    WorkerBeat.objects.create(worker_id="one", seen_at=moment)
    assert WorkerBeat.objects.count() == 1


@pytest.mark.django_db
def test_in_a_transaction_it_is_the_moment_of_that_transaction(moment):
    WorkerBeat.objects.create(worker_id="one", seen_at=moment)
    with snapshot.of_one_moment():
        assert WorkerBeat.objects.count() == 1
