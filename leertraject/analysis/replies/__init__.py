"""Read a mail for the answer that a calendar program sent to an invitation (REPLY: RFC 5546, RFC 6047).

    >>> read(b"From: els@x.example\\nContent-Type: text/calendar\\n\\nBEGIN:VCALENDAR\\nMETHOD:REPLY\\nBEGIN:VEVENT\\n"
    ...      b"UID:7@y.example\\nATTENDEE;PARTSTAT=ACCEPTED:mailto:els@x.example\\nEND:VEVENT\\n")
    Reply(uid='7@y.example', attendee='els@x.example', answer='ACCEPTED', sequence=0, stamp='', sender='els@x.example')

A plain yes, no or perhaps to one event of one attendee is an answer; anything else is None: another method, a proposal
for another time, one day of a series, a report that a mail did not arrive. What is broken is None as well, and raises
nothing. Nothing else of the mail is kept.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import cast

from .lines import Line, lines

__all__ = ["MAX_BYTES", "Reply", "answered", "from_bytes", "read"]

MAX_BYTES = 1024 * 1024
ANSWERS = frozenset({"ACCEPTED", "DECLINED", "TENTATIVE"})
_CALENDAR = frozenset({"text/calendar", "application/ics"})
# Longer than what an invitation of ours holds; a name or address that long is none.
_LONGEST = 320
_PARTS = 50


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `attendee` and `sender` are addresses in lower case, `stamp` is the DTSTAMP as it stands there."""

    uid: str
    attendee: str
    answer: str
    sequence: int
    stamp: str
    sender: str


def read(data: bytes) -> Reply | None:
    """Returns the answer in a mail, or None when there is none that counts."""
    try:
        mail = message_from_bytes(data, policy=policy.default)
        sender = _sender(mail)
        found = (_reply(text, sender) for text in _calendars(mail))
        return next((reply for reply in found if reply), None)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, UnicodeError):
        return None


def answered(data: bytes) -> bytes:
    """Returns the answer as JSON, for the process that asked; `null` when there is none."""
    found = read(data)
    return json.dumps(asdict(found) if found else None).encode()


def from_bytes(data: bytes) -> Reply | None:
    """Returns what `answered` sent. Raises ValueError for anything else."""
    said = json.loads(data)
    try:
        return None if said is None else Reply(**said)
    except TypeError:
        raise ValueError("not an answer") from None


def _sender(mail: Message) -> str:
    return parseaddr(str(mail.get("From", "")))[1].lower()[:_LONGEST]


def _calendars(mail: Message) -> Iterator[str]:
    """The calendar files in a mail, as text. Those of a mail that lies inside, as in a report, do not count."""
    for number, part in enumerate(_outer(mail)):
        if number == _PARTS:
            return
        name = str(cast(EmailMessage, part).get_filename() or "").lower()
        if part.get_content_type() in _CALENDAR or name.endswith(".ics"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield payload.decode("utf-8", errors="replace")


def _outer(mail: Message) -> Iterator[Message]:
    if mail.get_content_maintype() == "message":
        return
    if not mail.is_multipart():
        yield mail
        return
    for part in mail.get_payload():
        if isinstance(part, Message):
            yield from _outer(part)


def _reply(text: str, sender: str) -> Reply | None:
    found = list(lines(text))
    values = {line.name: line.value for line in reversed(found)}
    events = [line for line in found if line.name == "BEGIN" and line.value.upper() == "VEVENT"]
    if values.get("METHOD", "").upper() != "REPLY" or len(events) != 1 or "RECURRENCE-ID" in values:
        return None
    attendee = _attendee(found, sender)
    uid, sequence = values.get("UID", "").strip(), values.get("SEQUENCE", "0").strip()
    if attendee is None or not 0 < len(uid) <= _LONGEST or not (sequence.isascii() and sequence.isdigit()):
        return None
    answer = attendee.parameters.get("PARTSTAT", "").upper()
    if answer not in ANSWERS or len(sequence) > 9:
        return None
    stamp = values.get("DTSTAMP", "").strip()[:20]
    return Reply(uid, _address(attendee), answer, int(sequence), stamp, sender)


def _attendee(found: list[Line], sender: str) -> Line | None:
    """The one who answers: of several only the sender of the mail can be that."""
    attendees = [line for line in found if line.name == "ATTENDEE"]
    if len(attendees) > 1:
        attendees = [line for line in attendees if _address(line) == sender]
    return attendees[0] if len(attendees) == 1 and _address(attendees[0]) else None


def _address(line: Line) -> str:
    scheme, _, address = line.value.strip().partition(":")
    return address.strip().lower()[:_LONGEST] if scheme.lower() == "mailto" else ""
