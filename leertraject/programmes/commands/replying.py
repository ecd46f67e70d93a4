"""An answer that a calendar program mailed counts as one that was given on the page."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.notices import calendars
from leertraject.programmes.commands.answering import answer_invitation
from leertraject.programmes.models import Reply, SessionAnswer, SessionInvitation

REPLIES = {"ACCEPTED": Reply.YES, "DECLINED": Reply.NO, "TENTATIVE": Reply.UNSURE}


@dataclass(frozen=True, slots=True)
class Mailed:
    """What a calendar program mailed: the UID, the address that answers and that of the mail, PARTSTAT, SEQUENCE and
    DTSTAMP as they stood there."""

    uid: str
    attendee: str
    sender: str
    answer: str
    sequence: int
    stamp: str = ""


@transaction.atomic
def take_reply(*, mailed: Mailed, now: datetime) -> bool:
    """Keeps a mailed answer, and says whether it counted.

    It does not when the mail is of another address than was invited, the invitation does not stand, or an answer is
    there already to a later file or from a later moment. Nobody hears which.
    """
    session = calendars.subject(mailed.uid)
    reply = REPLIES.get(mailed.answer)
    if session is None or reply is None or not mailed.attendee or mailed.attendee != mailed.sender:
        return False
    rows = SessionInvitation.objects.select_related("person", "session").filter(session=session)
    invitation = rows.filter(person__email__iexact=mailed.attendee).first()
    if invitation is None or mailed.sequence > invitation.sequence or _is_late(invitation, mailed):
        return False
    by = Actor(subject=invitation.person_id, name=invitation.person.name)
    try:
        answer_invitation(invitation=invitation, reply=reply, sequence=mailed.sequence, by=by, now=now)
    except NotAllowed:
        return False
    return True


def _is_late(invitation: SessionInvitation, mailed: Mailed) -> bool:
    """Says whether a newer answer is there. A mail may be on its way for days."""
    given = SessionAnswer.objects.filter(invitation=invitation).first()
    if given is None:
        return False
    stamp = _moment(mailed.stamp)
    return given.sequence > mailed.sequence or (stamp is not None and stamp < given.at.replace(microsecond=0))


def _moment(stamp: str) -> datetime | None:
    if not re.fullmatch(r"\d{8}T\d{6}Z", stamp, flags=re.ASCII):
        return None
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
