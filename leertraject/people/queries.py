"""Persons and roles, as seen from someone. What may not be seen is not in the answer."""

import uuid
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from leertraject.kernel import prepared
from leertraject.kernel.actors import Actor, Held
from leertraject.kernel.prepared import Prepared
from leertraject.people import rules
from leertraject.people.models import (
    Account,
    BrowserSession,
    Organisation,
    Passkey,
    Person,
    RecoveryCode,
    Role,
    RoleKind,
    SecondFactor,
)
from leertraject.ui.conflicts import YOU

# Every request asks this.
_HELD = Prepared(
    lambda: (
        Role.objects.filter(person=prepared.uuid("person"))
        .held_on(prepared.day("day"))
        .order_by("starts_on", "id")
        .values_list("kind", "organisation_id", "cohort", "about_id")
    )
)


def actor(person: Person, *, now: datetime) -> Actor:
    """Returns the person with the roles held at `now` (one query)."""
    held = _HELD.all(person=person.pk, day=timezone.localdate(now))
    return Actor(subject=person.pk, name=person.name, held=tuple(Held(*row) for row in held))


def role_holders(kind: str, organisation: uuid.UUID, *, now: datetime) -> int:
    """Returns how many people hold this role in this organisation at `now`."""
    return next((row["people"] for row in holders(kind, organisation, now=now)), 0)


def holders(kind: Any, organisation: Any, *, now: datetime) -> "QuerySet[Role, Any]":
    """Returns `role_holders` as a query of one row at most, to stand inside another: then `kind` and `organisation`
    are places in that."""
    held = Role.objects.filter(kind=kind, organisation=organisation).held_on(timezone.localdate(now))
    return held.order_by().values("kind").annotate(people=Count("person", distinct=True)).values("people")


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """Returns the organisations whose people someone may see: a programme lead's, all or those led."""
    if rules.leads(actor):
        return Organisation.objects.all()
    if actor.has(RoleKind.ADMINISTRATOR):
        return Organisation.objects.none()
    return Organisation.objects.filter(pk__in=actor.organisations(RoleKind.PROGRAMME_LEAD))


def roles_for(actor: Actor) -> QuerySet[Role]:
    """Returns the roles someone may see, with their history: all for a programme lead, of staff for an administrator.

    Not of people towards whom the actor stands on the employer's side, nor about them; one's own always. Ordered from
    the newest beginning; organisation and `about` come along.
    """
    roles = Role.objects.select_related("organisation", "about").order_by("-starts_on", "kind", "id")
    hidden = _as_employer(actor)
    roles = roles.exclude(~Q(person=actor.subject), Q(person__in=hidden) | Q(about__in=hidden))
    if rules.leads(actor):
        return roles
    staff, led = Q(kind__in=rules.STAFF), Q(organisation__in=organisations_for(actor))
    if rules.runs_staff(actor):
        return roles.filter(staff | led)
    return roles.filter(led)


def people_for(actor: Actor) -> QuerySet[Person]:
    """Returns the people someone may choose from or look up, each with `shown_roles` (see `roles_for`).

    A programme lead sees everyone (of the organisations led), an administrator whoever is or was staff.
    """
    shown = Prefetch("roles", queryset=roles_for(actor), to_attr="shown_roles")
    if rules.leads(actor):
        return Person.objects.exclude(pk__in=_as_employer(actor)).prefetch_related(shown)
    return Person.objects.filter(pk__in=roles_for(actor).order_by().values("person")).prefetch_related(shown)


def staff_for(actor: Actor) -> QuerySet[Person]:
    """Returns whoever is or was staff of the bureau."""
    if not rules.runs_staff(actor):
        return Person.objects.none()
    staff = roles_for(actor).filter(kind__in=rules.STAFF)
    shown = Prefetch("roles", queryset=staff, to_attr="shown_roles")
    return Person.objects.filter(pk__in=staff.order_by().values("person")).prefetch_related(shown)


def people_of(actor: Actor, organisation: Organisation) -> QuerySet[Person]:
    """Returns whoever has or had a role in this organisation, with those roles as `shown_roles`."""
    roles = roles_for(actor).filter(organisation=organisation)
    shown = Prefetch("roles", queryset=roles, to_attr="shown_roles")
    return Person.objects.filter(pk__in=roles.order_by().values("person")).prefetch_related(shown)


