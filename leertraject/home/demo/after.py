"""What people of the demo answered after two sessions: of the first the picture lies frozen, the second still asks."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from leertraject.feedback import commands, moments
from leertraject.feedback.questions import PLAN, WISH, questions
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import Cohort, Session

# Some days ago, so that one can still answer; never in a weekend.
RECENTLY, FRIDAY = timedelta(days=4), 4


def answer_after_sessions(
    rows: list[dict[str, Any]],
    *,
    cohort: Cohort,
    actor: Callable[[str, int], Actor],
    at: Callable[[int, int], datetime],
) -> None:
    """Plays every answer through the real commands, and freezes what closed."""
    today = at(0, 10).date()
    held = _held(cohort, today=today)
    for row in rows:
        session = held[row["session"] - 1]
        day = (session.on - today).days + row["after"]
        given: dict[str, Any] = {"by": actor(row["writer"], day), "now": at(day, 20)}
        made = commands.lay_out(session=session, **given)
        commands.answer(feedback=made, choices=row["choices"], lets_read=row.get("read", False), **given)
        for key, text in ((PLAN, row.get("plan")), (WISH, row.get("wish"))):
            if text:
                place = questions()[key].position
                commands.save_text(feedback=made, position=place, text=text, seen=0, **given)
    closed = (moments.closes_on(held[0]) - today).days + 1
    commands.freeze(session=held[0], by=SYSTEM, now=at(closed, 10))


def recently(session: Session, *, today: date, by: Actor, now: datetime) -> None:
    """Makes a session that was held one of the last days."""
    on = today - RECENTLY
    on -= timedelta(days=max(0, on.weekday() - FRIDAY))
    programmes.move_session(
        session=session,
        on=on,
        starts=session.starts,
        ends=session.ends,
        place=session.place,
        past_meant=True,
        by=by,
        now=now,
    )


def _held(cohort: Cohort, *, today: date) -> list[Session]:
    rows = cohort.sessions.select_related("block", "cohort", "cancellation")
    return list(rows.filter(on__lt=today).order_by("on"))
