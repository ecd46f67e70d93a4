"""Who was at a session: one tap, undone by one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes.commands.seating import locked_session
from leertraject.programmes.giving import attendance, rules
from leertraject.programmes.models import Attendance, Enrolment, Session
from leertraject.programmes.queries import arranging


@transaction.atomic
def note_attendance(
    *, session: Session, enrolment: Enrolment, present: bool | None, by: Actor, now: datetime
) -> Attendance | None:
    """Notes that someone was at a session, or was not; None takes away what was noted.

    Raises NotAllowed before the day itself and for who did not take part then.
    """
    session = locked_session(session)
    found = next((row for row in attendance.taking_part(session) if row.pk == enrolment.pk), None)
    today, own = timezone.localdate(now), arranging.chosen(session)
    rules.check_may_note_attendance(session, found, trainers=own, today=today, by=by)
    if present is None:
        for row in Attendance.objects.filter(session=session, person=enrolment.person_id):
            logbook.record("clear_attendance", by=by, now=now, on=session, about=row.person_id)
            row.delete()
        return None
    row, _made = Attendance.objects.update_or_create(
        session=session,
        person_id=enrolment.person_id,
        defaults={"present": present, "at": now, "by": by.subject},
    )
    logbook.record("note_attendance", by=by, now=now, on=session, about=enrolment.person_id)
    return row
