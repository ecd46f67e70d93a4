"""What has to lie ready at a session: ticked by who saw to it, with lines of the trainers' own."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes import guards
from leertraject.programmes.commands.seating import locked_session
from leertraject.programmes.giving import plans, rules
from leertraject.programmes.giving.supplies import supplies
from leertraject.programmes.models import Session, SessionSupply
from leertraject.programmes.queries import arranging


@transaction.atomic
def change_supplies(
    *,
    session: Session,
    ready: Collection[str] = (),
    not_ready: Collection[str] = (),
    added: str = "",
    dropped: str = "",
    by: Actor,
    now: datetime,
) -> None:
    """Ticks things by their key, or takes a tick away; adds a line, or drops one that someone added.

    What is not named stays as it is, so that two who tick at once lose nothing. Raises NotAllowed.
    """
    session = locked_session(session)
    rules.check_may_change_day(session, trainers=arranging.chosen(session), by=by)
    for one in supplies(session, plans.of(session)):
        if one.key in ready and not one.ready_at:
            _put(session, one.text, ready_at=now, ready_by=by.subject)
        elif one.key in not_ready:
            _put(session, one.text, ready_at=None, ready_by=None)
        if one.own and one.key == dropped:
            SessionSupply.objects.filter(session=session, text=one.text, own=True).delete()
    if added:
        guards.check(session.cohort.version.programme, added)
        _put(session, added, own=True)
    logbook.record("change_supplies", by=by, now=now, on=session)


def _put(session: Session, text: str, **values: object) -> None:
    SessionSupply.objects.update_or_create(session=session, text=text, defaults=values)
