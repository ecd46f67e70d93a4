"""Memos of who codes a conversation."""

from html import unescape

import pytest
from django.db import connection
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import coding, conversations, editing
from leertraject.lookback.models import CodingStep, Memo, Purpose, StepKind
from leertraject.lookback.personal_data import export_for
from leertraject.lookback.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

MINE, THEIRS = "Twijfel: is dit wel een patroon?", "Vraag hier nog op door."


@pytest.fixture
def fragment(scene):
    """Words in a conversation that two people code."""
    found = build.fragment(scene)
    conversation = found.transcript.conversation
    conversations.become_interviewer(conversation=conversation, by=scene.leading, now=scene.moment)
    return found


@pytest.fixture
def bench(client, scene):
    return build.sign_in(client, scene.interviewer)


def write(bench, fragment, text: str):
    return bench.post(reverse("lookback:fragment_memo", args=[fragment.pk]), {"memo": text})


def page_of(bench, fragment) -> str:
    url = reverse("lookback:workbench", args=[fragment.transcript.conversation_id])
    return unescape(bench.get(url, {"fragment": str(fragment.pk)}).content.decode())


def test_a_memo_stands_with_its_fragment_and_only_its_writer_changes_it(bench, scene, fragment):
    coding.write_memo(fragment=fragment, text=THEIRS, by=scene.leading, now=scene.moment)
    assert write(bench, fragment, MINE)["Location"].endswith(f"?fragment={fragment.pk}#beurt-2")
    page = page_of(bench, fragment)
    assert MINE in page and f"<p>{THEIRS}</p>" in page and f"{scene.lead.name}, 14 april 2026" in page
    write(bench, fragment, "")
    assert MINE not in page_of(bench, fragment) and THEIRS in page_of(bench, fragment)


def test_a_memo_that_is_sent_when_it_is_left_and_by_its_button_is_written_once(bench, scene, fragment):
    """Leaving the field for the button sends both; the second finds what it came to write."""
    for _ in range(2):
        assert write(bench, fragment, f"{MINE}\r\n").status_code == 302
    assert Memo.objects.get().ended_at is None
    assert CodingStep.objects.filter(kind=StepKind.MEMO).count() == 1
    bench.post(reverse("lookback:coding_undo", args=[fragment.transcript.conversation_id]))
    assert MINE not in page_of(bench, fragment), "one press takes back what was one memo"


def test_what_is_written_lies_sealed(bench, fragment):
    write(bench, fragment, MINE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM lookback_memo")
        assert MINE.encode() not in bytes(cursor.fetchone()[0])
    assert MINE not in str(list(CodingStep.objects.values()))


def test_a_fragment_with_a_memo_of_another_stays(scene, fragment):
    coding.code_fragment(fragment=fragment, codes=[], by=scene.asking, now=scene.moment)
    coding.write_memo(fragment=fragment, text=MINE, by=scene.asking, now=scene.moment)
    with pytest.raises(NotAllowed, match="Iemand anders werkt ook"):
        coding.unmark_fragment(fragment=fragment, by=scene.leading, now=scene.moment)


def test_too_long_a_memo_is_refused_and_nothing_typed_is_lost(bench, fragment):
    answer = write(bench, fragment, "x" * 2001)
    assert answer.status_code == 422 and "x" * 2001 in answer.content.decode() and not Memo.objects.exists()


def test_memos_go_with_the_use_of_the_words(bench, scene, fragment):
    write(bench, fragment, MINE)
    conversation = fragment.transcript.conversation
    assert export_for(scene.alumna.pk)["gesprekken"][0]["memo's bij wat je zei"] == [MINE]
    build.answer(scene, conversation, build.YES | {Purpose.IMPROVEMENT: False})
    assert not Memo.objects.exists()


def test_when_the_coding_is_finished_only_what_counts_is_kept(bench, scene, fragment):
    for text in (MINE, "Toch wel."):
        write(bench, fragment, text)
    assert Memo.objects.count() == 2
    editing.finish_coding(transcript=fragment.transcript, by=scene.asking, now=scene.moment)
    assert Memo.objects.get().ended_at is None and not CodingStep.objects.exists()
