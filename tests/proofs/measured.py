"""What the confined process runs when it has to say what it needed."""

import json
import time
from pathlib import Path

from leertraject.analysis import documents, spreadsheets, transcripts

READ = "read"


def transcript(asked: bytes) -> bytes:
    """Reads a transcript and returns as JSON what was said of it, the most memory in MiB and the seconds."""
    return _measured(transcripts.answered, asked)


def table(data: bytes) -> bytes:
    """The same of a list."""
    return _measured(spreadsheets.answered, data)


def document(asked: bytes) -> bytes:
    """The same of a document."""
    return _measured(documents.answered, asked, refused="refused")


def _measured(answered, data: bytes, *, refused: str = "error") -> bytes:
    began = time.monotonic()
    said = json.loads(answered(data)).get(refused, READ)
    # Not `ru_maxrss`, which begins with what the process was that started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    return json.dumps({"says": said, "peak": peak, "seconds": round(time.monotonic() - began, 2)}).encode()
