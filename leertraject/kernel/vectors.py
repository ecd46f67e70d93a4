"""Vectors of sentences, asked of the encoder that `serve` keeps beside web and worker.

It may be absent, busy or still loading: then there are none, and whoever asked goes on with words alone. The texts go
over a Unix socket in the data folder, which is of this user alone; nothing of them is kept or logged.
"""

import os
import socket
import struct
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

Vector = tuple[float, ...]

NAME = "encoder.sock"
# At most so many texts in a request, of so many letters each; what is longer is cut. So a request takes well under a
# second, and a page does not wait long behind the worker.
TEXTS, LETTERS = 32, 2_000
BYTES = TEXTS * (4 + 4 * LETTERS)
DIMENSIONS = 4_096  # more is no answer of ours
WAIT = 1.0  # seconds that a page waits; a task may wait longer
_PATH = 100  # bytes that the address of a Unix socket may have everywhere


def encode(texts: Sequence[str], *, wait: float = WAIT, folder: Path | None = None) -> list[Vector] | None:
    """Returns the vector of each text, of length one, or None when the encoder does not answer in time.

    `wait` is in seconds, for each request of `TEXTS` texts; `folder` is the data folder when it is another one.
    """
    found: list[Vector] = []
    try:
        for start in range(0, len(texts), TEXTS):
            found += _asked([text[:LETTERS] for text in texts[start : start + TEXTS]], wait, folder or settings.DATA)
    except (OSError, ValueError):
        return None
    return found


def available(*, folder: Path | None = None) -> bool:
    """Says whether an encoder listens; it may still have to load."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line, address(folder or settings.DATA) as place:
            line.settimeout(WAIT)
            line.connect(place)
    except OSError:
        return False
    return True


def _asked(texts: list[str], wait: float, folder: Path) -> list[Vector]:
    """Returns the answer to one request. Raises OSError or ValueError when there is none that can be read."""
    until = time.monotonic() + wait
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        with address(folder) as place:
            line.settimeout(wait)
            line.connect(place)
        line.sendall(framed(packed(texts)))
        return vectors(received(line, TEXTS * DIMENSIONS * 2 + 4, until=until), len(texts))


@contextmanager
def address(folder: Path) -> Iterator[str]:
    """Gives the address of the socket in a folder, also of one whose path is too long for a socket.

    Raises OSError when the folder is not there.
    """
    path = str(folder / NAME)
    if len(os.fsencode(path)) <= _PATH:
        yield path
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{opened}/{NAME}"
    finally:
        os.close(opened)


def framed(body: bytes) -> bytes:
    """Returns bytes as they go over the line: how many, and then they."""
    return struct.pack(">I", len(body)) + body


def received(line: socket.socket, most: int, *, until: float) -> bytes:
    """Returns what `framed` sent, by `until` on the monotonic clock.

    Raises OSError when it does not come whole in time, and ValueError when there is more than `most`.
    """
    (size,) = struct.unpack(">I", _exactly(line, 4, until))
    if size > most:
        raise ValueError("more than was agreed")
    return _exactly(line, size, until)


def _exactly(line: socket.socket, size: int, until: float) -> bytes:
    found = bytearray()
    while len(found) < size:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        line.settimeout(left)
        piece = line.recv(min(size - len(found), 65_536))
        if not piece:
            raise ConnectionError("the other side went")
        found += piece
    return bytes(found)


def packed(texts: Sequence[str]) -> bytes:
    """Returns texts as one row of bytes, each with its length before it."""
    return b"".join(framed(text.encode("utf-8", "replace")) for text in texts)


def unpacked(body: bytes) -> list[str]:
    """Returns what `packed` took. Raises ValueError for anything else and for more than was agreed."""
    found, place = [], 0
    while place < len(body):
        if len(body) < place + 4:
            raise ValueError("a length is missing")
        (size,) = struct.unpack_from(">I", body, place)
        piece = body[place + 4 : place + 4 + size]
        if len(piece) < size or size > 4 * LETTERS:
            raise ValueError("a text is not whole or too long")
        found.append(piece.decode("utf-8"))
        place += 4 + size
    if len(found) > TEXTS:
        raise ValueError("too many texts")
    return found


def vectors(body: bytes, number: int) -> list[Vector]:
    """Returns the vectors in an answer: half floats, behind how many dimensions each has.

    Raises ValueError when there are not `number` of them.
    """
    if len(body) < 4:
        raise ValueError("no answer")
    (size,) = struct.unpack_from(">I", body)
    if not 0 < size <= DIMENSIONS or len(body) != 4 + 2 * size * number:
        raise ValueError("not the vectors that were asked")
    return [struct.unpack_from(f"<{size}e", body, 4 + 2 * size * place) for place in range(number)]
