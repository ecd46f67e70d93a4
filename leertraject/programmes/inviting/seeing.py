"""Who is due an invitation, and who has one."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from leertraject.people.models import Person, Role, RoleKind
from leertraject.programmes.inviting import appointments
from leertraject.programmes.models import Cohort, CohortInviting, Session, SessionInvitation


@dataclass(frozen=True, slots=True)
class Due:
    """What pressing the button will do: `count` mails, about `sessions`, to `people`.

    `timeless` are sessions without times, that nobody can be invited to yet; `unreachable` who has no address.
    """

    people: list[Person]
    sessions: list[Session]
    timeless: list[Session]
    unreachable: list[Person]
    count: int


def inviting(cohort: Cohort) -> CohortInviting | None:
    """Returns when the inviting of a cohort began, or None when it did not."""
    return CohortInviting.objects.filter(cohort=cohort).first()


def people_of(cohort: Cohort, *, today: date) -> dict[uuid.UUID, Person]:
    """Returns who comes to the sessions of a cohort: who takes part, and its trainers (two queries)."""
    taking_part = Person.objects.filter(
        pk__in=cohort.enrolments.filter(stopped_on__isnull=True).values("person"),
    )
    going_on = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    training = Role.objects.filter(going_on, cohort=cohort.pk, kind=RoleKind.FACILITATOR).values("person")
    found = taking_part | Person.objects.filter(pk__in=training)
    return {person.pk: person for person in found.order_by("name", "pk")}


def sessions_of(cohort: Cohort) -> list[Session]:
    """Returns the sessions of a cohort in order, with what an appointment needs."""
    return list(cohort.sessions.select_related("block", "cohort").order_by("on", "starts", "pk"))


def due(cohort: Cohort, *, today: date, now: datetime) -> Due:
    """Returns what inviting this cohort now would do."""
    people, sessions = people_of(cohort, today=today), sessions_of(cohort)
    coming = [session for session in sessions if appointments.comes(session, now=now)]
    reachable = [person for person in people.values() if person.email]
    held = set(
        SessionInvitation.objects.filter(session__cohort=cohort, withdrawn_at__isnull=True).values_list(
            "session", "person"
        )
    )
    wanted = {(session.pk, person.pk) for session in coming for person in reachable} - held
    return Due(
        people=[person for person in reachable if any(key == person.pk for _, key in wanted)],
        sessions=[session for session in coming if any(key == session.pk for key, _ in wanted)],
        timeless=[s for s in sessions if s.on >= today and appointments.begins(s) is None],
        unreachable=[person for person in people.values() if not person.email],
        count=len(wanted),
    )


def newest(invitation_id: uuid.UUID) -> SessionInvitation | None:
    """Returns an invitation with all that a mail says of it, or None when it is gone."""
    found = SessionInvitation.objects.select_related("person", "session__block", "session__cohort")
    return found.filter(pk=invitation_id).first()
