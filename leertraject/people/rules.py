"""Who may welcome people and give or end roles. Nobody gives themselves a role."""

import uuid
from dataclasses import dataclass
from datetime import date

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people.models import Role, RoleKind

STAFF = frozenset({RoleKind.FACILITATOR, RoleKind.PROGRAMME_LEAD, RoleKind.ADMINISTRATOR})

ONLY_LEADS = "Alleen een programmaleider doet dit. Vraag het de programmaleider."
ONLY_BUREAU = "Alleen een programmaleider of een beheerder van het bureau doet dit. Vraag het een van hen."
NO_ENROLMENT = "Als beheerder ga je niet over wie meedoet. Vraag het een programmaleider."
NOT_YOURSELF = "Niemand geeft of beëindigt een eigen rol. Vraag het een programmaleider of een beheerder."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A role as it would be: its kind and what narrows it, by id, and from when until when."""

    kind: str
    organisation: uuid.UUID | None
    cohort: uuid.UUID | None
    about: uuid.UUID | None
    starts_on: date
    ends_on: date | None


def leads(by: Actor, *, organisation: uuid.UUID | None = None, cohort: uuid.UUID | None = None) -> bool:
    """Says whether someone leads here: a programme lead of the whole bureau, or of just this organisation or cohort.

    Who is an administrator as well is bound by the strictest of the two, and does not.
    """
    if by.has(RoleKind.ADMINISTRATOR):
        return False
    return any(
        role.kind == RoleKind.PROGRAMME_LEAD
        and role.organisation in (None, organisation)
        and role.cohort in (None, cohort)
        for role in by.held
    )


def runs_staff(by: Actor) -> bool:
    """Says whether someone gives and sees the roles of the bureau's own people."""
    bureau = (RoleKind.PROGRAMME_LEAD, RoleKind.ADMINISTRATOR)
    return any(r.kind in bureau and r.organisation is None and r.cohort is None for r in by.held)


def check_may_welcome_organisation(*, by: Actor) -> None:
    """A programme lead of the whole bureau."""
    if by != SYSTEM and not leads(by):
        raise NotAllowed(ONLY_LEADS)


def check_may_welcome_person(*, by: Actor) -> None:
    """Whoever may give someone a role, for a person comes before a role."""
    if by != SYSTEM and not by.has(RoleKind.PROGRAMME_LEAD, RoleKind.ADMINISTRATOR):
        raise NotAllowed(ONLY_BUREAU)


def check_may_give_account(roles: list[Role], *, by: Actor) -> None:
    """`roles` are those that the person holds now or later.

    Who is only an owner of an opgave acts through links in mail; an administrator makes accounts for staff alone.
    """
    if roles and all(role.kind == RoleKind.OPGAVE_OWNER for role in roles):
        raise NotAllowed("Een opgavehouder heeft geen account nodig: die gebruikt de links in de mail.")
    if by == SYSTEM or leads(by) or any(leads(by, organisation=r.organisation_id, cohort=r.cohort) for r in roles):
        return
    if runs_staff(by) and any(role.kind in STAFF for role in roles):
        return
    raise NotAllowed(NO_ENROLMENT if by.has(RoleKind.ADMINISTRATOR) else ONLY_LEADS)


def check_may_correct(roles: list[Role], *, by: Actor) -> None:
    """`roles` are those that the person holds now or later: whoever may give one of them corrects the name."""
    if by == SYSTEM or leads(by) or any(leads(by, organisation=r.organisation_id, cohort=r.cohort) for r in roles):
        return
    if runs_staff(by) and any(role.kind in STAFF for role in roles):
        return
    raise NotAllowed(NO_ENROLMENT if by.has(RoleKind.ADMINISTRATOR) else ONLY_LEADS)


def check_may_erase(person: uuid.UUID, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the person: nobody has to be asked, and nobody may do it for another."""
    if by != SYSTEM and by.subject != person:
        raise NotAllowed("Alleen deze persoon zelf mag alles laten wissen.")


def check_may_rename_oneself(person: uuid.UUID, *, by: Actor) -> None:
    """Raises NotAllowed for anyone but the person."""
    if by.subject != person:
        raise NotAllowed("Alleen deze persoon zelf verandert hier de naam.")


def check_may_set_address(known: str | None) -> None:
    """Raises NotAllowed when there is an address: whoever changes it could open the links and codes of this person."""
    if known:
        raise NotAllowed("Er is al een e-mailadres. Alleen deze persoon zelf mag het laten veranderen.")


def check_may_give_role(person: uuid.UUID, wanted: Wanted, *, by: Actor) -> None:
    """Staff roles by a programme lead or administrator, the others by a programme lead, never to oneself."""
    _check_sense(person, wanted)
    _check_reach(person, wanted.kind, wanted.organisation, wanted.cohort, by=by)


def check_may_end_role(role: Role, on: date, *, by: Actor, today: date) -> None:
    """Whoever may give a role may end it, from today on: what someone could see is never denied afterwards."""
    _check_reach(role.person_id, role.kind, role.organisation_id, role.cohort, by=by)
    if by != SYSTEM and on < today:
        raise NotAllowed("Kies vandaag of later. Een rol eindigt niet met terugwerkende kracht.")
    if on < role.starts_on:
        raise NotAllowed("De einddatum ligt voor de begindatum. Kies een latere dag.")


def _check_reach(
    person: uuid.UUID, kind: str, organisation: uuid.UUID | None, cohort: uuid.UUID | None, *, by: Actor
) -> None:
    if by == SYSTEM:
        return
    if by.subject == person:
        raise NotAllowed(NOT_YOURSELF)
    if kind in STAFF:
        if not runs_staff(by):
            raise NotAllowed(ONLY_BUREAU)
    elif not leads(by, organisation=organisation, cohort=cohort):
        raise NotAllowed(NO_ENROLMENT if by.has(RoleKind.ADMINISTRATOR) else ONLY_LEADS)


def _check_sense(person: uuid.UUID, wanted: Wanted) -> None:
    if wanted.kind not in RoleKind.values:
        raise NotAllowed("Kies een rol uit de lijst.")
    if wanted.kind not in STAFF and wanted.organisation is None:
        raise NotAllowed("Kies de organisatie waarvoor deze rol geldt.")
    if wanted.kind == RoleKind.LINE_MANAGER and wanted.about in (None, person):
        raise NotAllowed("Kies van wie deze persoon de leidinggevende is.")
    if wanted.ends_on is not None and wanted.ends_on < wanted.starts_on:
        raise NotAllowed("De einddatum ligt voor de begindatum. Kies een latere dag.")


def check_may_end_session(person: uuid.UUID | None, *, by: Actor) -> None:
    """Whose it is: nobody signs someone else out."""
    if person is None or person != by.subject:
        raise NotAllowed("Je kunt alleen jezelf uitloggen.")


def must_have_second_step(by: Actor) -> bool:
    """Says whether someone holds a role with which one reads of many: then mail alone is too little."""
    return by.has(*STAFF)


def check_may_drop_last_factor(*, by: Actor) -> None:
    """Raises NotAllowed for who must have a second step: another has to be there first."""
    if must_have_second_step(by):
        raise NotAllowed(
            "Voor je rol is een tweede stap verplicht, en dit is je laatste. Maak eerst een passkey of zet een app aan."
        )


def check_may_lift_second_factor(*, by: Actor) -> None:
    """Who runs the machine, by the command line: whoever could do it by a page could take over an account."""
    if by != SYSTEM:
        raise NotAllowed("Alleen wie deze installatie beheert, doet dit, met een opdracht op de machine.")
