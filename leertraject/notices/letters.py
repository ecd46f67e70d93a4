"""What a notice of some kind says. Upper packages register their kinds at start, in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass

from leertraject.notices import streams
from leertraject.notices.calendars import Appointment
from leertraject.notices.models import Notice
from leertraject.notices.streams import Stream


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail in plain text. `text` holds no quote and no private text, only what it is about and a link.

    An `appointment` goes along for the calendar; the text says the same, for who reads only that.
    """

    subject: str
    text: str
    appointment: Appointment | None = None


# A renderer gets the notice and the absolute url of its link ("" without one), and returns None when the mail is
# no longer needed. It may read the database, for it runs before the notice is claimed.
Render = Callable[[Notice, str], Letter | None]


@dataclass(frozen=True, slots=True)
class _Kind:
    render: Render
    label: str
    stream: Stream
    asks: bool


_kinds: dict[str, _Kind] = {}


def register(kind: str, render: Render, *, label: str, stream: str, asks: bool = False) -> None:
    """Says how notices of `kind` are written; `label` names them to their sender ("Uitnodiging"), and `stream` is the
    kind of mail that a receiver may switch off. A reminder that `asks` waits for an answer.

    Raises ValueError when another renderer holds this kind, KeyError for a stream that nobody knows.
    """
    known = _kinds.get(kind)
    if known is not None and known.render is not render:
        raise ValueError(f"notice kind {kind!r} is registered twice")
    _kinds[kind] = _Kind(render, label, streams.BY_ID[stream], asks)


def must_be_known(kind: str) -> None:
    """Raises LookupError, a programming error, when nobody registered `kind`."""
    if kind not in _kinds:
        raise LookupError(f"notice kind {kind!r} has no renderer; register one at start")


def render(notice: Notice, url: str) -> Letter | None:
    """Returns the letter of a notice, or None when it is no longer needed.

    Raises LookupError for an unknown kind, ValueError when the subject is not one line.
    """
    must_be_known(notice.kind)
    letter = _kinds[notice.kind].render(notice, url)
    if letter is not None and len(letter.subject.splitlines()) != 1:
        raise ValueError(f"the subject of {notice.kind!r} must be one line")
    return letter


def label(kind: str) -> str:
    """Returns what a sender calls this kind of mail."""
    known = _kinds.get(kind)
    return known.label if known else "Bericht"


def stream(kind: str) -> Stream:
    """Returns the kind of mail as its receiver knows it. Raises LookupError for an unknown kind."""
    must_be_known(kind)
    return _kinds[kind].stream


def asking() -> list[str]:
    """Returns the kinds of reminders that wait for an answer."""
    return [kind for kind, known in _kinds.items() if known.asks]
