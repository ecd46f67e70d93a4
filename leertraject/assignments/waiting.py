"""What waits for someone on the start page: assignments whose weeks run, and remarks to what they handed in."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from leertraject.assignments.models import HandIn, Remark, Work
from leertraject.assignments.queries import opens_and_ends
from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.programmes.models import Block, BlockKind, Session


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
    for title, week, until_week, block, group, cohort, starts_on, after, work in (
        _UNMADE.all(person=actor.subject, cohorts=cohorts) if cohorts else ()
    ):
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
    person = prepared.uuid("person")
    works = Work.objects.filter(person=person, cohort=OuterRef("group"), block=OuterRef("pk"))
    handed_in = HandIn.objects.filter(
        work__person=person, work__cohort=OuterRef("group"), work__block=OuterRef("pk"), withdrawal__isnull=True
    )
    after = Session.objects.filter(cohort=OuterRef("group"), block__lineage=OuterRef("follows"), cancellation=None)
    in_groups = Block.every.filter(kind=BlockKind.ASSIGNMENT, version__cohorts__in=prepared.uuids("cohorts"))
    rows = in_groups.annotate(group=F("version__cohorts")).filter(
        ~Exists(handed_in), Q(cohort__isnull=True) | Q(cohort=F("group"))
    )
    return rows.annotate(after=Subquery(after.values("on")[:1]), work=Subquery(works.values("pk")[:1])).values_list(
        *("title", "week", "until_week", "pk", "version__cohorts__title", "group", "version__cohorts__starts_on"),
        *("after", "work"),
    )


_UNMADE = Prepared(_unmade)
_UNANSWERED = Prepared(lambda: _to_answer(prepared.uuid("person")))
