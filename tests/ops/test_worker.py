import json
import signal
import threading
from datetime import timedelta

import pytest
from django.db import Error
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from leertraject.config import worker
from leertraject.kernel import tasks
from leertraject.kernel.models import WorkerBeat
from leertraject.logbook.models import Entry
from tests.ops import running, work

READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
SUCCESSFUL, FAILED = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED


def _only() -> DBTaskResult:
    return DBTaskResult.objects.get()


@pytest.mark.django_db
def test_a_task_is_run_and_its_number_kept(moment):
    work.count.enqueue(3)
    assert worker.step("one", now=moment)
    assert not worker.step("one", now=moment)
    row = _only()
    assert (row.status, row.return_value, row.worker_ids, row.started_at) == (SUCCESSFUL, 3, ["one"], moment)
    assert row.finished_at is not None


@pytest.mark.django_db
def test_words_that_a_task_gives_back_are_not_kept(moment):
    work.tell.enqueue()
    worker.step("one", now=moment)
    assert _only().return_value is None


@pytest.mark.django_db
def test_a_task_for_later_waits_for_its_moment(moment):
    work.count.using(run_after=moment + timedelta(hours=1)).enqueue(3)
    assert not worker.step("one", now=moment)
    assert worker.step("one", now=moment + timedelta(hours=1))


@pytest.mark.django_db
def test_a_failed_task_is_tried_five_times_with_growing_waits_and_then_given_up(moment):
    work.fall.enqueue()
    now, waits = moment, []
    while worker.run_pending(now=now, raising=False) and _only().status == READY:
        waits.append(_only().run_after - now)
        assert not worker.run_pending(now=_only().run_after - timedelta(microseconds=1))
        now = _only().run_after
    row = _only()
    assert (row.status, row.finished_at, len(row.worker_ids)) == (FAILED, now, 5)
    assert waits == [timedelta(seconds=s) for s in (5, 30, 300, 1800)]
    assert not worker.run_pending(now=now + timedelta(days=1))


@pytest.mark.django_db
def test_of_an_error_only_classes_and_places_are_kept(moment, caplog):
    work.fall.enqueue()
    worker.step("one", now=moment)
    row = _only()
    assert row.exception_class_path == "builtins.LookupError"
    assert "builtins.ValueError" in row.traceback
    assert "tests/ops/work.py:" in row.traceback
    stored = json.dumps(list(DBTaskResult.objects.values("traceback", "exception_class_path", "return_value")))
    assert work.SECRET not in stored
    assert "Youssef" not in caplog.text
    assert "builtins.LookupError" in caplog.text


@pytest.mark.django_db
def test_what_a_failed_task_wrote_does_not_stay_when_its_command_is_atomic(moment):
    work.note.enqueue("began")
    DBTaskResult.objects.update(args_kwargs={"args": [], "kwargs": {}})
    worker.step("one", now=moment)
    assert _only().status == READY
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_a_task_that_no_longer_exists_fails_like_any_other(moment):
    work.count.enqueue(1)
    DBTaskResult.objects.update(task_path="tests.ops.work.gone")
    worker.step("one", now=moment)
    row = _only()
    assert (row.status, row.exception_class_path) == (READY, "builtins.ImportError")


@pytest.mark.django_db
def test_the_task_of_a_silent_worker_goes_back_and_another_runs_it(moment):
    work.count.enqueue(3)
    tasks.beat("one", now=moment)
    assert worker._claim("one", now=moment) is not None
    assert worker.requeue_abandoned(now=moment + tasks.SILENCE) == 0
    late = moment + tasks.SILENCE + timedelta(seconds=1)
    assert worker.requeue_abandoned(now=late) == 1
    assert worker.step("two", now=late)
    row = _only()
    assert (row.status, row.worker_ids) == (SUCCESSFUL, ["one", "two"])


@pytest.mark.django_db
def test_a_task_that_keeps_killing_its_worker_is_given_up(moment):
    work.count.enqueue(3)
    for attempt in range(worker.ATTEMPTS):
        assert worker._claim(f"worker {attempt}", now=moment) is not None
        assert worker.requeue_abandoned(now=moment) == 1
    assert _only().status == FAILED
    assert _only().exception_class_path == worker.ABANDONED
    assert not worker.step("one", now=moment + timedelta(days=1))


@pytest.mark.django_db
def test_a_worker_without_a_task_at_hand_gives_back_what_it_could_not_finish(moment):
    work.count.enqueue(3)
    tasks.beat("one", now=moment)
    worker._claim("one", now=moment)
    assert worker.requeue_abandoned(now=moment, free="two") == 0
    assert worker.requeue_abandoned(now=moment, free="one") == 1


