import base64
import json
import shutil
import uuid

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings

from leertraject.config import doctor
from leertraject.home.models import DemoMarker
from leertraject.kernel import clock, tasks
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.models import WorkerBeat
from leertraject.logbook.models import Entry
from leertraject.logbook.tests import build
from leertraject.lookback.queries import texts
from leertraject.privacy import boxes, commands, crypto, masterkey
from leertraject.privacy.models import PersonKey
from tests.ops import running

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_master_key():
    masterkey.forget()
    yield
    masterkey.forget()


@pytest.fixture
def well():
    """An installation with nothing wrong: a worker that lives."""
    tasks.beat("one", now=clock.now())


def _wrong() -> list[tuple[str, str]]:
    return [(finding.check, finding.says) for finding in doctor.examine() if not finding.ok]


def _only_wrong() -> tuple[str, str]:
    (found,) = _wrong()
    return found


def test_a_well_installation_has_nothing_wrong_and_every_check_speaks(well, capsys):
    assert doctor.show(as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert all(set(finding) == {"check", "ok", "says"} and finding["ok"] is True for finding in found)
    assert {finding["check"] for finding in found} == {name for name, _ in doctor.CHECKS}
    assert doctor.show(as_json=False) == 0
    assert "FOUT" not in capsys.readouterr().out


def test_something_wrong_is_told_in_both_ways(capsys):
    assert doctor.show(as_json=False) == 1
    assert "FOUT  worker" in capsys.readouterr().out
    assert doctor.show(as_json=True) == 1
    assert [f["check"] for f in json.loads(capsys.readouterr().out) if not f["ok"]] == ["worker"]


def test_looking_changes_nothing(well, moment):
    build.written(2, now=moment)
    doctor.examine()
    assert list(WorkerBeat.objects.values_list("worker_id", flat=True)) == ["one"]
    assert Entry.objects.filter(seal__isnull=True).count() == 2


def test_a_check_that_falls_over_is_a_finding_without_words(well, monkeypatch):
    def fall() -> None:
        raise LookupError("wat Youssef vertelde")

    monkeypatch.setattr(texts, "broken_digests", fall)
    check, says = _only_wrong()
    assert check == "fragments"
    assert "builtins.LookupError" in says
    assert "Youssef" not in says


def test_settings_a_short_secret_key(well, settings):
    settings.SECRET_KEY = "kort"
    assert _only_wrong()[0] == "settings"


def test_settings_an_address_of_the_outside_without_https(well, settings):
    settings.BASE_URL, settings.HTTPS = "http://leren.dijkerveen.example", False
    check, says = _only_wrong()
    assert (check, "https" in says) == ("settings", True)


def test_settings_a_demo_with_an_address_of_the_outside(well, settings, moment):
    DemoMarker.objects.create(made_at=moment)
    assert not _wrong()
    settings.BASE_URL, settings.HTTPS = "https://leren.dijkerveen.example", True
    check, says = _only_wrong()
    assert (check, "demo" in says) == ("settings", True)


def test_settings_what_django_itself_finds(well):
    with override_settings(
        DEFAULT_AUTO_FIELD="django.db.models.TextField", TEMPLATES=[{"BACKEND": "x"}, {"BACKEND": "x"}]
    ):
        assert "settings" in dict(_wrong())


def test_keys_no_master_key(well, settings, tmp_path):
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", str(tmp_path / "master.key")
    check, says = _only_wrong()
    assert (check, "master.key" in says) == ("keys", True)


def test_keys_a_master_key_that_is_no_key(well, settings):
    settings.MASTER_KEY = "te kort"
    assert _only_wrong()[0] == "keys"


def test_keys_persons_of_another_master_key(well, settings, moment):
    boxes.make(owner=uuid.uuid4(), now=moment)
    settings.MASTER_KEY = base64.b64encode(b"x" * 32).decode()
    masterkey.forget()
    check, says = _only_wrong()
    assert (check, "waar deze database mee werkt, is hier niet" in says) == ("keys", True)


def test_keys_a_person_of_a_master_key_that_is_nowhere(well, moment):
    boxes.make(owner=uuid.uuid4(), now=moment)
    boxes.make(owner=uuid.uuid4(), now=moment)
    PersonKey.objects.filter(pk=PersonKey.objects.first().pk).update(master="f" * 16)
    check, says = _only_wrong()
    assert (check, "Van 1 personen hoort" in says) == ("keys", True)


def test_keys_a_change_of_master_key_that_was_broken_off(well, settings, moment):
    boxes.make(owner=uuid.uuid4(), now=moment)
    fresh = base64.b64encode(b"x" * 32).decode()
    settings.MASTER_KEY = f"{settings.MASTER_KEY} {fresh}"
    masterkey.forget()
    commands.change_master(to=crypto.fingerprint(b"x" * 32), by=SYSTEM, now=moment)
    check, says = _only_wrong()
    assert (check, "leertraject keys rotate" in says) == ("keys", True)


def test_keys_a_person_key_that_was_changed(well, moment):
    boxes.make(owner=uuid.uuid4(), now=moment)
    boxes.make(owner=uuid.uuid4(), now=moment)
    row = PersonKey.objects.first()
    row.wrapped = bytes(row.wrapped)[:-1] + bytes([bytes(row.wrapped)[-1] ^ 1])
    row.save()
    check, says = _only_wrong()
    assert (check, "Van 1 personen gaat" in says) == ("keys", True)


@pytest.mark.parametrize("name", ["master.key", "secret.key"])
def test_keys_a_file_that_others_can_read(well, settings, tmp_path, name):
    settings.MASTER_KEY_FILE = str(tmp_path / "keys" / "master.key")
    settings.DATA = tmp_path
    (tmp_path / "keys").mkdir()
    for file in ("master.key", "secret.key"):
        (tmp_path / "keys" / file).touch(mode=0o600)
    assert not _wrong()
    (tmp_path / "keys" / name).chmod(0o640)
    check, says = _only_wrong()
    assert (check, name in says) == ("keys", True)


@pytest.mark.django_db(transaction=True)
def test_database_sqlite_that_does_not_wait_for_the_disk(well):
    if connection.vendor != "sqlite":
        pytest.skip("a setting of SQLite")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
        found = _wrong()
        cursor.execute("PRAGMA synchronous=FULL")
    assert [(check, "synchronous=FULL" in says) for check, says in found] == [("database", True)]
    assert not _wrong()


@pytest.mark.django_db(transaction=True)
def test_database_that_cannot_be_written_in(well):
    forbid, allow = {
        "sqlite": ("PRAGMA query_only=ON", "PRAGMA query_only=OFF"),
        "postgresql": ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off"),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(forbid)
        found = _wrong()
        cursor.execute(allow)
    assert [check for check, _ in found] == ["database"]
    assert not _wrong()


def test_migrations_that_are_missing(well):
    MigrationRecorder.Migration.objects.filter(app="logbook", name="0001_initial").delete()
    check, says = _only_wrong()
    assert (check, "logbook.0001_initial" in says) == ("migrations", True)


def _smtp(settings, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port


def test_mail_a_server_that_answers(well, settings):
    from leertraject.notices.tests.mailserver import listening

    class Server:
        pass

    with listening(Server()) as port:
        _smtp(settings, port)
        assert not _wrong()


def test_mail_a_server_that_does_not_answer(well, settings):
    _smtp(settings, 1)
    check, says = _only_wrong()
    assert (check, "127.0.0.1" in says) == ("mail", True)


def test_disk_that_is_nearly_full(well, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**12, 10**12 - 10**8, 10**8))
    check, says = _only_wrong()
    assert (check, "0.1 GB" in says) == ("disk", True)


def test_fragments_whose_words_changed(well, monkeypatch):
    monkeypatch.setattr(texts, "broken_digests", lambda: iter([uuid.uuid4(), uuid.uuid4()]))
    check, says = _only_wrong()
    assert (check, says.startswith("2 fragmenten")) == ("fragments", True)


def test_logbook_a_changed_entry(well, moment):
    entries = build.sealed(3, now=moment)
    Entry.objects.filter(pk=entries[1].pk).update(verb="nothing_happened")
    check, says = _only_wrong()
    assert (check, f"vanaf regel {entries[1].pk}." in says) == ("logbook", True)


def test_logbook_a_tail_that_nobody_seals(well, moment, monkeypatch):
    monkeypatch.setattr(doctor, "LONG_TAIL", 2)
    build.written(3, now=moment)
    assert _only_wrong()[0] == "logbook"


def test_worker_that_fell_silent(well):
    with clock.standing_at(clock.now() + 2 * tasks.SILENCE):
        assert _only_wrong()[0] == "worker"


def test_a_folder_without_a_database_is_found_wrong_and_told_check_by_check(tmp_path):
    done = running.run("doctor", "--json", env=running.environment(tmp_path))
    assert done.returncode == 1
    assert done.stderr == b""
    found = {finding["check"]: finding["ok"] for finding in json.loads(done.stdout)}
    assert not any(found[check] for check in ("keys", "migrations", "logbook", "worker"))
