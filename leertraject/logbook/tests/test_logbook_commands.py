from datetime import timedelta

import pytest
from django.db import transaction

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.models import WorkerBeat
from leertraject.logbook import commands, tasks
from leertraject.logbook.models import Entry, Seal
from leertraject.logbook.tests import build

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what_with_which_about_whom_and_when(moment):
    beat = WorkerBeat(worker_id="one", seen_at=moment)
    commands.record("withdraw_release", by=build.ANOUK, now=moment, on=beat, about=build.BEA)
    entry = Entry.objects.get()
    assert (entry.actor, entry.verb, entry.subject, entry.at) == (
        build.ANOUK.subject,
        "withdraw_release",
        build.BEA,
        moment,
    )
    assert (entry.object_kind, entry.object_id) == ("kernel.workerbeat", "one")


def test_what_the_system_does_names_nobody(moment):
    commands.record("tidy", by=SYSTEM, now=moment)
    entry = Entry.objects.get()
    assert entry.actor is None
    assert (entry.object_kind, entry.object_id, entry.subject) == ("", "", None)


def test_no_two_entries_share_a_salt(moment):
    assert len({bytes(entry.salt) for entry in build.written(20, now=moment)}) == 20


def test_an_entry_goes_back_with_the_change_it_tells_of(moment):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        commands.record("withdraw_release", by=build.ANOUK, now=moment)
        raise ZeroDivisionError
    assert not Entry.objects.exists()


def test_sealing_takes_every_entry_once_in_order_of_id(moment):
    entries = build.written(4, now=moment)
    assert commands.seal_entries() == 4
    assert commands.seal_entries() == 0
    assert list(Seal.objects.order_by("id").values_list("entry_id", flat=True)) == [entry.pk for entry in entries]


def test_sealing_in_parts_makes_the_same_chain_as_sealing_at_once(moment):
    build.written(5, now=moment)
    commands.seal_entries()
    at_once = list(Seal.objects.order_by("id").values_list("digest", flat=True))
    Seal.objects.all().delete()
    assert [commands.seal_entries(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert list(Seal.objects.order_by("id").values_list("digest", flat=True)) == at_once


def test_an_entry_that_came_late_is_sealed_in_the_next_turn(moment):
    build.sealed(2, now=moment)
    build.written(1, now=moment - timedelta(days=1))
    assert commands.seal_entries() == 1


def test_the_worker_seals_in_batches_and_asks_little_when_there_is_nothing(
    moment, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(tasks, "BATCH", 2)
    monkeypatch.setattr(tasks, "PAUSE", 0)
    build.written(5, now=moment)
    assert tasks.seal.call() == 5
    with django_assert_num_queries(2):  # the last seal, and whether anything came after; no transaction
        assert tasks.seal.call() == 0


def test_what_came_in_very_late_is_sealed_by_the_slow_look(moment, monkeypatch):
    monkeypatch.setattr(tasks, "LATE", 1)
    late, *others = build.written(4, now=moment)
    assert commands.seal_entries(after=late.pk) == len(others)
    assert tasks.seal.call() == 0
    assert tasks.seal_late.call() == 1
    assert Seal.objects.latest("id").entry_id == late.pk


def test_the_worker_looks_back_for_what_came_in_late(moment):
    late, *others = build.written(4, now=moment)
    commands.seal_entries(after=late.pk)
    assert tasks.seal.call() == 1
