"""A note as its receiver reads it: what changed and whether it helped. It names nobody and holds nobody's words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Note, NoteCopy, Outcome
from leertraject.lookback.queries import insights
from leertraject.programmes.models import Change


@dataclass(frozen=True, slots=True)
class Reported:
    """What one check said: the verdict and its Dutch words."""

    verdict: str
    label: str
    words: str
    cohort: str


@dataclass(frozen=True, slots=True)
class Told:
    """A note with the change it is about; `reported` is empty while no check has an outcome."""

    text: str
    at: datetime
    change: Change
    title: str
    what: str
    reported: tuple[Reported, ...]
    conversation: UUID | None


def copies_for(actor: Actor) -> QuerySet[NoteCopy]:
    """Returns the notes that `actor` received, newest first."""
    if actor.subject is None:
        return NoteCopy.objects.none()
    found = NoteCopy.objects.filter(receiver=actor.subject).order_by("-note__made_at")
    return found.select_related("note__change__version__programme")


def told(copy: NoteCopy) -> Told:
    """Returns what a note says. Text that repeats words which were withdrawn since is masked (`insights.GONE`)."""
    return _told(copy.note, copy.receiver_id)


def to_be_told(change: Change, text: str, receiver: UUID | None, *, now: datetime) -> Told:
    """Returns what a note with this text would say to a receiver; nothing is saved."""
    return _told(Note(change=change, text=text, made_at=now), receiver)


def _told(note: Note, receiver: UUID | None) -> Told:
    change = note.change
    outcomes = list(Outcome.objects.filter(check_of__change=change).select_related("check_of__cohort").order_by("at"))
    insights.all_shown([note, change, *outcomes])
    return Told(
        text=note.text,
        at=note.made_at,
        change=change,
        title=change.title,
        what=change.what,
        reported=tuple(
            Reported(
                outcome.verdict,
                outcome.get_verdict_display(),
                outcome.words,
                outcome.check_of.cohort.title,
            )
            for outcome in outcomes
        ),
        conversation=insights.contributors(change).get(receiver) if receiver else None,
    )
