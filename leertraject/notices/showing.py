"""Notices, and the kinds of them, as a person reads them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from leertraject.notices import letters, streams
from leertraject.notices.models import Notice, NoticeState
from leertraject.notices.streams import Stream


@dataclass(frozen=True, slots=True)
class Row:
    """One mail on the page: what it was, for whom, when, and how it went."""

    id: uuid.UUID
    what: str
    recipient: str
    made_at: datetime
    state: str
    note: str
    unsure: bool


def rows(notices: Iterable[Notice]) -> list[Row]:
    """Returns the notices in the given order; asks nothing of the database for one row."""
    return [_row(notice) for notice in notices]


@dataclass(frozen=True, slots=True)
class Choice:
    """One kind of mail on the page for choosing; `url` is where its button posts to, empty when it comes always."""

    head: str
    what: str
    status: str
    do: str = ""
    url: str = ""


def choices(off: frozenset[str], *, first: Stream | None = None, secret: str = "") -> list[Choice]:
    """Returns every kind of mail with whether it comes, `first` before the others. With a `secret` the buttons are for
    who has no account."""
    ordered = sorted(streams.ALL, key=lambda stream: stream != first)
    return [_choice(stream, off=stream.id in off, secret=secret) for stream in ordered]


def _choice(stream: Stream, *, off: bool, secret: str) -> Choice:
    if stream.fixed:
        return Choice(head=stream.label, what=f"{stream.what} {stream.fixed}", status="Komt altijd")
    wish = "aan" if off else "uit"
    url = (
        reverse("notices:leave_choose", args=[secret, stream.id, wish])
        if secret
        else reverse("notices:choose", args=[stream.id, wish])
    )
    says = f"{stream.what} {stream.without}" if off else stream.what
    return Choice(stream.label, says, "Staat uit" if off else "Komt", "Zet aan" if off else "Zet uit", url)


def in_words(counts: dict[str, int]) -> list[tuple[str, str]]:
    """Returns pairs of state and number, in the order of a mail's life."""
    return [(state.label, str(counts[state])) for state in NoticeState if state in counts]


def _row(notice: Notice) -> Row:
    return Row(
        id=notice.pk,
        what=letters.label(notice.kind),
        recipient=notice.recipient.name,
        made_at=notice.made_at,
        state=NoticeState(notice.state).label,
        note=notice.note,
        unsure=notice.state == NoticeState.UNSURE,
    )
