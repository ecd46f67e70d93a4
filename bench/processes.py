"""Real processes: how long until they answer, and how much memory they hold."""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds and megabytes. `web` and `worker` are resident memory; `own` leaves out what the processes share."""

    prepare_empty: float
    start: float
    web: float
    web_own: float
    worker: float
    worker_own: float


def measure(empty: Path, filled: Path, paths: list[str]) -> Figures:
    """Migrates an empty folder, starts the filled one, asks every path ten times and looks at the memory."""
    prepare = [sys.executable, "-c", "from leertraject.config import starting as s; s.start_django(); s.prepare()"]
    began = time.perf_counter()
    subprocess.run(prepare, check=True, env=environment(empty), cwd=ROOT)
    prepared = time.perf_counter() - began
    starts = [_start(filled, []) for _ in range(2)]
    last = _start(filled, paths)
    web, web_own, worker, worker_own = last[1:]
    return Figures(
        prepare_empty=round(prepared, 2),
        start=round(statistics.median([s[0] for s in starts] + [last[0]]), 2),
        web=web,
        web_own=web_own,
        worker=worker,
        worker_own=worker_own,
    )


def environment(data: Path) -> dict[str, str]:
    """Returns the environment of someone who set nothing but the data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEERTRAJECT_")}
    return kept | {"LEERTRAJECT_DATA": str(data)}


def _start(data: Path, paths: list[str]) -> tuple[float, float, float, float, float]:
    port = _free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "leertraject", "serve", "--port", str(port), "--with-parent"],
        env=environment(data),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    try:
        while not _answers(port, "/healthz"):
            time.sleep(0.01)
        took = time.perf_counter() - began
        for path in paths * 10:
            _answers(port, path)
        time.sleep(1.0)
        web, worker = _children(process.pid)
        serving = _children(web)[-1]
        return (took, *_memory(serving), *_memory(worker))
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
