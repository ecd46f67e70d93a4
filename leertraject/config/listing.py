"""`leertraject transcript`: a transcript file as a list of turns. Pure Python: Django is not loaded."""

import json
import sys
from pathlib import Path

from leertraject.analysis import transcripts
from leertraject.config.trouble import WRONG_CALL, Trouble


def show(name: str, *, as_json: bool) -> int:
    """Prints the turns of the file (or of standard input when `name` is "-") and returns the exit code.

    Raises Trouble: code 2 when there is no such file, 1 when it cannot be read as a transcript.
    """
    # One byte more than a transcript may have is enough to refuse it, also from a device that never ends.
    data = bytes_of(name, most=transcripts.MAX_BYTES + 1)
    try:
        found = transcripts.read(data, "" if name == "-" else Path(name).name)
    except transcripts.TranscriptError as error:
        raise Trouble(str(error)) from error
    turns = [turn.as_dict() for turn in found.turns]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if as_json:
        print(json.dumps(turns, ensure_ascii=False, indent=1))
    else:
        for turn in turns:
            print(f"{_moment(turn['start'])} {turn['speaker'] or 'onbekend'}: {turn['text']}")
    return 0


def bytes_of(name: str, *, most: int) -> bytes:
    """Returns at most so many bytes of a file, or of standard input when `name` is "-".

    Raises Trouble: code 2 when there is no such file, 1 when it cannot be read.
    """
    try:
        if name == "-":
            return sys.stdin.buffer.read(most)
        with Path(name).open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise Trouble(f"Het bestand {name} is er niet.", code=WRONG_CALL) from error
    except IsADirectoryError as error:
        raise Trouble(f"{name} is een map; geef één bestand.", code=WRONG_CALL) from error
    except PermissionError as error:
        raise Trouble(f"Het bestand {name} mag deze gebruiker niet lezen.") from error
    except (OSError, ValueError) as error:
        raise Trouble(f"Het bestand {name} is niet te lezen.") from error


def _moment(seconds: object) -> str:
    if not isinstance(seconds, int | float):
        return "--:--:--"
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
