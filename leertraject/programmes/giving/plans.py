"""The day of a session as plain data: the parts of the programme, or those that its trainers made of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from leertraject.analysis import planning
from leertraject.programmes.models import Activity, DayPart, DayPlan, Session

PAUSE = "pauze"
# When nothing says when a day begins.
NINE = time(9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a day. `key` stays the same when it moves; `source` is the activity of the programme it was."""

    key: str
    minutes: int
    title: str
    form: str = ""
    instrument: str = ""
    materials: str = ""
    output: str = ""
    source: int | None = None

    @property
    def pause(self) -> bool:
        """Says whether nothing happens in it."""
        return self.form == PAUSE


@dataclass(frozen=True, slots=True)
class Day:
    """The parts of a day and the minute at which it begins. `own`: its trainers changed it at least once."""

    begin: int
    parts: tuple[Part, ...]
    own: bool
    revision: int
    reason: str

    @property
    def moments(self) -> list[int]:
        """When each part begins, and as the last one when the day ends."""
        return planning.moments(self.begin, [part.minutes for part in self.parts])

    @property
    def stretches(self) -> list[planning.Stretch]:
        """The parts as the algorithm wants them."""
        return [planning.Stretch(part.minutes, part.pause) for part in self.parts]

    def place(self, key: str) -> int | None:
        """Returns where the part with this key stands, or None when it does not."""
        return next((at for at, part in enumerate(self.parts) if part.key == key), None)


def of(session: Session) -> Day:
    """Returns the day of a session (at most three queries; none when `seeing` loaded it)."""
    plan = plan_of(session)
    rows = list(plan.parts.all()) if plan else []
    parts = tuple(map(_own, rows)) if rows else programme(session)
    begin = session.starts or session.block.starts or _first(session) or NINE
    return Day(
        begin=minute(begin),
        parts=parts,
        own=bool(rows),
        revision=plan.revision if plan else 0,
        reason=plan.reason if plan else "",
    )


def plan_of(session: Session) -> DayPlan | None:
    """Returns the row that says that the day was ever changed, or None."""
    return getattr(session, "day_plan", None)


def programme(session: Session) -> tuple[Part, ...]:
    """Returns the parts that the programme has for this session."""
    return tuple(_programmed(one) for one in session.block.activities.all())


def timed(day: Day, minutes: Sequence[int]) -> tuple[Part, ...]:
    """Returns the parts of a day with these minutes."""
    return tuple(replace(part, minutes=number) for part, number in zip(day.parts, minutes, strict=True))


def minute(at: time) -> int:
    """Returns the minute of the day.

    >>> minute(time(9, 30))
    570
    """
    return at.hour * 60 + at.minute


def at(minute: int) -> time:
    """Returns the time at a minute of the day.

    >>> at(570)
    datetime.time(9, 30)
    """
    return time(minute // 60 % 24, minute % 60)


def _first(session: Session) -> time | None:
    return next((one.starts for one in session.block.activities.all()), None)


def _programmed(one: Activity) -> Part:
    return Part(
        key=str(one.pk),
        minutes=minute(one.ends) - minute(one.starts),
        title=one.title,
        form=one.form,
        instrument=one.instrument,
        materials=one.materials,
        output=one.output,
        source=one.pk,
    )


def _own(row: DayPart) -> Part:
    return Part(
        key=row.key,
        minutes=row.minutes,
        title=row.title,
        form=row.form,
        instrument=row.instrument,
        materials=row.materials,
        output=row.output,
        source=row.source_id,
    )
