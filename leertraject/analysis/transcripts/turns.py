"""From pieces (cues, paragraphs, lines) to turns: the unit all analysis counts in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Turn:
    """The longest run of pieces by one speaker.

    `index` counts from 1. `start` and `end` are seconds from the start of the
    recording, None where the file has none. `speaker` is the label as it stands
    in the file, None where the file names nobody. `text` is the words of the
    pieces, joined by one space.
    """

    index: int
    start: float | None
    end: float | None
    speaker: str | None
    text: str

    def as_dict(self) -> dict[str, int | float | str | None]:
        """The turn as plain values, keys in the order of the fields."""
        return {
            "index": self.index,
            "start": self.start,
            "end": self.end,
            "speaker": self.speaker,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was read: `format` ("vtt", "srt", "docx" or "txt") and the turns."""

    format: str
    turns: tuple[Turn, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """The labels in order of first appearance, each once."""
        return tuple(dict.fromkeys(t.speaker for t in self.turns if t.speaker is not None))


@dataclass(slots=True)
class Piece:
    """A stretch of speech as the file cuts it: one cue, paragraph or line.

    `lines` may hold any white space; `join_pieces` makes single spaces of it.
    """

    speaker: str | None
    start: float | None = None
    end: float | None = None
    lines: list[str] = field(default_factory=list)


def single_spaced(text: str) -> str:
    """The words of `text` with one space between them.

    >>> single_spaced(" twee\\u00a0 woorden\\n")
    'twee woorden'
    """
    return " ".join(text.split())


def join_pieces(pieces: Iterable[Piece]) -> tuple[Turn, ...]:
    """Join neighbouring pieces by one speaker into turns; pieces without words are no part.

    A turn starts when its first piece starts and ends when the last of its
    pieces to end has ended (cues may overlap).

    >>> first = Piece("Els", 0.0, 2.0, ["Ja,"])
    >>> join_pieces([first, Piece("Els", 1.0, 1.5, ["dat", "klopt."]), Piece("Bo", lines=["Mooi."])])
    ... # doctest: +NORMALIZE_WHITESPACE
    (Turn(index=1, start=0.0, end=2.0, speaker='Els', text='Ja, dat klopt.'),
     Turn(index=2, start=None, end=None, speaker='Bo', text='Mooi.'))
    """
    spoken = (piece for piece in pieces if any(line.strip() for line in piece.lines))
    runs = groupby(spoken, key=lambda piece: piece.speaker)
    return tuple(_turn(index, list(run)) for index, (_, run) in enumerate(runs, start=1))


def _turn(index: int, run: list[Piece]) -> Turn:
    ends = [piece.end for piece in run if piece.end is not None]
    return Turn(
        index=index,
        start=run[0].start,
        end=max(ends, default=None),
        speaker=run[0].speaker,
        text=single_spaced(" ".join(line for piece in run for line in piece.lines)),
    )
