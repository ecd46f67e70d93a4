"""Turns in which the answer stands between braces: `{kind:words}`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from leertraject.analysis.identifying.finding import identify
from leertraject.analysis.identifying.marks import Kind, Known

HARD = Path(__file__).with_name("hard_turns.txt")
_BRACES = re.compile(r"\{(\w+):([^}]*)\}")
Place = tuple[int, int, str]


# What the words between braces are, and the kind of mark that finds them; "" is right to mark and right not to.
FINDS = {"nickname": "name", "either": ""}


@dataclass
class Score:
    """How often something was to be found, was found, was found whole, and was found where nothing was to be found."""

    wanted: int = 0
    found: int = 0
    whole: int = 0
    false: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    def add(self, other: "Score") -> None:
        self.wanted += other.wanted
        self.found += other.found
        self.whole += other.whole
        self.false += other.false


def conversations(path: Path = HARD) -> Iterator[tuple[list[str], list[list[Place]]]]:
    """Yields the turns of each conversation, with the places that should be found in each turn."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            read = [unmarked(line) for line in lines]
            yield [text for text, _ in read], [places for _, places in read]


def unmarked(line: str) -> tuple[str, list[Place]]:
    text, at, places = "", 0, []
    for match in _BRACES.finditer(line):
        text += line[at : match.start()]
        places.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        at = match.end()
    return text + line[at:], places


def score(
    turns: Sequence[str], wanted: Sequence[Sequence[Place]], known: Sequence[Known] = (), *, say: bool = False
) -> dict[str, Score]:
    """Returns a score per kind. A place is found when a mark of its kind covers any of it, and whole when marks cover
    all of it; hints are left out."""
    scores: dict[str, Score] = {}
    marks = [mark for mark in identify(turns, known) if mark.kind != Kind.HEALTH]
    for number, places in enumerate(wanted):
        here = [mark for mark in marks if mark.turn == number]
        for start, end, kind in places:
            if not (finds := FINDS.get(kind, kind)):
                continue
            over = [mark for mark in here if mark.start < end and start < mark.end and mark.kind == finds]
            rest = {at for at in range(start, end) if not any(mark.start <= at < mark.end for mark in over)}
            whole = bool(over) and not any(turns[number][at].isalnum() for at in rest)
            scores.setdefault(kind, Score()).add(Score(wanted=1, found=bool(over), whole=whole))
            if say and not whole:
                print("partly" if over else "missed", number + 1, turns[number][start:end], "|", turns[number])
        for mark in here:
            if not any(mark.start < end and start < mark.end for start, end, _ in places):
                scores.setdefault(mark.kind.value, Score()).add(Score(false=1))
                if say:
                    print("false", number + 1, turns[number][mark.start : mark.end], "|", turns[number])
    return scores
