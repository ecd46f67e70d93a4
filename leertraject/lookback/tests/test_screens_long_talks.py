"""The workbench with long texts: parts of a bounded size, a bounded number of queries."""

import re
from html import unescape

import pytest
from django.urls import reverse

from leertraject.lookback.commands import coding
from leertraject.lookback.queries import texts
from leertraject.lookback.queries.workbench import PART_LENGTH, PART_TURNS
from leertraject.lookback.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

# An emoji of five code points, an accent written apart, and a sign outside the first plane.
ODD = "Ons gezin 👩‍👩‍👧 zei: cafe\u0301 𝄞 is van ons, en dat bleef zo."
ODD_SAID = f"Mirjam Kok: Wie zei dat? 👋\nFenna de Wit: 🙂 Ja. {ODD} En toen ging het licht uit."
TWICE = "Mirjam Kok: Hoe ging dat?\nFenna de Wit: Ik ging erheen. En later, toen het regende, ik ging erheen."


@pytest.fixture
def conversation(scene):
    return build.conversation(scene, "mapped")


@pytest.fixture
def bench(client, scene):
    """The interviewer's client."""
    return build.sign_in(client, scene.interviewer)


def url(conversation) -> str:
    return reverse("lookback:workbench", args=[conversation.pk])


def text_of(conversation) -> str:
    return texts.opened(conversation.transcript).text


def selected(conversation, words: str, **more: object) -> dict[str, object]:
    """What the script fills in when these words are selected: code points from the begin of the text."""
    start = text_of(conversation).index(words)
    turn = conversation.transcript.turns.get(begin__lte=start, end__gte=start + len(words))
    return {"turn": turn.index, "start": start, "end": start + len(words), "quote": words, **more}


def page_of(response) -> str:
    return unescape(response.content.decode())


def errors_in(response) -> str:
    """What stands in the summary of errors, which takes the focus."""
    assert response.status_code == 422
    found = re.search(r'<div class="lt-state lt-state--error"[^>]*data-focus>(.*?)</div>', page_of(response), re.DOTALL)
    assert found, "no summary of errors"
    return found[1]


# Who may come here


def long_talk(turns: int, words: str = "en toen liep het anders dan we dachten") -> str:
    return "\n".join(
        f"{'Mirjam Kok' if number % 2 else 'Fenna de Wit'}: beurt {number}, {words}" for number in range(1, turns + 1)
    )


def mark_some(scene, conversation, every: int) -> None:
    for turn in conversation.transcript.turns.filter(label__part="speaker")[::every]:
        coding.mark_words(
            turn=turn, typed=f"beurt {turn.index}", codes=[scene.codebook.codes.first()], by=scene.asking,
            now=scene.moment,
        )  # fmt: skip


def test_the_number_of_queries_does_not_grow_with_the_text(bench, scene, django_assert_max_num_queries):
    short = build.conversation(scene, "mapped", said=long_talk(8))
    long = build.conversation(scene, "mapped", said=long_talk(110), speaker=scene.alumnus)
    mark_some(scene, short, every=2)
    mark_some(scene, long, every=1)
    bench.get(url(short))
    for conversation in (short, long):
        with django_assert_max_num_queries(12):
            assert bench.get(url(conversation)).status_code == 200
        fragment = conversation.transcript.fragments.last()
        # Two of them begin and end the transaction in which the logbook is written.
        with django_assert_max_num_queries(14):
            assert bench.get(url(conversation), {"fragment": str(fragment.pk)}).status_code == 200
        turn = conversation.transcript.turns.filter(label__part="speaker").last()
        with django_assert_max_num_queries(26):
            sent = {"start": turn.end - 12, "end": turn.end, "turn": turn.index}
            assert bench.post(url(conversation), sent).status_code == 302


def test_a_very_long_transcript_comes_in_parts_of_a_bounded_size(bench, scene):
    conversation = build.conversation(scene, "mapped", said=long_talk(1500, words="dat was me wat, zo'n dag " * 6))
    seen: list[int] = []
    number = 1
    while True:
        response = bench.get(url(conversation), {"deel": number})
        assert len(response.content) < 300_000
        page = response.content.decode()
        here = [int(turn) for turn in re.findall(r'id="beurt-(\d+)"', page)]
        assert len(here) <= PART_TURNS
        seen += here
        if f"?deel={number + 1}#verslag" not in page:
            break
        number += 1
    assert seen == list(range(1, 1501)) and number >= 1500 // PART_TURNS


def test_a_long_transcript_returns_to_the_same_turn_in_its_part(bench, scene):
    conversation = build.conversation(scene, "mapped", said=long_talk(PART_TURNS + 40))
    turn = conversation.transcript.turns.get(index=PART_TURNS + 20)
    response = bench.post(url(conversation) + "?deel=2", {"turn": turn.index, "quote": f"beurt {turn.index}"})
    assert response["Location"].endswith(f"#beurt-{turn.index}")
    page = bench.get(response["Location"].partition("#")[0]).content.decode()
    assert f'id="beurt-{turn.index}"' in page and 'id="beurt-1"' not in page


def test_parts_also_end_at_a_number_of_signs(bench, scene):
    conversation = build.conversation(scene, "mapped", said=long_talk(12, words="x" * (PART_LENGTH // 4)))
    page = bench.get(url(conversation)).content.decode()
    assert 1 <= len(re.findall(r'id="beurt-\d+"', page)) < 6
