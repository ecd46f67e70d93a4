"""Mails, links and reminders go when their term is over."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.notices.models import MailLink, Notice, Reminder


@transaction.atomic
def forget_mail(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes mails with what was decided about them."""
    gone = Notice.objects.filter(pk__in=ids)
    logbook.record_all("forget_mail", by=by, now=now, on=[(notice, notice.recipient_id) for notice in gone])
    gone.delete()


@transaction.atomic
def forget_links(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Deletes links that work no more."""
    gone = MailLink.objects.filter(pk__in=ids).exclude(pk__in=MailLink.objects.alive(now))
    logbook.record_all("forget_link", by=by, now=now, on=[(link, link.person_id) for link in gone])
    gone.delete()


@transaction.atomic
def forget_reminders(*, ids: Collection[int], by: Actor, now: datetime) -> None:
    """Deletes reminders of what does not wait any more."""
    gone = Reminder.objects.filter(pk__in=ids)
    logbook.record_all("forget_reminder", by=by, now=now, on=[(one, one.recipient_id) for one in gone])
    gone.delete()
