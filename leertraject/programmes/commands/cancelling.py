"""A session is called off, or planned again after all. Calendars follow."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes import guards
from leertraject.programmes.commands.following import follow
from leertraject.programmes.commands.running import locked
from leertraject.programmes.inviting import appointments, rules
from leertraject.programmes.models import Session, SessionCancellation


@transaction.atomic
def cancel_session(*, session: Session, reason: str, by: Actor, now: datetime) -> SessionCancellation:
    """Calls a session off; who was invited gets `reason` by mail, and the session goes from their calendars. What they
    answered goes with it. Raises NotAllowed."""
    cohort = locked(session.cohort)
    session = cohort.sessions.select_related("cohort", "cohort__finish", "cancellation").get(pk=session.pk)
    rules.check_may_cancel_session(session, over=appointments.over(session, now=now), by=by)
    guards.check(cohort.version.programme, reason)
    made = SessionCancellation.objects.create(session=session, reason=reason, at=now, by=by.subject)
    logbook.record("cancel_session", by=by, now=now, on=session)
    follow(cohort=cohort, by=by, now=now)
    return made


@transaction.atomic
def reopen_session(*, session: Session, by: Actor, now: datetime) -> None:
    """Plans a session again that was called off: everyone gets a new invitation, with a higher number, and answers
    anew. Raises NotAllowed."""
    cohort = locked(session.cohort)
    session = cohort.sessions.select_related("cohort", "cohort__finish", "cancellation").get(pk=session.pk)
    rules.check_may_reopen_session(session, over=appointments.over(session, now=now), by=by)
    session.cancellation.delete()
    logbook.record("reopen_session", by=by, now=now, on=session)
    follow(cohort=cohort, by=by, now=now)
