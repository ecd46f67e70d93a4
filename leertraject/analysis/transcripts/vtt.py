"""WebVTT: what stands around the cues."""

import re
from collections.abc import Sequence

from .clocks import parse_time_line
from .cues import read_cues
from .errors import TranscriptError
from .speech import cue_pieces
from .turns import Piece

_HEADER = re.compile(r"WEBVTT(?!\S)")
_NO_SPEECH = re.compile(r"(?:NOTE(?!\S)|(?:STYLE|REGION)\s*$)")


def is_vtt(lines: Sequence[str]) -> bool:
    """Whether the first filled line is the WEBVTT header."""
    first = next((line for line in lines if line.strip()), "")
    return _HEADER.match(first) is not None


def read_vtt(lines: Sequence[str]) -> list[Piece]:
    """The pieces in the lines of a VTT text.

    Raises TranscriptError for a missing header, a bad time, or text without a time.
    """
    if not is_vtt(lines):
        number = next((i for i, line in enumerate(lines, start=1) if line.strip()), 1)
        raise TranscriptError(
            "een vtt-bestand moet beginnen met het woord WEBVTT, dus haal weg wat ervoor staat of "
            "sla het transcript opnieuw op.",
            number,
        )
    return cue_pieces(read_cues(_only_cues(lines), identifiers=True))


def _only_cues(lines: Sequence[str]) -> list[str]:
    """The lines with header, NOTE, STYLE and REGION blocks made empty: numbers still count."""
    kept: list[str] = []
    skipping = False
    block_start = True
    for line in lines:
        if not line.strip() or parse_time_line(line):
            skipping = False
        elif block_start and (_NO_SPEECH.match(line) or (_HEADER.match(line) and not any(kept))):
            skipping = True
        block_start = not line.strip()
        kept.append("" if skipping else line)
    return kept
