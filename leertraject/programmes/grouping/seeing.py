"""Small groups as someone of the cohort sees them, and who can be placed."""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.analysis import grouping
from leertraject.analysis.grouping import Member, Pair
from leertraject.kernel.actors import Actor
from leertraject.people.models import Role, RoleKind
from leertraject.programmes import queries, rules
from leertraject.programmes.models import Cohort, Enrolment, Grouping, GroupPlace, Reply, Session, SessionAnswer


@dataclass(frozen=True, slots=True)
class Seen:
    """One division: the small groups in order with their people, in which one the actor is (0: none), and how many
    pairs of it were together in an earlier one."""

    made: Grouping
    groups: list[list[GroupPlace]]
    own: int
    repeats: int


def inside(actor: Actor, cohort_id: uuid.UUID) -> Cohort:
    """Returns a cohort for who comes to its sessions: its participants, trainers and programme leader. Raises Http404
    for everyone else, whatever else they see of it."""
    found = queries.cohort(actor, cohort_id)
    if not rules.is_team(actor, found) and not actor.has_in("participant", cohort=found.pk):
        raise Http404
    return found


def divisions(actor: Actor, cohort: Cohort, *, most: int) -> list[Seen]:
    """Returns the newest divisions with the people whom the actor may know of (three queries)."""
    known = {row.pk for row in queries.enrolments(actor, cohort)}
    found = []
    met: Counter[Pair] = Counter()
    for made in reversed(_with_places(cohort)[:most]):
        places = [place for place in made.places.all() if place.enrolment_id in known]
        groups = [list(several) for _, several in groupby(places, key=lambda place: place.number)]
        keys = [[str(place.enrolment_id) for place in group] for group in groups]
        own = next((place.number for place in places if place.enrolment.person_id == actor.subject), 0)
        found.append(Seen(made, groups, own, grouping.repeats(keys, met=met)))
        met.update(pair for group in keys for pair in grouping.pairs(group))
    return found[::-1]


def coming(cohort: Cohort, *, today: date) -> QuerySet[Session]:
    """Returns the sessions of a cohort from today on that go on, the next one first."""
    rows = cohort.sessions.filter(on__gte=today, cancellation__isnull=True)
    return rows.select_related("block").order_by("on", "starts", "pk")


def met(cohort: Cohort) -> Counter[Pair]:
    """Returns how often two people of a cohort were in one small group (two queries)."""
    found: Counter[Pair] = Counter()
    for made in _with_places(cohort):
        for _, group in groupby(made.places.all(), key=lambda place: place.number):
            found.update(grouping.pairs([str(place.enrolment_id) for place in group]))
    return found


def members(cohort: Cohort, session: Session | None) -> list[Member]:
    """Returns who is placed: everyone who takes part and, for a session, did not say that they stay away; with their
    craft and organisation (two or three queries)."""
    rows = Enrolment.objects.filter(cohort=cohort, stopped_on__isnull=True)
    if session is not None:
        away = SessionAnswer.objects.filter(invitation__session=session, reply=Reply.NO)
        rows = rows.exclude(person__in=away.values("invitation__person"))
    roles = Role.objects.filter(cohort=cohort.pk, kind=RoleKind.PARTICIPANT)
    crafts = dict(roles.values_list("person", "discipline"))
    return [
        Member(str(row.pk), (crafts.get(row.person_id, "").strip().casefold(), str(row.organisation_id)))
        for row in rows.order_by("pk")
    ]


def division(cohort: Cohort, grouping_id: uuid.UUID) -> Grouping:
    """Returns one division of a cohort that the actor sees. Raises Http404."""
    found = get_object_or_404(Grouping, cohort=cohort, pk=grouping_id)
    found.cohort = cohort
    return found


def _with_places(cohort: Cohort) -> QuerySet[Grouping]:
    places = GroupPlace.objects.select_related("enrolment__person").order_by("number", "enrolment__person__name")
    return (
        Grouping.objects.filter(cohort=cohort)
        .select_related("session__block")
        .prefetch_related(Prefetch("places", queryset=places))
    )
