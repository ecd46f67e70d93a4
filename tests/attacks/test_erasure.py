"""Whoever is erased is in no byte of the database any more: no name, no address, no sealed text, no key to it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.attacks import erasing, tables

ROOT = Path(__file__).resolve().parents[2]
SEALED = {"words"}


def test_nothing_of_an_erased_person_remains_in_any_table(demo: None) -> None:
    traces = erasing.traces_of(erasing.WHO)
    assert set(erasing.found_in(tables.dump(), traces)) == set(traces) - SEALED
    erasing.erase(erasing.WHO)
    assert erasing.found_in(tables.dump(), traces) == []


def test_nothing_of_an_erased_person_remains_in_the_file(tmp_path: Path) -> None:
    """In any byte of the file of SQLite, after vacuum and checkpoint."""
    own = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks.erasing"],
        cwd=ROOT,
        env=own | {"LEERTRAJECT_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found["before"]) == 7
    assert found["after"] == []
