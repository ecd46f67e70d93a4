"""A turn with what stands around it, and what was changed in a transcript."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from leertraject.analysis import passages
from leertraject.kernel.actors import Actor
from leertraject.lookback.models import CodingFinish, SpeakerLabel, Transcript, TranscriptEdit, Turn
from leertraject.lookback.queries import texts
from leertraject.people.models import Person
from leertraject.people.queries import name_for


@dataclass(frozen=True, slots=True)
class Around:
    """A turn with its words, the words of the next turn (None after the last), and the names in the file."""

    turn: Turn
    words: str
    following: str | None
    labels: tuple[tuple[SpeakerLabel, str], ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """One change: what was done, when and by whom; names are "" when not known any more."""

    edit: TranscriptEdit
    by: str
    undone_by: str


def around(transcript: Transcript, *, index: int, pk: int | None = None) -> Around | None:
    """Returns the turn with this key while it is there, else the one with this number, or None (five queries).

    Raises crypto.Unreadable when the key of the text has gone.
    """
    text = texts.opened(transcript)
    turn = (transcript.turns.filter(pk=pk).first() if pk else None) or transcript.turns.filter(index=index).first()
    if turn is None:
        return None
    following = transcript.turns.filter(index=turn.index + 1).first()
    names = texts.labels(transcript)
    return Around(
        turn=turn,
        words=text.words(turn.begin, turn.end),
        following=text.words(following.begin, following.end) if following else None,
        labels=tuple((label, names[label.pk]) for label in transcript.labels.all()),
    )


def left_without(transcript: Transcript, *, index: int, typed: str) -> list[UUID]:
    """Returns the fragments of which no word would be left when a turn came to say what was typed (two queries).

    Raises crypto.Unreadable when the key of the text has gone.
    """
    turn = transcript.turns.filter(index=index).first()
    if turn is None:
        return []
    here = transcript.fragments.filter(words_gone=False, start__gte=turn.begin, end__lte=turn.end).order_by("start")
    places = {pk: passages.Place(start, end) for pk, start, end in here.values_list("pk", "start", "end")}
    if not places:
        return []
    text = texts.opened(transcript)
    found = passages.differences(text.words(turn.begin, turn.end), " ".join(typed.split()))
    moved = [passages.Replacement(turn.begin + one.start, turn.begin + one.end, one.text) for one in found]
    _, moves = passages.replaced(text.text, moved)
    return [pk for pk, place in places.items() if moves.place(place) is None]


def last_turn(transcript: Transcript) -> int:
    """Returns the number of the last turn."""
    return transcript.turns.order_by("-index").values_list("index", flat=True).first() or 0


def history(transcript: Transcript) -> list[Edited]:
    """Returns all that was changed, newest first, also what was undone (two queries)."""
    edits = list(transcript.edits.all())
    names = named([pk for edit in edits for pk in (edit.by, edit.undone_by)])
    return [Edited(edit, names.get(edit.by, ""), names.get(edit.undone_by, "")) for edit in edits]


def last_change(transcript: Transcript, reader: Actor) -> tuple[str, datetime] | None:
    """Returns who last changed the text or undid a change, as that reads to `reader`, and when, or None."""
    newest = transcript.edits.first()
    undone = transcript.edits.filter(undone_at__isnull=False).order_by("-undone_at").first()
    if undone and undone.undone_at and newest and undone.undone_at >= newest.at:
        return name_for(reader, undone.undone_by), undone.undone_at
    return (name_for(reader, newest.by), newest.at) if newest else None


def finish_of(transcript: Transcript) -> tuple[CodingFinish | None, str]:
    """Returns that the coding is finished, if so, and the name of who said it."""
    finish = getattr(transcript, "coding_finish", None)
    return finish, named([finish.by]).get(finish.by, "") if finish else ""


def corrected_at(transcript: Transcript) -> datetime | None:
    """Returns when the text was last changed, as far as that was not undone."""
    return transcript.edits.filter(undone_at__isnull=True).values_list("at", flat=True).first()


def named(people: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Returns the names of these people by key (one query); who is not known any more is left out."""
    return dict(Person.objects.filter(pk__in={pk for pk in people if pk}).values_list("pk", "name"))
