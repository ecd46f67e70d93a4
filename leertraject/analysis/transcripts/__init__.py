"""Read transcripts (VTT, SRT, Teams in Word, plain text) into turns with speakers and times.

    >>> transcript = read_pasted("Fenna: Kan iedereen mij horen?\\nDaan: Ja hoor.")
    >>> transcript.speakers
    ('Fenna', 'Daan')
    >>> transcript.turns[1].as_dict()
    {'index': 2, 'start': None, 'end': None, 'speaker': 'Daan', 'text': 'Ja hoor.'}

Words stay exactly as they are; white space becomes single spaces, and tags go.
What is broken is refused with one Dutch sentence (`TranscriptError`), unless the
words can be kept without guessing who said them or when. What a file is, its
content says; its name only decides how much is expected of it.

The rules for each kind stand where they are applied: `turns` (what a turn is),
`cues` (blank lines, numbers, broken times), `speech` (who speaks in a cue),
`labels` (when a colon makes a speaker), `plain`, `teams`, `docx`, `decoding`
(encodings), `limits` (sizes) and `wire` (carrying a transcript on).
"""

from pathlib import PurePath

from . import wire
from .cues import read_cues
from .decoding import check_text, decode, split_lines
from .docx import read_docx
from .errors import TranscriptError
from .filetypes import CHOOSE, is_zip, refuse_other_kinds
from .limits import MAX_BYTES, MAX_CHARS, MAX_LINES, MAX_SPEAKER_CHARS
from .plain import is_timed, read_plain
from .speech import cue_pieces
from .teams import is_old_shape, read_old
from .turns import Piece, Transcript, Turn, join_pieces
from .vtt import is_vtt, read_vtt

__all__ = [
    "MAX_BYTES",
    "MAX_CHARS",
    "MAX_LINES",
    "MAX_SPEAKER_CHARS",
    "Transcript",
    "TranscriptError",
    "Turn",
    "answered",
    "read",
    "read_pasted",
]

_PLAIN_NAMES = frozenset({"", ".txt", ".text", ".md"})


def read(data: bytes, filename: str) -> Transcript:
    """Read the bytes of a file; `filename` is its name as given, no path is opened.

    Raises TranscriptError, and nothing else, when it is no transcript.
    """
    if len(data) > MAX_BYTES:
        raise TranscriptError(
            f"Dit bestand is groter dan {MAX_BYTES // 2**20} MB, dus kies een transcript zonder plaatjes of geluid."
        )
    if is_zip(data):
        return _transcript("docx", read_docx(data))
    refuse_other_kinds(data)
    suffix = PurePath(filename).suffix.lower()
    if suffix == ".docx" and data.strip():
        raise TranscriptError(
            "Dit is geen Word-bestand, ook al eindigt de naam op .docx, dus sla het in Word opnieuw op als .docx."
        )
    return _read_text(decode(data), suffix)


def answered(asked: bytes) -> bytes:
    """Reads a file for another process: the transcript, or why there is none, as `wire` has it."""
    try:
        return wire.to_bytes(read(*wire.given(asked)))
    except TranscriptError as refusal:
        return wire.to_bytes(refusal)


def read_pasted(text: str) -> Transcript:
    """Read pasted text: VTT, SRT, the old Teams shape, or running text with labels.

    Raises TranscriptError when there are no words in it, or it is broken VTT or SRT.
    """
    return _read_text(text.removeprefix("\ufeff"), ".txt")


def _read_text(text: str, suffix: str) -> Transcript:
    if not text.strip():
        raise TranscriptError("Hier staat niets in, dus kies een transcript met tekst erin.")
    lines = split_lines(check_text(text))
    if is_vtt(lines):
        return _transcript("vtt", read_vtt(lines))
    if suffix == ".srt" or is_timed(lines):
        if suffix != ".srt" and is_old_shape(lines):
            return _transcript("txt", read_old(lines))
        return _transcript("srt", cue_pieces(read_cues(lines, identifiers=False)))
    if suffix == ".vtt":
        return _transcript("vtt", read_vtt(lines))  # says what is missing
    if suffix not in _PLAIN_NAMES:
        raise TranscriptError(f"Een bestand met deze naam is geen transcript, dus {CHOOSE}.")
    return _transcript("txt", read_plain(lines))


def _transcript(kind: str, pieces: list[Piece]) -> Transcript:
    turns = join_pieces(pieces)
    if not turns:
        raise TranscriptError(
            "In dit transcript staat geen enkel woord, dus kies een transcript waarin iemand iets zegt."
        )
    return Transcript(kind, turns)
