"""A notice goes out, at most once.

`sending` is committed before the mail server hears of it. Whoever finds a notice in `sending` knows that a worker
died on the way and calls it unsure; only a person decides to send such a mail again.
"""

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from leertraject.kernel.actors import SYSTEM
from leertraject.logbook import commands as logbook
from leertraject.notices import emails, letters, links, posting, queries
from leertraject.notices.models import Notice, NoticeState

# How long `sending` may last when no task works on it, and how long a mail is tried.
SILENCE = timedelta(minutes=5)
PATIENCE = timedelta(days=1)

GONE = "Deze persoon heeft geen e-mailadres meer."
UNREACHABLE = "De mailserver was een dag lang niet bereikbaar."
CRASHED = "Het versturen werd onderbroken."
NO_ANSWER = "De mailserver gaf geen antwoord meer."


def deliver(notice_id: uuid.UUID, *, now: datetime) -> None:
    """Sends one notice if it waits. Must not run inside a transaction, for `sending` has to be committed first.

    Raises posting.NotTaken when the server surely did not take it; the notice then waits for the next try.
    """
    notice = Notice.objects.select_related("recipient", "link").filter(pk=notice_id).first()
    if notice is None:
        return
    if notice.state == NoticeState.SENDING:
        _move(notice, NoticeState.UNSURE, frm=[NoticeState.SENDING], note=CRASHED, now=now)
        return
    if notice.state != NoticeState.WAITING:
        return
    if not notice.recipient.email:
        _move(notice, NoticeState.FAILED, frm=[NoticeState.WAITING], note=GONE, now=now)
        return
    letter = _letter(notice, now=now)
    if letter is None:
        _move(notice, NoticeState.DROPPED, frm=[NoticeState.WAITING], now=now)
        return
    if queries.is_off(notice.recipient_id, letters.stream(notice.kind)):
        _move(notice, NoticeState.DECLINED, frm=[NoticeState.WAITING], now=now)
        return
    message = emails.write(notice, letter, now=now)
    if _claim(notice, now=now):
        _send(notice, message, now=now)


def sweep(*, now: datetime, at_work: frozenset[uuid.UUID]) -> int:
    """Looks after notices that no task looks after, and returns how many. `at_work`: notices with a live task.

    A silent `sending` becomes unsure. What waits past `PATIENCE` has failed.
    """
    swept = 0
    silent = Notice.objects.filter(state=NoticeState.SENDING, state_at__lte=now - SILENCE).exclude(pk__in=at_work)
    for notice in silent:
        swept += _move(notice, NoticeState.UNSURE, frm=[NoticeState.SENDING], note=CRASHED, now=now)
    for notice in Notice.objects.filter(state=NoticeState.WAITING, made_at__lte=now - PATIENCE):
        swept += _move(notice, NoticeState.FAILED, frm=[NoticeState.WAITING], note=UNREACHABLE, now=now)
    return swept


def forgotten(*, now: datetime, at_work: frozenset[uuid.UUID]) -> list[uuid.UUID]:
    """Returns the notices that wait although no task will ever deliver them."""
    waiting = Notice.objects.filter(state=NoticeState.WAITING, state_at__lte=now - SILENCE)
    return list(waiting.exclude(pk__in=at_work).values_list("pk", flat=True))


def _letter(notice: Notice, *, now: datetime) -> letters.Letter | None:
    """A mail whose link no longer works is not needed any more."""
    link = notice.link
    if link is not None and (link.revoked_at is not None or link.expires_at <= now):
        return None
    return letters.render(notice, links.url(link) if link else "")


def _claim(notice: Notice, *, now: datetime) -> bool:
    """Commits `sending`; of two workers only one hears yes. Raises RuntimeError inside a transaction."""
    with transaction.atomic(durable=True):
        waiting = Notice.objects.filter(pk=notice.pk, state=NoticeState.WAITING)
        return bool(waiting.update(state=NoticeState.SENDING, state_at=now, note=""))


def _send(notice: Notice, message: emails.EmailMessage, *, now: datetime) -> None:
    sending = [NoticeState.SENDING]
    try:
        posting.hand_over(message)
    except posting.NotTaken:
        _move(notice, NoticeState.WAITING, frm=sending, now=now)
        raise
    except posting.Refused as refusal:
        _move(notice, NoticeState.FAILED, frm=sending, note=str(refusal), now=now)
    except posting.Unsure:
        _move(notice, NoticeState.UNSURE, frm=sending, note=NO_ANSWER, now=now)
    else:
        # Another worker may have thought this one dead; the server's yes is certain and wins.
        _move(notice, NoticeState.SENT, frm=[NoticeState.SENDING, NoticeState.UNSURE], now=now)


@transaction.atomic
def _move(notice: Notice, to: NoticeState, *, frm: list[NoticeState], now: datetime, note: str = "") -> int:
    """Changes the state if it still is one of `frm`, and says whether it did (1 or 0)."""
    moved = Notice.objects.filter(pk=notice.pk, state__in=frm).update(state=to, state_at=now, note=note)
    if moved and to != NoticeState.WAITING:
        logbook.record(f"mail_{to.value}", by=SYSTEM, now=now, on=notice, about=notice.recipient_id)
    return moved
