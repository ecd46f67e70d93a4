"""The workbench by code, and on to the next turn without one: plain addresses, so that no script is needed."""

import re
import uuid
from html import unescape

import pytest
from django.urls import reverse

from leertraject.lookback.commands import consent
from leertraject.lookback.models import Purpose
from leertraject.lookback.queries import workbench
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import AGAINST, WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

NEXT = "Volgende nog niet gecodeerde beurt"


@pytest.fixture
def talk(scene):
    return build.conversation(scene, "mapped")


@pytest.fixture
def bench(client, scene):
    return build.sign_in(client, scene.interviewer)


def page_of(client, talk, **query: object) -> str:
    answer = client.get(reverse("lookback:workbench", args=[talk.pk]), query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def turns(page: str) -> list[int]:
    return [int(n) for n in re.findall(r'<li class="lt-turn[^>]*id="beurt-(\d+)"', page)]


def next_turn(page: str) -> int | None:
    """The turn that the links lead to; each place on the page leads to the same one."""
    found = set(re.findall(rf'href="[^"?]*\?beurt=(\d+)#beurt-\1">{NEXT}', page))
    assert len(found) < 2
    return int(found.pop()) if found else None


def test_only_turns_with_a_code(bench, scene, talk):
    one, two = scene.codebook.codes.order_by("position")[:2]
    first = build.fragment(scene, WORDS, of=talk, code=one)
    build.fragment(scene, AGAINST, of=talk, code=two)
    assert turns(page_of(bench, talk)) == [1, 2, 3, 4]
    page = page_of(bench, talk, code=one.pk)
    assert turns(page) == [2] and f"Met de code ‘{one}’: één beurt" in page and AGAINST not in page
    assert f"?code={one.pk}&fragment={first.pk}#beurt-2" in page
    assert turns(page_of(bench, talk, code=one.pk, fragment=first.pk)) == [2]
    assert turns(page_of(bench, talk, code=two.pk)) == [4]


def test_marks_stand_in_their_own_turn_only(bench, scene):
    said = "Mirjam Kok: En?\n" + "\nMirjam Kok: En?\n".join(f"Els Vermeulen: Dit is zin {n}." for n in range(4))
    talk = build.conversation(scene, "mapped", said=said)
    one, two = scene.codebook.codes.order_by("position")[:2]
    for n, code in enumerate((one, two, one, two)):
        build.fragment(scene, f"zin {n}", of=talk, code=code)
    page = page_of(bench, talk, code=one.pk)
    assert turns(page) == [2, 6]
    assert [f">zin {n}</mark>" in page for n in range(4)] == [True, False, True, False]
    assert "bij ‘zin 1’" not in page


def test_parts_of_the_turns_with_a_code(bench, scene, talk, monkeypatch):
    monkeypatch.setattr(workbench, "PART_TURNS", 1)
    code = scene.codebook.codes.first()
    for words in (WORDS, AGAINST):
        build.fragment(scene, words, of=talk, code=code)
    page = page_of(bench, talk, code=code.pk)
    assert turns(page) == [2] and f"?code={code.pk}&deel=2#verslag" in page
    assert turns(page_of(bench, talk, code=code.pk, deel=2)) == [4]


@pytest.mark.parametrize("code", [uuid.UUID(int=0), "x", "1"])
def test_a_code_that_is_not_there_shows_all(bench, scene, talk, code):
    build.fragment(scene, WORDS, of=talk)
    assert turns(page_of(bench, talk, code=code)) == [1, 2, 3, 4]


def test_the_next_turn_without_a_code(bench, scene, talk):
    assert next_turn(page_of(bench, talk)) == 2
    assert next_turn(page_of(bench, talk, beurt=2)) == 4
    assert next_turn(page_of(bench, talk, beurt=4)) == 2
    first = build.fragment(scene, WORDS, of=talk)
    assert next_turn(page_of(bench, talk)) == 4
    assert next_turn(page_of(bench, talk, fragment=first.pk)) == 4
    build.fragment(scene, AGAINST, of=talk)
    page = page_of(bench, talk)
    assert next_turn(page) is None and "Elke beurt van de spreker heeft een code." in page


def test_a_fragment_without_a_code_does_not_count_as_coded(bench, scene, talk):
    fragment = build.fragment(scene, WORDS, of=talk)
    fragment.codings.all().delete()
    assert next_turn(page_of(bench, talk)) == 2


def test_after_a_withdrawal_there_is_nothing_to_code(bench, scene, talk):
    code = scene.codebook.codes.first()
    build.fragment(scene, WORDS, of=talk, code=code)
    consent.answer_consent(
        conversation=talk,
        answers=build.YES | {Purpose.IMPROVEMENT: False},
        by=build.actor(scene.alumna, scene.moment),
        now=scene.moment,
    )
    page = page_of(bench, talk, code=code.pk)
    assert NEXT not in page and turns(page) == [1, 2, 3, 4] and f'value="{code.pk}"' not in page


def test_what_is_sent_from_turns_with_a_code_is_kept(bench, scene, talk):
    one, two = scene.codebook.codes.order_by("position")[:2]
    build.fragment(scene, WORDS, of=talk, code=one)
    answer = bench.post(
        reverse("lookback:workbench", args=[talk.pk]), {"turn": 2, "quote": "formulieren", "codes": [str(two.pk)]}
    )
    assert answer.status_code == 302
    assert turns(page_of(bench, talk, code=two.pk)) == [2]
