"""What the tests let a confined process do."""

import os
import signal
import tempfile


def upper(data: bytes) -> bytes:
    return data.upper()


def environment(data: bytes) -> bytes:
    return repr(dict(os.environ)).encode()


def hungry(data: bytes) -> bytes:
    return b"x" * (800 * 1024 * 1024)


def endless(data: bytes) -> bytes:
    while True:
        pass


def asleep(data: bytes) -> bytes:
    signal.pause()
    return data


def dies(data: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return data


def raises(data: bytes) -> bytes:
    raise ValueError


def writes(data: bytes) -> bytes:
    with tempfile.TemporaryFile() as file:
        file.write(b"x")
    return data
