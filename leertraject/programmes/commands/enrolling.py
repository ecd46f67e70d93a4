"""Who takes part, who trains, and how a cohort ends."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.people import commands as people
from leertraject.people.models import Organisation, Person, Role, RoleKind
from leertraject.programmes import rules
from leertraject.programmes.commands.following import follow
from leertraject.programmes.commands.running import locked
from leertraject.programmes.models import Cohort, CohortFinish, Enrolment


@transaction.atomic
def enrol(
    *, cohort: Cohort, person: Person, organisation: Organisation, discipline: str = "", by: Actor, now: datetime
) -> Enrolment:
    """Enrols someone for an organisation of the cohort and makes them participant from today. Raises NotAllowed.

    Who stopped earlier takes part again with the same enrolment.
    """
    cohort = locked(cohort)
    earlier = cohort.enrolments.select_related("person").filter(person=person).first()
    taking_part = list(cohort.organisations.values_list("organisation_id", flat=True))
    rules.check_may_enrol(cohort, organisation, taking_part=taking_part, enrolment=earlier, by=by)
    enrolment = earlier or Enrolment(cohort=cohort, person=person)
    enrolment.organisation, enrolment.stopped_on = organisation, None
    enrolment.enrolled_at, enrolment.enrolled_by = now, by.subject
    enrolment.save()
    people.give_role(
        person=person,
        kind=RoleKind.PARTICIPANT,
        organisation=organisation,
        cohort=cohort.pk,
        discipline=discipline,
        starts_on=timezone.localdate(now),
        by=by,
        now=now,
    )
    logbook.record("enrol", by=by, now=now, on=enrolment, about=person.pk)
    follow(cohort=cohort, by=by, now=now)
    return enrolment


@transaction.atomic
def stop_enrolment(*, enrolment: Enrolment, by: Actor, now: datetime) -> Enrolment:
    """Ends someone's part in a cohort today, without a reason: nobody has to know that. Raises NotAllowed."""
    cohort = locked(enrolment.cohort)
    enrolment = Enrolment.objects.get(pk=enrolment.pk)
    enrolment.cohort = cohort
    rules.check_may_stop_enrolment(enrolment, by=by)
    today = timezone.localdate(now)
    enrolment.stopped_on = today
    enrolment.save(update_fields=["stopped_on"])
    for role in _participations(cohort).filter(person=enrolment.person_id):
        people.end_role(role, on=today, by=by, now=now)
    logbook.record("stop_enrolment", by=by, now=now, on=enrolment, about=enrolment.person_id)
    follow(cohort=cohort, by=by, now=now)
    return enrolment


@transaction.atomic
def appoint_trainer(*, cohort: Cohort, person: Person, by: Actor, now: datetime) -> Role:
    """Makes someone trainer of this cohort from today. Raises NotAllowed."""
    cohort = locked(cohort)
    today = timezone.localdate(now)
    held = Role.objects.filter(cohort=cohort.pk, kind=RoleKind.FACILITATOR, person=person).held_on(today)
    rules.check_may_appoint_trainer(cohort, already=held.exists(), by=by)
    role = people.give_role(person=person, kind=RoleKind.FACILITATOR, cohort=cohort.pk, starts_on=today, by=by, now=now)
    logbook.record("appoint_trainer", by=by, now=now, on=cohort, about=person.pk)
    follow(cohort=cohort, by=by, now=now)
    return role


@transaction.atomic
def finish_cohort(*, cohort: Cohort, by: Actor, now: datetime) -> Cohort:
    """Closes a cohort after its last session. Raises NotAllowed.

    Participants are alumni from today and not from the last session on: a role never ends with hindsight.
    """
    cohort = locked(cohort)
    today = timezone.localdate(now)
    rules.check_may_finish_cohort(cohort, today=today, by=by)
    CohortFinish.objects.create(cohort=cohort, at=now, by=by.subject)
    for role in _participations(cohort):
        people.end_role(role, on=today, by=by, now=now)
        people.give_role(
            person=role.person,
            kind=RoleKind.ALUMNUS,
            organisation=role.organisation,
            cohort=cohort.pk,
            discipline=role.discipline,
            starts_on=today,
            by=by,
            now=now,
        )
    logbook.record("finish_cohort", by=by, now=now, on=cohort)
    return cohort


def _participations(cohort: Cohort) -> QuerySet[Role]:
    open_ones = Role.objects.filter(cohort=cohort.pk, kind=RoleKind.PARTICIPANT, ends_on__isnull=True)
    return open_ones.select_related("person", "organisation")
