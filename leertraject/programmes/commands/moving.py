"""Someone goes to work for another organisation. What they said, wrote and did stays theirs and goes along."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.people import commands as people
from leertraject.people.models import Organisation, Person, Role, RoleKind
from leertraject.programmes import rules
from leertraject.programmes.models import CohortOrganisation, Enrolment

GO_ALONG = frozenset({RoleKind.PARTICIPANT, RoleKind.ALUMNUS})
"""Roles of someone who learns; the others belong to the organisation that is left."""


@transaction.atomic
def move_person(
    *, person: Person, leaving: Organisation, to: Organisation, on: date, by: Actor, now: datetime
) -> list[Role]:
    """Ends the roles at one organisation from `on` and gives those of a learner at the other; returns the new roles.

    Cohorts that still run go along on that day, and the other organisation joins them. What is finished stays as it
    was. Raises NotAllowed.
    """
    today = timezone.localdate(now)
    rules.check_may_move_person(person, leaving, to, on=on, today=today, by=by)
    Person.objects.select_for_update().get(pk=person.pk)
    roles = list(_held(person, leaving, on))
    if not roles:
        raise NotAllowed(f"{person.name} heeft op die dag geen rol bij {leaving.name}. Kies een andere dag.")
    given = []
    for role in roles:
        until = role.ends_on
        people.end_role(role, on=on, by=by, now=now)
        again = _held(person, to, on).filter(kind=role.kind, cohort=role.cohort)
        if role.kind in GO_ALONG and not again.exists():
            given.append(
                people.give_role(
                    person=person,
                    kind=role.kind,
                    organisation=to,
                    cohort=role.cohort,
                    discipline=role.discipline,
                    starts_on=on,
                    ends_on=until,
                    by=by,
                    now=now,
                )
            )
    logbook.record("move_person", by=by, now=now, on=person, about=person.pk)
    follow_moves(by=by, now=now, person=person)
    return given


@transaction.atomic
def follow_moves(*, by: Actor = SYSTEM, now: datetime, person: Person | None = None) -> int:
    """Lets enrolments in running cohorts follow the organisation for which someone takes part today; returns how many.

    Without `person` of everyone: a move may have been set for a later day.
    """
    held = Role.objects.filter(person=OuterRef("person"), cohort=OuterRef("cohort"), kind=RoleKind.PARTICIPANT)
    place = held.held_on(timezone.localdate(now)).order_by("-starts_on").values("organisation")[:1]
    running = Enrolment.objects.filter(stopped_on__isnull=True, cohort__finish__isnull=True)
    rows = running.annotate(place=Subquery(place)).filter(place__isnull=False).exclude(organisation=F("place"))
    found = list(rows.filter(person=person) if person else rows)
    for enrolment in found:
        enrolment.organisation_id = enrolment.place
        enrolment.save(update_fields=["organisation"])
        CohortOrganisation.objects.get_or_create(cohort_id=enrolment.cohort_id, organisation_id=enrolment.place)
        logbook.record("follow_move", by=by, now=now, on=enrolment, about=enrolment.person_id)
    return len(found)


def _held(person: Person, where: Organisation, on: date) -> QuerySet[Role]:
    going_on = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    return Role.objects.filter(going_on, person=person, organisation=where, starts_on__lte=on).order_by("pk")
