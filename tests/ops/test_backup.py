"""`leertraject backup` and `restore`: everything comes back, on both databases, and nothing that should not."""

import base64
import json
import shutil
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from leertraject.config.backup import reading, tables
from leertraject.config.trouble import Trouble
from leertraject.lookback.tests import build
from leertraject.privacy import masterkey, sealedfile
from tests.ops import running
from tests.ops.installations import installation

REFUSED = r"is beschadigd, veranderd of afgekapt|is geen .* van Leertraject|hoort niet bij deze back-up"
MASTER, OTHER = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """An installation with tables and nothing in them, for others to begin from."""
    with installation(tmp_path_factory.mktemp("blank") / "blank", master=MASTER) as made:
        made.do("migrate")
        yield made


@pytest.fixture(scope="module")
def source(blank, tmp_path_factory):
    """An installation in which people work."""
    with installation(tmp_path_factory.mktemp("source") / "a", master=MASTER, like=blank) as made:
        yield made


@pytest.fixture(scope="module")
def filled(source):
    """Who speaks in it."""
    return source.do("fill")


@pytest.fixture(scope="module")
def counted(filled):
    """Its tables, before the backup."""
    return filled["counted"]


@pytest.fixture(scope="module")
def kept(source, counted, tmp_path_factory):
    """A folder with its backup, and the keys beside it."""
    folder = tmp_path_factory.mktemp("kept")
    done = source.run("backup", str(folder / "monday"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert {path.name for path in folder.iterdir()} == {"monday", "leertraject.keys"}
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.iterdir())
    return folder


@pytest.fixture
def copied(kept, tmp_path):
    """The same, to spoil."""
    shutil.copytree(kept, tmp_path / "kept")
    return tmp_path / "kept"


@pytest.fixture
def master(settings):
    """The master key of the installation, in this process."""
    settings.MASTER_KEY = MASTER
    masterkey.forget()
    yield settings
    masterkey.forget()


def _refused(done) -> str:
    says = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert says.endswith(".\n")
    assert says.count("\n") == 1
    return says


def _opened(folder: Path, name: str = "monday"):
    return reading.both(folder / name, folder / "leertraject.keys")


def test_everything_comes_back_and_work_goes_on(counted, kept, blank, tmp_path):
    with installation(tmp_path / "b", master=MASTER, like=blank) as fresh:
        done = fresh.run("restore", str(kept / "monday"))
        assert (done.returncode, done.stderr) == (0, b"")
        proven = fresh.do("prove")
        after = proven["counted"]
        # Mail that waited is not sent twice by itself, and the logbook says that a backup came back.
        changed = {name for name in counted if counted[name] != after[name]}
        assert changed == {"notices_notice", "logbook_entry"}
        assert counted["notices_notice"]["rows"] == after["notices_notice"]["rows"] > 0
        assert counted["logbook_entry"]["rows"] == after["logbook_entry"]["rows"] - 1
        assert (proven["refused"], proven["words"]) == (True, [build.WORDS])
        assert "is niet leeg" in _refused(fresh.run("restore", str(kept / "monday")))


def test_a_database_that_keeps_something_else_gets_nothing(kept, tmp_path):
    """The digest of every table is taken again from what the database holds, before the transaction ends."""
    with installation(tmp_path / "b", master=MASTER) as fresh:
        assert fresh.do("put_back_changed", str(kept / "monday")) == {"code": 1, "rows": 0}
        done = fresh.run("restore", str(kept / "monday"))
        assert (done.returncode, done.stderr) == (0, b"")


def test_refusals_on_the_command_line_are_one_sentence(source, kept, tmp_path):
    shutil.copy(kept / "monday", tmp_path / "monday")
    assert "Zonder sleutelbestand gaat een back-up niet terug" in _refused(
        source.run("restore", "--check", str(tmp_path / "monday"))
    )
    assert source.run("backup", str(kept / "monday")).stderr.decode().endswith("is er al; geef een andere naam.\n")
    other = _refused(source.run("keys", "save", str(tmp_path / "monday")))
    assert "is geen sleutelbestand van deze installatie; geef een andere plaats" in other


def test_another_master_key_opens_nothing(copied, master):
    _opened(copied)
    master.MASTER_KEY = OTHER
    masterkey.forget()
    with pytest.raises(Trouble, match=r"De hoofdsleutel \w{16}, .* is hier niet; zet hem terug"):
        _opened(copied)


@pytest.mark.parametrize("name", ["monday", "leertraject.keys"])
def test_a_changed_cut_or_lengthened_file_is_refused(copied, master, name):
    whole = (copied / name).read_bytes()
    start = len(sealedfile.MAGIC) + 4
    spoiled = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in (start + 2, start + 400, -1)]
    spoiled += [whole[:at] for at in (0, 10, start + 3, len(whole) // 2, len(whole) - 1)]
    spoiled += [whole + b"x", whole + whole[start:]]
    for content in spoiled:
        (copied / name).write_bytes(content)
        with pytest.raises(Trouble, match=REFUSED):
            _opened(copied)


@pytest.fixture(scope="module")
def erased(source, filled, kept, tmp_path_factory):
    """The older backup, and the keys of after an erasure beside it."""
    folder = tmp_path_factory.mktemp("erased")
    shutil.copy(kept / "monday", folder)
    assert source.do("erase", filled["speaker"], str(folder / "leertraject.keys")) == {"code": 0}
    return folder


def test_an_older_backup_brings_nobody_back_who_was_erased_since(filled, erased, blank, tmp_path):
    with installation(tmp_path / "c", master=MASTER, like=blank) as fresh:
        # Broken off after the rows came in, the start of `serve` does what was still to do.
        half = fresh.do("put_back_until_the_rows", str(erased / "monday"))
        assert filled["speaker"] in half["people"]
        whole = fresh.do("start")
        assert filled["speaker"] not in whole["people"]
        assert len(whole["people"]) == len(half["people"]) - 1
        for trace in (filled["name"], filled["address"]):
            assert trace in half["text"]
            assert trace not in whole["text"]


def test_a_check_says_the_digest_of_each_table_and_what_went_since_and_leaves_nothing(source, counted, erased):
    before = {path.name for path in source.data.iterdir()}
    done = source.run("restore", "--check", str(erased / "monday"))
    assert (done.returncode, done.stderr) == (0, b"")
    *lines, last, since = done.stdout.decode().splitlines()
    told = {name: {"rows": int(rows), "digest": digest} for name, rows, digest in map(str.split, lines)}
    assert told == {name: said for name, said in counted.items() if name not in tables.KEYS}
    assert "is heel en gaat terug" in last
    assert "1 mensen gewist, 1 teksten en citaten zonder sleutel" in since
    assert {path.name for path in source.data.iterdir()} == before


def test_a_backup_of_an_older_version_is_migrated_and_a_newer_one_refused(tmp_path, master):
    with installation(tmp_path / "d", master=MASTER) as old:
        made = old.do("age", str(tmp_path / "old"))
        assert made["code"] == 0
        assert made["stage"] < made["whole"]
        done = old.run("restore", "--check", str(tmp_path / "old"))
        assert (done.returncode, done.stderr) == (0, b"")
    found, _ = reading.both(tmp_path / "old", tmp_path / "leertraject.keys")
    assert len(found.stage) == made["stage"]
    later = replace(found, stage=[*found.stage, ("people", "9999_later")], program="9.0")
    with pytest.raises(Trouble, match=r"van een nieuwere versie \(9.0\) die people.9999_later kent"):
        reading.stages_apps(later)


def test_what_is_written_meanwhile_is_in_it_wholly_or_not_at_all(source, counted, kept, copied, master, tmp_path):
    program = [sys.executable, "-m", "tests.ops.installations", "write"]
    with running.started(str(tmp_path / "stop"), env=source.env, program=program, log=tmp_path / "log") as writer:
        running.eventually((tmp_path / "stop.began").exists, what="the first row")
        assert source.run("backup", str(copied / "meanwhile")).returncode == 0
        (tmp_path / "stop").touch()
        writer.wait(30)
    assert json.loads((tmp_path / "log").read_text())["made"] > 0
    rows = Counter(
        "entry" if "welcome_organisation" in row else table
        for table, row in _opened(copied, "meanwhile")[0].rows()
        if table == "people_organisation" or "welcome_organisation" in row
    )
    assert rows["people_organisation"] == rows["entry"] > counted["people_organisation"]["rows"]
    with pytest.raises(Trouble, match="is ouder dan de back-up; neem het nieuwste"):
        reading.both(copied / "meanwhile", kept / "leertraject.keys")


def test_no_word_or_name_can_be_read_in_the_files(kept):
    for path in kept.iterdir():
        content = path.read_bytes()
        assert build.WORDS.encode() not in content
        assert b"voorbeeld" not in content


def test_what_does_not_travel_exists_and_nothing_points_at_it():
    from django.apps import apps

    found = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    assert set(tables.LEFT_OUT) | tables.KEYS <= set(found)
    for model in [*tables.travelling(apps), *tables.with_keys(apps)]:
        aims = {field.related_model._meta.db_table for field in model._meta.local_fields if field.related_model}
        assert not aims & set(tables.LEFT_OUT), model
