"""Real processes: how long until they answer, and how much memory they hold."""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import visits

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds, megabytes, pages a second. Memory is resident; `own` leaves out what the processes share."""

    prepare_empty: float
    start: float
    web: float
    web_own: float
    worker: float
    worker_own: float
    encoder: float
    encoder_own: float
    pages_per_second: float
    weight: visits.Weight


def measure(empty: Path, filled: Path, paths: list[str], cookies: list[str]) -> Figures:
    """Migrates an empty folder; starts the filled one three times; the last time visits it.

    `paths` are pages and `cookies` sessions of people who may see them.
    """
    prepare = [sys.executable, "-c", "from leertraject.config import starting as s; s.start_django(); s.prepare()"]
    began = time.perf_counter()
    subprocess.run(prepare, check=True, env=environment(empty), cwd=ROOT)
    prepared = time.perf_counter() - began
    starts = []
    for _ in range(3):
        with serving(filled) as (_, _, took):
            starts.append(took)
    with serving(filled, processes=2) as (port, process, _):
        weight = visits.weight(port, paths[0], cookies[0])
        speed = visits.pages_per_second(port, paths, cookies)
        web, worker, encoder = _children(process.pid)
        web_memory, worker_memory, encoder_memory = map(_memory, (_children(web)[-1], worker, encoder))
    return Figures(
        prepare_empty=round(prepared, 2),
        start=round(statistics.median(starts), 2),
        web=web_memory[0],
        web_own=web_memory[1],
        worker=worker_memory[0],
        worker_own=worker_memory[1],
        encoder=encoder_memory[0],
        encoder_own=encoder_memory[1],
        pages_per_second=speed,
        weight=weight,
    )


def environment(data: Path) -> dict[str, str]:
    """Returns the environment of someone who set nothing but the data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEERTRAJECT_")}
    return kept | {"LEERTRAJECT_DATA": str(data), "LEERTRAJECT_ANONYMOUS_PER_MINUTE": "10000000"}


@contextmanager
def serving(data: Path, *, processes: int = 1) -> Iterator[tuple[int, "subprocess.Popen[bytes]", float]]:
    """Serves a folder inside the block; gives the port, the process, and the seconds until it answered."""
    port = _free_port()
    began = time.perf_counter()
    command = [sys.executable, "-m", "leertraject", "serve", "--port", str(port), "--processes", str(processes)]
    process = subprocess.Popen([*command, "--with-parent"], env=environment(data), cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        while not _answers(port, "/healthz"):
            time.sleep(0.01)
        yield port, process, time.perf_counter() - began
    finally:
        process.terminate()
        process.wait()


def _answers(port: int, path: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            answer.read()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _children(parent: int) -> list[int]:
    asked = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout  # noqa: S607
    rows = [line.split() for line in asked.splitlines()]
    return sorted(int(pid) for pid, ppid in rows if int(ppid) == parent)


def _memory(pid: int) -> tuple[float, float]:
    """Returns resident and private megabytes."""
    sizes = {"Rss": 0, "Private_Clean": 0, "Private_Dirty": 0}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        name, _, rest = line.partition(":")
        if name in sizes:
            sizes[name] = int(rest.split()[0])
    return round(sizes["Rss"] / 1024, 1), round((sizes["Private_Clean"] + sizes["Private_Dirty"]) / 1024, 1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
