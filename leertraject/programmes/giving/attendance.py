"""Who comes to a session, and who was there, as far as the one who looks may know."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.people.models import Role, RoleKind
from leertraject.programmes.giving import rules
from leertraject.programmes.inviting import rules as inviting_rules
from leertraject.programmes.inviting import seeing as inviting
from leertraject.programmes.models import Attendance, Cohort, Enrolment, Reply, Session, SessionInvitation


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone who takes part. `reply` is "" without an answer that may be known; `present` is None when nothing was
    noted, or when it may not be known (`noting` says no then)."""

    enrolment: Enrolment
    craft: str
    invited: bool
    reply: str
    waiting: bool
    present: bool | None
    noting: bool

    @property
    def coming(self) -> bool:
        """Says whether they come and have a place."""
        return self.reply == Reply.YES and not self.waiting


def attendees(actor: Actor, session: Session) -> list[Attendee]:
    """Returns who takes part on the day of a session, by name (two queries)."""
    invitations = {row.person_id: row for row in _INVITATIONS.all(session=session.pk)}
    return [_attendee(actor, session, row, invitations) for row in taking_part(session)]


def taking_part(session: Session) -> list[Enrolment]:
    """Returns who takes part on the day of a session, by name, with their craft and what was `noted` (one query)."""
    return _TAKING_PART.all(cohort=session.cohort_id, day=session.on, session=session.pk)


def own(actor: Actor, cohort: Cohort) -> dict[uuid.UUID, bool]:
    """Returns what was noted of the actor per session of a cohort (one query; none for who never took part)."""
    if not actor.has_in("participant", cohort=cohort.pk) and not actor.has_in("alumnus", cohort=cohort.pk):
        return {}
    rows = Attendance.objects.filter(person=actor.subject, session__cohort=cohort)
    return dict(rows.values_list("session", "present"))


def beside(rows: list[dict[str, Any]], noted: Mapping[uuid.UUID, bool]) -> list[dict[str, Any]]:
    """Returns the sessions of a cohort as entries, each with what was noted of the one who reads."""
    return [row | {"noted": attended(noted[row["session"].pk]) if row["session"].pk in noted else ""} for row in rows]


def total(cohort: Cohort) -> tuple[int, int]:
    """Returns how many places there were at sessions of a cohort at which anything was noted, and how many were taken
    (one query per session)."""
    rows = Attendance.objects.filter(session__cohort=cohort)
    days = cohort.sessions.filter(attendance__isnull=False).distinct().values_list("pk", "on")
    return sum(_on_the_day(cohort.pk, on).count() for _, on in days), rows.filter(present=True).count()


def attended(present: bool) -> str:
    """Returns what was noted, in words.

    >>> attended(False)
    'was er niet'
    """
    return "was er" if present else "was er niet"


def _on_the_day(cohort: uuid.UUID, on: date) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(Q(stopped_on__isnull=True) | Q(stopped_on__gt=on), cohort=cohort)


def _taking_part() -> QuerySet[Enrolment]:
    roles = Role.objects.filter(cohort=OuterRef("cohort"), person=OuterRef("person")).exclude(kind=RoleKind.FACILITATOR)
    noted = Attendance.objects.filter(session=prepared.uuid("session"), person=OuterRef("person"))
    rows = _on_the_day(prepared.uuid("cohort"), prepared.day("day")).select_related("person")
    return rows.annotate(
        craft=Subquery(roles.values("discipline")[:1]), noted=Subquery(noted.values("present")[:1])
    ).order_by("person__name", "pk")


_TAKING_PART = Prepared(_taking_part)
_INVITATIONS = Prepared(
    lambda: SessionInvitation.objects.filter(
        session=prepared.uuid("session"), withdrawn_at__isnull=True
    ).select_related("answer")
)


def _attendee(
    actor: Actor,
    session: Session,
    row: Enrolment,
    invitations: Mapping[uuid.UUID, SessionInvitation],
) -> Attendee:
    row.cohort = session.cohort
    invitation = invitations.get(row.person_id)
    if invitation:
        invitation.session = session
        if not inviting_rules.sees_answer(actor, invitation, organisation=row.organisation_id):
            invitation = None
    answer = inviting.answer_of(invitation) if invitation else None
    noting = rules.sees_attendance(actor, row)
    return Attendee(
        enrolment=row,
        invited=invitation is not None,
        craft=getattr(row, "craft", "") or "",
        reply=answer.reply if answer else "",
        waiting=answer is not None and answer.reply == Reply.YES and answer.seat_at is None,
        present=getattr(row, "noted", None) if noting else None,
        noting=noting,
    )
