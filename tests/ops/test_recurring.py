from datetime import timedelta

import pytest
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from leertraject.config import recurring, worker
from leertraject.kernel import clock, tasks
from leertraject.kernel.models import WorkerBeat
from leertraject.logbook.models import Seal
from leertraject.logbook.tests import build
from leertraject.people.models import BrowserSession
from leertraject.people.sessions import SessionStore
from tests.ops import work

MINUTE = timedelta(minutes=1)
ran: list[str] = []


def good() -> None:
    ran.append("good")


def bad() -> None:
    raise LookupError(work.SECRET)


def _table(*names: str) -> tuple[recurring.Recurrent, ...]:
    return tuple(recurring.Recurrent(name, f"{__name__}.{name}", MINUTE) for name in names)


@pytest.fixture(autouse=True)
def _nothing_ran():
    ran.clear()


@pytest.mark.django_db
def test_two_workers_share_one_turn_per_period(moment):
    one, other = recurring.Schedule(_table("good")), recurring.Schedule(_table("good"))
    for minute in range(3):
        one.run_due(now=moment + minute * MINUTE)
        other.run_due(now=moment + minute * MINUTE)
    assert ran == ["good"] * 3


def test_people_are_reminded_by_the_hour() -> None:
    every = {item.path: item.every for item in recurring.TABLE}
    assert every["leertraject.lookback.tasks.remind"] == timedelta(hours=1)


@pytest.mark.django_db
def test_between_turns_the_database_is_not_asked(moment, django_assert_num_queries):
    schedule = recurring.Schedule(_table("good"))
    schedule.run_due(now=moment)
    with django_assert_num_queries(0):
        schedule.run_due(now=moment + MINUTE - timedelta(microseconds=1))


@pytest.mark.django_db
def test_a_worker_that_came_later_does_not_wait_a_whole_period(moment):
    day = (recurring.Recurrent("good", f"{__name__}.good", timedelta(days=1)),)
    recurring.Schedule(day).run_due(now=moment)
    later = recurring.Schedule(day)
    later.run_due(now=moment + timedelta(hours=23, minutes=59))
    assert ran == ["good"]
    later.run_due(now=moment + timedelta(days=1))
    assert ran == ["good"] * 2


@pytest.mark.django_db
def test_what_fails_once_a_day_is_tried_again_within_minutes(moment):
    day = (recurring.Recurrent("bad", f"{__name__}.bad", timedelta(days=1)),)
    schedule = recurring.Schedule(day)
    assert schedule.run_due(now=moment) == ["bad"]
    assert schedule.run_due(now=moment + recurring.AGAIN - timedelta(seconds=1)) == []
    assert schedule.run_due(now=moment + 2 * recurring.AGAIN) == ["bad"]


@pytest.mark.django_db
def test_an_error_stops_neither_the_others_nor_the_next_turn_and_tells_no_words(moment, caplog):
    schedule = recurring.Schedule(_table("bad", "good"))
    assert schedule.run_due(now=moment) == ["bad", "good"]
    assert schedule.run_due(now=moment + MINUTE) == ["bad", "good"]
    assert "builtins.LookupError" in caplog.text
    assert "Youssef" not in caplog.text


def test_everything_in_the_table_exists_and_has_its_own_name():
    for item in recurring.TABLE:
        found = import_string(item.path)
        assert callable(getattr(found, "call", found)), item.path
    assert len({item.name for item in recurring.TABLE}) == len(recurring.TABLE)


@pytest.mark.django_db
def test_the_logbook_is_sealed_within_seconds(moment):
    build.written(3, now=moment)
    recurring.Schedule().run_due(now=moment)
    assert Seal.objects.count() == 3
    assert next(item.every for item in recurring.TABLE if item.name == "logbook.seal") <= timedelta(seconds=5)


@pytest.mark.django_db
def test_tidying_throws_away_what_has_passed_and_nothing_else(moment):
    now = clock.now()
    for lifetime in (-60, 60):
        session = SessionStore()
        session.set_expiry(lifetime)
        session.create()
    for number, age in enumerate([timedelta(days=8), timedelta(days=6)]):
        work.count.enqueue(number)
        DBTaskResult.objects.filter(finished_at=None).update(status=TaskResultStatus.SUCCESSFUL, finished_at=now - age)
    work.count.enqueue(2)
    tasks.beat("silent", now=now - timedelta(days=2))
    tasks.beat("living", now=now)

    recurring.tidy()

    assert BrowserSession.objects.count() == 1
    assert sorted(row.args_kwargs["args"][0] for row in DBTaskResult.objects.all()) == [1, 2]
    assert WorkerBeat.objects.get().worker_id == "living"
    assert worker.run_pending() == 1
