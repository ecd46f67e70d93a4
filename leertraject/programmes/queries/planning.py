"""Which days are left alone when sessions are planned, and for whom."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import Q
from django.shortcuts import get_object_or_404

from leertraject.analysis import planning
from leertraject.analysis.planning import Avoided
from leertraject.kernel.actors import Actor
from leertraject.people import queries as people
from leertraject.people import rules as people_rules
from leertraject.people.models import Organisation
from leertraject.programmes.models import AvoidedPeriod, UsualWeeks, UsualWeeksDropped

# When most organisations are busy with it: a convention, that an organisation may drop. Month and day.
USUAL = {UsualWeeks.ACCOUNTS: ((2, 1), (3, 15)), UsualWeeks.BUDGET: ((9, 1), (10, 15))}
# How many years after the first day sessions may still be planned.
YEARS = 8


@dataclass(frozen=True, slots=True)
class Usual:
    """The usual busy weeks of an organisation: days of some year, and whether they were dropped."""

    kind: UsualWeeks
    first: date
    last: date
    dropped: bool


@dataclass(frozen=True, slots=True)
class BusyWeeks:
    """When an organisation has no time: the usual weeks, and its own."""

    organisation: Organisation
    usual: list[Usual]
    periods: list[AvoidedPeriod]


def may_see_days_off(actor: Actor) -> bool:
    """Says whether the actor keeps the days off of the bureau."""
    return people_rules.leads(actor)


def days_off() -> list[AvoidedPeriod]:
    """Returns the days off of the bureau itself; for who plans."""
    return list(AvoidedPeriod.objects.filter(organisation=None))


def organisation(actor: Actor, organisation_id: uuid.UUID) -> Organisation:
    """Returns an organisation that the actor leads. Raises Http404."""
    return get_object_or_404(people.organisations_for(actor), pk=organisation_id)


def busy_weeks(actor: Actor, organisation_id: uuid.UUID, *, today: date) -> BusyWeeks:
    """Returns when an organisation that the actor leads has no time (three queries). Raises Http404."""
    found = organisation(actor, organisation_id)
    dropped = set(UsualWeeksDropped.objects.filter(organisation=found).values_list("usual", flat=True))
    usual = [
        Usual(kind, date(today.year, *first), date(today.year, *last), kind.value in dropped)
        for kind, (first, last) in USUAL.items()
    ]
    return BusyWeeks(found, usual, list(AvoidedPeriod.objects.filter(organisation=found)))


def avoided(organisations: Collection[Organisation], *, begins_on: date) -> tuple[Avoided, ...]:
    """Returns every day on which nothing is planned for these organisations from `begins_on` on: holidays, days off of
    the bureau, busy weeks (two queries).
    """
    years = range(begins_on.year - 1, begins_on.year + YEARS + 1)
    mine = Q(organisation=None) | Q(organisation__in=organisations)
    rows = AvoidedPeriod.objects.filter(mine).select_related("organisation")
    periods = chain.from_iterable(_days(row, years) for row in rows)
    return (*planning.holidays(years), *periods, *_usual(organisations, years))


def _days(row: AvoidedPeriod, years: Sequence[int]) -> tuple[Avoided, ...]:
    name = _named(row.title, row.organisation) if row.organisation else row.title
    days = Avoided(row.first_on, row.last_on, name)
    return planning.repeated(days, years) if row.yearly else (days,)


def _usual(organisations: Collection[Organisation], years: Sequence[int]) -> list[Avoided]:
    dropped = set(
        UsualWeeksDropped.objects.filter(organisation__in=organisations).values_list("organisation_id", "usual")
    )
    return [
        Avoided(date(year, *first), date(year, *last), _named(kind.label, one))
        for one in organisations
        for kind, (first, last) in USUAL.items()
        if (one.pk, kind.value) not in dropped
        for year in years
    ]


def _named(what: str, where: Organisation) -> str:
    return f"{what} ({where.name})"
