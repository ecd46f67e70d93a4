"""Changing the master key: what was locked stays readable, also halfway, and new boxes lock with the new key."""

import base64
import uuid

import pytest

from leertraject.kernel.actors import SYSTEM
from leertraject.logbook.models import Entry
from leertraject.privacy import boxes, checking, commands, crypto, keyring, masterkey, personal_data
from leertraject.privacy.models import Box, Erasure, Keyring, PersonKey

pytestmark = pytest.mark.django_db

OTHER = bytes(range(100, 132))
NAME = crypto.fingerprint(OTHER)


@pytest.fixture
def both(settings):
    """The source holds a second master key."""
    settings.MASTER_KEY = f"{settings.MASTER_KEY}\n{base64.b64encode(OTHER).decode()}\n"
    masterkey.forget()


def _made(count, moment):
    return [boxes.make(owner=uuid.uuid4(), now=moment) for _ in range(count)]


def _all_open(made):
    return boxes.open_boxes([box.id for box in made]) == {box.id: box for box in made}


def test_the_database_says_which_key_locks(both, moment):
    made = _made(3, moment)
    assert set(PersonKey.objects.values_list("master", flat=True)) == {crypto.fingerprint(masterkey.current())}
    commands.change_master(to=NAME, by=SYSTEM, now=moment)
    made += _made(1, moment)
    assert PersonKey.objects.filter(master=NAME).count() == 1
    assert _all_open(made)
    assert Entry.objects.get().verb == "change_master_key"


def test_locking_again_goes_in_parts_and_keeps_everything_readable(both, settings, moment):
    made = _made(5, moment)
    backup = keyring.backup_key(Keyring.objects.get())
    commands.change_master(to=NAME, by=SYSTEM, now=moment)
    last, shut = commands.lock_again(limit=2)
    assert (PersonKey.objects.filter(master=NAME).count(), shut) == (2, 0)
    assert _all_open(made)
    while last is not None:
        last, shut = commands.lock_again(after=last, limit=2)
    settings.MASTER_KEY = base64.b64encode(OTHER).decode()
    masterkey.forget()
    assert _all_open(made)
    assert keyring.backup_key(Keyring.objects.get()) == backup
    assert checking.check().elsewhere == 0


def test_a_key_that_does_not_open_is_counted_and_left_as_it_was(both, moment):
    _made(3, moment)
    row = PersonKey.objects.order_by("person")[1]
    PersonKey.objects.filter(pk=row.pk).update(wrapped=bytes(60))
    commands.change_master(to=NAME, by=SYSTEM, now=moment)
    assert commands.lock_again()[1] == 1
    assert PersonKey.objects.exclude(master=NAME).get() == row


def test_a_key_put_in_the_file_later_is_found_by_a_process_that_runs(settings, tmp_path, moment):
    file = tmp_path / "master.key"
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", str(file)
    masterkey.ensure_file()
    masterkey.forget()
    made = _made(1, moment)
    first = masterkey.current()
    file.write_text(base64.b64encode(first).decode() + "\n" + base64.b64encode(OTHER).decode())
    assert list(masterkey.ring().values()) == [first]
    commands.change_master(to=NAME, by=SYSTEM, now=moment)
    assert _all_open(made + _made(1, moment))


def test_a_vault_is_not_asked_over_and_over_for_a_key_it_does_not_know(settings, tmp_path, monkeypatch):
    calls = tmp_path / "calls"
    script = tmp_path / "vault"
    script.write_text(f"#!/bin/sh\necho called >> {calls}\necho {base64.b64encode(OTHER).decode()}\n")
    script.chmod(0o700)
    settings.MASTER_KEY, settings.MASTER_KEY_COMMAND = "", str(script)
    monkeypatch.setattr(masterkey, "_asked_again", [-1000.0])
    masterkey.forget()
    assert [masterkey.named("f" * 16) for _ in range(5)] == [None] * 5
    assert masterkey.named(NAME) == OTHER
    assert calls.read_text().count("called") == 2


def test_a_machine_without_the_key_that_locks_makes_no_box(settings, moment):
    _made(1, moment)
    settings.MASTER_KEY = base64.b64encode(OTHER).decode()
    masterkey.forget()
    with pytest.raises(masterkey.NoMasterKey, match="Deze machine heeft de hoofdsleutel"):
        boxes.make(owner=uuid.uuid4(), now=moment)
    assert Box.objects.count() == 1


def test_a_database_of_before_the_keyring_keeps_the_key_its_rows_name(both, moment):
    PersonKey.objects.create(person=uuid.uuid4(), wrapped=b"x", master=NAME, made_at=moment)
    assert keyring.made(now=moment).master == NAME


def test_checking_counts_what_is_wrong(moment):
    assert checking.check() == checking.Checked()
    made = _made(4, moment)
    assert checking.check() == checking.Checked(persons=4, boxes=4, orphans=4)
    owners = dict(Box.objects.values_list("id", "owner_id"))
    PersonKey.objects.filter(pk=owners[made[0].id]).update(wrapped=bytes(60))
    PersonKey.objects.filter(pk=owners[made[1].id]).update(master="f" * 16)
    Box.objects.filter(pk=made[2].id).update(wrapped=bytes(60))
    found = checking.check()
    assert (found.shut_persons, found.elsewhere, found.shut_boxes, found.well) == (1, 1, 1, False)


def test_whoever_is_erased_is_on_the_list(moment):
    person = uuid.uuid4()
    boxes.make(owner=person, now=moment)
    personal_data.erase_for(person)
    personal_data.erase_for(person)
    assert Erasure.objects.get().person == person
    assert not PersonKey.objects.exists()
