"""Erasing oneself and correcting the own name: by the person alone, wholly or not at all, after a clear picture."""

import copy

import pytest
from django.urls import reverse

from leertraject.effects.models import Publication, Sheet
from leertraject.effects.tests import build as sheets
from leertraject.home import commands
from leertraject.home.mine import erasing, packages
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback import emails
from leertraject.lookback.models import Conversation, Fragment, Release, Voice
from leertraject.lookback.queries import insights
from leertraject.lookback.tests import build
from leertraject.people.commands import rename_oneself
from leertraject.people.models import Account, Person
from leertraject.people.tests.build import sign_in
from leertraject.privacy.models import Erasure, PersonKey
from leertraject.programmes.models import Change, Programme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture(scope="module")
def _scene(around_the_file, moment):
    return build.scene(moment)


@pytest.fixture
def scene(_scene, db):
    return copy.deepcopy(_scene)


def at(name: str, person: Person) -> str:
    return reverse(f"home:{name}", args=[person.pk])


def test_someone_reads_what_goes_and_what_stays_and_erases_everything(client, scene) -> None:
    made = sheets.published(scene)
    insight, alumna = made.lines.get().insight, scene.alumna
    before = {voice: count.supporting for voice, count in insights.counts(insight).items()}
    sign_in(client, alumna)
    assert at("erasure", alumna) in client.get(at("mine", alumna)).content.decode()
    page = client.get(at("erasure", alumna)).content.decode()
    assert "Gesprekken" in page and "Gaat weg." in page and "Niemand kan zien dat jij het was." in page
    unsure = client.post(at("erasure", alumna))
    assert unsure.status_code == 422 and "Er is nog niets gewist." in unsure.content.decode()
    assert Person.objects.filter(pk=alumna.pk).exists()
    done = client.post(at("erasure", alumna), {"sure": "on"})
    assert done.url == reverse("home:erased")
    assert "Alles is gewist" in client.get(done.url).content.decode()
    assert client.get(at("mine", alumna)).status_code == 404
    for rows in (
        Person.objects.filter(pk=alumna.pk),
        Account.objects.filter(person=alumna.pk),
        PersonKey.objects.filter(person=alumna.pk),
        Conversation.objects.filter(speaker=alumna.pk),
        Release.objects.filter(withdrawal__isnull=True, offer__fragment__supports__insight=insight),
    ):
        assert not rows.exists(), rows.model
    assert Erasure.objects.filter(person=alumna.pk).exists()
    assert {voice: count.supporting for voice, count in insights.counts(insight).items()} == before
    assert {name for name, rows in packages.handed_over(alumna.pk).items() if rows} <= set(packages.staying())


def test_what_someone_made_stays_without_their_name(client, scene) -> None:
    sheets.published(scene)
    lead = scene.lead
    tables = (Programme, Change, Sheet, Publication, Fragment)
    before = [model.objects.count() for model in tables]
    stays = dict(erasing.picture(lead.pk).stays)
    assert {"Bladen", "Publicaties"} <= set(stays) and "Jouw naam gaat eraf." in stays["Bladen"]
    sign_in(client, lead)
    assert "geef die rol dan eerst aan iemand anders" in client.get(at("erasure", lead)).content.decode()
    assert client.post(at("erasure", lead), {"sure": "on"}).status_code == 302
    assert [model.objects.count() for model in tables] == before
    assert not Publication.objects.filter(by=lead.pk).exists()


def test_every_part_that_stays_or_leaves_something_is_a_part(scene) -> None:
    assert set(packages.staying()) | set(packages.left_behind()) <= set(packages.kinds())


def test_it_is_erased_wholly_or_not_at_all(scene, monkeypatch) -> None:
    build.conversation(scene, "mapped")
    last = packages.keepers()[-1]

    def fail(person: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(last, "erase_for", fail)
    with pytest.raises(RuntimeError):
        commands.erase_person(person=scene.alumna, by=build.actor(scene.alumna, scene.moment), now=scene.moment)
    assert Person.objects.filter(pk=scene.alumna.pk).exists() and Conversation.objects.exists()


def test_nobody_erases_or_renames_another(scene) -> None:
    with pytest.raises(NotAllowed, match="zelf"):
        commands.erase_person(person=scene.alumna, by=scene.leading, now=scene.moment)
    with pytest.raises(NotAllowed, match="zelf"):
        rename_oneself(person=scene.alumna, name="Iemand", by=scene.leading, now=scene.moment)


def test_whoever_came_by_a_link_erases_everything_too(client, scene) -> None:
    talk, person = build.conversation(scene, "mapped", speaker=scene.owner, voice=Voice.OPGAVE_OWNERS), scene.owner
    build.open_mail(client, emails.CONSENT, talk.pk)
    client.post(reverse("lookback:own_from_consent", args=[talk.pk]))
    build.open_mail(client, emails.OWN, person.pk)
    assert at("erasure", person) in client.get(at("mine", person)).content.decode()
    assert client.post(at("erasure", person), {"sure": "on"}).status_code == 302
    assert not Person.objects.filter(pk=person.pk).exists()
    assert client.get(at("mine", person)).status_code == 404


def test_someone_corrects_the_own_name(client, scene) -> None:
    sign_in(client, scene.alumna)
    assert client.post(at("rename", scene.alumna), {"name": "  "}).status_code == 422
    assert client.post(at("rename", scene.alumna), {"name": "Els  Vermeulen-Bos"}).url == at("mine", scene.alumna)
    assert Person.objects.get(pk=scene.alumna.pk).name == "Els Vermeulen-Bos"
    assert Entry.objects.filter(verb="rename_oneself", subject=scene.alumna.pk).count() == 1
    assert "Els Vermeulen-Bos" in client.get(at("mine", scene.alumna)).content.decode()
