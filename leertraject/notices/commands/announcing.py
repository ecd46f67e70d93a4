"""A mail is announced: the notice, its link and the task that delivers it are one change."""

import uuid
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.subjects import new_id
from leertraject.logbook import commands as logbook
from leertraject.notices import letters, links, rules, tasks
from leertraject.notices.models import MailLink, Notice
from leertraject.people.models import Person


@transaction.atomic
def announce(
    *,
    kind: str,
    recipient: Person | None,
    object_id: uuid.UUID,
    link_purpose: str | None = None,
    link_days: int = 30,
    by: Actor,
    now: datetime,
) -> Notice:
    """Announces one mail to one person, with a link when `link_purpose` is given.

    Raises LookupError (a programming error) for an unregistered kind or purpose, NotAllowed without an address.
    """
    letters.must_be_known(kind)
    recipient = rules.check_may_announce(recipient)
    link = None
    if link_purpose is not None:
        link = links.make(purpose=link_purpose, person=recipient, object_id=object_id, days=link_days, by=by, now=now)
    return put_in_line(kind=kind, recipient=recipient, object_id=object_id, link=link, by=by, now=now)


def put_in_line(
    *, kind: str, recipient: Person, object_id: uuid.UUID, link: MailLink | None, by: Actor, now: datetime
) -> Notice:
    """Makes the notice and enqueues its delivery, in the caller's transaction."""
    notice = Notice.objects.create(
        kind=kind,
        recipient=recipient,
        object_id=object_id,
        link=link,
        message_id=f"<{new_id()}@{_host()}>",
        made_at=now,
        made_by=by.subject,
        state_at=now,
    )
    logbook.record("announce", by=by, now=now, on=notice, about=recipient.pk)
    tasks.deliver.enqueue(str(notice.pk))
    return notice


def _host() -> str:
    """The part of the Message-ID behind the @: the domain that sends."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
