"""kill -9 of the worker on both sides of the mail server's 250: nothing goes out twice, the sender is told."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from leertraject.notices.tests.mailserver import listening

ROOT = Path(__file__).resolve().parents[3]


class Server:
    """Takes mail. Just before its 250 it kills the sender (`before`), or freezes it, so that the 250 lies ready for a
    process that will be killed without having read it (`after`)."""

    def __init__(self, kill: str = "") -> None:
        self.kill = kill
        self.taken: list[str] = []
        self.victim: subprocess.Popen | None = None
        self.started = threading.Event()
        self.answered = threading.Event()

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 (the name is aiosmtpd's)
        self.started.wait(30)
        self.taken.append(envelope.content.decode())
        if self.kill == "before":
            self.victim.send_signal(signal.SIGKILL)
        if self.kill == "after":
            self.victim.send_signal(signal.SIGSTOP)
            asyncio.get_running_loop().call_later(0.2, self.answered.set)
        return "250 OK"


def _environment(folder: Path, port: int) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "EMAIL_URL", "LEERTRAJECT_URL")}
    return kept | {
        "LEERTRAJECT_DATA": str(folder),
        "LEERTRAJECT_TESTING": "1",
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "leertraject.config.settings",
        "PYTHONPATH": str(ROOT),
    }


def _start(folder: Path, port: int, *words: str) -> subprocess.Popen:
    program = [sys.executable, "-m", "leertraject.notices.tests.delivering_process", *words]
    return subprocess.Popen(program, env=_environment(folder, port), cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _run(folder: Path, port: int, *words: str) -> str:
    process = _start(folder, port, *words)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out.strip()


def _state(folder: Path, notice: str) -> str:
    with sqlite3.connect(folder / "leertraject.sqlite3") as database:
        found = database.execute("select state from notices_notice where id = ?", [notice.replace("-", "")]).fetchone()
    database.close()
    return found[0]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
        env=_environment(folder, 1),
        cwd=ROOT,
        check=True,
        timeout=120,
    )
    return folder


@pytest.fixture
def folder(installed, tmp_path) -> Path:
    """An own copy of an installed data directory."""
    with sqlite3.connect(installed / "leertraject.sqlite3") as source:
        with sqlite3.connect(tmp_path / "leertraject.sqlite3") as target:
            source.backup(target)
        target.close()
    source.close()
    return tmp_path


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_worker_killed_around_the_250_sends_nothing_twice_and_tells_the_sender(side, folder):
    server = Server(kill=side)
    with listening(server) as port:
        notice, sender = _run(folder, port, "announce").split()
        server.victim = _start(folder, port, "work")
        server.started.set()
        if side == "after":
            _, status = os.waitpid(server.victim.pid, os.WUNTRACED)
            assert os.WIFSTOPPED(status)
            assert server.answered.wait(30)
            server.victim.send_signal(signal.SIGKILL)
        server.victim.communicate(timeout=30)
        assert len(server.taken) == 1
        assert _state(folder, notice) == "sending"

        server.kill = ""
        assert _run(folder, port, "requeue") == "1"
        _run(folder, port, "work")
        _run(folder, port, "work")

    assert len(server.taken) == 1
    assert _state(folder, notice) == "unsure"
    assert _run(folder, port, "troubled", sender) == f"{notice}:unsure"


def test_a_worker_that_lives_sends_it_once_and_nobody_has_to_decide(folder):
    server = Server()
    server.started.set()
    with listening(server) as port:
        notice, sender = _run(folder, port, "announce").split()
        _run(folder, port, "work")
        _run(folder, port, "work")
    assert len(server.taken) == 1
    assert _state(folder, notice) == "sent"
    assert _run(folder, port, "troubled", sender) == ""
