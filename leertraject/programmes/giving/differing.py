"""What of a day is other than the programme, in sentences."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from leertraject.programmes.giving.plans import Part

# How the fields that may be filled in otherwise are called, besides the title and the minutes.
FIELDS = {"form": "de werkvorm", "materials": "het materiaal", "output": "de opbrengst"}


def differences(programme: Sequence[Part], parts: Sequence[Part]) -> list[str]:
    """Returns a sentence for everything that is other than the programme.

    >>> before = [Part(key="1", source=1, minutes=45, title="Begin"), Part(key="2", source=2, minutes=30, title="Slot")]
    >>> after = [Part(key="1", source=1, minutes=60, title="Begin"), Part(key="x", minutes=10, title="Lied")]
    >>> for sentence in differences(before, after):
    ...     print(sentence)
    ‘Begin’ duurt 60 minuten in plaats van 45.
    ‘Lied’ is erbij: 10 minuten.
    ‘Slot’ valt weg.
    """
    before = {part.source: part for part in programme}
    moved = _moved([part.source for part in programme], [part.source for part in parts if part.source in before])
    found = [sentence for part in parts for sentence in _of(part, before.get(part.source), part.source in moved)]
    there = {part.source for part in parts}
    return found + [f"‘{part.title}’ valt weg." for part in programme if part.source not in there]


def _of(part: Part, before: Part | None, moved: bool) -> Iterator[str]:
    if before is None or part.source is None:
        yield f"‘{part.title}’ is erbij: {part.minutes} minuten."
        return
    if part.title != before.title:
        yield f"‘{before.title}’ heet nu ‘{part.title}’."
    if part.minutes != before.minutes:
        yield f"‘{part.title}’ duurt {part.minutes} minuten in plaats van {before.minutes}."
    if moved:
        yield f"‘{part.title}’ staat op een andere plek."
    other = [said for name, said in FIELDS.items() if getattr(part, name) != getattr(before, name)]
    if other:
        yield f"Van ‘{part.title}’ {'is' if len(other) == 1 else 'zijn'} {' en '.join(other)} anders."


def _moved(before: Sequence[int | None], after: Sequence[int | None]) -> set[int | None]:
    """Returns which parts stand in another order than before: as few as explain it."""
    there = [one for one in before if one in after]
    blocks = SequenceMatcher(None, there, after, autojunk=False).get_matching_blocks()
    return set(after) - {one for block in blocks for one in after[block.b : block.b + block.size]}
