"""Organisations, people, accounts and roles come and go here."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.people import rules
from leertraject.people.models import Account, Organisation, Person, Role, RoleKind

TAKEN = "Dit e-mailadres is al in gebruik. Zoek de persoon op in de lijst."
# Rows per statement when many come in at once.
_AT_ONCE = 500


@transaction.atomic
def welcome_organisation(*, name: str, by: Actor, now: datetime) -> Organisation:
    """Adds a client organisation. Raises NotAllowed, also for an empty or taken name."""
    rules.check_may_welcome_organisation(by=by)
    name = " ".join(name.split())
    if not name:
        raise NotAllowed("Vul de naam van de organisatie in.")
    if Organisation.objects.filter(name__iexact=name).exists():
        raise NotAllowed("Er is al een organisatie met deze naam.")
    organisation = Organisation.objects.create(name=name)
    logbook.record("welcome_organisation", by=by, now=now, on=organisation)
    return organisation


@transaction.atomic
def welcome_person(*, name: str, email: str | None, by: Actor, now: datetime) -> Person:
    """Adds a person; `email` may be empty. Raises NotAllowed, also for a wrong or taken address."""
    rules.check_may_welcome_person(by=by)
    name = " ".join(name.split())
    if not name:
        raise NotAllowed("Vul een naam in.")
    person = Person.objects.create(name=name, email=_free_address(email), made_at=now)
    logbook.record("welcome_person", by=by, now=now, on=person, about=person.pk)
    return person


@transaction.atomic
def welcome_with_role(
    *, name: str, email: str | None, organisation: Organisation | None, by: Actor, now: datetime, **role: Any
) -> Person:
    """Adds a person with a first role, and an account when it is one that has accounts and there is an address.

    `role` holds what `give_role` wants besides. Raises NotAllowed; then nothing was added.
    """
    person = welcome_person(name=name, email=email, by=by, now=now)
    given = give_role(person=person, organisation=organisation, by=by, now=now, **role)
    if person.email and given.kind != RoleKind.OPGAVE_OWNER:
        give_account(person, by=by, now=now)
    return person


@transaction.atomic
def correct_person(*, person: Person, name: str, email: str | None = None, by: Actor, now: datetime) -> Person:
    """Corrects a name, and fills in an address where there is none. Raises NotAllowed."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    rules.check_may_correct(_held_or_coming(person, now), by=by)
    person.name = " ".join(name.split())
    if not person.name:
        raise NotAllowed("Vul een naam in.")
    if email:
        rules.check_may_set_address(person.email)
        person.email = _free_address(email)
    person.save(update_fields=["name", "email"])
    logbook.record("correct_person", by=by, now=now, on=person, about=person.pk)
    return person


@transaction.atomic
def rename_oneself(*, person: Person, name: str, by: Actor, now: datetime) -> Person:
    """Gives oneself another name. Raises NotAllowed for anyone else, and without a name."""
    rules.check_may_rename_oneself(person.pk, by=by)
    kept = Person.objects.select_for_update().get(pk=person.pk)
    kept.name = " ".join(name.split())
    if not kept.name:
        raise NotAllowed("Vul een naam in.")
    kept.save(update_fields=["name"])
    logbook.record("rename_oneself", by=by, now=now, on=kept, about=kept.pk)
    return kept


@transaction.atomic
def look_at_person(*, person: Person, by: Actor, now: datetime) -> None:
    """Notes in the logbook that someone else opened a person's name, address and roles."""
    if by.subject != person.pk:
        logbook.record("look_at_person", by=by, now=now, on=person, about=person.pk)


@transaction.atomic
def give_account(person: Person, *, by: Actor, now: datetime) -> Account:
    """Lets a person sign in with a code by mail. Raises NotAllowed, and Conflict when there is an account already."""
    rules.check_may_give_account(_held_or_coming(person, now), by=by)
    if not person.email:
        raise NotAllowed(f"Van {person.name} is geen e-mailadres bekend. Vul dat eerst in.")
    if Account.objects.filter(person=person).exists():
        raise Conflict(f"{person.name} heeft al een account.")
    account = Account(person=person, email=person.email)
    account.set_unusable_password()
    account.save()
    logbook.record("give_account", by=by, now=now, on=account, about=person.pk)
    return account


