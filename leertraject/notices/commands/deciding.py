"""The sender decides about a mail that did not surely arrive."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict
from leertraject.logbook import commands as logbook
from leertraject.notices import links, rules
from leertraject.notices.commands.announcing import put_in_line
from leertraject.notices.models import MailLink, Notice, Settlement


@transaction.atomic
def send_again(notice: Notice, *, by: Actor, now: datetime) -> Notice:
    """Sends a new notice, with a new Message-ID, in place of an unsure or failed one.

    Raises NotAllowed, and Conflict when this was decided already.
    """
    notice = _open_for(notice, by=by)
    rules.check_may_announce(notice.recipient)
    again = put_in_line(
        kind=notice.kind,
        recipient=notice.recipient,
        object_id=notice.object_id,
        link=_working_link(notice.link, by=by, now=now),
        by=by,
        now=now,
    )
    Settlement.objects.create(notice=notice, again=again, at=now, by=by.subject)
    logbook.record("send_again", by=by, now=now, on=notice, about=notice.recipient_id)
    return again


@transaction.atomic
def leave_it(notice: Notice, *, by: Actor, now: datetime) -> None:
    """Leaves an unsure or failed notice as it is. Raises NotAllowed, and Conflict when decided already."""
    notice = _open_for(notice, by=by)
    Settlement.objects.create(notice=notice, at=now, by=by.subject)
    logbook.record("leave_mail", by=by, now=now, on=notice, about=notice.recipient_id)


def _open_for(notice: Notice, *, by: Actor) -> Notice:
    """Returns the locked notice, so that two clicks decide once."""
    locked = Notice.objects.select_for_update(of=("self",)).select_related("recipient", "link").get(pk=notice.pk)
    rules.check_may_settle(locked, by=by)
    if Settlement.objects.filter(notice=locked).exists():
        raise Conflict("Over deze mail is al beslist.")
    return locked


def _working_link(link: MailLink | None, *, by: Actor, now: datetime) -> MailLink | None:
    """The same link while it works, else a new one that lives as long. A revoked one is not revived."""
    if link is None or link.revoked_at is not None or link.expires_at > now:
        return link
    days = max((link.expires_at - link.made_at).days, 1)
    return links.make(purpose=link.purpose, person=link.person, object_id=link.object_id, days=days, by=by, now=now)
