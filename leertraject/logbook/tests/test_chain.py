import hashlib
import json
from datetime import timedelta

import pytest
from django.db import connection

from leertraject.logbook import chain, commands
from leertraject.logbook.models import Entry, Seal
from leertraject.logbook.tests import build

pytestmark = pytest.mark.django_db


def _execute(sql: str, *values: object) -> None:
    """Changes the database as someone does who goes around the program."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_empty_logbook_is_whole():
    assert chain.verify() == chain.Verdict(last=chain.START, after_noted=0)


def test_a_whole_chain_verifies_and_the_unsealed_tail_is_counted(moment):
    build.sealed(5, now=moment)
    build.written(2, now=moment)
    last = Seal.objects.latest("id").digest
    assert chain.verify() == chain.Verdict(sealed=5, unsealed=2, last=last, after_noted=5)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verb", "nothing_happened"),
        ("object_kind", "people.person"),
        ("object_id", "7"),
        ("actor", "f" * 32),
        ("subject", "f" * 32),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
def test_a_changed_entry_is_named(moment, column, value):
    entries = build.sealed(5, now=moment)
    _execute(f"UPDATE logbook_entry SET {column} = %s WHERE id = %s", value, entries[2].pk)
    verdict = chain.verify()
    assert (verdict.sealed, verdict.first_broken) == (2, entries[2].pk)


def test_a_changed_entry_with_its_hash_put_right_is_named_all_the_same(moment):
    entries = build.sealed(5, now=moment)
    Entry.objects.filter(pk=entries[2].pk).update(verb="nothing_happened")
    forged = chain.payload_hash(Entry.objects.get(pk=entries[2].pk))
    Seal.objects.filter(entry=entries[2]).update(payload_hash=forged)
    assert chain.verify().first_broken == entries[2].pk


def test_a_removed_entry_breaks_the_chain_at_the_next(moment):
    entries = build.sealed(5, now=moment)
    Seal.objects.filter(entry=entries[2]).delete()
    Entry.objects.filter(pk=entries[2].pk).delete()
    verdict = chain.verify()
    assert (verdict.sealed, verdict.first_broken) == (2, entries[3].pk)


def test_two_swapped_entries_are_named(moment):
    entries = build.sealed(5, now=moment)
    one, other = Entry.objects.get(pk=entries[1].pk), Entry.objects.get(pk=entries[3].pk)
    Entry.objects.filter(pk=one.pk).update(verb=other.verb, salt=other.salt)
    Entry.objects.filter(pk=other.pk).update(verb=one.verb, salt=one.salt)
    assert chain.verify().first_broken == one.pk


def test_two_swapped_seals_are_named(moment):
    entries = build.sealed(5, now=moment)
    one, other = Seal.objects.get(entry=entries[1]), Seal.objects.get(entry=entries[3])
    for seal, values in ((one, other), (other, one)):
        Seal.objects.filter(pk=seal.pk).update(payload_hash=values.payload_hash, digest=values.digest)
    assert chain.verify().first_broken == entries[1].pk


def test_the_chain_still_verifies_when_a_payload_has_gone(moment):
    entries = build.sealed(5, now=moment)
    Entry.objects.filter(pk=entries[2].pk).update(**build.EMPTY)
    verdict = chain.verify()
    assert (verdict.sealed, verdict.first_broken, verdict.emptied) == (5, None, 1)


def test_a_chain_with_gone_payloads_still_names_a_later_change(moment):
    entries = build.sealed(5, now=moment)
    Entry.objects.filter(pk=entries[1].pk).update(**build.EMPTY)
    Entry.objects.filter(pk=entries[4].pk).update(verb="nothing_happened")
    assert chain.verify().first_broken == entries[4].pk


def test_a_hash_changed_under_a_gone_payload_is_named(moment):
    entries = build.sealed(5, now=moment)
    Entry.objects.filter(pk=entries[2].pk).update(**build.EMPTY)
    Seal.objects.filter(entry=entries[2]).update(payload_hash="0" * 64)
    assert chain.verify().first_broken == entries[2].pk


def test_a_changed_entry_that_pretends_to_be_emptied_is_named(moment):
    entries = build.sealed(5, now=moment)
    Entry.objects.filter(pk=entries[2].pk).update(actor=build.BEA, salt=None)
    assert chain.verify().first_broken == entries[2].pk


def test_an_entry_emptied_before_its_term_can_have_ended_is_named(moment):
    old = build.sealed(2, now=moment - timedelta(days=900))
    young = build.sealed(2, now=moment)
    limit = moment - timedelta(days=730)
    Entry.objects.filter(pk__in=[old[0].pk, old[1].pk, young[0].pk]).update(**build.EMPTY)
    assert chain.verify(kept_since=limit).early is None  # nothing left before it says how old it is
    Entry.objects.filter(pk=young[1].pk).update(**build.EMPTY)
    younger = build.sealed(2, now=moment)
    Entry.objects.filter(pk=younger[1].pk).update(**build.EMPTY)
    assert chain.verify(kept_since=limit).early == younger[1].pk
    assert chain.verify().early is None


def test_a_noted_digest_shows_what_came_after_it_and_that_the_end_was_cut_off(moment):
    build.sealed(3, now=moment)
    noted = chain.verify().last
    later = build.sealed(2, now=moment)
    assert chain.verify(noted=noted).after_noted == 2
    newest = chain.verify().last
    Seal.objects.filter(entry__in=later).delete()
    Entry.objects.filter(pk__in=[entry.pk for entry in later]).delete()
    cut = chain.verify(noted=newest)
    assert (cut.first_broken, cut.after_noted) == (None, None)  # the chain alone cannot tell
    assert chain.verify(noted=noted).after_noted == 0


def test_a_chain_that_was_sealed_anew_does_not_hold_the_noted_digest(moment):
    entries = build.sealed(3, now=moment)
    noted = chain.verify().last
    Seal.objects.all().delete()
    Entry.objects.filter(pk=entries[0].pk).update(verb="nothing_happened")
    commands.seal_entries()
    verdict = chain.verify(noted=noted)
    assert (verdict.first_broken, verdict.after_noted) == (None, None)


def test_the_chain_can_be_repeated_with_sha256_and_json_alone(moment):
    build.sealed(3, now=moment + timedelta(microseconds=123456))
    digest = "0" * 64
    for seal in Seal.objects.select_related("entry").order_by("id"):
        e = seal.entry
        text = (
            f'{{"actor":"{e.actor}","at":"2026-04-14T09:00:00.123456+00:00","id":{e.pk},"object_id":"",'
            f'"object_kind":"","subject":"{e.subject}","verb":{json.dumps(e.verb)}}}'
        )
        payload = hashlib.sha256(bytes(e.salt) + text.encode()).hexdigest()
        digest = hashlib.sha256(f"{digest}:{payload}".encode()).hexdigest()
        assert (seal.payload_hash, seal.digest) == (payload, digest)


def test_verifying_costs_the_same_queries_however_long_the_chain(moment, django_assert_num_queries):
    build.sealed(3, now=moment)
    with django_assert_num_queries(2):
        chain.verify()
    build.sealed(50, now=moment)
    with django_assert_num_queries(2):
        chain.verify()


def test_the_task_of_the_worker_seals(moment):
    from leertraject.logbook import tasks

    build.written(3, now=moment)
    assert tasks.seal.call() == 3
    assert commands.seal_entries() == 0
