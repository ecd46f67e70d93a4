"""Wie zag wat van mij: who looked at, or did, what of someone, from the logbook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, Max, QuerySet, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from leertraject.home.mine import packages
from leertraject.logbook.models import Entry
from leertraject.people.models import Person, Role, RoleKind

SOMEONE = "Iemand die hier niet meer bekend is"
_STAFF = (RoleKind.PROGRAMME_LEAD, RoleKind.FACILITATOR, RoleKind.ADMINISTRATOR, RoleKind.SPONSOR)
_LOOKED = "look_at_"


@dataclass(frozen=True, slots=True)
class Look:
    """What one person looked at or did on one day: `who` with the role of that day, how often, and when last."""

    day: date
    who: str
    role: str
    what: str
    times: int
    last: datetime


def of(person: UUID, *, only_read: bool = False) -> "QuerySet[Entry, Any]":
    """Returns what others read or did of `person`, a row per day, actor and sentence, newest first.

    What someone does with their own is not among it, nor what the product did by itself.
    """
    said = {verb: words for verb, words in packages.wordings().items() if not only_read or verb.startswith(_LOOKED)}
    entries = Entry.objects.filter(subject=person, actor__isnull=False, verb__in=said).exclude(actor=person)
    sentence = Case(
        *[When(verb=verb, then=Value(words)) for verb, words in said.items()],
        output_field=CharField(),
        default=Value(""),
    )
    grouped = entries.annotate(day=TruncDate("at"), said=sentence).values("day", "actor", "said")
    return grouped.annotate(times=Count("pk"), last=Max("at")).order_by("-last", "actor", "said")


def named(rows: Iterable[Mapping[str, Any]]) -> list[Look]:
    """Returns rows of `of` with names and roles (two queries)."""
    kept = list(rows)
    actors = {row["actor"] for row in kept}
    names = dict(Person.objects.filter(pk__in=actors).values_list("pk", "name"))
    roles = list(Role.objects.filter(person__in=actors, kind__in=_STAFF).order_by("starts_on", "pk"))
    return [
        Look(
            day=row["day"],
            who=names.get(row["actor"], SOMEONE),
            role=_role(roles, row["actor"], row["day"]),
            what=row["said"],
            times=row["times"],
            last=timezone.localtime(row["last"]),
        )
        for row in kept
    ]


def _role(roles: Iterable[Role], actor: UUID, day: date) -> str:
    held = [
        RoleKind(role.kind).label.lower()
        for role in roles
        if role.person_id == actor and role.starts_on <= day and (role.ends_on is None or day < role.ends_on)
    ]
    return " en ".join(dict.fromkeys(held))
