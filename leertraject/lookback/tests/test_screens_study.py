"""The title and the question of a study in other words."""

import pytest
from django.urls import reverse

from leertraject.logbook.models import Entry
from leertraject.lookback.models import Study
from leertraject.lookback.tests import build
from leertraject.lookback.tests.insight_pages import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def at(name: str, scene) -> str:
    return reverse(f"lookback:{name}", args=[scene.study.pk])


def test_who_leads_gives_a_study_another_title(client, scene):
    build.fragment(scene)
    build.sign_in(client, scene.lead)
    assert at("study_edit", scene) in page_of(client.get(at("themes", scene)))
    page = page_of(client.get(at("study_edit", scene)))
    assert "Terugblik op groep 5" in page and "zien dit" in page
    assert client.post(at("study_edit", scene), {"title": "", "revision": "1"}).status_code == 422
    sent = {"title": "Wat bleef er van groep 5?", "question": "", "revision": "1"}
    assert client.post(at("study_edit", scene), sent)["Location"] == at("themes", scene)
    assert Study.objects.get().title == sent["title"]
    assert Entry.objects.filter(verb="revise_study").count() == 1


def test_of_two_who_write_nothing_is_lost(client, scene):
    build.sign_in(client, scene.lead)
    for title in ("Van de een", "Van de ander"):
        answer = client.post(at("study_edit", scene), {"title": title, "question": "Waarom?", "revision": "1"})
    page = page_of(answer)
    assert answer.status_code == 409 and "Van de een" in page and 'value="Van de ander"' in page
    assert client.post(at("study_edit", scene), {"title": "Van de ander", "revision": "2"}).status_code == 302


def test_words_of_a_speaker_are_refused(client, scene):
    build.fragment(scene)
    build.sign_in(client, scene.lead)
    answer = client.post(at("study_edit", scene), {"title": build.WORDS, "revision": "1"})
    assert answer.status_code == 422 and "woorden van een spreker" in page_of(answer)
