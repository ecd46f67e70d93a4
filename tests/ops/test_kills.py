"""kill -9 of web server and worker at twenty random moments of real work; two hundred by `make proof`."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.ops import running

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the proof makes an installation of its own; on PostgreSQL by `make proof`"
)


def _prove(*words: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "tests.proofs.killing", *words]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEERTRAJECT_")}
    return subprocess.run(program, cwd=running.ROOT, env=kept, capture_output=True, text=True, timeout=300)


def test_each_act_happened_wholly_or_not_at_all():
    done = _prove("--rounds", "20", "--seed", "7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout and "0 twice" in done.stdout


def test_an_act_that_is_not_in_one_piece_is_found():
    done = _prove("--rounds", "30", "--torn")
    assert done.returncode == 1 and "import after" in done.stdout, done.stdout + done.stderr
