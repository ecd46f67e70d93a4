"""Who may ask the urls of people: see `tests/guards/access.py`."""

from django.test import Client

from leertraject.people.models import Role
from leertraject.people.tests import build
from tests.guards.access import Access, Stage

TODAY = "2026-04-14"


def _organisation(stage: Stage) -> dict[str, object]:
    return {"organisation_id": stage.bureau.a.organisation.pk}


def _participant(stage: Stage) -> dict[str, object]:
    return {"person_id": stage.bureau.a.participants[0].pk}


def _without_account(stage: Stage) -> dict[str, object]:
    """A participant of A who cannot sign in yet."""
    someone = build.person("Iris Blom", "iris@dijkerveen.example", stage.moment)
    build.role(someone, "participant", stage.moment, where=stage.bureau.a.organisation)
    return {"person_id": someone.pk}


def _role(stage: Stage) -> dict[str, object]:
    return {"role_id": Role.objects.get(person=stage.bureau.a.participants[0]).pk}


def _device(stage: Stage) -> dict[str, object]:
    """A browser in which Sanne is signed in."""
    client = build.sign_in(Client(), stage.bureau.a.participants[0])
    return {"device_id": client.session.row_id}


def _passkey(stage: Stage) -> dict[str, object]:
    """A passkey of Sanne."""
    return {"passkey_id": build.passkey(stage.bureau.a.participants[0], stage.moment).pk}


CASES = {
    # Signing in: open to all, and whoever is in already is led on.
    "account_login": Access(anonymous=200, outsider=302),
    "account_request_login_code": Access(methods=("post",), data={"email": "iemand@elders.example"}, outsider=302),
    "account_confirm_login_code": Access(methods=("get", "post"), outsider=302),
    "account_inactive": Access(anonymous=200, outsider=200),
    "account_signup": Access(outsider=302),
    "account_logout": Access(methods=("get", "post"), outsider=302),
    "people:organisations": Access(methods=("get", "post"), data={"name": "Gemeente Elders"}),
    "people:organisation": Access(arrange=_organisation, methods=("get", "post")),
    "people:staff": Access(methods=("get", "post")),
    "people:person": Access(arrange=_participant),
    "people:role": Access(arrange=_participant, methods=("post",), data={"kind": "alumnus", "starts_on": TODAY}),
    "people:details": Access(arrange=_participant, methods=("get", "post"), data={"name": "Sanne de Graaf"}),
    "people:account": Access(arrange=_without_account, methods=("post",)),
    "people:role_end": Access(arrange=_role, methods=("get", "post"), data={"on": TODAY}),
    "account_second_step": Access(methods=("get", "post"), outsider=302),
    "people:new_app": Access(methods=("get", "post"), outsider=200, shown="Scan deze code"),
    "people:app": Access(methods=("post",), outsider=302),
    "people:app_end": Access(methods=("get", "post"), outsider=302),
    "account_second_step_question": Access(
        methods=("post",), works_for=None, works_for_nobody="asks of whoever has a passkey: `test_passkeys.py`"
    ),
    "account_passkey": Access(methods=("post",), anonymous=422, outsider=302),
    "account_passkey_question": Access(methods=("post",), anonymous=200, outsider=302),
    "people:new_passkey": Access(methods=("get", "post"), outsider=200, shown="Naam van je passkey"),
    "people:new_passkey_question": Access(methods=("post",), outsider=200, shown="challenge"),
    "people:passkey_end": Access(
        arrange=_passkey, methods=("get", "post"), works_for=lambda stage: stage.bureau.a.participants[0]
    ),
    "people:step_needed": Access(outsider=302),
    "people:address": Access(methods=("get", "post"), outsider=302),
    "people:new_address": Access(methods=("get", "post"), outsider=200, shown="Je nieuwe e-mailadres"),
    "people:address_code": Access(methods=("post",), outsider=422, works=(422,)),
    "people:new_codes": Access(methods=("get", "post"), outsider=302),
    "people:devices": Access(outsider=200, shown="(dit apparaat)"),
    "people:devices_end": Access(methods=("post",), outsider=302),
    "people:device_end": Access(
        arrange=_device, methods=("post",), works_for=lambda stage: stage.bureau.a.participants[0]
    ),
}
