import base64
import os
import stat
import sys
from pathlib import Path

import pytest

from leertraject.privacy import masterkey

KEY = bytes(range(32, 64))
ENCODED = base64.b64encode(KEY).decode()


def test_environment_goes_first(settings) -> None:
    settings.MASTER_KEY = ENCODED
    settings.MASTER_KEY_COMMAND = "false"
    assert masterkey.current() == KEY


def test_command_prints_the_key(settings) -> None:
    settings.MASTER_KEY = ""
    settings.MASTER_KEY_COMMAND = f"{sys.executable} -c 'print(\"{ENCODED}\")'"
    assert masterkey.current() == KEY


@pytest.mark.parametrize("command", ["false", "/bestaat/niet"])
def test_a_failing_command_is_named(settings, command: str) -> None:
    settings.MASTER_KEY = ""
    settings.MASTER_KEY_COMMAND = command
    with pytest.raises(masterkey.NoMasterKey, match="opdracht die de hoofdsleutel geeft, mislukte"):
        masterkey.current()


def test_a_missing_file_is_named(settings, tmp_path: Path) -> None:
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", str(tmp_path / "master.key")
    with pytest.raises(masterkey.NoMasterKey, match=r"Er is geen hoofdsleutel: het bestand .*master\.key ontbreekt"):
        masterkey.current()


@pytest.mark.parametrize("text", ["", "geen base64!", base64.b64encode(b"te kort").decode(), "sleutel\xe9"])
def test_a_wrong_key_is_refused_without_being_shown(settings, tmp_path: Path, text: str) -> None:
    path = tmp_path / "master.key"
    path.write_bytes(text.encode("latin-1"))
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", str(path)
    with pytest.raises(masterkey.NoMasterKey, match="klopt niet: er horen 32 bytes te staan, als base64") as caught:
        masterkey.current()
    assert not text or text not in str(caught.value)


def test_a_new_file_is_private_and_used(settings, tmp_path: Path) -> None:
    path = tmp_path / "keys" / "master.key"
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", str(path)
    masterkey.ensure_file()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert len(masterkey.current()) == 32
    assert os.listdir(path.parent) == ["master.key"]


def test_an_existing_file_is_left_alone(settings, tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    path.write_text(ENCODED)
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", str(path)
    masterkey.ensure_file()
    assert masterkey.current() == KEY


def test_of_two_makers_one_key_wins(settings, tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "master.key"
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", str(path)
    # The other maker links its key between our look and our link.
    monkeypatch.setattr(masterkey.crypto, "new_key", lambda: path.write_text(ENCODED) and bytes(32))
    masterkey.ensure_file()
    assert masterkey.current() == KEY
    assert os.listdir(tmp_path) == ["master.key"]


def test_no_file_is_made_beside_a_key_in_the_environment(settings, tmp_path: Path) -> None:
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = ENCODED, str(tmp_path / "master.key")
    masterkey.ensure_file()
    assert os.listdir(tmp_path) == []
