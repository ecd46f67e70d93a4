"""Correcting a name, and filling in an address that is missing; never changing one."""

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people import commands
from leertraject.people.models import Person
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(moment):
    return build.bureau(moment)


@pytest.fixture
def nameless(cast, moment):
    made = build.person("Iris Blom", None, moment)
    build.role(made, "opgave_owner", moment, where=cast.a.organisation)
    return made


def url(person, name="details"):
    return reverse(f"people:{name}", args=[person.pk])


def test_an_address_is_filled_in_where_the_page_asks_for_it(client, cast, nameless):
    build.sign_in(client, cast.lead)
    page = client.get(url(nameless, "person")).content.decode()
    assert "geen e-mailadres" in page and url(nameless) in page and url(nameless, "account") not in page
    typed = {"name": "Iris  Bloem", "email": "Iris@Dijkerveen.example"}
    assert client.post(url(nameless), typed)["Location"] == url(nameless, "person")
    nameless.refresh_from_db()
    assert (nameless.name, nameless.email) == ("Iris Bloem", "iris@dijkerveen.example")
    assert Entry.objects.filter(verb="correct_person", subject=nameless.pk).exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " ", "email": "iris@dijkerveen.example"}, "verplicht"),
        ({"name": "Iris", "email": "geen adres"}, "geldig e-mailadres"),
        ({"name": "Iris", "email": "lotte@bureau.example"}, "al in gebruik"),
    ],
)
def test_wrong_input_is_said_and_stays(client, cast, nameless, typed, sentence):
    build.sign_in(client, cast.lead)
    answer = client.post(url(nameless), typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page and typed["email"] in page
    assert Person.objects.get(pk=nameless.pk).name == "Iris Blom"


def test_an_address_is_never_changed_by_someone_else(client, cast, moment):
    target = cast.a.participants[0]
    build.sign_in(client, cast.lead)
    assert 'name="email"' not in client.get(url(target)).content.decode()
    before = target.email
    assert client.post(url(target), {"name": target.name, "email": "lotte@elders.example"}).status_code == 302
    target.refresh_from_db()
    assert target.email == before
    with pytest.raises(NotAllowed, match="Alleen deze persoon zelf"):
        commands.correct_person(person=target, name="X", email="a@b.example", by=SYSTEM, now=moment)


def test_an_administrator_corrects_staff_only(client, cast):
    build.sign_in(client, cast.administrator)
    assert client.post(url(cast.bas), {"name": "Bas Oudejans-Vos"}).status_code == 302
    assert client.post(url(cast.a.participants[0]), {"name": "Iemand anders"}).status_code == 404


def test_an_owner_is_offered_no_account(client, cast):
    build.sign_in(client, cast.lead)
    page = client.get(url(cast.a.owner, "person")).content.decode()
    assert "een opgavehouder gebruikt de links" in page and url(cast.a.owner, "account") not in page
