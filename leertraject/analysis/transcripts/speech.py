"""From cues to pieces: who says the words of a cue.

A file names its speakers in one way: by voices (``<v Name>``), by the line that
names the cue (Webex), or by a label before the text (Zoom). A cue that names
nobody gets no speaker, also when other cues do: taking over the speaker before
it would be a guess about who said something.
"""

import re
from collections.abc import Iterator, Sequence

from .cues import Cue
from .errors import TranscriptError
from .labels import opened_lines, speaker_labels
from .limits import MAX_SPEAKER_CHARS
from .markup import Span, spans
from .turns import Piece, single_spaced

_WEBEX = re.compile(r'[0-9]{1,9} "([^"]{1,200})" \([0-9]{1,12}\)')


def cue_pieces(cues: Sequence[Cue]) -> list[Piece]:
    """The pieces in `cues`, with their speakers; one cue may hold several.

    Raises TranscriptError for a speaker label that is too long to be one.
    """
    spoken = [(cue, spans("\n".join(cue.lines))) for cue in cues]
    if any(span.speaker for _, voices in spoken for span in voices):
        return [_voiced(cue, span) for cue, voices in spoken for span in voices]
    texts = [[line for span in voices for line in _filled_lines(span.text)] for _, voices in spoken]
    names = [_WEBEX.fullmatch(cue.identifier) for cue in cues]
    if any(names):
        return [
            Piece(single_spaced(name[1]) if name else None, cue.start, cue.end, lines)
            for cue, name, lines in zip(cues, names, texts, strict=True)
        ]
    labels = speaker_labels(texts)
    return [piece for cue, lines in zip(cues, texts, strict=True) for piece in _labelled(cue, lines, labels)]


def _filled_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _voiced(cue: Cue, span: Span) -> Piece:
    if span.speaker and len(span.speaker) > MAX_SPEAKER_CHARS:
        raise TranscriptError(
            f"de naam van de spreker is langer dan {MAX_SPEAKER_CHARS} tekens, dus maak die korter.",
            cue.line,
        )
    return Piece(span.speaker, cue.start, cue.end, [span.text])


def _labelled(cue: Cue, lines: list[str], labels: frozenset[str]) -> Iterator[Piece]:
    piece = Piece(None, cue.start, cue.end)
    for found, text in opened_lines(lines, labels):
        if found:
            yield piece
            piece = Piece(found.speaker, cue.start, cue.end)
        piece.lines.append(text)
    yield piece
