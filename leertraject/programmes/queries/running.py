"""Cohorts with their dates and people, as seen from someone."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.people import queries as people
from leertraject.people import rules as people_rules
from leertraject.people.models import Organisation, Person, Role, RoleKind, RoleQuerySet
from leertraject.programmes import rules
from leertraject.programmes.models import (
    Cohort,
    CohortOrganisation,
    Enrolment,
    Session,
    SessionInvitation,
    SessionTrainer,
    Version,
)

NEWEST_FIRST = ("-starts_on", "title", "pk")


@dataclass(frozen=True, slots=True)
class Member:
    """Someone in a cohort. `discipline` and `organisation` are empty for who has no need to know them."""

    enrolment: Enrolment
    name: str
    discipline: str
    organisation: str


@dataclass(frozen=True, slots=True)
class CohortSeen:
    """A cohort as one person sees it. `team`: this person runs it; `everyone`: `members` are all who take part;
    `inside`: this person comes to the sessions; `invitations`: those of their own that stand, by session."""

    cohort: Cohort
    team: bool
    everyone: bool
    inside: bool
    sessions: Sequence[Session]
    invitations: dict[uuid.UUID, uuid.UUID]
    members: list[Member]
    stopped: list[Member]
    trainers: list[Person]
    organisations: list[Organisation]


def may_see_cohorts(actor: Actor) -> bool:
    """Says whether there is a page of cohorts for this actor."""
    if actor.has("administrator"):
        return actor.has("participant", "alumnus", "sponsor", "line_manager")
    return actor.has("programme_lead", "facilitator", "participant", "alumnus", "sponsor", "line_manager")


def cohorts(actor: Actor) -> QuerySet[Cohort]:
    """Returns the cohorts that exist for the actor: all for a programme leader, else those one has a part in."""
    rows = Cohort.objects.select_related(*_KNOWN)
    if people_rules.leads(actor):
        return rows
    if actor.subject is None:
        return rows.none()
    return _within(rows, **_reach(actor))


def _reach(actor: Actor) -> dict[str, Collection[uuid.UUID]]:
    """Whose enrolments let the actor know a cohort, which clients in it, and which cohorts the actor runs."""
    about = [role.about for role in actor.held if role.kind == "line_manager" and role.about]
    running = () if actor.has("administrator") else ("facilitator", "programme_lead")
    return {
        "people": [actor.subject, *about] if actor.subject else about,
        "clients": actor.organisations("sponsor", *running[1:]),
        "runs": actor.cohorts(*running),
    }


def _within(rows: QuerySet[Cohort], *, people: Any, clients: Any, runs: Any) -> QuerySet[Cohort]:
    involved = Enrolment.objects.filter(cohort=OuterRef("pk"), person__in=people)
    own = CohortOrganisation.objects.filter(cohort=OuterRef("pk"), organisation__in=clients)
    return rows.filter(Exists(involved) | Exists(own) | Q(pk__in=runs))


def _sessions() -> QuerySet[Session]:
    invited = SessionInvitation.objects.filter(
        session=OuterRef("pk"), person=prepared.uuid("person"), withdrawn_at__isnull=True
    )
    rows = Session.objects.filter(cohort=_COHORT).select_related("block__version", "cancellation")
    return rows.annotate(invitation=Subquery(invited.values("pk")[:1])).order_by("on", "starts")


def _one_of(rows: Any) -> QuerySet[Cohort]:
    """One cohort, with the number of the newest published version of its programme."""
    published = Version.objects.filter(programme=OuterRef("version__programme"), publication__isnull=False)
    newest = Subquery(published.order_by("-number").values("number")[:1])
    found: QuerySet[Cohort] = rows.select_related(*_KNOWN).filter(pk=_COHORT).annotate(newest=newest)
    return found


# What every page of a cohort asks.
_COHORT = prepared.uuid("cohort")
_KNOWN = ("version__programme", "finish")
_ANY = Prepared(lambda: _one_of(Cohort.objects))
_ONE = Prepared(
    lambda: _within(
        _one_of(Cohort.objects),
        people=prepared.uuids("people"),
        clients=prepared.uuids("clients"),
        runs=prepared.uuids("runs"),
    )
)
_ROLES = Prepared(lambda: Role.objects.filter(cohort=_COHORT).select_related("person").order_by("person__name"))
_SESSIONS = Prepared(_sessions)
_GIVING = Prefetch("trainers", queryset=SessionTrainer.objects.select_related("person").order_by("person__name"))
_CLIENTS = Prepared(
    lambda: (
        CohortOrganisation.objects.filter(cohort=_COHORT).select_related("organisation").order_by("organisation__name")
    )
)
_ENROLLED = Prepared(
    lambda: Enrolment.objects.filter(cohort=_COHORT).select_related("person", "organisation").order_by("person__name")
)


def cohort_names(actor: Actor, found: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Returns the names of those of these cohorts that `actor` sees (one query)."""
    return dict(cohorts(actor).filter(pk__in=found).order_by().values_list("pk", "title"))


