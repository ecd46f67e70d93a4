"""Reminding of what waits: once per matter, never after an answer, at a decent hour."""

from datetime import datetime

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.lookback import emails
from leertraject.lookback.commands import conversations, releases
from leertraject.lookback.models import Conversation
from leertraject.lookback.queries import reminders
from leertraject.lookback.queries.reminders import Due
from leertraject.notices import commands as notices
from leertraject.notices import rhythm

TALK_LINK_DAYS = 30


def remind_all(*, now: datetime) -> int:
    """Sends what is due and returns how many; runs every hour, on any worker.

    Every reminder is a change of its own: what went has gone, and the next turn goes on with the rest.
    """
    if rhythm.is_quiet(now):
        return 0
    return sum(remind(due=one, by=SYSTEM, now=now) for one in reminders.due(now=now))


def remind(*, due: Due, by: Actor, now: datetime) -> bool:
    """Sends one reminder and says whether it went (see `notices.commands.remind`)."""
    purpose, days = _link(due)
    notice = notices.remind(
        kind=due.kind,
        recipient=due.recipient,
        object_id=due.object_id,
        link_purpose=purpose,
        link_days=days,
        by=by,
        now=now,
    )
    return notice is not None


def _link(due: Due) -> tuple[str | None, int]:
    """The purpose and the days of the link in the mail; an interviewer signs in and gets none."""
    if due.kind == reminders.OF_CONSENT:
        return emails.CONSENT, conversations.CONSENT_LINK_DAYS
    if due.kind == reminders.OF_QUOTE:
        return emails.QUOTE, releases.ANSWER_DAYS
    speaks = Conversation.objects.filter(pk=due.object_id, speaker=due.recipient).exists()
    return (emails.PREPARATION, TALK_LINK_DAYS) if speaks else (None, TALK_LINK_DAYS)