@transaction.atomic
def give_role(
    *,
    person: Person,
    kind: str,
    organisation: Organisation | None = None,
    cohort: uuid.UUID | None = None,
    about: Person | None = None,
    discipline: str = "",
    starts_on: date,
    ends_on: date | None = None,
    by: Actor,
    now: datetime,
) -> Role:
    """Gives a role from `starts_on`; `ends_on` is the first day without it. Raises NotAllowed."""
    wanted = rules.Wanted(
        kind=kind,
        organisation=organisation.pk if organisation else None,
        cohort=cohort,
        about=about.pk if about else None,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    rules.check_may_give_role(person.pk, wanted, by=by)
    # Two givers at once stand in line at the person.
    Person.objects.select_for_update().get(pk=person.pk)
    if _overlapping(person, wanted).exists():
        raise NotAllowed(f"{person.name} heeft deze rol al in deze periode.")
    role = Role.objects.create(
        person=person,
        kind=kind,
        organisation=organisation,
        cohort=cohort,
        about=about,
        discipline=discipline,
        starts_on=starts_on,
        ends_on=ends_on,
        given_by=by.subject,
    )
    logbook.record("give_role", by=by, now=now, on=role, about=person.pk)
    return role


@dataclass(frozen=True, slots=True)
class Arrival:
    """Someone who comes in with a role: `person` is who it is, or None for someone new with this name and address.

    `label` begins the sentence of a refusal, so that whoever brings many in knows whom it is about.
    """

    label: str
    name: str
    email: str
    person: uuid.UUID | None
    kind: str
    organisation: Organisation
    cohort: uuid.UUID | None
    discipline: str
    starts_on: date


@transaction.atomic
def bring_in(*, arrivals: Sequence[Arrival], by: Actor, now: datetime) -> list[uuid.UUID]:
    """Welcomes many at once, each with a role, and who is new and has an address with an account. All or nothing.

    Returns their ids in the same order. Someone known without an address gets the one that is given. Raises NotAllowed.
    """
    known = {one.pk: one for one in Person.objects.select_for_update().filter(pk__in=_ids(arrivals)).order_by("pk")}
    bare = {one.pk for one in known.values() if not one.email}
    people = [_arrived(one, known, by=by, now=now) for one in arrivals]
    _check_addresses(arrivals, people)
    fresh = [person for person in people if person.pk not in known]
    filled = [person for person in people if person.pk in bare and person.email]
    try:
        with transaction.atomic():
            Person.objects.bulk_create(fresh, batch_size=_AT_ONCE)
            Person.objects.bulk_update(filled, ["email"], batch_size=_AT_ONCE)
    except IntegrityError:
        raise NotAllowed("Iemand anders voegde net een van deze mensen toe. Kijk de lijst nog eens na.") from None
    roles = _roles_of(arrivals, people, by=by)
    accounts = [Account(person=person, email=person.email) for person in fresh if person.email]
    for account in accounts:
        account.set_unusable_password()
    Account.objects.bulk_create(accounts, batch_size=_AT_ONCE)
    logbook.record_all("welcome_person", on=[(person, person.pk) for person in fresh], by=by, now=now)
    logbook.record_all("correct_person", on=[(person, person.pk) for person in filled], by=by, now=now)
    logbook.record_all("give_role", on=[(role, role.person_id) for role in roles], by=by, now=now)
    logbook.record_all("give_account", on=[(account, account.person_id) for account in accounts], by=by, now=now)
    return [person.pk for person in people]


@transaction.atomic
def end_role(role: Role, *, on: date, by: Actor, now: datetime) -> Role:
    """Ends a role; `on` is the first day without it. Raises NotAllowed, and Conflict when it has ended already."""
    role = Role.objects.select_for_update().get(pk=role.pk)
    today = timezone.localdate(now)
    if role.ends_on is not None and role.ends_on <= today:
        raise Conflict("Deze rol was al beëindigd.")
    rules.check_may_end_role(role, on, by=by, today=today)
    role.ends_on = on
    role.save(update_fields=["ends_on"])
    logbook.record("end_role", by=by, now=now, on=role, about=role.person_id)
    return role


def _ids(arrivals: Sequence[Arrival]) -> list[uuid.UUID]:
    return [one.person for one in arrivals if one.person]


def _arrived(one: Arrival, known: Mapping[uuid.UUID, Person], *, by: Actor, now: datetime) -> Person:
    """Returns the person of an arrival, not saved yet; raises what is against it with the label of the arrival."""
    try:
        rules.check_may_welcome_person(by=by)
        person = known.get(one.person) if one.person else None
        if one.person and person is None:
            raise NotAllowed("Deze persoon is er niet meer. Kijk de lijst nog eens na.")
        name = " ".join(one.name.split())
        if person is None and not name:
            raise NotAllowed("Vul een naam in.")
        person = person or Person(name=name, made_at=now)
        if not person.email and one.email:
            person.email = _well_formed(one.email)
        wanted = rules.Wanted(one.kind, one.organisation.pk, one.cohort, None, one.starts_on, None)
        rules.check_may_give_role(person.pk, wanted, by=by)
        return person
    except NotAllowed as refusal:
        raise NotAllowed(f"{one.label}: {refusal}") from None


def _check_addresses(arrivals: Sequence[Arrival], people: Sequence[Person]) -> None:
    """Raises NotAllowed for an address that is someone else's, or that two of them want."""
    wanted = {person.email for person in people if person.email}
    held = dict(Person.objects.filter(email__in=wanted).values_list("email", "pk"))
    held |= dict(Account.objects.filter(email__in=wanted).values_list("email", "person_id"))
    for one, person in zip(arrivals, people, strict=True):
        if person.email and held.setdefault(person.email, person.pk) != person.pk:
            raise NotAllowed(f"{one.label}: {TAKEN}")


def _roles_of(arrivals: Sequence[Arrival], people: Sequence[Person], *, by: Actor) -> list[Role]:
    roles = [
        Role(
            person=person,
            kind=one.kind,
            organisation=one.organisation,
            cohort=one.cohort,
            discipline=one.discipline,
            starts_on=one.starts_on,
            given_by=by.subject,
        )
        for one, person in zip(arrivals, people, strict=True)
    ]
    begin = min((one.starts_on for one in arrivals), default=date.max)
    going_on = Role.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=begin), person__in=_ids(arrivals))
    held = set(going_on.filter(about__isnull=True).values_list("person", "kind", "organisation", "cohort"))
    for one, role in zip(arrivals, roles, strict=True):
        key = (role.person_id, str(role.kind), one.organisation.pk, role.cohort)
        if key in held:
            raise NotAllowed(f"{one.label}: {role.person.name} heeft deze rol al in deze periode.")
        held.add(key)
    return Role.objects.bulk_create(roles, batch_size=_AT_ONCE)


def _held_or_coming(person: Person, now: datetime) -> list[Role]:
    today = timezone.localdate(now)
    return list(Role.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today), person=person))


def _free_address(email: str | None) -> str | None:
    email = (email or "").strip().lower()
    if not email:
        return None
    _well_formed(email)
    taken = Person.objects.filter(email__iexact=email).exists() or Account.objects.filter(email__iexact=email).exists()
    if taken:
        raise NotAllowed(TAKEN)
    return email


def _well_formed(email: str) -> str:
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise NotAllowed("Dit e-mailadres klopt niet. Kijk of er een @ en een punt in staan.") from error
    return email


def _overlapping(person: Person, wanted: rules.Wanted) -> QuerySet[Role]:
    same = Role.objects.filter(
        person=person,
        kind=wanted.kind,
        organisation=wanted.organisation,
        cohort=wanted.cohort,
        about=wanted.about,
    ).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=wanted.starts_on))
    return same.filter(starts_on__lt=wanted.ends_on) if wanted.ends_on else same
