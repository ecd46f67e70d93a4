"""The notes of a conversation that is held: per question, opened in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from leertraject.lookback import guides
from leertraject.lookback.guides import GuidePart
from leertraject.lookback.models import Conversation, Holding, Jotting
from leertraject.lookback.models.transcript import NOTED, Transcript
from leertraject.people.models import Person
from leertraject.privacy import boxes
from leertraject.ui import held

# What stands above the free field at the end.
FREE = "Wat er verder werd gezegd"


@dataclass(frozen=True, slots=True)
class Jotted:
    """What stands beside one question. Version 0 is nothing yet; `mark` changes with the text and does not tell it."""

    position: int
    ask: str
    text: str = ""
    version: int = 0
    at: datetime | None = None
    by: UUID | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The notes with the guide. `notes` count from one through all parts; the last is the free field."""

    holding: Holding
    box: boxes.Opened
    parts: tuple[GuidePart, ...]
    notes: tuple[Jotted, ...]

    @property
    def written(self) -> tuple[Jotted, ...]:
        """The notes with something in them."""
        return tuple(note for note in self.notes if note.text.strip())


def holding_of(conversation: Conversation) -> Holding | None:
    """Returns the conversation as it is being held, or None when it has not begun or its notes have gone."""
    return Holding.objects.filter(conversation=conversation).first()


def free_field(parts: Iterable[GuidePart]) -> int:
    """Returns the position after all questions."""
    return sum(len(part.questions) for part in parts) + 1


def opened(holding: Holding) -> Opened:
    """Returns the notes with their questions (two queries). Raises crypto.Unreadable when the key has gone."""
    parts, box = guides.kept(holding.guide), boxes.open_box(holding.box)
    rows = {row.position: row for row in holding.jottings.all()}
    asked = [question.ask for part in parts for question in part.questions] + [FREE]
    notes = (jotted(position, ask, rows.get(position), box) for position, ask in enumerate(asked, start=1))
    return Opened(holding, box, parts, tuple(notes))


def jotted(position: int, ask: str, row: Jotting | None, box: boxes.Opened) -> Jotted:
    """Returns one note, opened."""
    text = box.unseal(row.text, field=f"jotting:{position}") if row else ""
    if row is None:
        return Jotted(position, ask, mark=mark(text, box))
    return Jotted(position, ask, text, row.version, row.at, row.by, mark(text, box))


def mark(text: str, box: boxes.Opened) -> str:
    """Returns what tells whether a form was left as it came, without telling the text."""
    return held.mark(text, box.digest_key())


def is_noted(conversation: Conversation) -> bool:
    """Says whether the transcript was made of notes: it then rests on the consent to take notes."""
    return Transcript.objects.filter(conversation=conversation, source_format=NOTED).exists()


def names_of(notes: Iterable[held.Held]) -> dict[UUID, str]:
    """Returns the names of who wrote these notes (one query)."""
    return dict(Person.objects.filter(pk__in={note.by for note in notes if note.by}).values_list("pk", "name"))
