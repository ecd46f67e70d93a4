"""Plain text: speech recognition, typed transcripts, and text pasted from elsewhere.

Every line that opens with a speaker (see `labels`) starts a new piece; the lines
below it, also after a blank line, are still that speaker. Lines above the first
label have no speaker. A text without labels is one piece without speaker.
"""

from collections.abc import Sequence

from .clocks import parse_time_line
from .cues import is_number, looks_like_times
from .labels import opened_lines, speaker_labels
from .teams import is_stage_line
from .turns import Piece


def is_timed(lines: Sequence[str]) -> bool:
    """Whether the text opens as an SRT does: a time line, or a number above one."""
    filled = [line for line in lines[:50] if line.strip()][:2]
    if filled and is_number(filled[0]):
        filled = filled[1:]
    return bool(filled) and (parse_time_line(filled[0]) is not None or looks_like_times(filled[0]))


def read_plain(lines: Sequence[str]) -> list[Piece]:
    """The pieces in lines of running text."""
    labels = speaker_labels(_paragraphs(lines))
    opened = list(opened_lines(lines, labels))
    timed = any(found and found.start is not None for found, _ in opened)
    pieces = [Piece(None)]
    for found, text in opened:
        if found:
            pieces.append(Piece(found.speaker, found.start))
        elif timed and is_stage_line(text):  # pasted from Teams
            continue
        pieces[-1].lines.append(text)
    return pieces


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]
