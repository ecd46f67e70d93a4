"""One code becomes two or more, and no coding is lost."""

from html import unescape

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback.commands import coding, conversations, splitting
from leertraject.lookback.models import Code, CodeChange, CodeChangeKind, Coding, Fragment
from leertraject.lookback.tests import build
from leertraject.lookback.tests.test_editing_properties import rolled_back

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

WHY = "Hij werd voor twee dingen gebruikt"
OTHER = "Ja. Dan is het geen huiswerk meer"


@pytest.fixture
def codes(scene) -> list[Code]:
    return list(scene.codebook.codes.all())


def split(scene, codes, placed, rest=()):
    into = codes[1:3]
    splitting.split_code(
        code=codes[0], into=into, placed=placed, rest=rest, why=WHY, by=scene.leading, now=scene.moment
    )


def given_to(fragment) -> set:
    return set(fragment.codings.values_list("code__name", "coder"))


def test_each_fragment_gets_what_was_chosen_for_it_and_its_coders_stay(scene, codes):
    conversation = build.conversation(scene, "mapped")
    conversations.become_interviewer(conversation=conversation, by=scene.leading, now=scene.moment)
    one, other = (build.fragment(scene, words, of=conversation) for words in (build.WORDS, OTHER))
    coding.code_fragment(fragment=one, codes=[codes[0], codes[1]], by=scene.leading, now=scene.moment)
    split(scene, codes, {one.pk: [codes[1], codes[2]]}, rest=[codes[2]])
    people = (scene.interviewer.pk, scene.lead.pk)
    assert given_to(one) == {(codes[at].name, who) for at in (1, 2) for who in people}
    assert given_to(other) == {(codes[2].name, scene.interviewer.pk)}
    gone = Code.objects.get(pk=codes[0].pk)
    assert gone.retired_at == scene.moment and not gone.codings.exists()
    history = CodeChange.objects.exclude(kind=CodeChangeKind.ADDED).values_list("code", "kind", "other", "why")
    assert set(history) == {
        (gone.pk, CodeChangeKind.SPLIT, None, WHY),
        (codes[1].pk, CodeChangeKind.PARTED, gone.pk, WHY),
        (codes[2].pk, CodeChangeKind.PARTED, gone.pk, WHY),
    }
    assert Entry.objects.filter(verb="split_code", object_id=str(gone.pk)).count() == 1


def test_a_fragment_that_came_meanwhile_stops_all_of_it(scene, codes):
    conversation = build.conversation(scene, "mapped")
    one, _ = (build.fragment(scene, words, of=conversation) for words in (build.WORDS, OTHER))
    with pytest.raises(Conflict):
        split(scene, codes, {one.pk: [codes[1]]})
    assert Coding.objects.filter(code=codes[0]).count() == 2 and not Coding.objects.exclude(code=codes[0]).exists()
    assert Code.objects.get(pk=codes[0].pk).retired_at is None


def test_what_cannot_be_split_is_refused(scene, codes):
    for into in ([codes[1]], [codes[0], codes[1]], [codes[1], codes[1]]):
        with pytest.raises(NotAllowed, match="minstens twee"):
            splitting.split_code(
                code=codes[0], into=into, placed={}, rest=[], why=WHY, by=scene.leading, now=scene.moment
            )
    with pytest.raises(NotAllowed, match="programmaleider"):
        splitting.split_code(
            code=codes[0], into=codes[1:3], placed={}, rest=[], why=WHY, by=scene.asking, now=scene.moment
        )


@pytest.fixture
def coded(scene, codes):
    """Five fragments; two people code."""
    conversation = build.conversation(scene, "mapped")
    conversations.become_interviewer(conversation=conversation, by=scene.leading, now=scene.moment)
    begin = conversation.transcript.turns.get(index=2).begin
    by = {"by": scene.asking, "now": scene.moment}
    for at in range(0, 50, 10):
        coding.mark_fragment(transcript=conversation.transcript, start=begin + at, end=begin + at + 9, codes=[], **by)
    return list(Fragment.objects.all())


GIVEN = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["asking", "leading"]), st.integers(0, 3)), max_size=12)
PLACED = st.lists(st.sets(st.integers(1, 2)), min_size=5, max_size=5)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given=GIVEN, placed=PLACED, rest=st.sets(st.integers(1, 2), min_size=1))
def test_no_coding_is_lost_or_doubled_whatever_is_chosen(scene, codes, coded, given, placed, rest):
    with rolled_back():
        for at, who, code in set(given):
            coder = getattr(scene, who).subject
            Coding.objects.create(fragment=coded[at], code=codes[code], coder=coder, at=scene.moment)
        before = set(Coding.objects.values_list("fragment", "code", "coder"))
        chosen = {one.pk: [codes[at] for at in some] for one, some in zip(coded, placed, strict=True)}
        split(scene, codes, chosen, rest=[codes[at] for at in rest])
        after = list(Coding.objects.values_list("fragment", "code", "coder"))
        wanted = {row for row in before if row[1] != codes[0].pk}
        for fragment, code, coder in before:
            if code == codes[0].pk:
                parts = chosen[fragment] or [codes[at] for at in rest]
                wanted |= {(fragment, part.pk, coder) for part in parts}
        assert set(after) == wanted and len(after) == len(wanted)


def test_the_page_shows_own_words_counts_the_others_and_loses_nothing(client, scene, codes):
    mine = build.conversation(scene, "mapped")
    conversations.become_interviewer(conversation=mine, by=scene.leading, now=scene.moment)
    own = build.fragment(scene, of=mine)
    build.fragment(scene, OTHER, of=build.conversation(scene, "mapped", speaker=scene.alumnus))
    lead = build.sign_in(client, scene.lead)
    url = reverse("lookback:code_split", args=[codes[0].pk])
    assert "In welke codes splits je deze?" in lead.get(url).content.decode()
    assert lead.get(url, {"deel": [codes[1].pk]}).status_code == 422
    url += f"?deel={codes[1].pk}&deel={codes[2].pk}"
    page = unescape(lead.get(url).content.decode())
    assert build.WORDS in page and OTHER not in page and "Nog één fragment heeft" in page
    assert Entry.objects.filter(verb="look_at_transcript", actor=scene.lead.pk).exists()
    sent = {f"fragment-{own.pk}": [codes[1].pk], "why": WHY}
    answer = lead.post(url, sent)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422 and "Kies minstens één code voor de andere" in page and WHY in page
    assert page.count(" checked") == 1, "what was ticked stays ticked"
    answer = lead.post(url, sent | {"rest": [codes[1].pk, codes[2].pk]})
    assert answer["Location"] == reverse("lookback:code", args=[codes[0].pk])
    assert Fragment.objects.filter(codings__code=codes[1]).count() == 2
    assert Fragment.objects.filter(codings__code=codes[2]).count() == 1
    history = unescape(lead.get(answer["Location"]).content.decode())
    assert f"Gesplitst in {codes[1].name}, {codes[2].name}" in history


def test_who_does_not_lead_splits_nothing(client, scene, codes):
    build.fragment(scene)
    url = reverse("lookback:code_split", args=[codes[0].pk])
    assert build.sign_in(client, scene.interviewer).get(url).status_code == 403
    assert build.sign_in(client, scene.bureau.a.sponsor).get(url).status_code == 404
    assert build.sign_in(client, scene.lead).put(url).status_code == 405
