"""Lists come in pages: what a page costs does not grow with what there is."""

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.lookback.models import Audience
from leertraject.lookback.tests import build
from leertraject.ui import paging

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE", 1)


def pages(client: Client, name: str) -> tuple[str, str]:
    first, second = (client.get(reverse(name), {"bladzijde": n}).content.decode() for n in (1, 2))
    assert "Volgende bladzijde" in first and "Vorige bladzijde" not in first
    assert "Vorige bladzijde" in second and "Volgende bladzijde" not in second
    return first, second


def test_conversations(scene: build.Scene, client: Client) -> None:
    build.planned(scene)
    build.planned(scene, speaker=scene.alumnus)
    build.sign_in(client, scene.lead)
    newest, oldest = pages(client, "lookback:conversations")
    assert scene.alumnus.name in newest and scene.alumna.name not in newest
    assert scene.alumna.name in oldest and scene.alumnus.name not in oldest


def test_quotes(scene: build.Scene, client: Client) -> None:
    of = build.conversation(scene, "mapped")
    words = (build.WORDS, "Dan is het geen huiswerk meer")
    for some in words:
        build.release(scene, some, audience=Audience.PUBLIC, of=of)
    seen = [next(some for some in words if some in page) for page in pages(client, "lookback:quotes")]
    assert sorted(seen) == sorted(words)


@pytest.mark.parametrize("wrong", ["0", "-3", "999999999999999999999", "laatste", ""])
def test_a_page_that_is_not_there(wrong: str, scene: build.Scene, client: Client) -> None:
    build.planned(scene)
    build.sign_in(client, scene.lead)
    answer = client.get(reverse("lookback:conversations"), {"bladzijde": wrong})
    assert answer.status_code == 200 and scene.alumna.name in answer.content.decode()