@pytest.mark.django_db
def test_who_lost_its_lease_does_not_tell_how_the_task_ended(moment):
    work.count.enqueue(3)
    slow = worker._claim("one", now=moment)
    worker.requeue_abandoned(now=moment)
    other = worker._claim("two", now=moment)
    worker._run(slow, "one", raising=False)
    assert _only().status == RUNNING
    worker._run(other, "two", raising=False)
    assert _only().status == SUCCESSFUL


@pytest.mark.django_db
def test_run_pending_runs_what_is_due_and_what_that_enqueued(moment):
    for number in range(3):
        work.count.enqueue(number)
    work.count.using(run_after=moment + timedelta(days=1)).enqueue(9)
    assert worker.run_pending(now=moment) == 3
    assert worker.run_pending(now=moment) == 0
    assert worker.run_pending(now=moment + timedelta(days=1)) == 1


@pytest.mark.django_db
def test_run_pending_stops_at_its_limit(moment):
    for number in range(3):
        work.count.enqueue(number)
    assert worker.run_pending(now=moment, limit=2) == 2


@pytest.mark.django_db
def test_run_pending_lets_the_error_of_a_task_rise(moment):
    work.fall.enqueue()
    with pytest.raises(LookupError):
        worker.run_pending(now=moment)
    assert _only().exception_class_path == "builtins.LookupError"


@pytest.mark.django_db
def test_looking_for_work_when_there_is_none_is_one_read(moment, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert not worker.step("one", now=moment)


def test_a_worker_that_loses_its_database_waits_and_goes_on(monkeypatch, caplog):
    def away(*_: object, **__: object) -> None:
        raise Error("secret of the connection")

    monkeypatch.setattr(worker.recurring.Schedule, "run_due", away)
    monkeypatch.setattr(worker.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(worker.connection, "close", lambda: None)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    assert worker._turn("one", worker.recurring.Schedule()) is False
    assert "django.db.utils.Error" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.django_db
def test_a_worker_waits_for_the_tables_of_its_code(monkeypatch, caplog):
    stop, answers = threading.Event(), iter([["logbook.0002_more"], Error("away"), []])

    def pending() -> list[str]:
        answer = next(answers)
        if isinstance(answer, Error):
            raise answer
        return answer

    monkeypatch.setattr(worker.health, "pending_migrations", pending)
    monkeypatch.setattr(worker.connection, "close", lambda: None)
    monkeypatch.setattr(stop, "wait", lambda seconds: None)
    worker._wait_for_tables(stop)
    assert list(answers) == []
    assert caplog.text.count("waiting for the database") == 1


def test_every_worker_has_its_own_id_that_fits():
    made = {worker.new_worker_id() for _ in range(100)}
    assert len(made) == 100
    assert all(len(name) <= 64 for name in made)


@pytest.mark.django_db(transaction=True)
def test_a_task_whose_worker_is_killed_is_run_by_another(tmp_path):
    told = tmp_path / "told"
    env = running.in_test_database(tmp_path)
    work.die_once.enqueue(str(told))
    with running.started("worker", env=env, log=tmp_path / "first.log") as first:
        assert first.wait(timeout=30) == -signal.SIGKILL
    assert _only().status == RUNNING

    # As if the seconds of silence had passed.
    WorkerBeat.objects.update(seen_at=WorkerBeat.objects.get().seen_at - 2 * tasks.SILENCE)
    with running.started("worker", env=env, log=tmp_path / "second.log") as second:
        running.eventually(lambda: _only().status == SUCCESSFUL, what="the second attempt")
        second.send_signal(signal.SIGTERM)
        assert second.wait(timeout=30) == 0
    assert told.read_text() == "done"
    one, other = _only().worker_ids
    assert one != other
    assert tasks.living(now=worker.clock.now()) == frozenset()


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_finishes_the_task_at_hand(tmp_path):
    told = tmp_path / "told"
    work.take_long.enqueue(str(told))
    work.count.using(priority=-1).enqueue(1)
    with running.started("worker", env=running.in_test_database(tmp_path), log=tmp_path / "log") as process:
        running.eventually(told.exists, what="the beginning of the task")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    assert told.read_text() == "ended"
    assert DBTaskResult.objects.get(priority=0).status == SUCCESSFUL
    assert DBTaskResult.objects.get(priority=-1).status == READY


@pytest.mark.django_db(transaction=True)
def test_several_workers_take_each_task_once(tmp_path):
    for number in range(30):
        work.note.enqueue(f"look_{number}")
    env = running.in_test_database(tmp_path)
    with (
        running.started("worker", env=env, log=tmp_path / "one.log"),
        running.started("worker", env=env, log=tmp_path / "two.log"),
    ):
        running.eventually(
            lambda: DBTaskResult.objects.filter(status=SUCCESSFUL).count() == 30, what="all of the tasks"
        )
    looked = Entry.objects.filter(verb__startswith="look_").values_list("verb", flat=True)
    assert sorted(looked) == sorted(f"look_{n}" for n in range(30))
