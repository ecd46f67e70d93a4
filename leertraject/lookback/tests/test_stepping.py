"""Taking back what one did in the coding of a text, and doing it again."""

from contextlib import suppress
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import coding, conversations, editing, insights, releases, stepping
from leertraject.lookback.models import (
    Code,
    Coding,
    CodingStep,
    Conversation,
    Fragment,
    Purpose,
    Stance,
    Support,
    Transcript,
)
from leertraject.lookback.queries import stepping as queries
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build
from leertraject.lookback.tests.test_editing_properties import rolled_back

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def conversation(scene):
    """A conversation with two who code it: the interviewer and the programme leader."""
    found = build.conversation(scene, "mapped")
    conversations.become_interviewer(conversation=found, by=scene.leading, now=scene.moment)
    return found


def stands(transcript: Transcript) -> dict[str, object]:
    """All that undoing must give back."""
    given = Coding.objects.filter(fragment__transcript=transcript)
    return {
        "fragments": {row["id"]: row for row in Fragment.objects.filter(transcript=transcript).values()},
        "codings": set(given.values_list("fragment", "code", "coder", "at")),
        "supports": set(Support.objects.filter(fragment__transcript=transcript).values_list("fragment", "stance")),
        "memos": set(transcript.memos.filter(ended_at__isnull=True).values_list("pk", "fragment", "by")),
    }


def undo(conversation: Conversation, by, now) -> CodingStep | None:
    step = queries.to_undo(conversation.transcript, by)
    if step:
        stepping.undo_step(step=step, by=by, now=now)
    return step


def redo(conversation: Conversation, by, now) -> CodingStep | None:
    step = queries.to_redo(conversation.transcript, by)
    if step:
        stepping.redo_step(step=step, by=by, now=now)
    return step


def test_each_step_goes_back_and_comes_again_exactly(scene, conversation):
    by, now, transcript = scene.asking, scene.moment, conversation.transcript
    first, second = scene.codebook.codes.all()[:2]
    seen = [stands(transcript)]
    fragment = build.fragment(scene, of=conversation, code=first)
    seen.append(stands(transcript))
    coding.code_fragment(fragment=fragment, codes=[first, second], by=by, now=now + timedelta(minutes=1))
    seen.append(stands(transcript))
    coding.code_fragment(fragment=fragment, codes=[], by=by, now=now + timedelta(minutes=2))
    seen.append(stands(transcript))
    claim = {"claim": "Het helpt", "explanation": "Zo is het.", "counter": "Niets."}
    insight = insights.write_insight(study=scene.study, **claim, by=scene.leading, now=now)
    for stance in (Stance.SUPPORTS, Stance.CONTRADICTS, ""):
        insights.set_stance(insight=insight, fragment=fragment, stance=stance, by=by, now=now)
        seen.append(stands(transcript))
    for text in ("Twijfel over de code.", "Toch zeker."):
        coding.write_memo(fragment=fragment, text=text, by=by, now=now + timedelta(minutes=2))
        seen.append(stands(transcript))
    coding.unmark_fragment(fragment=Fragment.objects.get(), by=by, now=now + timedelta(minutes=3))
    seen.append(stands(transcript))
    for was in reversed(seen[:-1]):
        assert undo(conversation, by, now) and stands(transcript) == was
    assert undo(conversation, by, now) is None
    for then in seen[1:]:
        assert redo(conversation, by, now) and stands(transcript) == then
    assert redo(conversation, by, now) is None
    assert not list(texts.broken_digests())


def test_what_changes_nothing_is_no_step_and_a_new_step_ends_what_can_be_done_again(scene, conversation):
    by, now = scene.asking, scene.moment
    fragment = build.fragment(scene, of=conversation)
    coding.code_fragment(fragment=fragment, codes=[scene.codebook.codes.first()], by=by, now=now)
    assert CodingStep.objects.count() == 1
    coding.code_fragment(fragment=fragment, codes=[], by=by, now=now)
    undo(conversation, by, now)
    coding.code_fragment(fragment=fragment, codes=list(scene.codebook.codes.all()[:3]), by=by, now=now)
    assert redo(conversation, by, now) is None


def test_nobody_takes_back_what_another_did(scene, conversation):
    build.fragment(scene, of=conversation)
    step = CodingStep.objects.get()
    assert queries.to_undo(conversation.transcript, scene.leading) is None
    with pytest.raises(NotAllowed, match="wat je zelf deed"):
        stepping.undo_step(step=step, by=scene.leading, now=scene.moment)
    stepping.undo_step(step=step, by=scene.asking, now=scene.moment)
    with pytest.raises(NotAllowed, match="al ongedaan"):
        stepping.undo_step(step=step, by=scene.asking, now=scene.moment)


