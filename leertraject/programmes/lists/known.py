"""Whom a list may turn out to be about, as far as whoever brings it may know them; a few questions for any length."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Lower
from django.utils.formats import date_format

from leertraject.analysis.spreadsheets import names
from leertraject.kernel.actors import Actor
from leertraject.people import queries as people
from leertraject.people.models import Account, Organisation, Person
from leertraject.programmes.models import Cohort, Enrolment


@dataclass(frozen=True, slots=True)
class Known:
    """Someone who is known. `email` is empty when whoever looks may not see it; `stopped` is a day in words.

    `places` are the organisations that this person works or worked for, as far as may be known.
    """

    id: uuid.UUID
    name: str
    email: str
    places: frozenset[uuid.UUID]
    takes_part: bool = False
    stopped: str = ""

    @property
    def described(self) -> str:
        """The name with what tells two people of one name apart."""
        return f"{self.name} ({self.email})" if self.email else self.name


class Roll:
    """The people that a list may be about, found by address or by name. `taken` are addresses of others."""

    def __init__(self, found: Sequence[Known], taken: Collection[str], myself: uuid.UUID | None) -> None:
        self.taken, self.myself = frozenset(taken), myself
        self._addresses = {one.email: one for one in found if one.email}
        self._names: dict[tuple[str, ...], list[Known]] = {}
        for one in found:
            self._names.setdefault(names.key(one.name), []).append(one)

    def by_address(self, address: str) -> Known | None:
        """Returns who has this address, or None."""
        return self._addresses.get(address)

    def by_name(self, name: str, place: uuid.UUID) -> list[Known]:
        """Returns who is called alike and works for this organisation."""
        return [one for one in self._names.get(names.key(name), []) if place in one.places]


def roll(actor: Actor, cohort: Cohort, organisations: Sequence[Organisation], addresses: Collection[str]) -> Roll:
    """Returns the people of these organisations and those with these addresses, as `actor` may know them, and who is in
    the group already (four queries and one per address table)."""
    enrolled = {row.person_id: row for row in cohort.enrolments.select_related("person")}
    places: dict[uuid.UUID, set[uuid.UUID]] = {}
    for person, place in (
        people.roles_for(actor).filter(organisation__in=organisations).order_by().values_list("person", "organisation")
    ):
        places.setdefault(person, set()).add(place)
    visible = people.people_for(actor).prefetch_related(None).annotate(address=Lower("email")).order_by()
    rows = {one.pk: one for one in visible.filter(pk__in=list(places))}
    rows |= {one.pk: one for one in visible.filter(address__in=addresses)}
    found = [_known(one, one.email or "", places.get(one.pk, set()), enrolled.get(one.pk)) for one in rows.values()]
    for row in enrolled.values():
        if row.person_id not in rows:
            # Only who typed an address already learns whose it is.
            typed = (row.person.email or "").lower()
            found.append(_known(row.person, typed if typed in addresses else "", set(), row))
    mine = {one.email for one in found if one.email}
    return Roll(found, _taken(addresses) - mine, actor.subject)


def _taken(addresses: Collection[str]) -> set[str]:
    found: set[str] = set()
    for model in (Person, Account):
        rows = model._default_manager.annotate(address=Lower("email")).filter(address__in=addresses).order_by()
        found.update(rows.values_list("address", flat=True))
    return found


def _known(person: Person, email: str, places: set[uuid.UUID], enrolment: Enrolment | None) -> Known:
    here = {enrolment.organisation_id} if enrolment else set()
    stopped: date | None = enrolment.stopped_on if enrolment else None
    return Known(
        id=person.pk,
        name=person.name,
        email=email.lower(),
        places=frozenset(places | here),
        takes_part=enrolment is not None and stopped is None,
        stopped=date_format(stopped, "j F Y") if stopped else "",
    )
