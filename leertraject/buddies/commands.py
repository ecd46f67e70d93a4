"""Asking somebody to be one's buddy, answering, and ending it.

All of it waits for the others of the group at the row of the cohort: two who ask each other at once are one pair.
The logbook tells each what they did themselves; nobody finds there who asked somebody else, or who said no.
"""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from leertraject.buddies import emails, queries, rules, telling
from leertraject.buddies.models import BuddyPair, BuddyRequest
from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.logbook import commands as logbook
from leertraject.notices import commands as notices
from leertraject.notices import rhythm
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort


@transaction.atomic
def ask(*, cohort: Cohort, person: Person, by: Actor, now: datetime) -> BuddyRequest | BuddyPair:
    """Asks a groupmate, and returns the request; or the pair, when that one asked first. Raises NotAllowed."""
    found = _locked(cohort)
    first = queries.requests_to(by, [found]).filter(asker=person).first()
    if first is not None:
        return accept(cohort=found, request_id=first.pk, by=by, now=now)
    own = list(queries.requests_of(by, found))
    rules.check_may_ask(
        person,
        cohort=found.pk,
        groupmates=set(queries.groupmates(by, found).values_list("pk", flat=True)),
        buddies=[one.person.pk for one in queries.buddies(by, [found])],
        requests=own,
        by=by,
    )
    # What is left of before one of the two went away and came back.
    BuddyRequest.objects.filter(cohort=found, asker=by.subject, asked=person).delete()
    asker: Any = by.subject
    made = BuddyRequest.objects.create(cohort=found, asker_id=asker, asked=person, at=now)
    logbook.record("ask_buddy", by=by, now=now, on=made, about=by.subject)
    return made


@transaction.atomic
def accept(*, cohort: Cohort, request_id: uuid.UUID, by: Actor, now: datetime) -> BuddyPair:
    """Says yes. Raises NotAllowed, also when the request was taken back or answered meanwhile."""
    request = rules.check_may_answer(_waiting(_locked(cohort), request_id), by=by)
    rules.check_may_accept(buddies=len(queries.buddies(by, [request.cohort])))
    return _become_pair(request, by=by, now=now)


@transaction.atomic
def refuse(*, cohort: Cohort, request_id: uuid.UUID, by: Actor, now: datetime) -> None:
    """Says no, without a reason. Raises NotAllowed, also when the request was taken back or answered meanwhile."""
    request = rules.check_may_answer(_waiting(_locked(cohort), request_id), by=by)
    request.refused_at = now
    request.save(update_fields=["refused_at"])
    logbook.record("refuse_buddy", by=by, now=now, on=request, about=by.subject)


@transaction.atomic
def take_back(*, cohort: Cohort, request_id: uuid.UUID, by: Actor, now: datetime) -> None:
    """Takes a request back that has no answer yet; nothing of it stays. Raises NotAllowed."""
    request = rules.check_may_take_back(_waiting(_locked(cohort), request_id), by=by)
    logbook.record("take_back_buddy_request", by=by, now=now, on=request, about=by.subject)
    request.delete()


@transaction.atomic
def end(*, pair: BuddyPair, by: Actor, now: datetime) -> None:
    """Ends it, at once and without a reason: what was shared because of it is unreadable. Raises NotAllowed."""
    cohort = _locked(pair.cohort)
    living = BuddyPair.objects.living().filter(pk=pair.pk, cohort=cohort).first()
    found = rules.check_may_end(living, by=by)
    found.ended_at = now
    found.save(update_fields=["ended_at"])
    logbook.record_all("end_buddies", by=by, now=now, on=[(found, found.one_id), (found, found.other_id)])


def tell_all(*, now: datetime) -> int:
    """Tells people by mail that somebody asks them and returns how many mails went; each is a change of its own."""
    if rhythm.is_quiet(now):
        return 0
    return sum(tell(request=one, by=SYSTEM, now=now) for one in telling.to_tell(now=now))


def tell(*, request: BuddyRequest, by: Actor, now: datetime) -> bool:
    """Sends one mail and says whether it went (see `notices.commands.remind`)."""
    notice = notices.remind(kind=emails.ASKED, recipient=request.asked_id, object_id=request.pk, by=by, now=now)
    return notice is not None


@transaction.atomic
def let_requests_go(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Throws requests away whose term is over. The job notes what it did."""
    BuddyRequest.objects.filter(pk__in=ids).delete()


@transaction.atomic
def let_pairs_go(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    """Throws pairs away whose term is over, and what was shared because of them. The job notes what it did."""
    gone = BuddyPair.objects.filter(pk__in=ids)
    ended = [(one, person) for one in gone.filter(ended_at=None) for person in (one.one_id, one.other_id)]
    logbook.record_all("end_buddies", by=by, now=now, on=ended)
    gone.delete()


def _become_pair(request: BuddyRequest, *, by: Actor, now: datetime) -> BuddyPair:
    """Makes the pair; whoever has enough buddies by that, asks nobody any more."""
    one, other = sorted((request.asker_id, request.asked_id))
    cohort = request.cohort
    both = BuddyRequest.objects.filter(cohort=cohort, asker__in=(one, other), asked__in=(one, other))
    both.delete()
    BuddyPair.objects.filter(cohort=cohort, one=one, other=other, ended_at=None).update(ended_at=now)
    made = BuddyPair.objects.create(cohort=cohort, one_id=one, other_id=other, at=now)
    logbook.record_all("become_buddies", by=by, now=now, on=[(made, one), (made, other)])
    for person in (one, other):
        if len(queries.buddies(Actor(subject=person), [cohort])) >= rules.MOST:
            BuddyRequest.objects.waiting().filter(cohort=cohort, asker=person).delete()
    return made


def _locked(cohort: Cohort) -> Cohort:
    return Cohort.objects.select_for_update().get(pk=cohort.pk)


def _waiting(cohort: Cohort, request_id: uuid.UUID) -> BuddyRequest | None:
    rows = BuddyRequest.objects.waiting().select_related("cohort")
    return rows.filter(pk=request_id, cohort=cohort).first()
