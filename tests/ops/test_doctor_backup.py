"""What the doctor says about backups."""

import json
from datetime import timedelta

import pytest
from django.db.migrations.recorder import MigrationRecorder

from leertraject.config.backup import looking, writing
from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.people import commands as people
from leertraject.privacy import commands, masterkey

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(settings, tmp_path):
    """A data folder with a master key, and a folder elsewhere for backups."""
    settings.DATA, settings.MASTER_KEY = tmp_path / "data", ""
    settings.MASTER_KEY_FILE = str(tmp_path / "data" / "keys" / "master.key")
    masterkey.ensure_file()
    masterkey.forget()
    (tmp_path / "backups").mkdir()
    yield tmp_path
    masterkey.forget()


def _wrong() -> list[str]:
    return [says for well, says in looking.findings() if not well]


def _put_in(places, folder: str) -> None:
    said = {"file": str(places / folder / "monday"), "keys": "", "made_at": ""}
    (places / "data" / writing.LAST).write_text(json.dumps(said))


def test_an_installation_that_works_a_week_without_a_backup_is_wrong(places):
    assert not _wrong()
    MigrationRecorder.Migration.objects.update(applied=clock.now() - timedelta(days=8))
    assert not _wrong()
    people.welcome_person(name="Noor Aydin", email=None, by=SYSTEM, now=clock.now())
    assert _wrong() == ["Er is nog nooit een back-up gemaakt; doe `leertraject backup`."]


@pytest.mark.parametrize(("days", "wrong"), [(0, 0), (6, 0), (7, 1), (30, 1)])
def test_a_last_backup_of_a_week_ago_is_wrong(places, days, wrong):
    commands.note_backup(verb="make_backup", by=SYSTEM, now=clock.now() - timedelta(days=days))
    assert len(_wrong()) == wrong


def test_a_master_key_beside_the_backups_is_wrong(places):
    _put_in(places, "backups")
    assert not _wrong()
    (places / "backups" / "master.key").write_text("x")
    assert "ligt de hoofdsleutel" in _wrong()[0]


@pytest.mark.parametrize(("folder", "wrong"), [("data", 1), ("data/keys", 1), (".", 1), ("gone", 0)])
def test_a_backup_in_the_data_folder_lies_beside_the_key(places, settings, folder, wrong):
    _put_in(places, folder)
    assert len(_wrong()) == wrong
    settings.MASTER_KEY_COMMAND = "vault"
    assert len(_wrong()) == (1 if folder == "data/keys" else 0)
