"""The note back, as its receiver reads it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.lookback import emails
from leertraject.lookback.models import Flag, NoteCopy
from leertraject.lookback.queries.insights import GONE
from leertraject.lookback.tests import build
from leertraject.notices import links

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def copy(scene) -> NoteCopy:
    return build.note(scene).copies.get(receiver=scene.alumna)


def address(copy: NoteCopy) -> str:
    return reverse("lookback:note", args=[copy.pk])


def test_the_receiver_reads_what_changed(client, scene, copy):
    html = build.open_mail(client, emails.NOTE, copy.pk).content.decode()
    assert "Voor Els Vermeulen" in html and "staat vanaf week drie een afspraak" in html
    assert "Een afspraak met een naam" in html and "Aan tafel bij de opgavehouder" in html
    assert "Of het helpt, kijken we bij een volgende groep." in html and "Nog te toetsen" in html
    assert "De link werkt tot 11 oktober 2026 en alleen voor jou" in html


def test_it_names_nobody_else(client, scene, copy):
    html = build.open_mail(client, emails.NOTE, copy.pk).content.decode()
    for name in ("Youssef", "Mirjam", "Lotte", "Gemeente Dijkerveen"):
        assert name not in html


def test_it_says_whether_it_helped_also_when_it_did_not(client, scene, copy):
    build.check(scene, of=copy.note.change, reported=True)
    html = build.open_mail(client, emails.NOTE, copy.pk).content.decode()
    assert "Het hielp niet" in html and "De afspraak werd vaak verzet." in html


def test_every_receiver_has_an_own_copy(client, scene, copy):
    other = copy.note.copies.get(receiver=scene.owner)
    html = build.open_mail(client, emails.NOTE, other.pk).content.decode()
    assert "Voor Youssef el Amrani" in html
    assert client.get(address(copy)).status_code == 404


def test_signed_in_it_leads_to_the_own_words(client, scene, copy):
    html = build.sign_in(client, scene.alumna).get(address(copy)).content.decode()
    conversation = scene.study.conversations.get(speaker=scene.alumna)
    assert reverse("lookback:conversation", args=[conversation.pk]) in html and "De link werkt tot" not in html


def test_by_link_it_leads_to_the_own_words_only_when_that_link_was_opened_too(client, scene, copy):
    conversation = scene.study.conversations.get(speaker=scene.alumna)
    to = reverse("lookback:consent", args=[conversation.pk])
    html = build.open_mail(client, emails.NOTE, copy.pk).content.decode()
    assert to not in html and "Met de link in onze eerste mail" in html
    build.open_mail(client, emails.CONSENT, conversation.pk)
    assert to in client.get(address(copy)).content.decode()


def test_text_that_turned_out_to_repeat_withdrawn_words_is_masked(client, scene, copy):
    said = "Dan is het geen huiswerk meer, dan is het een afspraak."
    note = copy.note
    note.text = f"Iemand zei: {said} Dat helpt."
    note.save(update_fields=["text"])
    conversation = scene.study.conversations.get(speaker=scene.alumna)
    release = build.release(scene, said, of=conversation)
    build.releases.withdraw_release(release=release, by=build.actor(scene.alumna, scene.moment), now=scene.moment)
    assert Flag.objects.filter(object_id=note.pk).exists()
    html = build.sign_in(client, scene.alumna).get(address(copy)).content.decode()
    assert "huiswerk" not in html and GONE in html


def test_for_anyone_else_there_is_nothing(client, scene, copy):
    assert client.get(address(copy)).status_code == 404
    for someone in (scene.lead, scene.interviewer, scene.alumnus, scene.bureau.a.sponsor, scene.bureau.b.sponsor):
        assert build.sign_in(client, someone).get(address(copy)).status_code == 404


def test_a_revoked_or_expired_link_stops_at_once(client, scene, copy, clock_at):
    build.open_mail(client, emails.NOTE, copy.pk)
    assert client.get(address(copy)).status_code == 200
    with clock_at(scene.moment + timedelta(days=181)):
        assert client.get(address(copy)).status_code == 404
    links.revoke(purpose=emails.NOTE, object_id=copy.pk, by=SYSTEM, now=scene.moment)
    assert client.get(address(copy)).status_code == 404


def test_it_is_only_read(client, scene, copy):
    build.open_mail(client, emails.NOTE, copy.pk)
    assert client.post(address(copy)).status_code == 405


def test_it_asks_few_questions_of_the_database(client, scene, copy, django_assert_max_num_queries):
    build.check(scene, of=copy.note.change, reported=True)
    build.sign_in(client, scene.alumna)
    with django_assert_max_num_queries(12):
        client.get(address(copy))
