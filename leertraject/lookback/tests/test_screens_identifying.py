"""The page of identifying words: nothing chosen beforehand, everything in one change, and exactly back."""

import re
from html import unescape

import pytest
from django.urls import reverse

from leertraject.lookback.commands import editing
from leertraject.lookback.models import EditKind, Fragment, Transcript, TranscriptEdit
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build
from leertraject.lookback.tests.test_screens_long_talks import long_talk
from leertraject.lookback.tests.test_transcripts import database_holds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

SAID = """Mirjam Kok: Wat deed je met de kaart?
Els Vermeulen: Gerda Hulshof belde me. Ik heb Gerda en de slagboom gevraagd, en mijn teamleider Tom ook.
Mirjam Kok: En Gerda's team?
Els Vermeulen: Dat wist het niet. Ze zit thuis met een burn-out. Haar nummer is 06-12345678. De slagboom zei niks."""


@pytest.fixture
def conversation(scene):
    return build.conversation(scene, "mapped", said=SAID)


@pytest.fixture
def desk(client, scene):
    """The interviewer's client."""
    return build.sign_in(client, scene.interviewer)


def url(conversation, name: str = "identifying") -> str:
    return reverse(f"lookback:{name}", args=[conversation.pk])


def page_of(response) -> str:
    return unescape(response.content.decode())


def said(conversation) -> list[str]:
    kept = Transcript.objects.get(conversation=conversation)
    return [turn.text for turn in texts.said(kept, texts.opened(kept))]


def key_of(page: str, name: str) -> str:
    """The key of the group with this name."""
    return re.search(rf'u-hide">{re.escape(name)}</legend>.*?name="kies-(\w+)"', page, re.DOTALL)[1]


def sent(page: str, *names: str, **given: str) -> dict[str, object]:
    """What a browser sends along when groups are ticked."""
    chosen = {f"kies-{key_of(page, name)}": "on" for name in names}
    roles = dict(re.findall(r'<select name="(rol-\w+)".*?value="([^"]+)" selected', page, re.DOTALL))
    return {"revision": re.search(r'name="revision" value="(\d+)"', page)[1], **roles, **chosen, **given}


def test_found_words_stand_per_person_and_nothing_is_ticked(desk, conversation):
    page = page_of(desk.get(url(conversation)))
    assert "Gerda Hulshof</span></strong>, drie keer" in page and "ook als ‘Gerda’ en ‘Gerda's’" in page
    assert "06-12345678" in page and "[telefoonnummer]" in page
    assert " checked" not in page and "lt-audience" in page
    assert 'value="de teamleider" selected' in page, "the role that was said is proposed"
    hints = page.partition('id="gezondheid"')[2]
    assert "burn-out" in hints and reverse("lookback:turn_edit", args=[conversation.pk, 4]) in hints
    for name in ("conversation", "workbench", "edits"):
        assert f'href="{url(conversation)}"' in page_of(desk.get(url(conversation, name))), "one finds the page"


def test_replacing_is_one_change_everywhere_and_exactly_undone(desk, scene, conversation):
    fragment = build.fragment(scene, "Ik heb Gerda en de slagboom gevraagd", of=conversation)
    before, place = said(conversation), (fragment.start, fragment.end, fragment.digest)
    page = page_of(desk.get(url(conversation)))
    key = key_of(page, "Gerda Hulshof")
    response = desk.post(
        url(conversation),
        sent(page, "Gerda Hulshof", "teamleider Tom", doe="gekozen", **{f"eigen-{key}": "een collega van jeugd"}),
    )
    assert response["Location"] == url(conversation)
    after = said(conversation)
    assert after[1].startswith("Een collega van jeugd belde me. Ik heb een collega van jeugd en de slagboom gevraagd")
    assert after[1].endswith("en mijn teamleider ook.")
    assert after[2] == "En een collega van jeugds team?" and "06-12345678" in after[3]
    assert [edit.kind for edit in TranscriptEdit.objects.all()] == [EditKind.REPLACE]
    assert list(texts.broken_digests()) == []
    page = page_of(desk.get(url(conversation)))
    assert "Mirjam Kok verving woorden op 14 april 2026" in page and "Gerda" not in page
    assert not database_holds("Gerda")
    revision = re.search(r'name="revision" value="(\d+)"', page)[1]
    response = desk.post(url(conversation, "edit_undo"), {"revision": revision, "van": "herkenbare-woorden"})
    assert response["Location"] == url(conversation) and said(conversation) == before
    fragment = Fragment.objects.get()
    assert (fragment.start, fragment.end, fragment.digest) == place


