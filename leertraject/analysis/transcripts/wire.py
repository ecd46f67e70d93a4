"""A transcript that was read, as bytes: for between two processes. What comes back is not trusted."""

import json

from .errors import TranscriptError
from .turns import Transcript, Turn

_KINDS = frozenset({"vtt", "srt", "docx", "txt"})
_LOST = "Dit transcript is onderweg beschadigd, dus kies het bestand opnieuw."


def asked(data: bytes, filename: str) -> bytes:
    """Returns a file with its name as one: the name on the first line, which holds no line break."""
    return json.dumps(filename).encode() + b"\n" + data


def given(asked: bytes) -> tuple[bytes, str]:
    """Returns the file and its name again."""
    name, _, data = asked.partition(b"\n")
    return data, str(json.loads(name))


def to_bytes(found: Transcript | TranscriptError) -> bytes:
    """Returns a transcript, or the refusal of one, as JSON."""
    if isinstance(found, TranscriptError):
        return json.dumps({"error": str(found), "line": found.line}).encode()
    turns = [[turn.start, turn.end, turn.speaker, turn.text] for turn in found.turns]
    return json.dumps({"format": found.format, "turns": turns}).encode()


def from_bytes(data: bytes) -> Transcript:
    """Returns the transcript. Raises TranscriptError: the one that was sent, or that the bytes hold no transcript."""
    try:
        said = json.loads(data)
        if "error" in said:
            raise _sent(str(said["error"]), said["line"])
        turns = tuple(_turn(index, *row) for index, row in enumerate(said["turns"], start=1))
        kind = said["format"]
    except TranscriptError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError):
        raise TranscriptError(_LOST) from None
    if kind not in _KINDS or not turns:
        raise TranscriptError(_LOST)
    return Transcript(kind, turns)


def _sent(sentence: str, line: int | None) -> TranscriptError:
    """The sentence stands whole already, with its line before it."""
    error = TranscriptError(sentence)
    error.line = line
    return error


def _turn(index: int, start: object, end: object, speaker: object, text: object) -> Turn:
    if not (isinstance(text, str) and (speaker is None or isinstance(speaker, str))):
        raise TypeError
    return Turn(index, _seconds(start), _seconds(end), speaker, text)


def _seconds(value: object) -> float | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise TypeError
    return value
