"""Changing a transcript, in words: where a turn can be split, who can have spoken, what was changed."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from leertraject.lookback.models import CodingFinish, Conversation, EditKind, SpeakerLabel
from leertraject.lookback.queries.editing import Edited
from leertraject.lookback.showing import dates
from leertraject.ui import conflicts

Row = dict[str, object]
AROUND = 4
FIRST = 90
NOTHING_LOST = (
    "Er is niets weg. Wat er nu staat, lees je hieronder; wat jij typte, staat daaronder en is nog niet bewaard."
)
LOOK_AGAIN = "Jouw keuze is nog niet uitgevoerd. Kijk hieronder hoe de beurt er nu uitziet, en kies opnieuw."
_SPACE = re.compile(r"(?<=\S)\s+(?=\S)")


def places(words: str) -> list[tuple[str, str]]:
    """Returns where a turn can be split: the place of the space, and the words at either side.

    >>> places("Ja. Wat dan?")
    [('3', '1. Na ‘Ja.’ komt ‘Wat dan?’'), ('7', '2. Na ‘Ja. Wat’ komt ‘dan?’')]
    """
    spaces = [(match.start(), match.end()) for match in _SPACE.finditer(words)]
    starts = [0, *(end for _, end in spaces)]
    ends = [*(start for start, _ in spaces), len(words)]
    found = []
    for number, (start, end) in enumerate(spaces, start=1):
        before = words[starts[max(0, number - AROUND)] : start]
        after = words[end : ends[min(len(ends) - 1, number + AROUND - 1)]]
        found.append((str(start), f"{number}. Na ‘{before}’ komt ‘{after}’"))
    return found


def names(labels: Sequence[tuple[SpeakerLabel, str]]) -> list[tuple[str, str]]:
    """Returns the names in the file with who that is."""
    return [(str(label.pk), f"‘{name}’: {label.get_part_display().lower()}") for label, name in labels]


def first_of(words: str | None) -> str:
    """Returns how a turn begins."""
    if words is None or len(words) <= FIRST:
        return words or ""
    return words[:FIRST].rsplit(" ", 1)[0] + " …"


def history(edits: Sequence[Edited]) -> list[Row]:
    """Returns the changes for a list: when, what and who, never the words."""
    return [
        {
            "day": dates.day(one.edit.at),
            "time": f"{dates.day_and_time(one.edit.at).rpartition(' ')[2]}",
            "what": EditKind(one.edit.kind).label,
            "who": f"Door {one.by or 'iemand die er niet meer is'}. {_undone(one)}".strip(),
        }
        for one in edits
    ]


def was_first(last: tuple[str, datetime] | None) -> str:
    """Returns who changed the text while someone else worked on it, and when."""
    if last is None:
        return "Dit verslag is intussen veranderd."
    return conflicts.was_first("dit verslag", *last)


def ways_out(conversation: Conversation, index: int) -> list[Row]:
    """Returns what one can do after someone else was first."""
    return [
        {"text": "Verder met mijn tekst", "url": "#id_text"},
        {"text": "Begin met wat er nu staat", "url": reverse("lookback:turn_edit", args=[conversation.pk, index])},
    ]


def finished(finish: CodingFinish | None, name: str) -> str:
    """Returns who said when that the coding is finished, or nothing."""
    if finish is None:
        return ""
    return f"{name or 'Iemand die er niet meer is'} zei op {dates.day(finish.at)} dat het coderen klaar is."


def _undone(one: Edited) -> str:
    if one.edit.undone_at is None:
        return ""
    who = f" door {one.undone_by}" if one.undone_by else ""
    return f"Ongedaan gemaakt op {dates.day_and_time(one.edit.undone_at)}{who}."
