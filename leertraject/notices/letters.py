"""What a notice of some kind says. Upper packages register their kinds at start, in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass

from leertraject.notices.calendars import Appointment
from leertraject.notices.models import Notice


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


_kinds: dict[str, _Kind] = {}


def register(kind: str, render: Render, *, label: str = "Bericht") -> None:
    """Says how notices of `kind` are written; `label` names them to their sender ("Uitnodiging").

    Raises ValueError when another renderer holds this kind.
    """
    known = _kinds.get(kind)
    if known is not None and known.render is not render:
        raise ValueError(f"notice kind {kind!r} is registered twice")
    _kinds[kind] = _Kind(render, label)


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
