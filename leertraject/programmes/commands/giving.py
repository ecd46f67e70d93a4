"""Trainers change the day of their session; the programme stays as it is.

The first change gives the session parts of its own. Every change says which state of the day was read.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from leertraject.analysis import planning
from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes import guards
from leertraject.programmes.commands.seating import locked_session
from leertraject.programmes.giving import plans, rules
from leertraject.programmes.giving.plans import Day, Part
from leertraject.programmes.models import DayPart, DayPlan, Session
from leertraject.programmes.queries import arranging


@dataclass(frozen=True, slots=True, kw_only=True)
class PartContent:
    """What someone writes of one part of a day."""

    title: str
    minutes: int
    form: str = ""
    materials: str = ""
    output: str = ""


@transaction.atomic
def retime_part(*, session: Session, key: str, minutes: int, revision: int, by: Actor, now: datetime) -> None:
    """Gives a part of the day other minutes; what comes after it moves along. Raises NotAllowed and Conflict."""

    def change(day: Day) -> Sequence[Part]:
        return plans.timed(day, planning.later(day.stretches, rules.there(day.place(key)), minutes))

    _change_day(session, change, revision=revision, verb="retime_part", by=by, now=now)


@transaction.atomic
def overrun_part(
    *, session: Session, key: str, more: int, keeps_end: bool, revision: int, by: Actor, now: datetime
) -> None:
    """Gives a part that takes longer so many minutes more: all after it moves along, or when the end must stay gives up
    minutes for it. Raises NotAllowed, also when that cannot be, and Conflict."""

    def change(day: Day) -> Sequence[Part]:
        place = rules.there(day.place(key))
        if not keeps_end:
            return plans.timed(day, planning.later(day.stretches, place, day.parts[place].minutes + more))
        return plans.timed(day, rules.fitting(planning.squeezed(day.stretches, place, more)))

    _change_day(session, change, revision=revision, verb="overrun_part", by=by, now=now)


@transaction.atomic
def rewrite_part(*, session: Session, key: str, content: PartContent, revision: int, by: Actor, now: datetime) -> None:
    """Writes a part of the day otherwise, with its minutes. Raises NotAllowed and Conflict."""

    def change(day: Day) -> Sequence[Part]:
        place = rules.there(day.place(key))
        return [_written(part, content) if at == place else part for at, part in enumerate(day.parts)]

    _change_day(session, change, revision=revision, verb="rewrite_part", texts=content, by=by, now=now)


@transaction.atomic
def shift_part(*, session: Session, key: str, later: bool, revision: int, by: Actor, now: datetime) -> None:
    """Puts a part one place later or earlier; at the edge it stays. Raises NotAllowed and Conflict."""

    def change(day: Day) -> Sequence[Part]:
        parts, place = list(day.parts), rules.there(day.place(key))
        part = parts.pop(place)
        parts.insert(max(0, place + (1 if later else -1)), part)
        return parts

    _change_day(session, change, revision=revision, verb="shift_part", by=by, now=now)


@transaction.atomic
def add_part(*, session: Session, after: str, content: PartContent, revision: int, by: Actor, now: datetime) -> None:
    """Adds a part after the one with this key, without one as the first. Raises NotAllowed and Conflict."""

    def change(day: Day) -> Sequence[Part]:
        place = rules.there(day.place(after)) + 1 if after else 0
        added = _written(Part(key=uuid.uuid4().hex, minutes=0, title=""), content)
        return [*day.parts[:place], added, *day.parts[place:]]

    _change_day(session, change, revision=revision, verb="add_part", texts=content, by=by, now=now)


@transaction.atomic
def drop_part(*, session: Session, key: str, revision: int, by: Actor, now: datetime) -> None:
    """Takes a part out of the day. Raises NotAllowed, also for the only one, and Conflict."""

    def change(day: Day) -> Sequence[Part]:
        place = rules.there(day.place(key))
        return [part for at, part in enumerate(day.parts) if at != place]

    _change_day(session, change, revision=revision, verb="drop_part", by=by, now=now)


@transaction.atomic
def return_to_programme(*, session: Session, revision: int, by: Actor, now: datetime) -> None:
    """Makes the day as the programme has it again; the reason goes too. Raises NotAllowed and Conflict."""
    plan, _day = _opened(session, revision=revision, by=by)
    plan.parts.all().delete()
    _kept(plan, reason="")
    logbook.record("return_to_programme", by=by, now=now, on=session)


@transaction.atomic
def explain_day(*, session: Session, reason: str, revision: int, by: Actor, now: datetime) -> None:
    """Says in a line why the day is other than the programme. Raises NotAllowed and Conflict."""
    plan, _day = _opened(session, revision=revision, by=by)
    guards.check(session.cohort.version.programme, reason)
    _kept(plan, reason=reason)
    logbook.record("explain_day", by=by, now=now, on=session)


def _change_day(
    session: Session,
    change: Callable[[Day], Sequence[Part]],
    *,
    revision: int,
    verb: str,
    texts: PartContent | None = None,
    by: Actor,
    now: datetime,
) -> None:
    plan, day = _opened(session, revision=revision, by=by)
    parts = change(day)
    rules.check_day(day.begin, parts)
    if texts:
        guards.check(session.cohort.version.programme, texts.title, texts.materials, texts.output)
    plan.parts.all().delete()
    DayPart.objects.bulk_create(_row(plan, place, part) for place, part in enumerate(parts, start=1))
    _kept(plan, reason=plan.reason)
    logbook.record(verb, by=by, now=now, on=session)


def _opened(session: Session, *, revision: int, by: Actor) -> tuple[DayPlan, Day]:
    """Locks a session and returns its day, for who may change it."""
    found = locked_session(session)
    rules.check_may_change_day(found, trainers=arranging.chosen(found), by=by)
    plan, _made = DayPlan.objects.get_or_create(session=found)
    found.day_plan = plan
    day = plans.of(found)
    rules.check_day_seen(day, revision=revision)
    return plan, day


def _kept(plan: DayPlan, *, reason: str) -> None:
    plan.reason = reason
    plan.revision += 1
    plan.save(update_fields=["reason", "revision"])


def _written(part: Part, content: PartContent) -> Part:
    return replace(
        part,
        title=content.title,
        minutes=content.minutes,
        form=content.form,
        materials=content.materials,
        output=content.output,
    )


def _row(plan: DayPlan, place: int, part: Part) -> DayPart:
    return DayPart(
        plan=plan,
        key=part.key,
        source_id=part.source,
        position=place,
        minutes=part.minutes,
        title=part.title,
        form=part.form,
        instrument=part.instrument,
        materials=part.materials,
        output=part.output,
    )
