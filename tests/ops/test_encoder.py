"""The encoder and who asks it: an answer is whole or there is none, and no request keeps the next from its answer.

The model itself is not loaded here (a second and more); `python -m bench.linking` asks the real one.
"""

import contextlib
import os
import signal
import socket
import stat
import struct
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.config import encoder
from leertraject.config.trouble import Trouble
from leertraject.kernel import vectors
from tests.ops import running


class Rows(list[tuple[float, float]]):
    """What stands in for an array of numpy: two numbers a text, its length and one."""

    shape = (0, 2)

    def astype(self, _kind: str) -> "Rows":
        return self

    def tobytes(self) -> bytes:
        return b"".join(struct.pack("<2e", *row) for row in self)


def lengths(texts: Sequence[str]) -> Rows:
    if "stuk" in texts:
        raise RuntimeError("it broke")
    return Rows((float(len(text)), 1.0) for text in texts)


@contextlib.contextmanager
def answering(folder: Path) -> Iterator[Path]:
    with encoder._listening(folder) as door:
        thread = threading.Thread(target=_until_closed, args=(door,), daemon=True)
        thread.start()
        yield folder
        door.shutdown(socket.SHUT_RDWR)
        thread.join(timeout=5)


def _until_closed(door: socket.socket) -> None:
    with contextlib.suppress(OSError):
        encoder.answer_all(door, lengths)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Path]:
    with answering(tmp_path) as folder:
        yield folder


def test_many_texts_come_back_in_their_order_and_long_ones_are_cut(door: Path) -> None:
    texts = ["é" * number for number in range(70)] + ["x" * 10_000]
    found = vectors.encode(texts, folder=door)
    assert found == [(float(number), 1.0) for number in range(70)] + [(2000.0, 1.0)]
    assert vectors.encode([], folder=door) == []
    assert vectors.available(folder=door)


def test_the_socket_is_of_its_user_alone_and_goes(tmp_path: Path) -> None:
    with answering(tmp_path):
        assert stat.S_IMODE((tmp_path / vectors.NAME).stat().st_mode) == 0o600
    assert not (tmp_path / vectors.NAME).exists()


def test_a_folder_with_a_long_name_serves_too(tmp_path: Path) -> None:
    folder = tmp_path / ("n" * 100)
    folder.mkdir()
    with answering(folder):
        assert vectors.encode(["drie"], folder=folder) == [(4.0, 1.0)]


def test_nobody_answers(tmp_path: Path) -> None:
    assert vectors.encode(["tekst"], folder=tmp_path) is None
    assert not vectors.available(folder=tmp_path)
    # One that was killed leaves its socket behind.
    with socket.socket(socket.AF_UNIX) as left, vectors.address(tmp_path) as place:
        left.bind(place)
    assert vectors.encode(["tekst"], folder=tmp_path) is None
    with answering(tmp_path):
        assert vectors.encode(["tekst"], folder=tmp_path) == [(5.0, 1.0)]


def test_one_that_is_too_slow_is_not_waited_for(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as silent, vectors.address(tmp_path) as place:
        silent.bind(place)
        silent.listen()
        began = time.monotonic()
        assert vectors.encode(["tekst"], wait=0.1, folder=tmp_path) is None
        assert time.monotonic() - began < 2


def test_what_goes_wrong_with_one_request_leaves_the_next(door: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "PATIENCE", 0.2)
    with socket.socket(socket.AF_UNIX) as quiet, socket.socket(socket.AF_UNIX) as rude, vectors.address(door) as place:
        quiet.connect(place)  # and says nothing: its turn passes
        rude.connect(place)
        rude.sendall(b"\xff\xff\xff\xffGET /")
        assert vectors.encode(["stuk"], folder=door) is None
        assert vectors.encode(["heel"], folder=door) == [(4.0, 1.0)]


@settings(max_examples=40)
@given(st.binary(max_size=60))
def test_any_bytes_are_texts_or_refused(body: bytes) -> None:
    for read in (vectors.unpacked, lambda given: vectors.vectors(given, 1)):
        with contextlib.suppress(ValueError):
            read(body)


@settings(max_examples=30)
@given(st.lists(st.text(max_size=20), max_size=vectors.TEXTS))
def test_texts_come_over_the_line_as_they_are(texts: list[str]) -> None:
    assert vectors.unpacked(vectors.packed(texts)) == [text.encode("utf-8", "replace").decode() for text in texts]


@pytest.mark.parametrize(
    "body",
    [b"\0", vectors.framed(b"kort")[:-1], vectors.packed(["x"] * 33), vectors.packed(["é" * 5000])],
    ids=["half a length", "half a text", "too many", "too long"],
)
def test_what_was_not_agreed_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="text|length"):
        vectors.unpacked(body)


def test_a_second_one_of_the_same_folder_is_refused_or_waits(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    env = running.environment(tmp_path / "var")
    with running.started("encoder", env=env, log=tmp_path / "log") as first:
        running.eventually(lambda: vectors.available(folder=tmp_path / "var"), what="the encoder")
        with pytest.raises(Trouble, match="draait al een encoder"), encoder._alone(tmp_path / "var", wait=False):
            pass
        os.kill(first.pid, signal.SIGTERM)
        assert first.wait(timeout=20) == 0
    with encoder._alone(tmp_path / "var", wait=False):
        assert not (tmp_path / "var" / vectors.NAME).exists()
    assert (tmp_path / "log").read_text() == ""