def test_all_that_was_found_goes_in_one_action_but_never_health(desk, conversation):
    page = page_of(desk.get(url(conversation)))
    desk.post(url(conversation), sent(page, doe="alles"))
    text = " ".join(said(conversation))
    assert not {"Gerda", "Hulshof", "teamleider Tom", "06-12345678"} & set(re.split(r"[ .,?']", text))
    assert "[telefoonnummer]" in text and "burn-out" in text


def test_a_word_that_was_missed_is_looked_up_and_replaced(desk, conversation):
    page = page_of(desk.get(url(conversation)))
    page = page_of(desk.post(url(conversation), sent(page, "teamleider Tom", doe="zoek", word="de Slagboom")))
    assert "slagboom</span></strong>, twee keer" in page and page.count(" checked") == 2, "what was ticked stays so"
    desk.post(
        url(conversation),
        sent(
            page, "De slagboom" if 'u-hide">De slagboom' in page else "de slagboom", doe="gekozen", woord="de Slagboom"
        ),
    )
    assert "slagboom" not in " ".join(said(conversation)).lower()
    page = page_of(desk.post(url(conversation), sent(page, doe="zoek", word="Oirsveld", woord="")))
    assert "‘Oirsveld’ staat niet in het verslag" in page and 'value="Oirsveld"' in page


def test_who_comes_second_loses_nothing(desk, scene, conversation):
    page = page_of(desk.get(url(conversation)))
    editing.correct_turn(
        transcript=conversation.transcript, index=1, text="Wat deed je?", revision=1, by=scene.asking, now=scene.moment
    )
    before = said(conversation)
    response = desk.post(url(conversation), sent(page, "teamleider Tom", doe="gekozen"))
    again = page_of(response)
    assert response.status_code == 409 and "Jij veranderde dit verslag" in again and said(conversation) == before
    assert again.count(" checked") == 1
    assert desk.post(url(conversation), sent(again, "teamleider Tom", doe="gekozen")).status_code == 302


def test_words_that_lie_with_the_speaker_are_not_changed(desk, scene, conversation):
    build.offer(scene, "Ik heb Gerda en de slagboom gevraagd", of=conversation)
    before = said(conversation)
    page = page_of(desk.get(url(conversation)))
    response = desk.post(url(conversation), sent(page, "Gerda Hulshof", doe="gekozen"))
    assert response.status_code == 422 and "Beurt 2: hier staan woorden die bij de spreker liggen" in page_of(response)
    assert said(conversation) == before and page_of(response).count(" checked") == 1


def test_nothing_chosen_and_nothing_found(desk, scene, conversation):
    page = page_of(desk.get(url(conversation)))
    response = desk.post(url(conversation), sent(page, doe="gekozen"))
    assert response.status_code == 422 and "Kies eerst wat je wilt vervangen" in page_of(response)
    bare = build.conversation(
        scene, "mapped", said="A: Hoe ging het?\nB: Het ging goed, dank je.", speaker=scene.alumnus
    )
    assert "Hier vonden we geen namen of nummers" in page_of(desk.get(url(bare)))


def test_after_the_coding_the_names_are_gone_for_good(desk, scene, conversation):
    page = page_of(desk.get(url(conversation)))
    desk.post(url(conversation), sent(page, doe="alles"))
    desk.post(url(conversation, "coding_finish"))
    kept = Transcript.objects.get(conversation=conversation)
    assert texts.original(kept) is None and not any(edit.payload for edit in kept.edits.all())
    assert "De tekst ligt vast" in page_of(desk.get(url(conversation)))
    assert desk.post(url(conversation), {"doe": "alles", "revision": kept.revision}).status_code == 422


def test_three_hours_of_talk(desk, scene, django_assert_max_num_queries):
    names = "Gerda Hulshof belde Tom van duurzaamheid, en toen zei ik tegen Ferry Wind dat het niet kon. "
    conversation = build.conversation(
        scene, "mapped", said=long_talk(600, words=names + "dat was me wat, zo'n dag " * 4)
    )
    with django_assert_max_num_queries(14):
        page = page_of(desk.get(url(conversation)))
    with django_assert_max_num_queries(60):
        assert desk.post(url(conversation), sent(page, doe="alles")).status_code == 302
    assert "Hulshof" not in " ".join(said(conversation))
