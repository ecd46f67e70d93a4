"""What waits for someone on the start page: assignments whose weeks run, and remarks to what they handed in."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from leertraject.assignments.models import HandIn, Remark, Work
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


def assignments(actor: Actor, *, today: date) -> list[Waits]:
    """Returns what waits for someone now, soonest first: its weeks run, and nothing was handed in (one query)."""
    cohorts = actor.cohorts("participant")
    found = []
    rows = _UNMADE.all(person=actor.subject, cohorts=cohorts) if cohorts else ()
    for title, week, until_week, block, group, cohort, starts_on, after, work in rows:
        opens_on, until = opens_and_ends(starts_on, week, until_week, after)
        if opens_on <= today <= until:
            found.append(Waits(title, group, until, cohort, block, work))
    return sorted(found, key=lambda one: one.until)


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
    fields = ("title", "week", "until_week", "pk", "version__cohorts__title", "group", "version__cohorts__starts_on")
    return _with_days(rows, "pk", "group", "follows").values_list(*fields, "after", "work")


def _unmade_taken() -> QuerySet[Any, Any]:
    """The same, of assignments that a group took over of a later version."""
    rows = TakenBlock.objects.filter(cohort__in=prepared.uuids("cohorts"), block__kind=BlockKind.ASSIGNMENT)
    fields = [f"block__{name}" for name in ("title", "week", "until_week", "pk")]
    fields += ["cohort__title", "cohort", "cohort__starts_on"]
    return _with_days(rows, "block", "cohort", "block__follows").values_list(*fields, "after", "work")


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


_UNMADE = Prepared(lambda: _unmade().union(_unmade_taken(), all=True))
_UNANSWERED = Prepared(lambda: _to_answer(prepared.uuid("person")))
