"""Someone goes when nothing binds them any more: only here everything is known that does."""

import uuid
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest, TruncDate

from leertraject.home import commands
from leertraject.home.models import Bond
from leertraject.kernel.actors import Actor
from leertraject.kernel.ending import DAY, Ending
from leertraject.lookback.models import Assignment, Conversation, NoteCopy
from leertraject.people.models import Person, Role
from leertraject.programmes.models import Enrolment


def _persons(now: datetime, began: date | None) -> "QuerySet[Any]":
    """Everyone, from the last day on which something bound them. Who still has a role, or said anything that is still
    kept, waits; so does who released a quote, for the consent below it is kept as long."""
    made = TruncDate("made_at", output_field=DAY)
    day = TruncDate(Coalesce("planned_for", "made_at"), output_field=DAY)
    lasts = (
        _last(Role, "person", "ends_on"),
        _last(Role, "about", "ends_on"),
        _last(Enrolment, "person", "cohort__ends_on"),
        _last(Conversation, "speaker", day),
        _last(NoteCopy, "receiver", TruncDate("note__made_at", output_field=DAY)),
        _last(Bond, "person", "until"),
        _last(Assignment, "person", TruncDate("since", output_field=DAY)),
    )
    open_role = Exists(Role.objects.filter(Q(person=OuterRef("pk")) | Q(about=OuterRef("pk")), ends_on__isnull=True))
    said = Exists(Conversation.objects.filter(speaker=OuterRef("pk")))
    bound = ExpressionWrapper(Q(open_role) | Q(said), output_field=BooleanField())
    return Person.objects.annotate(start=Greatest(made, *(Coalesce(last, made) for last in lasts)), waits=bound)


def _last(model: Any, person: str, day: Any) -> Subquery:
    rows = model.objects.filter(**{person: OuterRef("pk")}).order_by().values(person)
    return Subquery(rows.annotate(last_bond=Max(day)).values("last_bond"), output_field=DAY)


def _erase(*, ids: Collection[uuid.UUID], by: Actor, now: datetime) -> None:
    for person in Person.objects.filter(pk__in=ids):
        commands.erase_person(person=person, by=by, now=now)


ENDINGS = (
    Ending(
        kind="persoon",
        models=("people.Person",),
        rows=_persons,
        end=_erase,
        owner="pk",
        what="je naam en je adres, en alles wat nog van je over is",
    ),
)
ELSEWHERE = {
    "home.Announced": "goes with what it announced, or with the person",
    "home.Pause": "goes with the person; of everyone it holds a reason and names nobody",
    "home.Bond": "a day that says how long someone is known; goes with the person",
}
