"""Who is due an invitation, and who has one."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.notices.models import Reminder
from leertraject.people.models import Person, Role, RoleKind
from leertraject.programmes.inviting import appointments, rules
from leertraject.programmes.models import Cohort, CohortInviting, Reply, Session, SessionAnswer, SessionInvitation

_AT_ONCE = 50  # invitations that wait for one person


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
    return list(cohort.sessions.select_related("block", "cohort", "cancellation").order_by("on", "starts", "pk"))


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


@dataclass(frozen=True, slots=True)
class Coming:
    """What people answered, as far as the actor may read it; who did not answer is in none of these."""

    coming: list[SessionAnswer]
    waiting: list[SessionAnswer]
    staying_away: list[SessionAnswer]
    unsure: list[SessionAnswer]


def answers(actor: Actor, session: Session) -> Coming:
    """Returns the answers to a session that the actor may read, those who wait in their order (two queries)."""
    rows = SessionAnswer.objects.filter(invitation__session=session).select_related("invitation__person")
    where = dict(session.cohort.enrolments.values_list("person", "organisation"))
    seen = []
    for row in rows.order_by("at", "pk"):
        row.invitation.session = session
        if rules.sees_answer(actor, row.invitation, organisation=where.get(row.invitation.person_id)):
            seen.append(row)
    by_name = sorted(seen, key=lambda row: row.invitation.person.name)
    return Coming(
        coming=[row for row in by_name if row.reply == Reply.YES and row.seat_at],
        waiting=[row for row in seen if row.reply == Reply.YES and not row.seat_at],
        staying_away=[row for row in by_name if row.reply == Reply.NO],
        unsure=[row for row in by_name if row.reply == Reply.UNSURE],
    )


def unanswered(actor: Actor, *, first: date, last: date, most: int) -> list[SessionInvitation]:
    """Returns the invitations that the actor has not answered yet, to sessions on these days (one query)."""
    if actor.subject is None:
        return []
    return _UNANSWERED.all(person=actor.subject, first=first, last=last)[:most]


def _unanswered() -> QuerySet[SessionInvitation]:
    first, last = prepared.day("first"), prepared.day("last")
    rows = without_answer().filter(person=prepared.uuid("person"), session__on__gte=first, session__on__lte=last)
    return rows.select_related("session__block", "session__cohort").order_by("session__on", "pk")[:_AT_ONCE]


_UNANSWERED = Prepared(_unanswered)


def without_answer() -> QuerySet[SessionInvitation]:
    """Returns the invitations that stand and that nobody answered, to sessions that go on."""
    return SessionInvitation.objects.filter(
        withdrawn_at__isnull=True, answer__isnull=True, session__cancellation__isnull=True
    )


def silent(*, first: date, last: date, since: datetime, most: int) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Returns invitations and people who did not answer and were not reminded, to sessions on these days, of which they
    last heard before `since` (one query)."""
    had = Reminder.objects.filter(object_id=OuterRef("pk"), recipient=OuterRef("person"))
    rows = without_answer().filter(~Exists(had), session__on__range=(first, last), changed_at__lte=since)
    return list(rows.order_by("session__on", "pk").values_list("pk", "person")[:most])


def invited(people: Sequence[Actor], invitation_id: uuid.UUID) -> SessionInvitation:
    """Returns the invitation of one of these people. Raises Http404 for who was not invited."""
    found = newest(invitation_id)
    if found is None or found.person_id not in {one.subject for one in people}:
        raise Http404
    return found


def invited_to(session: Session) -> int:
    """Returns in how many calendars a session stands."""
    return SessionInvitation.objects.filter(session=session, withdrawn_at__isnull=True).count()


def has_seat(invitation: SessionInvitation) -> bool:
    """Says whether who was invited comes and has a place."""
    answer = answer_of(invitation)
    return answer is not None and answer.seat_at is not None


def answer_of(invitation: SessionInvitation) -> SessionAnswer | None:
    """Returns what someone answered, or None when they did not."""
    return getattr(invitation, "answer", None)


def newest(invitation_id: uuid.UUID) -> SessionInvitation | None:
    """Returns an invitation with all that a mail says of it, or None when it is gone."""
    found = SessionInvitation.objects.select_related(
        "person", "answer", "session__block", "session__cohort", "session__cancellation"
    )
    return found.filter(pk=invitation_id).first()
