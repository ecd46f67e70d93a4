"""A cohort: one run of a published version, on dates of its own."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.people.models import Organisation
from leertraject.programmes import guards, rules
from leertraject.programmes.commands.following import follow
from leertraject.programmes.contents import PlannedSession
from leertraject.programmes.models import Block, BlockKind, Cohort, CohortOrganisation, Session, Version
from leertraject.programmes.queries import arranging, hanging
from leertraject.programmes.rules import dates

SATURDAY = 5


@transaction.atomic
def form_cohort(
    *,
    title: str,
    version: Version,
    starts_on: date,
    organisations: Sequence[Organisation],
    planned: Sequence[PlannedSession] | None = None,
    past_meant: bool = False,
    by: Actor,
    now: datetime,
) -> Cohort:
    """Makes a cohort with its sessions, as `planned`: one for each session block, in the order of the programme.

    Without a plan week n begins 7 × (n - 1) days after `starts_on`. A session then falls on the day of the week that
    its block prefers, within its own week; without one on the first day of that week, and when that is in a weekend on
    the Monday after it. The cohort keeps its version for ever. Raises NotAllowed, also for a planned day that has
    passed unless that is `past_meant`.
    """
    version = Version.objects.select_related("publication", "programme").get(pk=version.pk)
    blocks = list(version.blocks.filter(kind=BlockKind.SESSION))
    rules.check_may_form_cohort(version, sessions=len(blocks), organisations=organisations, by=by)
    if planned is None:
        planned = [_by_week(block, starts_on) for block in blocks]
    else:
        dates.check_plan(planned, blocks, today=timezone.localdate(now), past_meant=past_meant)
    guards.check(version.programme, title, *(one.place for one in planned))
    days = [one.on for one in planned]
    cohort = Cohort.objects.create(
        title=title, version=version, starts_on=min(days), ends_on=max(days), made_at=now, made_by=by.subject
    )
    CohortOrganisation.objects.bulk_create(
        CohortOrganisation(cohort=cohort, organisation=organisation) for organisation in organisations
    )
    Session.objects.bulk_create(
        Session(cohort=cohort, block_id=one.block, on=one.on, starts=one.starts, ends=one.ends, place=one.place)
        for one in planned
    )
    logbook.record("form_cohort", by=by, now=now, on=cohort)
    return cohort


def _by_week(block: Block, starts_on: date) -> PlannedSession:
    return PlannedSession(
        block=block.pk,
        title=block.title,
        on=planned_day(starts_on + timedelta(weeks=block.week - 1), block.day),
        starts=block.starts,
        ends=block.ends,
        place=block.place,
    )


@transaction.atomic
def move_session(
    *,
    session: Session,
    on: date,
    starts: time | None,
    ends: time | None,
    place: str,
    along: bool = False,
    past_meant: bool = False,
    revision: int | None = None,
    by: Actor,
    now: datetime,
) -> Session:
    """Gives a session another day, time or place; the cohort begins and ends with its sessions.

    `along`: the sessions after it that have not been move as many days, over days on which nothing is planned. A day in
    the past must be `past_meant`. `revision` is the one that was read. Raises NotAllowed, as Misfit when it is about
    one field, also for a room or a trainer that is taken then; and Conflict when someone was first.
    """
    cohort, today = locked(session.cohort), timezone.localdate(now)
    session = cohort.sessions.select_related("block", "cohort", "cohort__finish").get(pk=session.pk)
    rules.check_may_move_session(session, starts=starts, ends=ends, by=by)
    dates.check_session_seen(session, revision=session.revision if revision is None else revision)
    if on != session.on:
        dates.check_day_is_meant(on, today=today, past_meant=past_meant)
    guards.check(cohort.version.programme, place)
    rows = hanging.later(session, today=today) if along else []
    days = hanging.along(session, rows, on=on)
    session.on, session.starts, session.ends, session.place = on, starts, ends, place
    for row, day in zip(rows, days, strict=True):
        row.on = dates.found_day(row, day)
    for row in (session, *rows):
        _moved(row, by=by, now=now)
    for row in (session, *rows):
        check_stands_free(row, by=by, today=today, title="" if row == session else row.block.title)
    span(cohort)
    follow(cohort=cohort, by=by, now=now)
    return session


def _moved(session: Session, *, by: Actor, now: datetime) -> None:
    session.revision += 1
    session.save(update_fields=["on", "starts", "ends", "place", "revision"])
    logbook.record("move_session", by=by, now=now, on=session)


def check_stands_free(session: Session, *, by: Actor, today: date, title: str = "") -> None:
    """Raises Misfit when the room or a trainer is taken at the moment that the session has now."""
    taken = arranging.taken(by, session, arranging.moment_of(session), today=today)
    room, trainer = (f"‘{title}’: {sentence}" if sentence and title else sentence for sentence in taken)
    dates.check_free(room=room, trainers=trainer, at={"room": "on", "trainers": "on"})


def span(cohort: Cohort) -> None:
    """Lets a cohort begin and end with its sessions."""
    days = cohort.sessions.aggregate(first=Min("on"), last=Max("on"))
    Cohort.objects.filter(pk=cohort.pk).update(starts_on=days["first"], ends_on=days["last"])


def locked(cohort: Cohort) -> Cohort:
    """Locks a cohort and returns it as it stands now."""
    found = Cohort.objects.select_for_update(of=("self",)).select_related("finish", "version__programme")
    return found.get(pk=cohort.pk)


def planned_day(begin: date, preferred: str) -> date:
    """Returns the preferred day of the week from `begin` on; a working day when none is preferred.

    >>> planned_day(date(2026, 4, 16), "dinsdag").isoformat(), planned_day(date(2026, 4, 18), "").isoformat()
    ('2026-04-21', '2026-04-20')
    """
    if preferred not in rules.WEEKDAYS:
        return working_day(begin)
    return begin + timedelta(days=(rules.WEEKDAYS.index(preferred) - begin.weekday()) % 7)


def working_day(day: date) -> date:
    """Returns `day`, or the Monday after it when it falls in a weekend.

    >>> working_day(date(2026, 4, 18)).isoformat(), working_day(date(2026, 4, 17)).isoformat()
    ('2026-04-20', '2026-04-17')
    """
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)
