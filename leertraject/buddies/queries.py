"""Whose buddy someone is, whom they asked and who asked them. Everything starts from whoever looks."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.buddies.models import BuddyPair, BuddyRequest
from leertraject.kernel.actors import Actor
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort, Enrolment

# How long a "no" stands on the page of who asked.
NO_SHOWN_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Buddy:
    """A buddy of someone: the other one of a living pair."""

    pair: BuddyPair
    person: Person


def cohort(actor: Actor, cohort_id: uuid.UUID) -> Cohort:
    """Returns a group in which someone takes part, or did until it was finished. Raises Http404."""
    if cohort_id not in actor.cohorts("participant", "alumnus"):
        raise Http404
    return get_object_or_404(Cohort, pk=cohort_id)


def buddies(actor: Actor, cohorts: Collection[Cohort] | None = None) -> list[Buddy]:
    """Returns the buddies of someone, in these groups or in all, longest first (one query)."""
    if actor.subject is None:
        return []
    rows = BuddyPair.objects.living().filter(Q(one=actor.subject) | Q(other=actor.subject))
    if cohorts is not None:
        rows = rows.filter(cohort__in=cohorts)
    return [
        Buddy(pair, pair.other if pair.one_id == actor.subject else pair.one)
        for pair in rows.select_related("one", "other", "cohort")
    ]


def pair(actor: Actor, cohort: Cohort, pair_id: uuid.UUID) -> Buddy:
    """Returns one of those. Raises Http404."""
    found = next((one for one in buddies(actor, [cohort]) if one.pair.pk == pair_id), None)
    if found is None:
        raise Http404
    return found


def requests_to(actor: Actor, cohorts: Collection[Cohort] | None = None) -> QuerySet[BuddyRequest]:
    """Returns who asks someone, oldest first."""
    rows = BuddyRequest.objects.waiting().filter(asked=actor.subject).select_related("asker", "cohort")
    return rows if cohorts is None else rows.filter(cohort__in=cohorts)


def requests_of(actor: Actor, cohort: Cohort) -> QuerySet[BuddyRequest]:
    """Returns whom someone asked, also who said no."""
    return BuddyRequest.objects.living().filter(asker=actor.subject, cohort=cohort).select_related("asked")


def to_show(found: Collection[BuddyRequest], *, now: datetime) -> list[BuddyRequest]:
    """Leaves out whoever said no longer ago."""
    return [one for one in found if one.refused_at is None or one.refused_at > now - NO_SHOWN_FOR]


def groupmates(actor: Actor, cohort: Cohort) -> QuerySet[Person]:
    """Returns everyone else who takes part in a group, by name."""
    taking = Enrolment.objects.filter(cohort=cohort, stopped_on__isnull=True).values("person").order_by()
    return Person.objects.filter(pk__in=taking.exclude(person=actor.subject)).order_by("name", "pk")
