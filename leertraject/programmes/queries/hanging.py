"""What hangs on a session: the sessions and the work that come after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leertraject.analysis import planning
from leertraject.people.models import Organisation
from leertraject.programmes.models import Block, Cohort, Session
from leertraject.programmes.queries import asking
from leertraject.programmes.queries.planning import avoided


@dataclass(frozen=True, slots=True)
class Later:
    """A later session with the day that it would get when it moves along, or None when no day is free within a year;
    and why it would be in the way where it is."""

    session: Session
    along: date | None
    trouble: str


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a session that would move."""

    later: list[Later]
    work: list[Block]

    @property
    def asks(self) -> bool:
        """Says whether a later session would be in the way, so that someone has to choose."""
        return any(one.trouble for one in self.later)


def on_moving(session: Session, on: date, *, today: date) -> Hanging:
    """Returns what hangs on a session that would be on another day (five queries)."""
    rows = later(session, today=today)
    days = along(session, rows, on=on)
    troubles = _troubles(session, rows, on)
    pairs = zip(rows, days, troubles, strict=True)
    work = asking.asked_after(session.cohort, session.block.lineage)
    return Hanging([Later(row, day, trouble) for row, day, trouble in pairs], work)


def later(session: Session, *, today: date) -> list[Session]:
    """Returns the sessions of the cohort that come after this one, in order: not what has been, or was called off."""
    rows = session.cohort.sessions.filter(on__gte=max(session.on, today), cancellation=None).exclude(pk=session.pk)
    found = rows.select_related("block").order_by("on", "starts", "pk")
    return [row for row in found if row.on > session.on or _clock(row) > _clock(session)]


def along(session: Session, rows: Sequence[Session], *, on: date) -> list[date | None]:
    """Returns the days that later sessions would get: as many days on as the session itself, or the first working day
    after that on which something can be planned."""
    if not rows:
        return []
    alone = avoided(_organisations(session.cohort), begins_on=min(on, session.on))
    return planning.moved_along([row.on for row in rows], by=on - session.on, avoided=alone, after=on)


def _troubles(session: Session, rows: Sequence[Session], on: date) -> list[str]:
    """Returns per later session why it would be in the way: it would come first, or sooner than the programme has it
    while it does not now."""
    told = ["Zou eerder komen." if row.on < on else "" for row in rows]
    if rows and not told[0]:
        asked = timedelta(weeks=max(0, rows[0].block.week - session.block.week))
        least = min(asked, rows[0].on - session.on)
        if rows[0].on - on < least:
            told[0] = f"Zou {(rows[0].on - on).days} dagen later zijn. Het programma heeft er {asked.days}."
    return told


def _organisations(cohort: Cohort) -> list[Organisation]:
    return list(Organisation.objects.filter(pk__in=cohort.organisations.values("organisation")))


def _clock(row: Session) -> tuple[bool, object]:
    return (row.starts is not None, row.starts or 0)
