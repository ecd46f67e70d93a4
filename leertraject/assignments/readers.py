"""Whom somebody lets read what they handed in, beside the trainers: a buddy, or a groupmate who reads along."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from leertraject.assignments.models import HandIn, HandInReader
from leertraject.buddies import queries as buddies
from leertraject.buddies.models import BuddyPair
from leertraject.kernel.actors import Actor
from leertraject.people.models import Person

BUDDY, READER = "maatje", "meelezer"  # as the matrix calls them


@dataclass(frozen=True, slots=True)
class Mate:
    """Somebody who can be let read: a buddy, with the pair, or another groupmate."""

    person: Person
    pair: BuddyPair | None


def task(reader: HandInReader) -> str:
    """Returns what someone is to a text, as an assignment of the matrix."""
    return BUDDY if reader.buddies_id else READER


def tasks(actor: Actor, hand_ins: Collection[HandIn], *, today: date) -> dict[uuid.UUID, str]:
    """Returns what someone is to each of these that they were let read (one query, for who took part in a group)."""
    if not hand_ins or not actor.cohorts("participant", "alumnus"):
        return {}
    rows = HandInReader.objects.living(today).filter(person=actor.subject, hand_in__in=hand_ins)
    return {one.hand_in_id: task(one) for one in rows}


def of(hand_in: HandIn, *, today: date) -> QuerySet[HandInReader]:
    """Returns who reads what somebody handed in now, beside the trainers."""
    return HandInReader.objects.living(today).filter(hand_in=hand_in).select_related("person").order_by("at", "id")


def one(actor: Actor, reader_id: uuid.UUID, *, today: date) -> HandInReader:
    """Returns that someone reads, for that one and for whose text it is. Raises Http404."""
    rows = HandInReader.objects.living(today).filter(Q(person=actor.subject) | Q(hand_in__work__person=actor.subject))
    found = rows.filter(pk=reader_id).select_related("hand_in__work").first()
    if found is None:
        raise Http404
    return found


def own(actor: Actor, hand_in: HandIn, *, today: date) -> HandInReader | None:
    """Returns that someone reads a hand-in of another as a groupmate, or None."""
    return of(hand_in, today=today).filter(person=actor.subject).first()


def mates(actor: Actor, hand_in: HandIn) -> list[Mate]:
    """Returns whom someone can let read: buddies first, then who else takes part, as long as they do themselves."""
    cohort = hand_in.work.cohort
    paired = [Mate(one.person, one.pair) for one in buddies.buddies(actor, [cohort])]
    if not actor.has_in("participant", cohort=cohort.pk):
        return paired
    there = {one.person.pk for one in paired}
    return paired + [Mate(one, None) for one in buddies.groupmates(actor, cohort) if one.pk not in there]
