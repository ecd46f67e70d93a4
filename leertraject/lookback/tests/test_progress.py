"""How far a conversation is, also after its speaker took something back."""

import pytest

from leertraject.lookback.models import Conversation, Purpose
from leertraject.lookback.queries import workbench
from leertraject.lookback.queries.conversations import interviewers, planned_for
from leertraject.lookback.queries.progress import progress
from leertraject.lookback.tests import build

pytestmark = pytest.mark.django_db


def of(scene, who):
    """What `who` knows of the first conversation."""
    first = Conversation.objects.order_by("number").first()
    return progress(who, [first], now=scene.moment)[first.pk]


def test_what_was_told_back_stays_told_after_the_words_lapsed(scene):
    build.note(scene)
    assert of(scene, scene.asking).told and of(scene, scene.asking).insights == 1
    first = Conversation.objects.order_by("number").first()
    build.answer(scene, first, dict(build.YES) | {Purpose.IMPROVEMENT: False})
    after = of(scene, scene.asking)
    assert after.told
    assert (after.fragments, after.insights) == (0, 0)


def test_who_interviews_is_the_same_however_it_is_asked(scene):
    build.conversation(scene, "mapped")
    for who in (scene.asking, scene.leading, build.actor(scene.alumna, scene.moment)):
        found = planned_for(who, now=scene.moment)
        plain = progress(who, found, now=scene.moment)
        assert progress(who, interviewers(found, now=scene.moment), now=scene.moment) == plain
    assert of(scene, scene.asking).interviews and not of(scene, build.actor(scene.alumna, scene.moment)).interviews


@pytest.mark.parametrize("words", [(), (build.WORDS,), (build.WORDS, build.AGAINST)])
def test_the_next_turn_without_a_code_is_the_same_from_a_page_and_from_the_database(scene, words, monkeypatch):
    conversation = build.conversation(scene, "mapped")
    for some in words:
        build.fragment(scene, some, of=conversation)
    sheet = workbench.sheet(conversation.transcript)
    here = [workbench.next_uncoded(conversation.transcript, sheet, after=at) for at in range(sheet.total + 1)]
    monkeypatch.setattr(workbench, "PART_TURNS", 1)
    parts = workbench.sheet(conversation.transcript)
    assert parts.parts > 1
    there = [workbench.next_uncoded(conversation.transcript, parts, after=at) for at in range(sheet.total + 1)]
    assert here == there
