"""The supervisor and its children, as real processes."""

import contextlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, connections

from leertraject.config import serve
from leertraject.config.trouble import Trouble
from leertraject.home.models import DemoMarker
from leertraject.kernel import vectors
from tests.ops import running


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """A data folder in which Leertraject ran once."""
    folder = tmp_path_factory.mktemp("prepared") / "var"
    program = [sys.executable, "-c", "from leertraject.config import starting as s; s.start_django(); s.prepare()"]
    with running.started(env=running.environment(folder), program=program, log=folder.parent / "log") as process:
        assert process.wait(timeout=120) == 0, (folder.parent / "log").read_text()
    return folder


@pytest.fixture
def folder(prepared, tmp_path) -> Path:
    """An own copy of it."""
    return Path(shutil.copytree(prepared, tmp_path / "var"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _get(port: int, path: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except OSError:
        return 0, b""


class Served:
    """A `serve` that answers: its process, port and what it printed."""

    def __init__(self, process, port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    def children(self) -> list[int]:
        return running.children(self.process.pid)

    def group(self) -> list[int]:
        return running.group(self.process.pid)

    def ready(self) -> bool:
        return _get(self.port, "/readyz")[0] == 200


@contextlib.contextmanager
def serving(folder: Path, *words: str, program: list[str] = running.LEERTRAJECT) -> Iterator[Served]:
    port, log = _free_port(), folder.parent / "serve.log"
    command = ["serve", "--port", str(port), "--data", str(folder), *words]
    with running.started(*command, env=running.environment(folder), program=program, log=log) as process:
        served = Served(process, port, log)
        running.eventually(lambda: "Ctrl-C" in log.read_text() or process.poll() is not None, what="the announcement")
        assert process.poll() is None, log.read_text()
        yield served


def test_it_answers_says_where_and_has_a_worker(folder):
    with serving(folder) as served:
        assert f"http://localhost:{served.port}" in served.log.read_text()
        running.eventually(served.ready, what="ready")
        assert json.loads(_get(served.port, "/readyz")[1]) == {"database": True, "migrations": True, "worker": True}
        assert len(served.children()) == 3
        running.eventually(lambda: vectors.available(folder=folder), what="the encoder")
        assert _get(served.port, "/static/ui/leertraject.css")[0] == 200
        assert (folder / "leertraject.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("sign", "whole_group"),
    [(signal.SIGTERM, True), (signal.SIGTERM, False), (signal.SIGINT, True), (signal.SIGHUP, True)],
    ids=["TERM to all", "TERM to the supervisor", "Ctrl-C", "a closed terminal"],
)
def test_it_stops_cleanly_and_whole(folder, sign, whole_group):
    with serving(folder) as served:
        (os.killpg if whole_group else os.kill)(served.process.pid, sign)
        assert served.process.wait(timeout=20) == 0
        assert served.group() == []
        assert "opnieuw gestart" not in served.log.read_text()
        assert "Traceback" not in served.log.read_text()


def test_no_child_stays_when_the_supervisor_is_killed(folder):
    with serving(folder) as served:
        assert len(served.group()) >= 5
        served.process.kill()
        running.eventually(lambda: served.group() == [], what="the end of the children")
        assert _get(served.port, "/healthz")[0] == 0


def test_it_ends_with_who_started_it(folder):
    starter = [
        sys.executable,
        "-c",
        "import subprocess, sys; subprocess.run([sys.executable, '-m', 'leertraject', *sys.argv[1:]])",
    ]
    with serving(folder, "--with-parent", program=starter) as served:
        served.process.kill()
        running.eventually(lambda: served.group() == [], what="the end of the group")


@pytest.mark.parametrize("which", [[0], [1, 2]], ids=["web", "worker and encoder"])
def test_a_child_that_falls_is_started_again(folder, which):
    with serving(folder) as served:
        fallen = {served.children()[number] for number in which}
        for pid in fallen:
            os.kill(pid, signal.SIGKILL)
        running.eventually(lambda: len({*served.children()} - fallen) == 3, what="a new child")
        running.eventually(lambda: _get(served.port, "/healthz")[0] == 200, what="an answer")
        running.eventually(lambda: vectors.available(folder=folder), what="the encoder")
        assert "opnieuw gestart" in served.log.read_text()


def test_without_a_worker_and_an_encoder_when_they_run_elsewhere(folder):
    with serving(folder, "--only-web", "--without-encoder") as served:
        assert len(served.children()) == 1
        assert not vectors.available(folder=folder)


def test_a_second_start_changes_nothing_and_collects_nothing(folder):
    before = {path: path.stat().st_mtime_ns for path in (folder / "static").rglob("*") if path.is_file()}
    assert before
    with serving(folder):
        pass
    assert {path: path.stat().st_mtime_ns for path in (folder / "static").rglob("*") if path.is_file()} == before


def test_a_port_that_is_taken_is_one_sentence(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = running.run("serve", "--port", port, env=running.environment(folder))
    assert done.returncode == 1
    assert done.stderr.decode() == (
        f"Poort {port} op 127.0.0.1 is niet vrij; stop wat er draait of geef een andere met PORT= of --port.\n"
    )


def test_a_demo_is_not_served_to_other_machines(folder):
    with sqlite3.connect(folder / "leertraject.sqlite3") as database:
        database.execute("insert into home_demomarker (made_at) values ('2026-04-14 09:00:00')")
    database.close()
    env = running.environment(folder)
    done = running.run("serve", "--host", "0.0.0.0", "--port", str(_free_port()), env=env)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Dit is een demo")
    done = running.run("demo", env=env)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("De database is niet leeg;")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("host", "demo", "public", "refused"),
    [
        ("127.0.0.1", True, False, False),
        ("127.0.0.9", True, False, False),
        ("::1", True, False, False),
        ("0.0.0.0", True, False, True),
        ("::", True, False, True),
        ("192.168.1.4", True, False, True),
        ("0.0.0.0", True, True, False),
        ("0.0.0.0", False, False, False),
    ],
)
def test_who_may_see_a_demo(moment, host, demo, public, refused):
    if demo:
        DemoMarker.objects.create(made_at=moment)
    options = serve.Options(host=host, port=8000, data=None, demo_public=public)
    with pytest.raises(Trouble) if refused else contextlib.nullcontext():
        serve.refuse_public_demo(options)


@pytest.mark.parametrize(
    ("given", "address"), [("localhost", "127.0.0.1"), ("::1", "::1"), ("0.0.0.0", "0.0.0.0"), ("10.0.0.7", "10.0.0.7")]
)
def test_where_it_listens(given, address):
    assert serve.ip_address(given) == address


def test_the_database_stays_open_between_requests(db):
    """Opening it anew costs each page a fifth more."""
    mine = connections.create_connection(DEFAULT_DB_ALIAS)
    mine.ensure_connection()
    opened = mine.connection
    mine.close_if_unusable_or_obsolete()
    assert mine.connection is opened
    mine.close()


def test_a_child_that_keeps_falling_is_started_ever_more_slowly(monkeypatch):
    class Fallen:
        exitcode = 1

        def is_alive(self) -> bool:
            return False

    child = serve.Child("web", print)
    starts: list[float] = []
    now = 1000.0

    def start() -> None:
        starts.append(now)
        child.process, child.began = Fallen(), now

    monkeypatch.setattr(serve.Child, "start", lambda self: start())
    while now < 1100.0:
        child.look(now)
        now += 0.5
    waits = [later - earlier for earlier, later in zip(starts, starts[1:], strict=False)]
    assert waits[:5] == sorted(waits[:5])
    assert waits[0] <= 2.0
    assert 20.0 < max(waits) <= 31.0


def test_a_second_ctrl_c_does_not_wait_and_a_second_term_does(monkeypatch):
    supervisor = serve.Supervisor([], parent=None, ready=lambda: True)
    supervisor._stop(signal.SIGTERM, None)
    supervisor._stop(signal.SIGTERM, None)
    assert supervisor.told.is_set()
    assert not supervisor.hurried
    supervisor._stop(signal.SIGINT, None)
    assert supervisor.hurried


def test_a_child_that_does_not_stop_is_killed_in_the_end(monkeypatch):
    monkeypatch.setattr(serve, "_PATIENCE", 0.5)
    child = serve.Child("deaf", _deaf)
    child.start()
    running.eventually(lambda: _ignores_term(child.process.pid), what="deafness")
    supervisor = serve.Supervisor([child], parent=None, ready=lambda: True)
    assert supervisor._end() == 1
    assert not child.process.is_alive()


def _deaf() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(1)


def _ignores_term(pid: int) -> bool:
    (line,) = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("SigIgn")]
    return bool(int(line.split()[1], 16) & 1 << (signal.SIGTERM - 1))