def _as_employer(actor: Actor) -> QuerySet[Person]:
    """Returns those of whom the actor is sponsor or line manager: the strictest rule holds towards just them."""
    managed = [role.about for role in actor.held if role.kind == RoleKind.LINE_MANAGER]
    sponsored = Role.objects.filter(organisation__in=actor.organisations(RoleKind.SPONSOR)).order_by()
    found = Person.objects.filter(Q(pk__in=managed) | Q(pk__in=sponsored.values("person")))
    return found.exclude(pk=actor.subject) if actor.subject else found


def name_for(reader: Actor, person: uuid.UUID | None) -> str:
    """Returns the name of a person as it reads to `reader`: "Jij" for oneself, "" when it is not known any more."""
    if person is not None and person == reader.subject:
        return YOU
    return Person.objects.filter(pk=person).values_list("name", flat=True).first() or "" if person else ""


def behind(actor: Actor) -> Person:
    """Returns the person who acts. Raises Person.DoesNotExist for the system and for nobody."""
    if actor.subject is None:
        raise Person.DoesNotExist
    return Person.objects.get(pk=actor.subject)


def only_owner(person: Person) -> bool:
    """Says whether the roles that are shown of someone are all of an owner of an opgave, who needs no account."""
    kinds = {role.kind for role in person.shown_roles}  # type: ignore[attr-defined]
    return kinds == {RoleKind.OPGAVE_OWNER}


def leads_somewhere(actor: Actor) -> bool:
    """Says whether someone is a programme lead, of the bureau or of something in it."""
    return actor.has(RoleKind.PROGRAMME_LEAD) and not actor.has(RoleKind.ADMINISTRATOR)


def leads_bureau(actor: Actor) -> bool:
    """Says whether someone is a programme lead of the whole bureau."""
    return rules.leads(actor)


def runs_bureau(actor: Actor) -> bool:
    """Says whether someone sees and gives the roles of the bureau's own people."""
    return rules.runs_staff(actor)


def kinds_for(actor: Actor) -> list[tuple[str, str]]:
    """Returns the kinds of role that someone may give, as choices."""
    return [
        (kind.value, kind.label)
        for kind in RoleKind
        if (rules.runs_staff(actor) if kind in rules.STAFF else leads_somewhere(actor))
    ]


def has_account(person: Person) -> bool:
    """Says whether a person can sign in."""
    return Account.objects.filter(person=person, is_active=True).exists()


def sessions_of(actor: Actor, *, now: datetime) -> QuerySet[BrowserSession]:
    """Returns the browsers in which someone is signed in themselves, the newest first; nobody's for nobody."""
    if actor.subject is None:
        return BrowserSession.objects.none()
    own = BrowserSession.objects.filter(account__person=actor.subject, expire_date__gt=now)
    return own.order_by("-begun_at", "id")


def second_factor_of(actor: Actor) -> SecondFactor | None:
    """Returns the app with which someone signs in themselves, or None."""
    return SecondFactor.objects.filter(account__person=actor.subject).first() if actor.subject else None


def codes_left(actor: Actor) -> int:
    """Returns how many recovery codes someone has left themselves."""
    return RecoveryCode.objects.filter(account__person=actor.subject).count() if actor.subject else 0


def address_in_use(email: str) -> bool:
    """Says whether someone has this address, to sign in with or for mail."""
    return Account.objects.filter(email__iexact=email).exists() or Person.objects.filter(email__iexact=email).exists()


def passkeys_of(actor: Actor) -> QuerySet[Passkey]:
    """Returns the passkeys with which someone signs in themselves; nobody's for nobody."""
    if actor.subject is None:
        return Passkey.objects.none()
    return Passkey.objects.filter(account__person=actor.subject)


def passkey_ids(account: Account) -> list[str]:
    """Returns the passkeys of an account as a browser knows them."""
    return list(Passkey.objects.filter(account=account).values_list("credential_id", flat=True))


def passkey_handle(account: Account) -> str:
    """Returns what the passkeys of an account keep of their owner, or "" when there are none."""
    return Passkey.objects.filter(account=account).values_list("handle", flat=True).first() or ""


def asks_second_step(account: Account) -> bool:
    """Says whether signing in asks for more than the code by mail."""
    return any(asked_of(account))


def asked_of(account: Account) -> tuple[bool, bool]:
    """Says with what someone shows to be oneself: whether there is an app, and whether there are passkeys."""
    app = SecondFactor.objects.filter(account=account).exists()
    return app, Passkey.objects.filter(account=account).exists()
