"""Enrolling everyone on a list at once, and taking the list of a cohort along.

All or nothing, with as many questions to the database for one as for many.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.people import commands as people
from leertraject.people.commands import Arrival
from leertraject.people.models import Organisation, RoleKind
from leertraject.programmes import rules
from leertraject.programmes.commands.following import follow
from leertraject.programmes.commands.running import locked
from leertraject.programmes.models import Cohort, Enrolment


@dataclass(frozen=True, slots=True)
class Joining:
    """Someone on a list. `person` is who it turned out to be, or None for someone new; `row` is where it stands."""

    row: int
    name: str
    email: str
    organisation: Organisation
    discipline: str = ""
    person: uuid.UUID | None = None


@transaction.atomic
def enrol_list(*, cohort: Cohort, joining: Sequence[Joining], by: Actor, now: datetime) -> list[Enrolment]:
    """Welcomes who is new, with an account, and enrols everyone as participant from today.

    Raises NotAllowed with the row to blame; then nothing happened at all.
    """
    cohort = locked(cohort)
    taking_part = list(cohort.organisations.values_list("organisation_id", flat=True))
    known = [one.person for one in joining if one.person]
    earlier = {row.person_id: row for row in cohort.enrolments.select_related("person").filter(person__in=known)}
    for one in joining:
        try:
            rules.check_may_enrol(
                cohort,
                one.organisation,
                taking_part=taking_part,
                enrolment=earlier.get(one.person) if one.person else None,
                by=by,
            )
        except NotAllowed as refusal:
            raise NotAllowed(f"Rij {one.row}: {refusal}") from None
    today = timezone.localdate(now)
    arrivals = [
        Arrival(
            label=f"Rij {one.row}",
            name=one.name,
            email=one.email,
            person=one.person,
            kind=RoleKind.PARTICIPANT,
            organisation=one.organisation,
            cohort=cohort.pk,
            discipline=one.discipline,
            starts_on=today,
        )
        for one in joining
    ]
    found = people.bring_in(arrivals=arrivals, by=by, now=now)
    enrolments = [
        _enrolment(cohort, one, person, earlier.get(person), by=by, now=now)
        for one, person in zip(joining, found, strict=True)
    ]
    Enrolment.objects.bulk_create([row for row in enrolments if row.person_id not in earlier], batch_size=500)
    Enrolment.objects.bulk_update(
        [row for row in enrolments if row.person_id in earlier],
        ["organisation", "stopped_on", "enrolled_at", "enrolled_by"],
        batch_size=500,
    )
    logbook.record_all("enrol", on=[(row, row.person_id) for row in enrolments], by=by, now=now)
    logbook.record("enrol_list", by=by, now=now, on=cohort)
    follow(cohort=cohort, by=by, now=now)
    return enrolments


@transaction.atomic
def take_list(*, cohort: Cohort, by: Actor, now: datetime) -> None:
    """Notes that someone took the people of a cohort along as a file. Raises NotAllowed."""
    rules.check_may_take_list(cohort, by=by)
    logbook.record("take_list", by=by, now=now, on=cohort)


def _enrolment(
    cohort: Cohort, one: Joining, person: uuid.UUID, earlier: Enrolment | None, *, by: Actor, now: datetime
) -> Enrolment:
    enrolment = earlier or Enrolment(cohort=cohort, person_id=person)
    enrolment.organisation, enrolment.stopped_on = one.organisation, None
    enrolment.enrolled_at, enrolment.enrolled_by = now, by.subject
    return enrolment
