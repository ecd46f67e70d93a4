"""What a cohort adds to its programme for itself: a session or an assignment of its own."""

import uuid
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.programmes import guards, rules
from leertraject.programmes.commands.following import follow
from leertraject.programmes.commands.running import check_stands_free, locked, span
from leertraject.programmes.models import Block, BlockKind, Cohort, Session
from leertraject.programmes.rules import dates, owning

BEGUN = "Er is al iemand begonnen aan deze opdracht. Laat haar staan, of verander de tekst."


@transaction.atomic
def add_own_session(
    *,
    cohort: Cohort,
    title: str,
    description: str,
    on: date,
    starts: time | None,
    ends: time | None,
    place: str = "",
    past_meant: bool = False,
    by: Actor,
    now: datetime,
) -> Session:
    """Plans a session that no version of the programme has. Whoever was invited to the cohort is invited to it as well.

    Raises NotAllowed, as Misfit when it is about one field: times that cross, a trainer who is taken then, and a day in
    the past that is not `past_meant`.
    """
    cohort = locked(cohort)
    owning.check_may_add_own(cohort, by=by)
    block = _made(cohort, BlockKind.SESSION, title, description, starts=starts, ends=ends, place=place)
    session = Session(cohort=cohort, block=block, on=on, starts=starts, ends=ends, place=place)
    return plan(session, verb="add_own_session", past_meant=past_meant, by=by, now=now)


def plan(session: Session, *, verb: str, past_meant: bool, by: Actor, now: datetime) -> Session:
    """Keeps a new session of a locked cohort, notes `verb`, and lets invitations follow.

    Raises NotAllowed, as Misfit when it is about one field: times that cross, a trainer who is taken then, and a day in
    the past that is not `past_meant`.
    """
    cohort, today = session.cohort, timezone.localdate(now)
    dates.check_day_is_meant(session.on, today=today, past_meant=past_meant)
    rules.check_may_move_session(session, starts=session.starts, ends=session.ends, by=by)
    session.save(force_insert=True)
    check_stands_free(session, by=by, today=today)
    span(cohort)
    logbook.record(verb, by=by, now=now, on=session)
    follow(cohort=cohort, by=by, now=now)
    return session


@transaction.atomic
def add_own_assignment(
    *, cohort: Cohort, title: str, description: str, follows: uuid.UUID, weeks: int, by: Actor, now: datetime
) -> Block:
    """Asks something between two sessions that no version has: from the session `follows` (a lineage) on, for so many
    weeks. Raises NotAllowed, also for a session of another cohort."""
    cohort = locked(cohort)
    owning.check_may_add_own(cohort, by=by)
    owning.check_follows(follows, _lineages(cohort))
    weeks_of = {"week": 1, "until_week": weeks, "follows": follows}
    block = _made(cohort, BlockKind.ASSIGNMENT, title, description, **weeks_of)
    logbook.record("add_own_assignment", by=by, now=now, on=block)
    return block


@transaction.atomic
def change_own_block(
    *,
    block: Block,
    title: str,
    description: str,
    follows: uuid.UUID | None = None,
    weeks: int | None = None,
    revision: int,
    by: Actor,
    now: datetime,
) -> Block:
    """Says otherwise what a cohort added; calendars follow. `revision` is the one that was read.

    Raises NotAllowed, and Conflict when someone was first.
    """
    block, cohort = _locked(block)
    owning.check_may_change_own(block, by=by)
    rules.check_saw_latest(block, revision=revision)
    guards.check(cohort.version.programme, title, description)
    block.title, block.description, block.revision = title, description, block.revision + 1
    if block.kind == BlockKind.ASSIGNMENT and follows and weeks:
        owning.check_follows(follows, _lineages(cohort))
        block.follows, block.until_week = follows, weeks
    block.save(update_fields=["title", "description", "revision", "follows", "until_week"])
    logbook.record("change_own_block", by=by, now=now, on=block)
    follow(cohort=cohort, by=by, now=now)
    return block


@transaction.atomic
def drop_own_assignment(*, block: Block, by: Actor, now: datetime) -> None:
    """Takes an assignment of a cohort's own back. Raises NotAllowed, also when someone began it."""
    block, _ = _locked(block)
    owning.check_may_change_own(block, by=by)
    owning.check_is_assignment(block)
    logbook.record("drop_own_assignment", by=by, now=now, on=block)
    try:
        block.delete()
    except ProtectedError as kept:
        raise NotAllowed(BEGUN) from kept


def _made(cohort: Cohort, kind: BlockKind, title: str, description: str, **more: object) -> Block:
    guards.check(cohort.version.programme, title, description, str(more.get("place", "")))
    last = Block.every.filter(version=cohort.version_id).aggregate(last=Max("position"))["last"] or 0
    return Block.every.create(
        version=cohort.version,
        cohort=cohort,
        kind=kind,
        position=last + 1,
        title=title,
        description=description,
        **more,
    )


def _locked(block: Block) -> tuple[Block, Cohort]:
    """Locks the cohort of a block and returns the block as it stands now. Raises NotAllowed for one of a version."""
    cohort = locked(owning.cohort_of(block))
    found = Block.every.get(pk=block.pk)
    found.cohort = cohort
    return found, cohort


def _lineages(cohort: Cohort) -> set[uuid.UUID]:
    return set(cohort.sessions.values_list("block__lineage", flat=True))
