"""`leertraject keys`: rotate goes on after a kill at any moment, with a web server that keeps running; check; new."""

import argparse
import base64
import stat
import uuid

import pytest

from leertraject.config import keychain
from leertraject.config.trouble import Trouble
from leertraject.kernel import clock
from leertraject.privacy import boxes, commands, crypto, masterkey
from leertraject.privacy.models import Keyring, PersonKey
from tests.ops import running

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def file(settings, tmp_path):
    """The master key stands in a file."""
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", str(tmp_path / "keys" / "master.key")
    masterkey.ensure_file()
    masterkey.forget()
    yield tmp_path / "keys" / "master.key"
    masterkey.forget()


@pytest.fixture
def made(file, db):
    """Five boxes of five people."""
    from django.db import transaction

    with transaction.atomic():
        return [boxes.make(owner=uuid.uuid4(), now=clock.now()) for _ in range(5)]


def rotate():
    return keychain.rotate(argparse.Namespace(data=None))


def _readable(made):
    return boxes.open_boxes([box.id for box in made]) == {box.id: box for box in made}


def _killing(monkeypatch, owner, name, *, after):
    real = getattr(owner, name)

    def killed(*args, **kwargs):
        if after:
            real(*args, **kwargs)
        raise Killed

    monkeypatch.setattr(owner, name, killed)


MOMENTS = [
    (masterkey, "keep_in_file", False),
    (masterkey, "keep_in_file", True),
    (commands, "change_master", False),
    (commands, "change_master", True),
    (commands, "lock_again", False),
    (commands, "lock_again", True),
    (keychain, "_drop_others", False),
    (keychain, "_drop_others", True),
]


@pytest.mark.parametrize(
    ("owner", "name", "after"), MOMENTS, ids=lambda value: getattr(value, "__name__", str(value)).rsplit(".", 1)[-1]
)
def test_a_rotation_killed_at_any_moment_goes_on(made, file, capsys, owner, name, after):
    before = masterkey.current()
    real = commands.lock_again
    with pytest.MonkeyPatch.context() as patch:
        # Two keys at a time, so that a kill comes while some are locked with the old and some with the new key.
        patch.setattr(commands, "lock_again", lambda after=None: real(after=after, limit=2))
        _killing(patch, owner, name, after=after)
        with pytest.raises(Killed):
            rotate()
    masterkey.forget()
    assert _readable(made)
    assert base64.b64encode(before).decode() in file.read_text() or name == "_drop_others"
    assert rotate() == 0
    masterkey.forget()
    (key,) = masterkey.ring().values()
    assert key != before
    assert set(PersonKey.objects.values_list("master", flat=True)) == {crypto.fingerprint(key)}
    assert _readable(made)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert base64.b64encode(key).decode() not in capsys.readouterr().out


def test_a_process_that_knows_only_the_old_key_reads_and_writes_on(made, file):
    old = dict(masterkey.ring())
    assert rotate() == 0
    masterkey.ring.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        known = [old]
        patch.setattr(masterkey, "ring", lambda: known[0])
        patch.setattr(masterkey, "forget", lambda: known.__setitem__(0, _read(file)))
        assert _readable(made)


def _read(file):
    keys = [base64.b64decode(line) for line in file.read_text().split()]
    return {crypto.fingerprint(key): key for key in keys}


def test_a_key_that_does_not_open_keeps_the_old_master_key(made, file):
    before = masterkey.current()
    PersonKey.objects.filter(pk=PersonKey.objects.first().pk).update(wrapped=bytes(60))
    with pytest.raises(Trouble, match="De sleutel van 1 mensen gaat niet open"):
        rotate()
    assert base64.b64encode(before).decode() in file.read_text()


def test_keys_of_an_environment_are_changed_by_their_owner(settings, db):
    old, new = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))
    settings.MASTER_KEY = old
    masterkey.forget()
    with pytest.raises(Trouble, match="Zet eerst een nieuwe hoofdsleutel achter de huidige"):
        rotate()
    settings.MASTER_KEY = f"{old} {new}"
    assert rotate() == 0
    assert Keyring.objects.get().master == crypto.fingerprint(bytes([2]) * 32)
    with pytest.raises(Trouble, match="haal een oudere weg"):
        rotate()
    settings.MASTER_KEY = new
    masterkey.forget()


def test_check_and_new_on_the_command_line(tmp_path):
    env = running.in_test_database(tmp_path) | {"LEERTRAJECT_MASTER_KEY": base64.b64encode(bytes(32)).decode()}
    made = running.run("keys", "new", env=running.environment(tmp_path))
    assert (made.returncode, len(base64.b64decode(made.stdout))) == (0, 32)
    well = running.run("keys", "check", env=env)
    assert (well.returncode, well.stderr) == (0, b"")
    assert well.stdout.decode() == "Alle sleutels gaan open: 0 van mensen, 0 van teksten.\n"
    PersonKey.objects.create(person=uuid.uuid4(), wrapped=b"x", master="f" * 16, made_at=clock.now())
    wrong = running.run("keys", "check", env=env)
    assert (wrong.returncode, wrong.stdout) == (1, b"")
    says = "De sleutels kloppen niet: 1 sleutels van mensen horen bij een hoofdsleutel die hier niet is.\n"
    assert wrong.stderr.decode() == says
