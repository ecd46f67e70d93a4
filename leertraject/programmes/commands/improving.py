"""A cohort takes over what a later version of its programme has for a session, and keeps what it made itself."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes import guards
from leertraject.programmes.commands.following import follow
from leertraject.programmes.commands.owning import plan
from leertraject.programmes.commands.running import locked
from leertraject.programmes.models import Block, Cohort, DayPart, Session, TakenBlock
from leertraject.programmes.queries import asking, improving
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


@transaction.atomic
def take_over_work(*, cohort: Cohort, block: Block, by: Actor, now: datetime) -> TakenBlock:
    """Lets a cohort do something that is no session as a later version has it, or what its version does not have.

    Raises NotAllowed, also once its weeks began, for someone may be at work for the old text, and once those of
    something new are over.
    """
    cohort = locked(cohort)
    there = improving.work_now(cohort, block.lineage)
    old, opens_on = there or (None, None)
    ((_, until),) = asking.days_of([(cohort, block)])
    today = timezone.localdate(now)
    owning.check_may_take_over_work(cohort, block, old=old, opens_on=opens_on, until=until, today=today, by=by)
    given = {"block": block, "at": now}
    taken, _ = TakenBlock.objects.update_or_create(cohort=cohort, lineage=block.lineage, defaults=given)
    logbook.record("take_over_work", by=by, now=now, on=cohort)
    return taken


@transaction.atomic
def plan_later_session(
    *,
    cohort: Cohort,
    block: Block,
    on: date,
    starts: time | None,
    ends: time | None,
    place: str = "",
    past_meant: bool = False,
    by: Actor,
    now: datetime,
) -> Session:
    """Plans a session that a later version has and that of the cohort has not. Whoever was invited to the cohort is
    invited to it as well.

    Raises NotAllowed, as Misfit when it is about one field, as for a session of one's own; also when it is there.
    """
    cohort = locked(cohort)
    owning.check_may_plan_later(cohort, block, has=improving.has_session(cohort, block.lineage), by=by)
    guards.check(cohort.version.programme, place)
    session = Session(cohort=cohort, block=block, on=on, starts=starts, ends=ends, place=place)
    return plan(session, verb="plan_later_session", past_meant=past_meant, by=by, now=now)


def _keep_day(session: Session, before: dict[int, str]) -> None:
    """Lets the parts that the trainers kept point at the part of the same title in the later version, if it has one."""
    now_there = {one.title.casefold(): one for one in session.block.activities.all()}
    rows = list(DayPart.objects.filter(plan__session=session, source__in=before))
    for row in rows:
        row.source = now_there.get(before[row.source_id].casefold()) if row.source_id else None
    DayPart.objects.bulk_update(rows, ["source"])
