"""Notices as a person reads them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from leertraject.notices import letters
from leertraject.notices.models import Notice, NoticeState


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
