"""kill -9 at random moments of real work: each act happened wholly or not at all, and no mail goes out twice.

`python -m tests.proofs.killing --rounds 200 --seed 1` prints one line per kind of act; ends with 1 when anything broke.

How it is judged: an undisturbed act says how many rows of each table it makes or takes. After a kill the tables must
differ from before by just that, or not at all; when a whole answer came back, by just that.
"""

import argparse
import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path

from leertraject.config import starting
from leertraject.notices.tests.mailserver import listening
from tests.ops import running
from tests.proofs import browsing


@dataclass
class Post:
    """A mail server that takes its time, so that a kill can fall on either side of its 250."""

    chance: random.Random
    taken: Counter[str] = field(default_factory=Counter)

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 (the name is aiosmtpd's)
        self.taken[message_from_bytes(envelope.content)["Message-ID"]] += 1
        await asyncio.sleep(self.chance.random() * 0.1)
        return "250 OK"


@dataclass
class House:
    """An installation where web servers and workers can be started in little time, and killed."""

    launcher: subprocess.Popen[str]

    @contextmanager
    def server(self) -> Iterator["Server"]:
        """A web server that answers."""
        port = _free_port()
        server = Server(port, self._start(f"web {port}"))
        try:
            running.eventually(lambda: browsing.answers(port), what="the web server")
            yield server
        finally:
            kill(server.group)

    @contextmanager
    def worker(self) -> Iterator[int]:
        """A worker that was just started, by its process group."""
        group = self._start("worker")
        try:
            yield group
        finally:
            kill(group)

    def _start(self, what: str) -> int:
        assert self.launcher.stdin and self.launcher.stdout
        self.launcher.stdin.write(f"{what}\n")
        self.launcher.stdin.flush()
        return int(self.launcher.stdout.readline())


@dataclass(frozen=True)
class Server:
    """A web server with its process group."""

    port: int
    group: int


def kill(group: int) -> None:
    """Ends every process of a group at once, without a word."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


@contextmanager
def launched(env: dict[str, str], log: Path, *how: str) -> Iterator[House]:
    """A house in an installation that is made ready first."""
    program = [sys.executable, "-m", "tests.proofs.launching", *how]
    with log.open("w") as out:
        launcher = subprocess.Popen(
            program, env=env, cwd=running.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=out, text=True
        )
    try:
        assert launcher.stdout and launcher.stdout.readline() == "ready\n", log.read_text()
        yield House(launcher)
    finally:
        launcher.kill()
        launcher.wait()


def main(words: list[str]) -> int:
    """Runs the proof and prints what came of it."""
    asked = argparse.ArgumentParser(prog="python -m tests.proofs.killing")
    asked.add_argument("--rounds", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--torn", action="store_true", help="with a fault made on purpose; ends when it is found")
    options = asked.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="leertraject-killing-") as folder:
        return _prove(Path(folder), options)


def _prove(folder: Path, options: argparse.Namespace) -> int:
    chance, began = random.Random(options.seed), time.monotonic()
    post = Post(random.Random(chance.random()))
    with listening(post) as port:
        env = running.environment(folder, EMAIL_URL=f"smtp://127.0.0.1:{port}", LEERTRAJECT_TESTING="1")
        env |= {name: os.environ[name] for name in ("DATABASE_URL",) if name in os.environ}
        os.environ.update(env)
        starting.start_django()
        from tests.proofs import rounds

        with launched(env, folder / "launcher.log", *(["torn"] if options.torn else [])) as house:
            proof = rounds.Proof(house, post, chance)
            names = ["import"] if options.torn else list(rounds.acts.ACTS)
            proof.run(options.rounds, names, until_broken=options.torn)
        for name, one in proof.outcomes.items():
            print(f"{name}: {one.rounds} kills, {one.whole} wholly, {one.nothing} not at all, {one.answered} answered")
        broken = proof.broken if options.torn else [*proof.broken, *_after(env)]
    print(f"{options.rounds} kills in {time.monotonic() - began:.0f} s, {len(broken)} broken", *broken, sep="\n")
    return 1 if broken else 0


def _after(env: dict[str, str]) -> Iterator[str]:
    """What the product itself says of the installation afterwards."""
    for words in (["doctor"], ["logbook", "verify"], ["keys", "check"]):
        done = running.run(*words, env=env)
        if done.returncode:
            yield f"leertraject {' '.join(words)}: {done.stdout.decode()} {done.stderr.decode()}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
