"""The two shapes in which Teams writes a transcript to Word.

Now: a paragraph opens with ``Bakker, Fenna   0:03``; the text follows after a
line break. Until 2022: ``0:0:0.0 --> 0:0:2.990``, the speaker, and the text, each
on its own line. Title, date, duration, and who started or stopped the
transcription are not speech.
"""

from collections.abc import Iterator, Sequence

from .clocks import parse_clock, parse_time_line
from .cues import read_cues
from .limits import MAX_SPEAKER_CHARS
from .turns import Piece, single_spaced

MAX_TITLE_LINES = 12
"""Most lines above the first speaker that are taken for title, date and duration."""

_STAGE = (
    " is gestart met transcriptie",
    " is gestopt met transcriptie",
    " heeft transcriptie gestart",
    " heeft transcriptie gestopt",
    " heeft de transcriptie gestart",
    " heeft de transcriptie gestopt",
    " started transcription",
    " stopped transcription",
)


def is_stage_line(line: str) -> bool:
    """Whether `line` only says who started or stopped the transcription.

    >>> is_stage_line("Bakker, Fenna is gestart met transcriptie")
    True
    """
    return len(line) <= MAX_SPEAKER_CHARS and line.casefold().rstrip(" .").endswith(_STAGE)


def has_heads(paragraphs: Sequence[Sequence[str]]) -> bool:
    """Whether a paragraph opens as the current shape does."""
    return any(_head(paragraph) for paragraph in paragraphs)


def read_current(paragraphs: Sequence[Sequence[str]]) -> list[Piece]:
    """The pieces in paragraphs (each a list of lines) of the current shape."""
    pieces = [Piece(None)]
    for paragraph in paragraphs:
        head = _head(paragraph)
        if head:
            speaker, start = head
            pieces.append(Piece(speaker, start, None, list(paragraph[1:])))
        elif not (len(paragraph) == 1 and is_stage_line(paragraph[0])):
            pieces[-1].lines.extend(paragraph)
    return pieces[1:] if len(pieces[0].lines) <= MAX_TITLE_LINES else pieces


def is_old_shape(lines: Sequence[str]) -> bool:
    """Whether the first time line has times without leading zeros, as only Teams wrote."""
    times = next(filter(None, map(parse_time_line, lines)), None)
    return times is not None and (times.start.is_unpadded or times.end.is_unpadded)


def read_old(lines: Sequence[str]) -> list[Piece]:
    """The pieces in lines of the old shape.

    A cue of one line has words and no speaker. Raises TranscriptError for a bad time.
    """
    return list(_old_pieces(lines))


def _old_pieces(lines: Sequence[str]) -> Iterator[Piece]:
    first = next(i for i, line in enumerate(lines) if parse_time_line(line))
    spoken = ["" if i < first or is_stage_line(line) else line for i, line in enumerate(lines)]
    for cue in read_cues(spoken, identifiers=False):
        if len(cue.lines) > 1:
            speaker = single_spaced(cue.lines[0])
            yield Piece(speaker, cue.start, cue.end, cue.lines[1:])
        else:
            yield Piece(None, cue.start, cue.end, cue.lines)


def _head(paragraph: Sequence[str]) -> tuple[str, float] | None:
    """Speaker and start of a first line like ``Bakker, Fenna   0:03`` (at least two spaces)."""
    line = paragraph[0].rstrip() if paragraph else ""
    name, clock = line.rsplit(None, 1) if len(line.split(None, 1)) == 2 else ("", "")
    gap = len(line) - len(clock) - len(name)
    start = parse_clock(clock)
    speaker = single_spaced(name)
    if start is None or gap < 2 or len(speaker) > MAX_SPEAKER_CHARS:
        return None
    return speaker, start
