"""The programme leader says yes or no, and free places go to who waits."""

import uuid
from datetime import datetime

from django.db import transaction

from leertraject.joining import emails, queries, rules, tasks
from leertraject.joining.commands.seating import enter, locked, seat
from leertraject.joining.models import JoinRefusal, JoinRequest
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.notices import posting
from leertraject.programmes.models import Enrolment

DONE = "Deze aanmelding is al afgehandeld."


@transaction.atomic
def let_in(*, request: JoinRequest, by: Actor, now: datetime) -> Enrolment:
    """Enrols someone who waits. Raises NotAllowed, also when no place is free, and Conflict when it was decided."""
    found = _standing(request, by=by)
    if queries.taken(found.link) >= found.link.places:
        raise NotAllowed(rules.FULL)
    return enter(found, found.link, by=by, now=now)


@transaction.atomic
def refuse(*, request: JoinRequest, by: Actor, now: datetime) -> None:
    """Says no to someone who waits; a mail says so. Raises NotAllowed, and Conflict when it was decided."""
    found = _standing(request, by=by)
    JoinRefusal.objects.create(request=found, at=now, by=by.subject)
    logbook.record("refuse_joining", by=by, now=now, on=found, about=found.person_id)
    tasks.tell_refused.enqueue(str(found.pk))


@transaction.atomic
def seat_all(*, by: Actor = SYSTEM, now: datetime) -> int:
    """Gives places that came free at links where people come in by themselves, and returns how many."""
    return sum(seat(locked(link), now=now) for link in queries.with_places_to_give().order_by("pk"))


def tell_refused(*, request_id: uuid.UUID, now: datetime) -> None:
    """Mails a no, at most once: that it goes is committed before the mail server hears of it.

    Raises posting.NotTaken when the server surely did not take it; then it goes at the next try.
    """
    found = queries.refusal(request_id)
    if found is None:
        return
    waits = JoinRefusal.objects.filter(pk=found.pk)
    with transaction.atomic(durable=True):
        claimed = waits.filter(told_at__isnull=True).update(told_at=now)
        if claimed:
            logbook.record("tell_refused", by=SYSTEM, now=now, on=found.request, about=found.request.person_id)
    if not claimed:
        return
    try:
        one = found.request
        emails.send(emails.REFUSED, name=one.name, email=one.email, link=one.link, now=now)
    except posting.NotTaken:
        waits.update(told_at=None)
        raise


def _standing(request: JoinRequest, *, by: Actor) -> JoinRequest:
    """Returns a request as it stands, its link locked, that `by` may decide about."""
    link = locked(request.link)
    found = JoinRequest.objects.select_related("person", "refusal").filter(pk=request.pk).first()
    if found is None or queries.enrolled(queries.person_of(found.email), link.cohort):
        raise Conflict(DONE)
    found.link = link
    rules.check_may_decide(found, refused=queries.refused(found), by=by)
    return found
