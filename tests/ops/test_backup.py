"""`leertraject backup` and `restore`: everything comes back, on both databases, and nothing that should not."""

import base64
import shutil
from pathlib import Path

import pytest

from leertraject.config.backup import reading, tables
from leertraject.config.trouble import Trouble
from leertraject.lookback.tests import build
from leertraject.privacy import masterkey, sealedfile
from tests.ops.installations import installation

REFUSED = r"is beschadigd, veranderd of afgekapt|is geen .* van Leertraject|hoort niet bij deze back-up"
MASTER, OTHER = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """An installation in which people work."""
    with installation(tmp_path_factory.mktemp("source") / "a", master=MASTER) as made:
        made.do("fill")
        yield made


@pytest.fixture(scope="module")
def kept(source, tmp_path_factory):
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


def test_everything_comes_back_and_work_goes_on(source, kept, tmp_path):
    with installation(tmp_path / "b", master=MASTER) as fresh:
        done = fresh.run("restore", str(kept / "monday"))
        assert (done.returncode, done.stderr) == (0, b"")
        before, after = source.do("count"), fresh.do("count")
        # Mail that waited is not sent twice by itself.
        assert {name for name in before if before[name] != after[name]} == {"notices_notice"}
        assert before["notices_notice"]["rows"] == after["notices_notice"]["rows"] > 0
        assert fresh.do("prove") == {"refused": True, "words": [build.WORDS]}
        assert "is niet leeg" in _refused(fresh.run("restore", str(kept / "monday")))


def test_a_check_says_the_digest_of_each_table_and_leaves_nothing(source, kept):
    before = {path.name for path in source.data.iterdir()}
    done = source.run("restore", "--check", str(kept / "monday"))
    assert (done.returncode, done.stderr) == (0, b"")
    *lines, last = done.stdout.decode().splitlines()
    told = {name: {"rows": int(rows), "digest": digest} for name, rows, digest in map(str.split, lines)}
    expected = source.do("count")
    assert told == {name: said for name, said in expected.items() if name not in tables.KEYS}
    assert "is heel en gaat terug" in last
    assert {path.name for path in source.data.iterdir()} == before


def test_refusals_on_the_command_line_are_one_sentence(source, kept, tmp_path):
    shutil.copy(kept / "monday", tmp_path / "monday")
    assert "Zonder sleutelbestand gaat een back-up niet terug" in _refused(
        source.run("restore", "--check", str(tmp_path / "monday"))
    )
    assert source.run("backup", str(kept / "monday")).stderr.decode().endswith("is er al; geef een andere naam.\n")


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


def test_the_keys_must_be_of_this_installation_and_not_older(copied, master, source, tmp_path):
    shutil.copy(copied / "leertraject.keys", tmp_path / "old")
    assert source.run("backup", str(copied / "tuesday")).returncode == 0
    _opened(copied, "monday")
    _opened(copied, "tuesday")
    with pytest.raises(Trouble, match="is ouder dan de back-up; neem het nieuwste"):
        reading.both(copied / "tuesday", tmp_path / "old")
    (tmp_path / "other").write_bytes((copied / "monday").read_bytes())
    assert "is geen sleutelbestand van deze installatie" in _refused(
        source.run("keys", "save", str(tmp_path / "other"))
    )
    assert source.run("keys", "save", str(tmp_path / "old")).returncode == 0
    reading.both(copied / "tuesday", tmp_path / "old")


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