def cohort(actor: Actor, cohort_id: uuid.UUID) -> Cohort:
    """Returns one cohort (one query). Raises Http404."""
    if people_rules.leads(actor):
        found = _ANY.first(cohort=cohort_id)
    else:
        found = _ONE.first(cohort=cohort_id, **_reach(actor)) if actor.subject else None
    if found is None:
        raise Http404
    return found


def cohort_seen(actor: Actor, cohort_id: uuid.UUID, *, today: date) -> CohortSeen:
    """Returns a cohort with what this actor may know of it (six queries). Raises Http404."""
    found = cohort(actor, cohort_id)
    team = rules.is_team(actor, found)
    roles = _ROLES.all(cohort=found.pk)
    crafts = {role.person_id: role.discipline for role in roles if role.kind != RoleKind.FACILITATOR}
    peer = team or any(role.cohort == found.pk for role in actor.held)
    members = [
        Member(row, row.person.name, crafts.get(row.person_id, "") if peer else "", row.organisation.name * team)
        for row in enrolments(actor, found)
    ]
    trainers = [r.person for r in roles if r.kind == RoleKind.FACILITATOR and (r.ends_on is None or r.ends_on > today)]
    sessions = _SESSIONS.all(cohort=found.pk, person=actor.subject)
    prefetch_related_objects(sessions, _GIVING)
    for one in sessions:
        one.cohort = found
    taking_part = [row.organisation for row in _CLIENTS.all(cohort=found.pk)]
    return CohortSeen(
        cohort=found,
        team=team,
        everyone=team or actor.has_in("participant", cohort=found.pk),
        inside=team or actor.has_in("participant", cohort=found.pk),
        sessions=sessions,
        invitations={row.pk: row.invitation for row in sessions if row.invitation},  # type: ignore[attr-defined]
        members=[m for m in members if m.enrolment.stopped_on is None],
        stopped=[m for m in members if m.enrolment.stopped_on and (team or m.enrolment.person_id == actor.subject)],
        trainers=trainers,
        organisations=[o for o in taking_part if team or o.pk in {role.organisation for role in actor.held}],
    )


def enrolments(actor: Actor, cohort: Cohort) -> list[Enrolment]:
    """Returns the enrolments in a cohort that the actor may know of, by name (one query)."""
    rows = _ENROLLED.all(cohort=cohort.pk)
    for row in rows:
        row.cohort = cohort
    return [row for row in rows if rules.sees_enrolment(actor, row)]


def enrolment(actor: Actor, cohort: Cohort, enrolment_id: uuid.UUID) -> Enrolment:
    """Returns one enrolment. Raises Http404."""
    found = next((row for row in enrolments(actor, cohort) if row.pk == enrolment_id), None)
    if found is None:
        raise Http404
    found.cohort = cohort
    return found


def session(actor: Actor, cohort: Cohort, session_id: uuid.UUID) -> Session:
    """Returns one session of a cohort that the actor sees. Raises Http404."""
    found = get_object_or_404(cohort.sessions.select_related("block", "cancellation"), pk=session_id)
    found.cohort = cohort
    return found


def people_to_enrol(actor: Actor, cohort: Cohort) -> QuerySet[Person]:
    """Returns those whom the actor may look up and who do not take part in this cohort now."""
    taking_part = Enrolment.objects.filter(cohort=cohort, person=OuterRef("pk"), stopped_on__isnull=True)
    return people.people_for(actor).filter(~Exists(taking_part))


def people_to_appoint(actor: Actor) -> QuerySet[Person]:
    """Returns whom the actor may look up and who trains or leads for the bureau."""
    staff = Role.objects.filter(person=OuterRef("pk"), kind__in=(RoleKind.FACILITATOR, RoleKind.PROGRAMME_LEAD))
    return people.people_for(actor).filter(Exists(staff.filter(ends_on__isnull=True)))


def organisations_of(cohort: Cohort) -> QuerySet[Organisation]:
    """Returns the organisations that take part in a cohort; for the form of the programme leader."""
    return Organisation.objects.filter(pk__in=cohort.organisations.values("organisation"))


def clients(actor: Actor) -> QuerySet[Organisation]:
    """Returns the organisations of which the actor may form a cohort."""
    return people.organisations_for(actor)


def movable(actor: Actor, person_id: uuid.UUID, *, today: date) -> tuple[Person, QuerySet[Organisation]]:
    """Returns someone whom the actor may look up, with the organisations that the actor leads and they work for today.

    Raises Http404, also when there is none.
    """
    someone = get_object_or_404(people.people_for(actor), pk=person_id)
    held = people.roles_for(actor).filter(RoleQuerySet.holding(today), person=someone).order_by().values("organisation")
    places = people.organisations_for(actor).filter(pk__in=held)
    if not places.exists():
        raise Http404
    return someone, places
