"""Two versions of a programme side by side: what came, what went, what moved, what reads differently, word by word."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from leertraject.analysis import passages
from leertraject.programmes import showing
from leertraject.programmes.models import Block, Change, ChangeKind, Version
from leertraject.ui.number_words import capital, in_words

# Below this share of words in common, words marked one by one read worse than the old text and the new one whole.
ALIKE = 0.4

PLANNED = ("Wanneer", "Liefst op", "Tijd", "Plaats")

Pieces = tuple[tuple[str, str], ...]  # a text and what became of it: "", "gone" or "new"


@dataclass(frozen=True, slots=True)
class Reading:
    """One field that reads differently: its lines as they were and as they are."""

    label: str
    old: tuple[Pieces, ...]
    new: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One block that is not the same in both versions. `kinds` are those of `ChangeKind`."""

    block: Block
    kinds: tuple[ChangeKind, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, in the order of the newer version; a dropped block stands where it stood."""

    whole: tuple[Reading, ...]
    blocks: tuple[Compared, ...]
    same: int

    def count(self, kind: ChangeKind) -> int:
        """Returns how many blocks changed in this way."""
        return sum(kind in one.kinds for one in self.blocks)


def comparison(
    old: tuple[Version, Sequence[Block]], new: tuple[Version, Sequence[Block]], changes: Iterable[Change]
) -> Comparison:
    """Compares two versions, each with its blocks in order.

    `changes` are those made in between: where two blocks traded places, they say which of them was moved.
    """
    before, after = ({block.lineage: block for block in blocks} for _version, blocks in (old, new))
    told = {change.lineage for change in changes if change.kind == ChangeKind.MOVED}
    moved = _moved(list(before), list(after), told)
    both = before | after
    every = [
        _compared(both[lineage], before.get(lineage), after.get(lineage), moved=lineage in moved)
        for lineage in _in_order(list(before), list(after))
    ]
    found = [one for one in every if one.kinds]
    whole = _readings(showing.asks(*old), showing.asks(*new))
    return Comparison(whole, tuple(found), same=len(every) - len(found))


def readings_of(old: Block, new: Block) -> tuple[Reading, ...]:
    """Returns what reads differently in another version of a block, save when and where: a cohort planned that."""
    return tuple(one for one in _readings(_written(old), _written(new)) if one.label not in PLANNED)


def _compared(block: Block, old: Block | None, new: Block | None, *, moved: bool) -> Compared:
    if old is None or new is None:
        return Compared(block, (ChangeKind.ADDED if old is None else ChangeKind.DROPPED,), ())
    readings = _readings(_written(old), _written(new))
    kinds = [ChangeKind.CHANGED] * bool(readings) + [ChangeKind.MOVED] * moved
    return Compared(block, tuple(kinds), readings)


def _written(block: Block) -> list[tuple[str, str]]:
    """Returns everything that can be read of a block, as pairs of label and lines."""
    return [
        ("Titel", block.title),
        ("Soort", block.get_kind_display()),
        *showing.facts(block),
        ("Wat je doet", block.description),
        ("Doelen", "\n".join(block.goals)),
        ("De dag", "\n".join(showing.part_of_day(one) for one in block.activities.all())),
        ("Opbrengst", block.outcome),
    ]


def _readings(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> tuple[Reading, ...]:
    before, after = dict(old), dict(new)
    labels = dict.fromkeys([*(label for label, _ in new), *(label for label, _ in old)])
    pairs = ((label, before.get(label, ""), after.get(label, "")) for label in labels)
    return tuple(Reading(label, *_lines(was.splitlines(), now.splitlines())) for label, was, now in pairs if was != now)


def _lines(old: list[str], new: list[str]) -> tuple[tuple[Pieces, ...], tuple[Pieces, ...]]:
    """Returns both texts by line, each line with what went or came in it."""
    was: list[Pieces] = []
    now: list[Pieces] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            was += [((line, ""),) for line in old[i:j]]
            now += [((line, ""),) for line in new[k:m]]
            continue
        together = min(j - i, m - k)
        for one, other in zip(old[i : i + together], new[k : k + together], strict=True):
            pair = words(one, other)
            was.append(pair[0])
            now.append(pair[1])
        was += [((line, "gone"),) for line in old[i + together : j]]
        now += [((line, "new"),) for line in new[k + together : m]]
    return tuple(was), tuple(now)


def words(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Returns both texts in pieces; texts with too little in common are one piece each.

    >>> words("Eén keer oefenen", "Twee keer oefenen")
    ((('Eén', 'gone'), (' ', ''), ('keer oefenen', '')), (('Twee', 'new'), (' ', ''), ('keer oefenen', '')))
    >>> words("Dag in het veld", "Terugblik")
    ((('Dag in het veld', 'gone'),), (('Terugblik', 'new'),))
    """
    steps = passages.differences(old, new)
    kept = len(old) - sum(step.end - step.start for step in steps)
    if kept < ALIKE * max(len(old), len(new)):
        return ((old, "gone"),) if old else (), ((new, "new"),) if new else ()
    was: list[tuple[str, str]] = []
    now: list[tuple[str, str]] = []
    at = 0
    for step in steps:
        same = (old[at : step.start], "")
        was += [same, (old[step.start : step.end], "gone")]
        now += [same, (step.text, "new")]
        at = step.end
    rest = (old[at:], "")
    return _filled([*was, rest]), _filled([*now, rest])


def _filled(pieces: Iterable[tuple[str, str]]) -> Pieces:
    """Returns the pieces that hold something; no line stands under or through the space before a word."""
    parted = (((" " * (text[:1] == " "), ""), (text.removeprefix(" "), mark)) for text, mark in pieces)
    return tuple(piece for both in parted for piece in both if piece[0])


def _in_order(old: Sequence[uuid.UUID], new: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Returns all lineages in the order of `new`, each dropped one behind the block it stood behind."""
    found = list(new)
    for before, lineage in zip([None, *old], old, strict=False):
        if lineage not in found:
            found.insert(found.index(before) + 1 if before else 0, lineage)
    return found


def _moved(old: Sequence[uuid.UUID], new: Sequence[uuid.UUID], told: set[uuid.UUID]) -> set[uuid.UUID]:
    """Returns the blocks that stand elsewhere: the fewest that explain the new order, those of `told` by preference."""
    places = {lineage: place for place, lineage in enumerate(new)}
    both = [lineage for lineage in old if lineage in places]
    # A heaviest rising row stays in place; what was told to move weighs least.
    best: list[tuple[int, int]] = []
    for at, lineage in enumerate(both):
        weight = 1 if lineage in told else len(both) + 1
        earlier = [(best[i][0], i) for i in range(at) if places[both[i]] < places[lineage]]
        most, behind = max(earlier, default=(0, -1))
        best.append((most + weight, behind))
    stays = set()
    at = max(range(len(both)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        stays.add(both[at])
        at = best[at][1]
    return set(both) - stays


def summary(found: Comparison) -> str:
    """Returns in one sentence what differs."""
    said: Mapping[ChangeKind, str] = {
        ChangeKind.ADDED: "erbij",
        ChangeKind.DROPPED: "eruit",
        ChangeKind.CHANGED: "veranderd",
        ChangeKind.MOVED: "verplaatst",
    }
    counts = [(found.count(kind), word) for kind, word in said.items()]
    first, *others = [(number, word) for number, word in counts if number] or [(0, "")]
    if not first[0]:
        return "De onderdelen zijn in beide versies gelijk."
    parts = [f"{showing.counted(first[0], 'onderdeel', 'onderdelen')} {first[1]}"]
    parts += [f"{in_words(number)} {word}" for number, word in others]
    same = f" {capital(in_words(found.same))} bleven gelijk." if found.same > 1 else ""
    return capital(", ".join(parts)) + "." + same


def standing(one: Compared) -> str:
    """Returns what happened to a block."""
    labels = [kind.label for kind in one.kinds]
    return labels[0] if len(labels) == 1 else f"{labels[0]} en {labels[1].lower()}"
