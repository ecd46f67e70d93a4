"""The codebook: who reads it, and how much was coded with it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Assignment, Code, Codebook, CodeChange, Coding, Fragment, Study, Task
from leertraject.lookback.queries import insights
from leertraject.people import rules as people
from leertraject.people.models import Person

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Used:
    """How often a code was used in one study, in fragments and in people; what lapsed does not count."""

    study: str
    fragments: int
    people: int


def reads(actor: Actor, *, now: datetime) -> bool:
    """Says whether `actor` reads the codebook: who leads, trains, interviews or codes (matrix row `codeboek`)."""
    if insights.reads_all(actor):
        return True
    return _assigned(actor, Task.INTERVIEWER, Task.CODER, now=now).exists()


def interviews(actor: Actor, *, now: datetime) -> bool:
    """Says whether `actor` is an interviewer in some study."""
    return _assigned(actor, Task.INTERVIEWER, now=now).exists()


def newest() -> Codebook | None:
    """Returns the codebook that is used now."""
    return Codebook.objects.order_by("-made_at").first()


def codes(codebook: Codebook) -> QuerySet[Code]:
    """Returns the codes of a book as they are read: a code, then those under it."""
    return Code.objects.filter(codebook=codebook).select_related("merged_into").order_by("position")


def living(codebook: Codebook) -> QuerySet[Code]:
    """Returns the codes that are still offered."""
    return codes(codebook).filter(retired_at__isnull=True).select_related("parent")


def readable_for(actor: Actor, *, now: datetime) -> QuerySet[Code]:
    """Returns the codes that `actor` reads, of every book."""
    found = Code.objects.select_related("codebook", "parent", "merged_into")
    return found if reads(actor, now=now) else found.none()


def counts(actor: Actor, codes: Iterable[Code], *, now: datetime) -> dict[UUID, list[Used]]:
    """Returns per code how often it was used, per study of which `actor` is in the team (one query).

    A leader of the whole bureau is in the team of every study, an interviewer of the own ones. Others get no counts.
    People are counted per study: who spoke in two studies cannot be recognised, on purpose.
    """
    used = Coding.objects.filter(code__in=[code.pk for code in codes], fragment__lapsed_at__isnull=True)
    used = used.filter(fragment__study__in=_counted_by(actor, now=now))
    rows = used.order_by("fragment__study__title", "fragment__study").values_list(
        "code_id", "fragment__study__title", "fragment__study"
    )
    found: dict[UUID, list[Used]] = defaultdict(list)
    totals = rows.annotate(fragments=Count("fragment", distinct=True), people=Count("fragment__tally", distinct=True))
    for code, title, _, fragments, tallies in totals:
        found[code].append(Used(title, fragments, tallies))
    return found


def counts_for(actor: Actor, *, now: datetime) -> bool:
    """Says whether `actor` gets counts of some study."""
    return _counted_by(actor, now=now).exists()


def history(code: Code) -> list[tuple[CodeChange, str]]:
    """Returns what happened to a code, newest first, each with the name of who did it or "" (two queries)."""
    changes = list(CodeChange.objects.filter(code=code).select_related("other").order_by("-at", "-pk")[:MOST_SHOWN])
    names = dict(Person.objects.filter(pk__in={c.by for c in changes if c.by}).values_list("pk", "name"))
    return [(change, names.get(change.by, "") if change.by else "") for change in changes]


def check_words(*written: str) -> None:
    """Raises NotAllowed when a text of the codebook holds eight successive words of a fragment of any study.

    The codebook is read by people who may not read the conversations, and it outlives a withdrawal: it holds no quote.
    """
    texts = [text for text in written if len(text.split()) >= insights.GUARDED_WORDS]
    if not texts:
        return
    coded = Fragment.objects.filter(study=OuterRef("pk"), transcript__isnull=False)
    for study in Study.objects.filter(Exists(coded)).order_by("pk"):
        insights.check_words(study, *texts, quotes_allowed=False)


def _counted_by(actor: Actor, *, now: datetime) -> QuerySet[Study]:
    if people.leads(actor) and insights.reads_all(actor):
        return Study.objects.all()
    mine = _assigned(actor, Task.INTERVIEWER, now=now)
    return Study.objects.filter(pk__in=mine.values("conversation__study"))


def _assigned(actor: Actor, *tasks: Task, now: datetime) -> QuerySet[Assignment]:
    if actor.subject is None:
        return Assignment.objects.none()
    return Assignment.objects.filter(person=actor.subject, task__in=tasks).current(now)
