"""The sessions of someone, for their own calendar."""

import uuid
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from leertraject.notices import feeds
from leertraject.notices.calendars import Appointment
from leertraject.people.models import Person, Role, RoleKind
from leertraject.programmes.inviting import appointments
from leertraject.programmes.models import Enrolment, Session, SessionInvitation


def register() -> None:
    """Tells `notices` which sessions stand in someone's calendar; called once, at start."""
    feeds.register("programmes", sessions)


def sessions(person_id: uuid.UUID, *, since: datetime, now: datetime) -> Iterator[Appointment]:
    """Yields the sessions of the cohorts in which someone takes part or trains, invited or not (three queries)."""
    today = timezone.localdate(now)
    part = Enrolment.objects.filter(cohort=OuterRef("cohort"), person=person_id, stopped_on__isnull=True)
    held = Role.objects.filter(cohort=OuterRef("cohort"), person=person_id, kind=RoleKind.FACILITATOR)
    held = held.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today))
    rows = Session.objects.filter(Exists(part) | Exists(held), on__gte=timezone.localdate(since))
    numbers = dict(SessionInvitation.objects.filter(person=person_id).values_list("session", "sequence"))
    person = Person.objects.get(pk=person_id)
    for session in rows.select_related("block", "cohort", "cancellation"):
        row = SessionInvitation(session=session, person=person, sequence=numbers.get(session.pk, 0))
        row.withdrawn_at = now if session.is_cancelled else None
        if found := appointments.of(row):
            yield found
