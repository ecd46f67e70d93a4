"""The product as a user starts it: `leertraject serve --demo`, in its own process group and its own folder."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = Path(sys.executable).parent / "leertraject"
STARTS_WITHIN = 120.0  # seconds, on a machine that has other things to do as well


@dataclass(frozen=True)
class Product:
    """A running demo: its address, its data folder and its process (the leader of a group)."""

    url: str
    data: Path
    process: "subprocess.Popen[bytes]"

    @property
    def output(self) -> str:
        """What it printed so far."""
        return (self.data / "output.log").read_text(encoding="utf-8", errors="replace")


def fill(data: Path) -> Path:
    """Fills `data` with a demo that was never served, for products to begin with, and returns it."""
    done = subprocess.run(
        [*_command(), "demo", "--data", str(data)],
        cwd=ROOT,
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return data


def start(data: Path, *, like: Path | None = None) -> Product:
    """Starts the product with a demo in `data` and returns it once `/readyz` says that all is well.

    `like` is a folder that `fill` filled: copying it takes less time than filling another one.
    """
    if like:
        shutil.copytree(like, data, dirs_exist_ok=True)
    data.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    with (data / "output.log").open("wb") as log:
        process = subprocess.Popen(
            [*_command(), "serve", "--demo", "--port", str(port), "--data", str(data)],
            cwd=ROOT,
            env=environment(data),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    product = Product(f"http://localhost:{port}", data, process)
    try:
        _wait(product, port)
    except BaseException:
        stop(product)
        raise
    return product


def stop(product: Product) -> int:
    """Ends the product with its whole process group and returns its exit code."""
    product.process.terminate()
    try:
        return product.process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(product.process.pid, signal.SIGKILL)
        return product.process.wait()


def environment(data: Path) -> dict[str, str]:
    """Returns what a user has: none of the settings that tests run with."""
    ours = ("LEERTRAJECT_", "DJANGO_", "PYTEST_", "DATABASE_URL", "EMAIL_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {
        "LEERTRAJECT_DATA": str(data),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def ask(product: Product, module: str) -> object:
    """Runs a module of the tests against the data of the product and returns the JSON that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env=environment(product.data) | {"LEERTRAJECT_URL": product.url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _command() -> list[str]:
    return [str(COMMAND)] if COMMAND.exists() else [sys.executable, "-m", "leertraject"]


def _wait(product: Product, port: int) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        assert product.process.poll() is None, f"the product ended by itself:\n{product.output}"
        if _ready(port):
            return
        time.sleep(0.1)
    raise AssertionError(f"not ready within {STARTS_WITHIN:.0f} s:\n{product.output}")


def _ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.HTTPError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
