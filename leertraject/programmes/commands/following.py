"""Calendars follow what is planned: one mail for each change, and none when nothing is different."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.notices import commands as notices
from leertraject.notices import links
from leertraject.people.models import Person
from leertraject.programmes import emails
from leertraject.programmes.commands.seating import locked_session, seat_waiting
from leertraject.programmes.inviting import appointments, seeing
from leertraject.programmes.models import Cohort, Session, SessionAnswer, SessionInvitation


@transaction.atomic
def follow(*, cohort: Cohort, by: Actor, now: datetime) -> int:
    """Brings the calendars of a cohort in line with what is planned, and returns how many mails go for that.

    Nothing happens before the cohort was invited, and nothing to what has begun. The cohort is locked by the caller.
    """
    if seeing.inviting(cohort) is None:
        return 0
    people = seeing.people_of(cohort, today=timezone.localdate(now))
    held = {
        (row.session_id, row.person_id): row
        for row in SessionInvitation.objects.filter(session__cohort=cohort).select_related("person")
    }
    mails = 0
    for session in seeing.sessions_of(cohort):
        invited = [row for (key, _), row in held.items() if key == session.pk]
        if appointments.comes(session, now=now):
            for person in people.values():
                mails += _told(session, person, held.get((session.pk, person.pk)), by=by, now=now)
            invited = [row for row in invited if row.person_id not in people]
        if not appointments.over(session, now=now):
            mails += _taken_out(session, invited, by=by, now=now)
        if session.seats is not None and appointments.comes(session, now=now):
            # Also for who was erased: that leaves a place and says nothing.
            mails += seat_waiting(session=locked_session(session), by=by, now=now)
    return mails


def _told(session: Session, person: Person, held: SessionInvitation | None, *, by: Actor, now: datetime) -> bool:
    """Tells someone of a session when what they know of it is not so, and says whether a mail goes."""
    said = appointments.digest(session)
    if not person.email or (held and held.withdrawn_at is None and held.told == said):
        return False
    kind = emails.CHANGED if held and held.withdrawn_at is None else emails.INVITATION
    row = held or SessionInvitation(session=session, person=person, invited_at=now)
    row.sequence = held.sequence + 1 if held else 0
    row.told, row.changed_at, row.withdrawn_at = said, now, None
    row.save()
    notices.announce(
        kind=kind,
        recipient=person,
        object_id=row.pk,
        link_purpose=emails.INVITATION,
        link_days=appointments.link_days(session, now=now),
        by=by,
        now=now,
    )
    logbook.record("invite_to_session", by=by, now=now, on=row, about=person.pk)
    return True


def _taken_out(session: Session, invited: Sequence[SessionInvitation], *, by: Actor, now: datetime) -> int:
    """Takes a session out of the calendars of these people with what they answered, and returns how many mails go."""
    mails, going = 0, [row for row in invited if row.withdrawn_at is None]
    if not going:
        return 0
    # Whoever answers holds this lock: no answer is left behind on an invitation that goes.
    locked_session(session)
    for row in going:
        row.sequence, row.changed_at, row.withdrawn_at = row.sequence + 1, now, now
        row.save(update_fields=["sequence", "changed_at", "withdrawn_at"])
        links.revoke(purpose=emails.INVITATION, object_id=row.pk, by=by, now=now)
        if row.person.email:
            notices.announce(kind=emails.TAKEN_OUT, recipient=row.person, object_id=row.pk, by=by, now=now)
            mails += 1
        logbook.record("uninvite_from_session", by=by, now=now, on=row, about=row.person_id)
    SessionAnswer.objects.filter(invitation__in=going).delete()
    return mails