def _offered(scene, fragment):
    releases.offer_quote(fragment=fragment, by=scene.asking, now=scene.moment)


def _under_an_insight(scene, fragment):
    claim = {"claim": "Het helpt", "explanation": "Zo is het.", "counter": "Niets."}
    made = insights.write_insight(study=scene.study, **claim, by=scene.leading, now=scene.moment)
    insights.add_support(insight=made, fragment=fragment, stance=Stance.SUPPORTS, by=scene.leading, now=scene.moment)


def _coded_by_another(scene, fragment):
    coding.code_fragment(fragment=fragment, codes=[scene.codebook.codes.last()], by=scene.leading, now=scene.moment)


def _taken_away(scene, fragment):
    coding.code_fragment(fragment=fragment, codes=[], by=scene.asking, now=scene.moment)
    CodingStep.objects.filter(kind="code").delete()


@pytest.mark.parametrize(
    ("since", "sentence"),
    [
        (_offered, "voorgelegd"),
        (_under_an_insight, "rust een inzicht"),
        (_coded_by_another, "Iemand anders werkt ook"),
        (_taken_away, "daarna veranderd"),
    ],
)
def test_what_something_rests_on_stays_and_nothing_is_lost(scene, conversation, since, sentence):
    fragment = build.fragment(scene, of=conversation)
    since(scene, fragment)
    was = stands(conversation.transcript)
    with pytest.raises(NotAllowed, match=sentence):
        undo(conversation, scene.asking, scene.moment)
    assert stands(conversation.transcript) == was
    assert CodingStep.objects.filter(by=scene.interviewer.pk, undone_at__isnull=True).exists()


def test_after_a_correction_of_the_text_what_was_taken_away_does_not_come_back_in_the_wrong_place(scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    undo(conversation, scene.asking, scene.moment)
    editing.correct_turn(
        transcript=conversation.transcript, index=1, text="Wat?", revision=1, by=scene.asking, now=scene.moment
    )
    with pytest.raises(NotAllowed, match="verbeterd"):
        redo(conversation, scene.asking, scene.moment)
    assert not Fragment.objects.filter(pk=fragment.pk).exists()


def test_when_the_use_of_the_words_is_withdrawn_the_steps_go(scene, conversation):
    build.fragment(scene, of=conversation)
    build.answer(scene, conversation, build.YES | {Purpose.IMPROVEMENT: False})
    assert not CodingStep.objects.exists()


# Two people, at random

WHO = st.sampled_from(["asking", "leading"])
PLACE = st.sampled_from([(84, 130), (84, 110), (100, 140), (141, 170), (220, 260), (230, 290)])
CODES = st.sets(st.integers(0, 3), max_size=3)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("mark"), WHO, PLACE, CODES),
        st.tuples(st.just("code"), WHO, st.integers(0, 5), CODES),
        st.tuples(st.just("unmark"), WHO, st.integers(0, 5)),
        st.tuples(st.just("memo"), WHO, st.integers(0, 5), st.sampled_from(["", "Ja", "Nee"])),
        st.tuples(st.just("undo"), WHO),
        st.tuples(st.just("redo"), WHO),
    ),
    max_size=16,
)


@pytest.fixture
def pair(scene, conversation):
    return scene, conversation, list(scene.codebook.codes.all()[:4])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_two_people_do_taking_everything_back_gives_the_start(pair, acts):
    scene, conversation, codes = pair
    with rolled_back():
        start = stands(conversation.transcript)
        for number, act in enumerate(acts):
            theirs = _of_others(scene, act)
            with suppress(NotAllowed):
                _do(scene, conversation, codes, act, scene.moment + timedelta(seconds=number))
            assert _of_others(scene, act) == theirs, "nobody's codes go by what another does"
            assert not list(texts.broken_digests())
        after, back = stands(conversation.transcript), 0
        while _undone(scene, conversation):
            back += 1
        assert stands(conversation.transcript) == start
        while back and _redone(scene, conversation):
            back -= 1
        assert not list(texts.broken_digests())
        if {who for _, who, *_ in acts} == {"asking"} and "undo" not in {what for what, *_ in acts}:
            assert stands(conversation.transcript) == after


