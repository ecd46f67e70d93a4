"""Whoever holds a link that ran out asks for a new one; it goes to the same person, never to who asks."""

from datetime import datetime, timedelta

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.notices import links
from leertraject.notices.commands.announcing import announce
from leertraject.notices.models import MailLink, Notice

PAUSE = timedelta(hours=1)
# However long the link that ran out lived.
MOST_DAYS = 30


@transaction.atomic
def renew_link(*, token: str, by: Actor, now: datetime) -> bool:
    """Mails a new link in place of one that ran out by itself, and says whether a mail goes.

    None goes for a token that never was a link, for a link that was revoked, for who has no address any more, and
    within an hour of another mail about the same: an old mail in the wrong hands is no way to fill a mailbox.
    """
    link = links.run_out(token, now=now)
    if link is None:
        return False
    link = MailLink.objects.select_for_update(of=("self",)).select_related("person").get(pk=link.pk)
    mails = Notice.objects.filter(recipient=link.person_id, object_id=link.object_id, link__purpose=link.purpose)
    first = mails.order_by("made_at").first()
    if first is None or not link.person.email or mails.filter(made_at__gt=now - PAUSE).exists():
        return False
    announce(
        kind=first.kind,
        recipient=link.person,
        object_id=link.object_id,
        link_purpose=link.purpose,
        link_days=min(max((link.expires_at - link.made_at).days, 1), MOST_DAYS),
        by=by,
        now=now,
    )
    logbook.record("renew_link", by=by, now=now, on=link, about=link.person_id)
    return True
