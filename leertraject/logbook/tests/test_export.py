"""What is exported can be recomputed by a script that knows nothing of Leertraject, and any change shows."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from leertraject.logbook import chain
from leertraject.logbook.models import Entry
from leertraject.logbook.tests import build

pytestmark = pytest.mark.django_db

SCRIPT = Path(__file__).resolve().parents[3] / "docs" / "verify_logbook.py"


@pytest.fixture(scope="module")
def outside():
    """The outside script, loaded as a module."""
    spec = importlib.util.spec_from_file_location("verify_logbook", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def lines(moment):
    """An export of five sealed entries, of which the second is emptied, and one that waits."""
    entries = build.sealed(5, now=moment)
    Entry.objects.filter(pk=entries[1].pk).update(**build.EMPTY)
    build.written(1, now=moment)
    return list(chain.exported())


def _with(lines, at, change):
    row = json.loads(lines[at])
    change(row)
    return [*lines[:at], json.dumps(row), *lines[at + 1 :]]


def test_the_script_finds_what_verify_finds(outside, lines):
    verdict = chain.verify()
    assert outside.verify(lines) == {
        "sealed": verdict.sealed,
        "unsealed": verdict.unsealed,
        "emptied": verdict.emptied,
        "last": verdict.last,
        "after": 5,
    }
    third = json.loads(lines[3])["digest"]
    assert outside.verify(lines, third)["after"] == 2


@pytest.mark.parametrize("field", ["id", "at", "actor", "verb", "object_kind", "object_id", "subject"])
def test_any_changed_field_is_named(outside, lines, field):
    changed = _with(lines, 3, lambda row: row["entry"].update({field: 7 if field == "id" else "iets anders"}))
    with pytest.raises(outside.Wrong, match="hoort niet bij haar hash"):
        outside.verify(changed)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda row: row.update(salt="00" * 16), "hoort niet bij haar hash"),
        (lambda row: row.update(salt="geen zout"), "zout is niet te lezen"),
        (lambda row: row.update(salt=None), "inhoud staat er nog"),
        (lambda row: row.update(payload_hash="0" * 64), "hoort niet bij haar hash"),
        (lambda row: row.update(digest="0" * 64), "andere schakel"),
        (lambda row: row["entry"].pop("actor"), "andere velden"),
        (lambda row: row["entry"].update(extra=1), "andere velden"),
        (lambda row: row.pop("digest"), "geen regel van een uitvoer"),
    ],
)
def test_any_other_change_of_a_row_is_named_with_its_number(outside, lines, change, says):
    number = json.loads(lines[3])["entry"]["id"]
    with pytest.raises(outside.Wrong, match=f"regel {number} van het logboek: .*{says}"):
        outside.verify(_with(lines, 3, change))


def test_a_hash_changed_under_an_emptied_entry_breaks_the_chain(outside, lines):
    with pytest.raises(outside.Wrong, match="andere schakel"):
        outside.verify(_with(lines, 2, lambda row: row.update(payload_hash="0" * 64)))


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ((0, 1, 2, 4, 5, 6, 7), "andere schakel"),  # one taken out
        ((0, 1, 2, 4, 3, 5, 6, 7), "andere schakel"),  # two swapped
        ((0, 1, 2, 3, 3, 4, 5, 6, 7), "andere schakel"),  # one twice
        ((0, 1, 2, 3, 4, 6, 7), "het einde zegt iets anders"),  # the last sealed one taken off
        ((0, 1, 2, 3, 4, 5, 7), "het einde zegt iets anders"),  # the tail taken off
        ((0, 1, 2, 3, 4, 6, 5, 7), "na een onverzegelde"),
        ((0, 1, 2, 3), "het einde ontbreekt"),
        ((0,), "het einde ontbreekt"),
        ((1, 2, 3, 4, 5, 6, 7), "geen uitvoer van het logboek"),
        ((0, 1, 2, 3, 4, 5, 6, 7, 6), "na het einde"),
    ],
)
def test_rows_taken_out_swapped_or_put_in_are_seen(outside, lines, order, says):
    with pytest.raises(outside.Wrong, match=says):
        outside.verify([lines[at] for at in order])


def test_an_end_that_was_cut_off_with_care_shows_only_by_a_noted_digest(outside, lines):
    noted = json.loads(lines[5])["digest"]
    end = json.dumps({"sealed": 4, "unsealed": 0, "last": json.loads(lines[4])["digest"]})
    cut = [*lines[:5], end]
    assert outside.verify(cut)["sealed"] == 4
    with pytest.raises(outside.Wrong, match="afgekapt of opnieuw gemaakt"):
        outside.verify(cut, noted)


@pytest.mark.parametrize("line", ["", "[]", "{", '{"entry": {}, "entry": {}}', "null", "7"])
def test_what_is_no_export_is_refused(outside, lines, line):
    with pytest.raises(outside.Wrong, match="regel 3 van het bestand"):
        outside.verify([*lines[:2], line, *lines[2:]])


def test_the_script_runs_by_itself_with_the_standard_library_alone(lines, tmp_path):
    def run(*words):
        return subprocess.run(
            [sys.executable, "-I", "-S", str(SCRIPT), *words], capture_output=True, text=True, cwd=tmp_path, check=False
        )

    file = tmp_path / "logboek.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="ascii")
    last = json.loads(lines[-1])["last"]
    well = run(str(file), "--since", last)
    assert (well.returncode, well.stderr) == (0, "")
    assert "5 verzegeld (waarvan 1 leeg), 1 nog niet" in well.stdout
    assert f"Laatste controlewaarde: {last}" in well.stdout
    assert run(str(file), "--since", "0" * 63 + "1").returncode == 1
    file.write_text("\n".join(lines[:4]), encoding="ascii")
    cut = run(str(file))
    assert (cut.returncode, cut.stdout) == (1, "")
    assert cut.stderr == "Het logboek klopt niet; het bestand is afgekapt: het einde ontbreekt.\n"
    assert run(str(tmp_path / "nergens")).returncode == 2
    assert run().returncode == 2
