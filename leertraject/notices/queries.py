"""Which mail went when, as seen by whoever sent it or got it. What a mail said is stored nowhere."""

import uuid
from collections import Counter
from datetime import datetime, timedelta

from django.db.models import QuerySet

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor
from leertraject.kernel.prepared import Prepared
from leertraject.notices.models import CalendarFeed, Notice, NoticeState, RemindersStopped, SwitchedOff
from leertraject.notices.rules import TROUBLED
from leertraject.notices.streams import Stream


def sent_by(actor: Actor) -> QuerySet[Notice]:
    """Returns what someone sent, newest first, with recipient and settlement."""
    if actor.subject is None:
        return Notice.objects.none()
    return Notice.objects.filter(made_by=actor.subject).select_related("recipient", "settlement")


def received_by(actor: Actor) -> QuerySet[Notice]:
    """Returns which mails went to someone, newest first."""
    return Notice.objects.filter(recipient=actor.subject) if actor.subject else Notice.objects.none()


def troubled_for(actor: Actor) -> QuerySet[Notice]:
    """Returns what someone sent that did not surely arrive and about which they have not decided."""
    return sent_by(actor).filter(state__in=TROUBLED, settlement__isnull=True)


def troubles(actor: Actor) -> list[Notice]:
    """Returns the newest hundred of those (one query)."""
    return _TROUBLES.all(person=actor.subject) if actor.subject else []


_TROUBLES = Prepared(lambda: troubled_for(Actor(subject=prepared.uuid("person")))[:100])


def about(object_id: uuid.UUID, *, kind: str = "") -> QuerySet[Notice]:
    """Returns the notices about one object, newest first; the caller has shown that the object may be seen."""
    notices = Notice.objects.filter(object_id=object_id).select_related("recipient", "settlement")
    return notices.filter(kind=kind) if kind else notices


def under_way() -> int:
    """Returns how many mails of this installation are made and not yet sent."""
    return Notice.objects.filter(state__in=(NoticeState.WAITING, NoticeState.SENDING)).count()


def is_off(person_id: uuid.UUID, stream: Stream) -> bool:
    """Says whether someone switched this kind of mail off."""
    return not stream.fixed and SwitchedOff.objects.filter(person=person_id, stream=stream.id).exists()


def switched_off(person_id: uuid.UUID) -> frozenset[str]:
    """Returns the ids of the kinds of mail that someone switched off."""
    return frozenset(SwitchedOff.objects.filter(person=person_id).values_list("stream", flat=True))


def stopped_since(person_id: uuid.UUID) -> datetime | None:
    """Returns since when someone is not reminded because nothing came after some reminders; None when they are."""
    found = RemindersStopped.objects.filter(person=person_id, resumed_at=None)
    return found.values_list("at", flat=True).first()


def feeds_of(actor: Actor) -> QuerySet[CalendarFeed]:
    """Returns the addresses at which calendar programs read someone's appointments."""
    return CalendarFeed.objects.filter(person=actor.subject) if actor.subject else CalendarFeed.objects.none()


def counts(actor: Actor, *, now: datetime) -> dict[str, int]:
    """Returns for an administrator how many mails of the last 180 days are in each state; {} for others."""
    if not actor.has("administrator"):
        return {}
    states = Notice.objects.filter(made_at__gt=now - timedelta(days=180)).values_list("state", flat=True)
    return dict(Counter(states.order_by()))
