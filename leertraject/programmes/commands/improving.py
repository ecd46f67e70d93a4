"""A cohort takes over what a later version of its programme has for a session, and keeps what it made itself."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes.commands.following import follow
from leertraject.programmes.commands.running import locked
from leertraject.programmes.models import Block, DayPart, Session
from leertraject.programmes.rules import dates, owning


@transaction.atomic
def take_over_block(*, session: Session, block: Block, revision: int, by: Actor, now: datetime) -> Session:
    """Gives a session to come the block that a later version has for it.

    Day, time, place, trainers and a day that the trainers made stay as they are. `revision` is the one of the session
    that was read. Raises NotAllowed, and Conflict when someone was first.
    """
    cohort = locked(session.cohort)
    session = cohort.sessions.select_related("block__version", "cancellation").get(pk=session.pk)
    session.cohort = cohort
    owning.check_may_take_over(session, block, today=timezone.localdate(now), by=by)
    dates.check_session_seen(session, revision=revision)
    before = {one.pk: one.title for one in session.block.activities.all()}
    session.block, session.revision = block, session.revision + 1
    session.save(update_fields=["block", "revision"])
    _keep_day(session, before)
    logbook.record("take_over_block", by=by, now=now, on=session)
    follow(cohort=cohort, by=by, now=now)
    return session


def _keep_day(session: Session, before: dict[int, str]) -> None:
    """Lets the parts that the trainers kept point at the part of the same title in the later version, if it has one."""
    now_there = {one.title.casefold(): one for one in session.block.activities.all()}
    rows = list(DayPart.objects.filter(plan__session=session, source__in=before))
    for row in rows:
        row.source = now_there.get(before[row.source_id].casefold()) if row.source_id else None
    DayPart.objects.bulk_update(rows, ["source"])
