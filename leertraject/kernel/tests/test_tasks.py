import threading
from datetime import timedelta

import pytest
from django.db import connection

from leertraject.kernel import tasks
from leertraject.kernel.models import Recurring, WorkerBeat

MINUTE = timedelta(minutes=1)


@pytest.mark.django_db
def test_a_worker_lives_until_it_has_been_silent_too_long(moment):
    tasks.beat("one", now=moment)
    assert tasks.living(now=moment + tasks.SILENCE) == {"one"}
    assert tasks.living(now=moment + tasks.SILENCE + timedelta(microseconds=1)) == frozenset()


@pytest.mark.django_db
def test_a_beat_moves_the_moment_and_makes_no_second_row(moment):
    tasks.beat("one", now=moment)
    tasks.beat("one", now=moment + MINUTE)
    assert WorkerBeat.objects.get().seen_at == moment + MINUTE


@pytest.mark.django_db
def test_a_worker_that_leaves_is_gone_and_the_other_stays(moment):
    tasks.beat("one", now=moment)
    tasks.beat("two", now=moment)
    tasks.leave("one")
    assert tasks.living(now=moment) == {"two"}


@pytest.mark.django_db
def test_a_turn_is_taken_once_per_period(moment):
    assert tasks.take_turn("seal", MINUTE, now=moment)
    assert not tasks.take_turn("seal", MINUTE, now=moment)
    assert not tasks.take_turn("seal", MINUTE, now=moment + MINUTE - timedelta(microseconds=1))
    assert tasks.take_turn("seal", MINUTE, now=moment + MINUTE)
    assert not tasks.take_turn("seal", MINUTE, now=moment + MINUTE)


@pytest.mark.django_db
def test_turns_of_different_names_do_not_meet(moment):
    assert tasks.take_turn("seal", MINUTE, now=moment)
    assert tasks.take_turn("tidy", MINUTE, now=moment)


@pytest.mark.django_db
def test_a_turn_missed_for_long_comes_once_and_is_not_caught_up(moment):
    tasks.take_turn("seal", MINUTE, now=moment)
    late = moment + 60 * MINUTE
    assert tasks.take_turn("seal", MINUTE, now=late)
    assert Recurring.objects.get().due_at == late + MINUTE


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("known", [False, True], ids=["the first turn ever", "a turn that is due again"])
def test_of_many_at_once_only_one_takes_the_turn(moment, known):
    if known:
        tasks.take_turn("seal", MINUTE, now=moment - MINUTE)
    start, answers = threading.Barrier(6), []

    def ask() -> None:
        start.wait()
        answers.append(tasks.take_turn("seal", MINUTE, now=moment))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False] * 5 + [True]
