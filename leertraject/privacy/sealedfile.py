"""A file that is sealed while it is written and opened while it is read, in pieces, so that its size does not matter.

MAGIC, the length of the head (4 bytes), the head (JSON that anyone may read), then the pieces, each a length (4 bytes)
and sealed bytes. The key of the file is derived from the given key and the random salt in the head; so the number of a
piece can be its nonce, with one byte that says whether it is the last. Every piece is bound to the head. What is
changed, swapped, cut off or added is refused at its piece (the STREAM construction of Hoang and others, 2015).
"""

import io
import json
import secrets
from collections.abc import Mapping
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from leertraject.privacy import crypto

MAGIC = b"leertraject sealed file 1\n"
PIECE = 1 << 20
_LENGTH = 4
_LONGEST_HEAD = 10_000


class Broken(Exception):
    """The file is not one of ours, was changed or cut off, or the key is not its key."""


class Writer(io.RawIOBase):
    """Seals what is written into `file`; nothing opens before `finish` was called."""

    def __init__(self, file: BinaryIO, key: bytes, head: Mapping[str, object]) -> None:
        said = json.dumps({**head, "salt": secrets.token_hex(16)}, sort_keys=True).encode()
        self._file, self._head, self._number = file, said, 0
        self._sealer = AESGCM(_key(key, said))
        self._waiting = bytearray()
        file.write(MAGIC + len(said).to_bytes(_LENGTH, "big") + said)

    def writable(self) -> bool:
        """Says yes."""
        return True

    def write(self, data: object) -> int:
        """Takes bytes and returns how many: all."""
        taken = memoryview(data).nbytes  # type: ignore[arg-type]
        self._waiting += memoryview(data)  # type: ignore[arg-type]
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return taken

    def finish(self) -> None:
        """Writes the last piece."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, plain: bytes, *, last: bool) -> None:
        sealed = self._sealer.encrypt(_nonce(self._number, last), plain, self._head)
        self._file.write(len(sealed).to_bytes(_LENGTH, "big") + sealed)
        self._number += 1


class Reader(io.RawIOBase):
    """Gives back what was written, piece by piece. Reading raises Broken."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        self._file, self._number, self._rest, self._ended = file, 0, b"", False
        self._head = _head(file)
        self._opener = AESGCM(_key(key, self._head))
        self._length = file.read(_LENGTH)

    def readable(self) -> bool:
        """Says yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fills the buffer and returns how much; 0 only at a whole end."""
        room = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._rest and not self._ended:
            self._rest = self._piece()
        taken = min(len(room), len(self._rest))
        room[:taken] = self._rest[:taken]
        self._rest = self._rest[taken:]
        return taken

    def _piece(self) -> bytes:
        size = int.from_bytes(self._length, "big")
        if len(self._length) != _LENGTH or size > PIECE + 16:
            raise Broken("no piece where one should be")
        sealed = self._file.read(size)
        # What comes next says whether this was the last one: a file that is cut off between two pieces does not open.
        self._length = self._file.read(_LENGTH)
        self._ended = not self._length
        try:
            plain = self._opener.decrypt(_nonce(self._number, self._ended), sealed, self._head)
        except (InvalidTag, ValueError) as error:
            raise Broken("a piece does not open") from error
        self._number += 1
        return plain


def head(file: BinaryIO) -> dict[str, object]:
    """Returns the head of a file, which nothing protects until a piece was opened. Raises Broken."""
    try:
        said = json.loads(_head(file))
    except ValueError as error:
        raise Broken("the head is not JSON") from error
    if not isinstance(said, dict):
        raise Broken("the head says nothing")
    return said


def _head(file: BinaryIO) -> bytes:
    if file.read(len(MAGIC)) != MAGIC:
        raise Broken("not a sealed file")
    size = int.from_bytes(file.read(_LENGTH), "big")
    said = file.read(min(size, _LONGEST_HEAD))
    if not said or len(said) != size:
        raise Broken("the head was cut off")
    return said


def _key(key: bytes, said: bytes) -> bytes:
    return crypto.derive(key, f"sealed file:{said.decode('utf-8', 'replace')}")


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