def _do(scene, conversation: Conversation, codes: list[Code], act: tuple, now) -> None:
    what, by = act[0], getattr(scene, act[1])
    found = list(conversation.transcript.fragments.all())
    if what == "mark":
        given = [codes[at] for at in act[3]]
        start, end = act[2]
        coding.mark_fragment(transcript=conversation.transcript, start=start, end=end, codes=given, by=by, now=now)
    elif what == "code" and found:
        given = [codes[at] for at in act[3]]
        coding.code_fragment(fragment=found[act[2] % len(found)], codes=given, by=by, now=now)
    elif what == "unmark" and found:
        coding.unmark_fragment(fragment=found[act[2] % len(found)], by=by, now=now)
    elif what == "memo" and found:
        coding.write_memo(fragment=found[act[2] % len(found)], text=act[3], by=by, now=now)
    elif what in ("undo", "redo"):
        (undo if what == "undo" else redo)(conversation, by, now)


def _of_others(scene, act: tuple) -> set:
    other = scene.lead if act[1] == "asking" else scene.interviewer
    return set(Coding.objects.filter(coder=other.pk).values_list("fragment", "code", "at"))


def _undone(scene, conversation: Conversation) -> bool:
    """Takes one step back of whoever can: the other one may have built on it."""
    for by in (scene.asking, scene.leading):
        with suppress(NotAllowed):
            if undo(conversation, by, scene.moment):
                return True
    return False


def _redone(scene, conversation: Conversation) -> bool:
    for by in (scene.asking, scene.leading):
        with suppress(NotAllowed):
            if redo(conversation, by, scene.moment):
                return True
    return False


# On the page


@pytest.fixture
def bench(client, scene):
    return build.sign_in(client, scene.interviewer)


def _url(name: str, conversation: Conversation) -> str:
    return reverse(f"lookback:{name}", args=[conversation.pk])


def test_the_page_offers_what_can_be_done_and_leads_to_it(bench, scene, conversation):
    back, again = _url("coding_undo", conversation), _url("coding_redo", conversation)
    page = bench.get(_url("workbench", conversation)).content.decode()
    assert back not in page and again not in page, "nothing was done"
    fragment = build.fragment(scene, of=conversation)
    page = bench.get(_url("workbench", conversation)).content.decode()
    assert back in page and again not in page
    assert bench.post(back)["Location"] == _url("workbench", conversation) + "?beurt=2#beurt-2"
    assert not Fragment.objects.exists()
    page = bench.get(_url("workbench", conversation)).content.decode()
    assert back not in page and again in page
    assert bench.post(again)["Location"].endswith(f"?fragment={fragment.pk}#beurt-2")
    assert bench.post(again).status_code == 422


def test_a_step_that_stays_says_why_and_the_one_before_it_can_go(bench, scene, conversation):
    first = build.fragment(scene, "Ja. Dan is het geen huiswerk meer", of=conversation)
    build.offer(scene, of=conversation)
    answer = bench.post(_url("coding_undo", conversation))
    page = unescape(answer.content.decode())
    assert answer.status_code == 422 and "blijft daarom staan" in page and "Maak de stap daarvoor ongedaan" in page
    number = CodingStep.objects.latest("number").number
    assert f'name="voor" value="{number}"' in page
    assert bench.post(_url("coding_undo", conversation), {"voor": number}).status_code == 302
    assert not Fragment.objects.filter(pk=first.pk).exists() and Fragment.objects.count() == 1


# What another did meanwhile


def test_as_long_as_nothing_happened_the_answer_is_empty_and_cheap(
    bench, scene, conversation, django_assert_num_queries
):
    build.fragment(scene, of=conversation)
    page = bench.get(_url("workbench", conversation)).content.decode()
    assert 'data-stand="1.1"' in page and f'data-live="{_url("coding_state", conversation)}"' in page
    with django_assert_num_queries(2):
        answer = bench.get(_url("coding_state", conversation), headers={"If-None-Match": '"1.1"'})
    assert answer.status_code == 304 and not answer.content


def test_what_the_other_did_is_told_by_name_and_without_words(bench, scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    _coded_by_another(scene, fragment)
    answer = bench.get(_url("coding_state", conversation), headers={"If-None-Match": '"1.1"'})
    assert answer.json() == {"said": f"{scene.lead.name} heeft codes veranderd."} and answer["ETag"] == '"2.1"'
    assert "no-store" in answer["Cache-Control"]
    editing.correct_turn(
        transcript=conversation.transcript, index=1, text="Wat?", revision=1, by=scene.asking, now=scene.moment
    )
    answer = bench.get(_url("coding_state", conversation), headers={"If-None-Match": '"2.1"'})
    assert answer.json() == {"said": ""}, "the text changed, and who did it stands at its corrections"
