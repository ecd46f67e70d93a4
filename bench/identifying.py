"""How well words that identify someone are found, and how long that takes: `python -m bench.identifying`.

Measured on the marked turns that stand beside the tests, and on the shared example conversations when they are there.
`--say` names what was missed, found in part, or marked for nothing.
"""

import csv
import os
import sys
import time
from collections import defaultdict
from pathlib import Path

from bench.processes import ROOT
from leertraject.analysis.identifying import identify
from leertraject.analysis.identifying.tests.marked import HARD, Place, Score, conversations, score

# What the example conversations call it, and what it is here; the rest is not looked for and counts as no mistake.
KINDS = {"naam": "name", "bestuurder": "name", "telefoon": "phone", "e-mail": "mail", "bsn": "citizen",
         "straat": "address", "postcode_huisnummer": "postcode", "bijnaam": "name"}  # fmt: skip
HOURS, WORDS_AN_HOUR = 3, 9000
Marked = list[tuple[list[str], list[list[Place]]]]


def main() -> int:
    """Prints a table per text: recall and precision per kind, what was found whole, false marks; then the time."""
    say = "--say" in sys.argv
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("-")] or sorted(HARD.parent.glob("*_turns.txt"))
    for path in paths:
        _table(path.name, list(conversations(path)), say=say)
    if shared := _shared():
        _table("the example conversations", shared, say=say)
    turns = [turn for said, _ in [*conversations(HARD), *shared] for turn in said]
    long = turns * (HOURS * WORDS_AN_HOUR // sum(len(turn.split()) for turn in turns) + 1)
    began = time.process_time()
    identify(long)
    words = sum(len(turn.split()) for turn in long)
    print(f"\n{words} words, about {HOURS} hours: {1000 * (time.process_time() - began):.0f} ms of processor time")
    return 0


def _table(name: str, marked: Marked, *, say: bool) -> None:
    total: dict[str, Score] = defaultdict(Score)
    for said, wanted in marked:
        for kind, one in score(said, wanted, say=say).items():
            total[kind].add(one)
    turns = sum(len(said) for said, _ in marked)
    print(
        f"\n{name}, {turns} turns\n"
        f"{'kind':12} {'wanted':>6} {'found':>6} {'whole':>6} {'recall':>6} {'false':>6} {'precision':>9}"
    )
    for kind, one in sorted(total.items()):
        marks = one.found + one.false
        right = f"{one.found / marks:9.2f}" if marks else f"{'':>9}"
        print(f"{kind:12} {one.wanted:6} {one.found:6} {one.whole:6} {one.recall:6.2f} {one.false:6} {right}")
    print(f"false marks per ten turns: {10 * sum(one.false for one in total.values()) / turns:.2f}")


def _shared() -> Marked:
    folder = Path(os.environ.get("LEERTRAJECT_SHARED", ROOT.parent / "shared")) / "data" / "lookback"
    if not folder.is_dir():
        return []
    turns: dict[str, list[str]] = defaultdict(list)
    places: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for row in _rows(folder / "turns.csv"):
        turns[row["file"]].append(row["text"])
    for row in _rows(folder / "pii.csv"):
        if row["turn"] != "0" and row["kind"] in KINDS:
            place = int(row["from"]), int(row["to"]), KINDS[row["kind"]]
            places[row["file"], int(row["turn"]) - 1].append(place)
    return [(said, [places[name, number] for number in range(len(said))]) for name, said in turns.items()]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    raise SystemExit(main())
