"""Rooms and trainers of sessions, and what is taken at the same time elsewhere in the bureau."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q, QuerySet

from leertraject.kernel import turns
from leertraject.kernel.actors import Actor
from leertraject.people.models import Person, Role, RoleKind
from leertraject.programmes.models import Cohort, Session
from leertraject.programmes.queries.running import cohort_names


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a session would be, and who would give it; no trainers chosen means all of the cohort."""

    on: date
    starts: time | None
    ends: time | None
    place: str
    room: str
    trainers: Collection[uuid.UUID]


def trainers_of(cohort: Cohort, *, today: date) -> QuerySet[Person]:
    """Returns who trains a cohort now, by name."""
    going_on = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    roles = Role.objects.filter(going_on, cohort=cohort.pk, kind=RoleKind.FACILITATOR)
    return Person.objects.filter(pk__in=roles.values("person")).order_by("name", "pk")


def choosable(session: Session, *, today: date) -> QuerySet[Person]:
    """Returns who can give a session: the trainers of its cohort now, and who was chosen earlier."""
    now = Q(pk__in=trainers_of(session.cohort, today=today).order_by().values("pk"))
    return Person.objects.filter(now | Q(pk__in=session.trainers.values("person"))).order_by("name", "pk")


def chosen(session: Session) -> list[uuid.UUID]:
    """Returns who was chosen to give a session."""
    return list(session.trainers.order_by("person__name").values_list("person", flat=True))


def moment_of(session: Session) -> Moment:
    """Returns a session as it is now (one query)."""
    return Moment(session.on, session.starts, session.ends, session.place, session.room, chosen(session))


def taken(actor: Actor, session: Session, moment: Moment, *, today: date) -> tuple[str, str]:
    """Returns what is taken at that moment by another session: a sentence about the room and one about a trainer, each
    empty when it is free. They name only what the actor sees. Without times nothing is known (at most five
    queries, inside a transaction).
    """
    others = _at_the_same_time(session, moment)
    if not others:
        return "", ""
    names = cohort_names(actor, {other.cohort_id for other in others})
    return (
        next((_room(other, names) for other in others if moment.room and _place(other) == _place(moment)), ""),
        next(_trainers(session, moment, others, names, today), ""),
    )


def _at_the_same_time(session: Session, moment: Moment) -> list[Session]:
    if moment.starts is None or moment.ends is None:
        return []
    # Two who take the same room at once wait for each other: whoever is second sees that it is taken.
    turns.wait_for(turns.Turn.PLANNING)
    rows = Session.objects.filter(on=moment.on, starts__lt=moment.ends, ends__gt=moment.starts)
    rows = rows.filter(cancellation=None).exclude(pk=session.pk)
    return list(rows.select_related("block").prefetch_related("trainers").order_by("starts", "pk"))


def _place(one: Session | Moment) -> tuple[str, str]:
    return one.place.casefold().strip(), one.room.casefold().strip()


def _trainers(
    session: Session, moment: Moment, others: list[Session], names: dict[uuid.UUID, str], today: date
) -> Iterator[str]:
    """Yields a sentence per trainer who gives another session then."""
    going_on = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    cohorts = {session.cohort_id, *(other.cohort_id for other in others)}
    held: dict[uuid.UUID | None, dict[uuid.UUID, str]] = {}
    for role in Role.objects.filter(going_on, cohort__in=cohorts, kind=RoleKind.FACILITATOR).select_related("person"):
        held.setdefault(role.cohort, {})[role.person_id] = role.person.name
    mine = held.get(session.cohort_id, {})
    here = set(moment.trainers) or set(mine)
    for other in others:
        there = {row.person_id for row in other.trainers.all()} or set(held.get(other.cohort_id, {}))
        for person in sorted(here & there, key=lambda one: mine.get(one, "")):
            yield (
                f"{mine.get(person, 'Een trainer')} geeft dan {_which(other, names)}."
                " Kies iemand anders of een ander moment."
            )


def _room(other: Session, names: dict[uuid.UUID, str]) -> str:
    return f"Deze zaal is dan bezet door {_which(other, names)}. Kies een andere zaal of een ander moment."


def _which(other: Session, names: dict[uuid.UUID, str]) -> str:
    if other.cohort_id not in names:
        return "een andere bijeenkomst van ons"
    begins = f", vanaf {other.starts:%H:%M}" if other.starts else ""
    return f"‘{other.block.title}’ van {names[other.cohort_id]}{begins}"
