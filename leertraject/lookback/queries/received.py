"""A note as its receiver reads it: what changed and whether it helped. It names nobody and holds nobody's words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import ChangeReason, Flag, NoteCopy, Outcome, Study
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
    note, change = copy.note, copy.note.change
    outcomes = list(Outcome.objects.filter(check_of__change=change).select_related("check_of__cohort").order_by("at"))
    studies = list(Study.objects.filter(pk__in=ChangeReason.objects.filter(change=change).values("insight__study")))
    ids = [note.pk, change.pk, *(outcome.check_of_id for outcome in outcomes)]
    flags = Flag.objects.filter(study__in=studies, settled_at__isnull=True, object_id__in=ids)
    flagged = set(flags.values_list("object_id", "field"))

    def shown(key: UUID, field: str, text: str) -> str:
        for study in studies if (key, field) in flagged else ():
            text = insights.masked(study, text)
        return text

    return Told(
        text=shown(note.pk, "text", note.text),
        at=note.made_at,
        change=change,
        title=shown(change.pk, "title", change.title),
        what=shown(change.pk, "what", change.what),
        reported=tuple(
            Reported(
                outcome.verdict,
                outcome.get_verdict_display(),
                shown(outcome.check_of_id, "words", outcome.words),
                outcome.check_of.cohort.title,
            )
            for outcome in outcomes
        ),
        conversation=insights.contributors(change).get(copy.receiver_id),
    )
