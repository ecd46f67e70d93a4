"""What waits for someone on the start page: assignments whose weeks run, texts of groupmates to read along, and remarks
to what they handed in."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    DateField,
    Exists,
    F,
    Field,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
)

from leertraject.assignments.models import HandIn, HandInReader, Remark, Work
from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.programmes.models import Block, BlockKind, Session, TakenBlock
from leertraject.programmes.queries.asking import opens_and_ends


@dataclass(frozen=True, slots=True)
class Waits:
    """An assignment that asks for an answer now: in which group and until which day, and the work when it was begun."""

    title: str
    group: str
    until: date
    cohort: uuid.UUID
    block: uuid.UUID
    work: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Along:
    """A text that a groupmate asked someone to read, of which they said nothing yet, and until which day they can."""

    title: str
    writer: str
    until: date
    hand_in: uuid.UUID


def assignments(actor: Actor, *, today: date) -> list[Waits]:
    """Returns what waits for someone now, soonest first: its weeks run, and nothing was handed in (one query)."""
    return asks(actor, today=today)[0]


def asks(actor: Actor, *, today: date) -> tuple[list[Waits], list[Along]]:
    """Returns those, and the texts that groupmates ask someone to read along, soonest first (one query)."""
    cohorts = actor.cohorts("participant")
    own: list[Waits] = []
    along: list[Along] = []
    rows = _WAITING.all(person=actor.subject, cohorts=cohorts, today=today) if cohorts else ()
    for title, name, on, what, week, until_week, cohort, after, work in rows:
        if week is None:
            along.append(Along(title, name, on, what))
            continue
        opens_on, until = opens_and_ends(on, week, until_week, after)
        if opens_on <= today <= until:
            own.append(Waits(title, name, until, cohort, what, work))
    return sorted(own, key=lambda one: one.until), sorted(along, key=lambda one: one.until)


def remarks(actor: Actor) -> list[Remark]:
    """Returns the remarks to someone's work that wait for them, oldest first (one query)."""
    return _UNANSWERED.all(person=actor.subject) if actor.subject else []


def _to_answer(person: uuid.UUID) -> QuerySet[Remark]:
    rows = Remark.objects.filter(hand_in__work__person=person, answer__isnull=True, withdrawal__isnull=True)
    return rows.select_related("hand_in__work__block", "writer").order_by("at", "id")


def _unmade() -> QuerySet[Any, Any]:
    """Assignments of groups of which someone handed nothing in, with what says when their weeks are."""
    taken = TakenBlock.objects.filter(cohort=OuterRef("group"), lineage=OuterRef("lineage"))
    in_groups = Block.every.filter(kind=BlockKind.ASSIGNMENT, version__cohorts__in=prepared.uuids("cohorts"))
    rows = in_groups.annotate(group=F("version__cohorts")).filter(
        ~Exists(taken), Q(cohort__isnull=True) | Q(cohort=F("group"))
    )
    fields = ("title", "version__cohorts__title", "version__cohorts__starts_on", "pk", "week", "until_week", "group")
    return _with_days(rows, "pk", "group", "follows").values_list(*fields, "after", "work")


def _unmade_taken() -> QuerySet[Any, Any]:
    """The same, of assignments that a group took over of a later version."""
    rows = TakenBlock.objects.filter(cohort__in=prepared.uuids("cohorts"), block__kind=BlockKind.ASSIGNMENT)
    fields = (
        "block__title",
        "cohort__title",
        "cohort__starts_on",
        "block",
        "block__week",
        "block__until_week",
        "cohort",
    )
    return _with_days(rows, "block", "cohort", "block__follows").values_list(*fields, "after", "work")


def _asked_to_read() -> QuerySet[Any, Any]:
    """Texts that someone was asked to read along and said nothing of yet, in the shape of the two above: without weeks,
    with the last day to read in the place of the day on which a group starts."""
    person = prepared.uuid("person")
    said = Remark.objects.filter(hand_in=OuterRef("hand_in"), writer=person, withdrawal__isnull=True)
    rows = HandInReader.objects.living(prepared.day("today")).filter(~Exists(said), person=person, buddies=None)
    kinds: dict[str, Field[Any, Any]] = {
        "no_week": IntegerField(),
        "no_until_week": IntegerField(),
        "no_after": DateField(),
        "no_work": UUIDField(),
    }
    nothing = {name: Value(None, output_field=kind) for name, kind in kinds.items()}
    fields = ("hand_in__work__block__title", "hand_in__work__person__name", "until", "hand_in")
    cohort = "hand_in__work__cohort"
    return (
        rows.order_by()
        .annotate(**nothing)
        .values_list(*fields, "no_week", "no_until_week", cohort, "no_after", "no_work")
    )


def _with_days(rows: QuerySet[Any], block: str, cohort: str, follows: str) -> QuerySet[Any]:
    """Rows of which someone handed nothing in, each with the day of the session before it and with the work."""
    person = prepared.uuid("person")
    works = Work.objects.filter(person=person, cohort=OuterRef(cohort), block=OuterRef(block))
    handed_in = HandIn.objects.filter(
        work__person=person, work__cohort=OuterRef(cohort), work__block=OuterRef(block), withdrawal__isnull=True
    )
    after = Session.objects.filter(cohort=OuterRef(cohort), block__lineage=OuterRef(follows), cancellation=None)
    # In no order, for the two kinds are asked as one.
    return (
        rows.filter(~Exists(handed_in))
        .order_by()
        .annotate(after=Subquery(after.values("on")[:1]), work=Subquery(works.values("pk")[:1]))
    )


_WAITING = Prepared(lambda: _unmade().union(_unmade_taken(), _asked_to_read(), all=True))
_UNANSWERED = Prepared(lambda: _to_answer(prepared.uuid("person")))
