"""What people keeps of someone is handed over, and goes."""

import pytest
from django.test import Client

from leertraject.people import personal_data
from leertraject.people.models import Account, BrowserSession, Person, Role
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db


def test_export_and_erasure(moment):
    bureau = build.bureau(moment)
    sanne = bureau.a.participants[0]
    handed = personal_data.export_for(sanne.pk)
    assert handed["persoon"][0]["naam"] == "Sanne de Graaf"
    assert [(r["rol"], r["organisatie"], r["vak"]) for r in handed["rollen"]] == [
        ("Deelnemer", "Gemeente Dijkerveen", "inkoop")
    ]
    assert handed["account"] == [{"e-mailadres": "sanne@dijkerveen.example", "open": True}]
    assert personal_data.export_for(bureau.a.manager.pk)["rollen"][0]["leidinggevende van"] == "Sanne de Graaf"

    client, other = build.sign_in(Client(), sanne), build.sign_in(Client(), bureau.lead)
    Role.objects.filter(person=bureau.a.sponsor).update(given_by=sanne.pk)
    personal_data.erase_for(sanne.pk)
    assert not Person.objects.filter(pk=sanne.pk).exists()
    assert not Account.objects.filter(email="sanne@dijkerveen.example").exists()
    assert not Role.objects.filter(about=sanne.pk).exists()
    assert Role.objects.get(person=bureau.a.sponsor).given_by is None
    assert list(BrowserSession.objects.values_list("pk", flat=True)) == [other.session.row_id]
    assert client.get("/post/").status_code == 302


def test_a_person_without_account_goes_too(moment):
    bureau = build.bureau(moment)
    personal_data.erase_for(bureau.a.owner.pk)
    assert not Person.objects.filter(pk=bureau.a.owner.pk).exists()


def test_a_sign_in_that_stopped_halfway_forgets_the_address_too(moment, mailoutbox):
    bureau = build.bureau(moment)
    sanne, elsewhere = bureau.a.participants[0], Client()
    elsewhere.post("/inloggen/aanvraag/", {"email": sanne.email})
    Client().post("/inloggen/aanvraag/", {"email": bureau.lead.email})
    assert sanne.email in str(elsewhere.session.load())
    personal_data.erase_for(sanne.pk)
    assert BrowserSession.objects.count() == 1
    assert sanne.email not in str(elsewhere.session.load())
