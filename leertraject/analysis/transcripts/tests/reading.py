"""Short ways to say in a test what was read or refused."""

import pytest

from leertraject.analysis.transcripts import TranscriptError, read


def told(data: bytes | str, name: str) -> list[tuple[str | None, str]]:
    """Speaker and text of every turn."""
    return [(turn.speaker, turn.text) for turn in _read(data, name)]


def timed(data: bytes | str, name: str) -> list[tuple[float | None, float | None]]:
    """Start and end of every turn."""
    return [(turn.start, turn.end) for turn in _read(data, name)]


def refusal(data: bytes | str, name: str) -> TranscriptError:
    """The error that reading raises; fails when it reads."""
    with pytest.raises(TranscriptError) as caught:
        _read(data, name)
    return caught.value


def _read(data: bytes | str, name: str):
    return read(data.encode() if isinstance(data, str) else data, name).turns
