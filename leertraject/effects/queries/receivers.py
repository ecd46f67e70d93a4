"""Who hears by mail that something was published."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from leertraject.effects.queries.publications import READERS
from leertraject.people.models import Account, Organisation, Person, Role, RoleKind


@dataclass(frozen=True, slots=True)
class Receivers:
    """The sponsors of a client: those whom a mail reaches, and those without an address or an account to read with."""

    reachable: tuple[Person, ...]
    others: tuple[Person, ...]


def receivers(organisation: Organisation, *, now: datetime) -> Receivers:
    """Returns the sponsors of this client alone who may read what is published to it (one query).

    Who also trains reads nothing as a sponsor (the strictest rule), and so hears of nothing.
    """
    held = Role.objects.held_on(timezone.localdate(now)).order_by()
    sponsors = held.filter(kind__in=READERS, organisation=organisation)
    entering = Exists(Account.objects.filter(person=OuterRef("pk"), is_active=True))
    found = Person.objects.filter(pk__in=sponsors.values("person")).annotate(enters=entering)
    found = found.exclude(pk__in=held.filter(kind=RoleKind.FACILITATOR).values("person")).order_by("name", "pk")
    reached = Q(enters=True) & Q(email__isnull=False) & ~Q(email="")
    people = list(found.annotate(reached=reached))
    return Receivers(
        tuple(one for one in people if one.reached),  # type: ignore[attr-defined]
        tuple(one for one in people if not one.reached),  # type: ignore[attr-defined]
    )
