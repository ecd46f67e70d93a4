"""Starts web servers and workers as `serve` does: loaded once, then forked. Here each may be killed on its own.

Reads lines from standard input ("web PORT" or "worker") and answers each with the id of a process group. With the word
"torn" nothing is done in one piece: that is a fault made on purpose, which the proof must find.
"""

import os
import signal
import sys

from django.db.transaction import Atomic

from leertraject.config import serve, starting


def main() -> int:
    """Runs until its input ends."""
    starting.start_django()
    starting.prepare()
    serve._warm_up()
    if "torn" in sys.argv[1:]:
        Atomic.__enter__ = Atomic.__exit__ = lambda self, *error: None
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    for line in sys.stdin:
        what, *where = line.split()
        pid = os.fork()
        if pid == 0:
            _become(what, where)
        print(pid, flush=True)
    return 0


def _become(what: str, where: list[str]) -> None:
    os.setsid()
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if what == "web":
        serve._web("127.0.0.1", int(where[0]), 1)
    else:
        serve._worker()
    os._exit(0)


if __name__ == "__main__":
    raise SystemExit(main())
