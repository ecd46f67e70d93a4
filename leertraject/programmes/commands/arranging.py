"""Where a session is, who gives it, and for how many people."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.people.models import Person
from leertraject.programmes import guards
from leertraject.programmes.commands.following import follow
from leertraject.programmes.commands.running import locked
from leertraject.programmes.models import Session, SessionTrainer
from leertraject.programmes.queries import arranging
from leertraject.programmes.rules import dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Where a session is, and for how many. `access` is about the place, never about a person."""

    place: str = ""
    room: str = ""
    link: str = ""
    access: str = ""
    group_min: int | None = None


@transaction.atomic
def arrange_session(
    *,
    session: Session,
    arrangement: Arrangement,
    trainers: Sequence[Person],
    revision: int,
    by: Actor,
    now: datetime,
) -> Session:
    """Gives a session its place, room, link, numbers and trainers; without trainers all of the cohort come.

    `revision` is the one that was read. Raises NotAllowed, as Misfit when it is about one field, also when the room or
    a trainer is taken by another session of the bureau; and Conflict when someone was first.
    """
    cohort = locked(session.cohort)
    session = cohort.sessions.select_related("block", "cohort", "cohort__finish").get(pk=session.pk)
    today, chosen = timezone.localdate(now), {person.pk for person in trainers}
    known = set(arranging.trainers_of(cohort, today=today).values_list("pk", flat=True))
    dates.check_may_arrange_session(
        session,
        link=arrangement.link,
        least=arrangement.group_min,
        unknown_trainers=len(chosen - known - set(arranging.chosen(session))),
        by=by,
    )
    dates.check_session_seen(session, revision=revision)
    guards.check(cohort.version.programme, arrangement.place, arrangement.room, arrangement.access)
    moment = arranging.Moment(
        session.on, session.starts, session.ends, arrangement.place, arrangement.room, frozenset(chosen)
    )
    room, trainer = arranging.taken(by, session, moment, today=today)
    dates.check_free(room=room, trainers=trainer, at={"room": "room", "trainers": "trainers"})
    _kept(session, arrangement, chosen)
    logbook.record("arrange_session", by=by, now=now, on=session)
    follow(cohort=cohort, by=by, now=now)
    return session


def _kept(session: Session, arrangement: Arrangement, chosen: set[uuid.UUID]) -> None:
    names = ("place", "room", "link", "access", "group_min")
    for name in names:
        setattr(session, name, getattr(arrangement, name))
    session.revision += 1
    session.save(update_fields=[*names, "revision"])
    session.trainers.exclude(person__in=chosen).delete()
    there = set(arranging.chosen(session))
    SessionTrainer.objects.bulk_create(
        SessionTrainer(session=session, person_id=person) for person in sorted(chosen - there)
    )
