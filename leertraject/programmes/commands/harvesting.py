"""What came up at a session: written during it or after, shown to the group, hidden again or thrown away."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes import guards
from leertraject.programmes.commands.seating import locked_session
from leertraject.programmes.giving import rules
from leertraject.programmes.models import Harvest, Session
from leertraject.programmes.queries import arranging


@transaction.atomic
def write_harvest(*, session: Session, kind: str, text: str, by: Actor, now: datetime) -> Harvest:
    """Writes down what came up; who gives the session reads it. Raises NotAllowed, also before the day itself."""
    session = _opened(session, by=by, now=now)
    guards.check(session.cohort.version.programme, text)
    made = Harvest.objects.create(session=session, kind=kind, text=text, made_at=now, made_by=by.subject)
    logbook.record("write_harvest", by=by, now=now, on=session)
    return made


@transaction.atomic
def show_harvest(*, session: Session, line: int, shown: bool, by: Actor, now: datetime) -> None:
    """Lets the group read a line, or no more. A line that is gone stays gone. Raises NotAllowed."""
    session = _opened(session, by=by, now=now)
    values = {"shown_at": now, "shown_by": by.subject} if shown else {"shown_at": None, "shown_by": None}
    session.harvest.filter(pk=line).update(**values)
    logbook.record("show_harvest" if shown else "hide_harvest", by=by, now=now, on=session)


@transaction.atomic
def drop_harvest(*, session: Session, line: int, by: Actor, now: datetime) -> None:
    """Throws a line away. Raises NotAllowed."""
    session = _opened(session, by=by, now=now)
    session.harvest.filter(pk=line).delete()
    logbook.record("drop_harvest", by=by, now=now, on=session)


def _opened(session: Session, *, by: Actor, now: datetime) -> Session:
    session = locked_session(session)
    own, today = arranging.chosen(session), timezone.localdate(now)
    rules.check_may_harvest(session, trainers=own, today=today, by=by)
    return session
