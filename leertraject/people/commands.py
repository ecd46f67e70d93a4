"""Organisations, people, accounts and roles come and go here."""

import uuid
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.people import rules
from leertraject.people.models import Account, Organisation, Person, Role, RoleKind


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


def _held_or_coming(person: Person, now: datetime) -> list[Role]:
    today = timezone.localdate(now)
    return list(Role.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today), person=person))


def _free_address(email: str | None) -> str | None:
    email = (email or "").strip().lower()
    if not email:
        return None
    try:
        validate_email(email)
    except ValidationError as error:
        raise NotAllowed("Dit e-mailadres klopt niet. Kijk of er een @ en een punt in staan.") from error
    taken = Person.objects.filter(email__iexact=email).exists() or Account.objects.filter(email__iexact=email).exists()
    if taken:
        raise NotAllowed("Dit e-mailadres is al in gebruik. Zoek de persoon op in de lijst.")
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
