"""Which fields about people are personal, and how they are handed over or erased."""

import uuid

from django.db.models import Count

from leertraject.people import sessions
from leertraject.people.models import (
    Account,
    BrowserSession,
    Passkey,
    Person,
    RecoveryCode,
    Role,
    RoleKind,
    SecondFactor,
)
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE

FIELDS = {
    "people.Organisation.id": PLAIN,
    "people.Organisation.name": PLAIN,
    "people.Person.id": PERSONAL,
    "people.Person.name": PERSONAL,
    "people.Person.email": PERSONAL,
    "people.Person.made_at": PLAIN,
    "people.Role.id": PLAIN,
    "people.Role.person": PERSONAL,
    "people.Role.kind": PERSONAL,
    "people.Role.organisation": PERSONAL,
    "people.Role.cohort": PERSONAL,
    "people.Role.about": PERSONAL,
    "people.Role.discipline": PERSONAL,
    "people.Role.starts_on": PERSONAL,
    "people.Role.ends_on": PERSONAL,
    "people.Role.given_by": PERSONAL,
    "people.Account.id": PLAIN,
    "people.Account.person": PERSONAL,
    "people.Account.email": PERSONAL,
    "people.Account.password": PLAIN,
    "people.Account.is_active": PLAIN,
    "people.BrowserSession.id": PLAIN,
    "people.BrowserSession.session_key": PLAIN,
    "people.BrowserSession.session_data": PERSONAL,
    "people.BrowserSession.expire_date": PLAIN,
    "people.BrowserSession.account": PERSONAL,
    "people.BrowserSession.device": PERSONAL,
    "people.BrowserSession.begun_at": PERSONAL,
    "people.BrowserSession.seen_at": PERSONAL,
    "people.SecondFactor.id": PLAIN,
    "people.SecondFactor.account": PERSONAL,
    "people.SecondFactor.box": PLAIN,
    "people.SecondFactor.secret": SENSITIVE,
    "people.SecondFactor.last_step": PLAIN,
    "people.SecondFactor.made_at": PERSONAL,
    "people.Passkey.id": PLAIN,
    "people.Passkey.account": PERSONAL,
    "people.Passkey.name": PERSONAL,
    "people.Passkey.handle": PERSONAL,
    "people.Passkey.credential_id": PERSONAL,
    "people.Passkey.public_key": PLAIN,
    "people.Passkey.sign_count": PLAIN,
    "people.Passkey.made_at": PERSONAL,
    "people.RecoveryCode.id": PLAIN,
    "people.RecoveryCode.account": PERSONAL,
    "people.RecoveryCode.box": PLAIN,
    "people.RecoveryCode.digest": PLAIN,
}

# Of which data kind of the matrix each part of `export_for` is.
KINDS = {
    "persoon": "persoon",
    "rollen": "rol",
    "account": "aanmeldmiddel",
    "apparaten": "aanmeldmiddel",
    "app om in te loggen": "aanmeldmiddel",
    "passkeys": "aanmeldmiddel",
    "herstelcodes": "aanmeldmiddel",
}
# How an entry of the logbook reads for whom it concerns, after the name of who did it.
LOGGED = {
    "look_at_person": "opende je gegevens: naam, adres en rollen",
    "welcome_person": "voegde je toe",
    "correct_person": "veranderde je naam of e-mailadres",
    "rename_oneself": "veranderde de eigen naam",
    "give_account": "gaf je een account",
    "move_person": "schreef op dat je naar een andere organisatie gaat",
    "give_role": "gaf je een rol",
    "end_role": "beëindigde een rol van je",
    "forget_role": "liet een rol van je gaan, want de termijn was voorbij",
    "ask_new_address": "vroeg om een ander e-mailadres voor je account",
    "change_address": "veranderde je e-mailadres",
    "add_second_factor": "zette een app aan om mee in te loggen",
    "drop_second_factor": "zette je app om in te loggen uit",
    "add_passkey": "voegde een passkey toe om mee in te loggen",
    "drop_passkey": "verwijderde een passkey van je",
    "renew_recovery_codes": "maakte nieuwe herstelcodes voor je",
    "use_recovery_code": "gebruikte een herstelcode van je",
    "end_session": "logde je uit op een apparaat",
    "end_other_sessions": "logde je uit op je andere apparaten",
}


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns name, address and roles of a person, and with what and where they sign in."""
    roles = Role.objects.filter(person=person_id).select_related("organisation", "about").order_by("starts_on", "id")
    return {
        "persoon": [
            {"naam": person.name, "e-mailadres": person.email, "toegevoegd": person.made_at}
            for person in Person.objects.filter(pk=person_id)
        ],
        "rollen": [_role(role) for role in roles],
        "account": [
            {"e-mailadres": account.email, "open": account.is_active}
            for account in Account.objects.filter(person=person_id)
        ],
        "apparaten": [
            {"apparaat": session.device, "ingelogd sinds": session.begun_at, "laatst gebruikt": session.seen_at}
            for session in BrowserSession.objects.filter(account__person=person_id).order_by("begun_at", "id")
        ],
        "app om in te loggen": [
            {"aan sinds": factor.made_at} for factor in SecondFactor.objects.filter(account__person=person_id)
        ],
        "passkeys": [
            {"naam": passkey.name, "sinds": passkey.made_at}
            for passkey in Passkey.objects.filter(account__person=person_id)
        ],
        "herstelcodes": [
            {"herstelcodes over": found["left"]}
            for found in RecoveryCode.objects.filter(account__person=person_id)
            .values("account")
            .annotate(left=Count("id"))
        ],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Deletes a person with roles, account and sessions, and takes their id off the roles they gave.

    Runs last of all packages: whatever else points at the person must be gone, or goes along.
    """
    address = Person.objects.filter(pk=person_id).values_list("email", flat=True).first()
    if address:
        sessions.forget_halfway(address)
    Role.objects.filter(given_by=person_id).update(given_by=None)
    Person.objects.filter(pk=person_id).delete()


def _role(role: Role) -> dict[str, object]:
    return {
        "rol": RoleKind(role.kind).label,
        "organisatie": role.organisation.name if role.organisation else None,
        "leidinggevende van": role.about.name if role.about else None,
        "vak": role.discipline,
        "vanaf": role.starts_on,
        "tot": role.ends_on,
    }
