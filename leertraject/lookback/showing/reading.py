"""The turns of a text, for who may read it."""

from dataclasses import dataclass

from leertraject.lookback.models import Part
from leertraject.lookback.queries.workbench import Sheet
from leertraject.lookback.showing import dates


@dataclass(frozen=True, slots=True)
class Said:
    """A turn for the turn tag. `who` is a part in the conversation and never a name; `marks` are chosen words."""

    who: str
    time: str
    words: str
    ask: bool
    number: int
    marks: tuple[tuple[int, int, str], ...]


def said(sheet: Sheet, *, number: int, own: bool, noted: bool = False) -> list[Said]:
    """Returns the turns of one part of conversation `number`; `own`: its speaker reads it; `noted`: it is of notes."""
    called = {
        Part.SPEAKER: "Aantekening" if noted else "Jij" if own else f"Gesprek {number}",
        Part.INTERVIEWER: "Vraag",
        Part.OTHER: "Iemand anders",
        Part.UNKNOWN: "Nog onbekend",
    }
    chosen = [f for f in sheet.fragments if f.lapsed_at is None]
    return [
        Said(
            who=called[Part(turn.part)],
            time=dates.clock(turn.starts_at),
            words=turn.words,
            ask=turn.part == Part.INTERVIEWER,
            number=turn.index,
            marks=tuple(
                (f.start - turn.begin, f.end - turn.begin, "soft")
                for f in chosen
                if turn.begin <= f.start and f.end <= turn.end
            ),
        )
        for turn in sheet.turns
    ]
