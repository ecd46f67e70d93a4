"""The screens on which a transcript is corrected: also without a script, and when two people work at once."""

import re
from html import unescape

import pytest
from django.urls import reverse

from leertraject.lookback.commands import editing, transcripts
from leertraject.lookback.models import CodingFinish, Fragment, Part, Transcript
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import WORDS
from leertraject.lookback.tests.test_screens_long_talks import long_talk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def conversation(scene):
    return build.conversation(scene, "mapped")


@pytest.fixture
def desk(client, scene):
    """The interviewer's client."""
    return build.sign_in(client, scene.interviewer)


def url(name: str, conversation, *more: object) -> str:
    return reverse(f"lookback:{name}", args=[conversation.pk, *more])


def page_of(response) -> str:
    return unescape(response.content.decode())


def said(conversation) -> list[str]:
    kept = Transcript.objects.get(conversation=conversation)
    return [turn.text for turn in texts.said(kept, texts.opened(kept))]


def hidden(page: str) -> dict[str, str]:
    """What the first form of the page sends along."""
    return {name: re.search(rf'name="{name}" value="(\d+)"', page)[1] for name in ("revision", "turn")}


def typed(desk, conversation, index: int, **given: object) -> dict[str, object]:
    return hidden(desk.get(url("turn_edit", conversation, index)).content.decode()) | given


def correct(scene, conversation, index: int, text: str) -> None:
    kept = Transcript.objects.get(conversation=conversation)
    editing.correct_turn(
        transcript=kept, index=index, text=text, revision=kept.revision, by=scene.asking, now=scene.moment
    )


# Changing a turn


def test_every_turn_of_the_workbench_leads_to_its_correction(desk, conversation):
    page = page_of(desk.get(url("workbench", conversation)))
    for index in range(1, 5):
        assert f'href="{url("turn_edit", conversation, index)}">Verbeter<span class="u-hide"> beurt {index}' in page
    page = page_of(desk.get(url("turn_edit", conversation, 2)))
    assert f"{WORDS} En formulieren" in page and "lt-audience" in page, "the text, and who sees it"


def test_a_correction_leads_back_to_the_turn(desk, conversation):
    response = desk.post(
        url("turn_edit", conversation, 3), typed(desk, conversation, 3, text="Met een weekdag\r\nen een naam dus.")
    )
    assert response.status_code == 302 and response["Location"].endswith("?beurt=3#beurt-3")
    assert said(conversation)[2] == "Met een weekdag en een naam dus."


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_turn_is_an_error_of_the_form(desk, conversation, text):
    before = said(conversation)
    response = desk.post(url("turn_edit", conversation, 3), typed(desk, conversation, 3, text=text))
    assert response.status_code == 422 and "data-focus" in page_of(response)
    assert said(conversation) == before


def test_a_turn_is_split_after_a_chosen_word(desk, conversation):
    page = page_of(desk.get(url("turn_edit", conversation, 3)))
    value = re.search(r'value="(\d+)">3\. Na ‘Met een dag’ komt ‘en een naam dus\.’', page)[1]
    response = desk.post(url("turn_split", conversation, 3), typed(desk, conversation, 3, at_space=value))
    assert response.status_code == 302
    assert said(conversation)[2:4] == ["Met een dag", "en een naam dus."]


def test_a_split_inside_a_fragment_says_why_not(desk, scene, conversation):
    build.fragment(scene, of=conversation)
    at = said(conversation)[1].index(" gesprek in")
    response = desk.post(url("turn_split", conversation, 2), typed(desk, conversation, 2, at_space=at))
    assert response.status_code == 422 and "Splits ervoor of erna" in page_of(response)
    assert f'value="{at}" selected' in page_of(response), "what was chosen is still chosen"


def test_a_split_needs_a_place(desk, conversation):
    for at in ("", "1", "x"):
        response = desk.post(url("turn_split", conversation, 2), typed(desk, conversation, 2, at_space=at))
        assert response.status_code == 422
    assert len(said(conversation)) == 4


def test_two_turns_are_merged_and_the_last_has_no_next(desk, conversation):
    response = desk.post(url("turn_merge", conversation, 2), typed(desk, conversation, 2))
    assert response.status_code == 302 and len(said(conversation)) == 3
    assert "Dit is de laatste beurt" in page_of(desk.get(url("turn_edit", conversation, 3)))
    assert desk.post(url("turn_merge", conversation, 3), typed(desk, conversation, 3)).status_code == 422


def test_a_turn_is_given_to_another_speaker(desk, conversation):
    asking = conversation.transcript.labels.get(part=Part.INTERVIEWER)
    response = desk.post(url("turn_speaker", conversation, 4), typed(desk, conversation, 4, label=asking.pk))
    assert response.status_code == 302
    assert conversation.transcript.turns.get(index=4).label == asking
    assert desk.post(url("turn_speaker", conversation, 4), typed(desk, conversation, 4)).status_code == 422


def test_words_of_the_speaker_cannot_be_given_away(desk, scene, conversation):
    build.fragment(scene, of=conversation)
    asking = conversation.transcript.labels.get(part=Part.INTERVIEWER)
    response = desk.post(url("turn_speaker", conversation, 2), typed(desk, conversation, 2, label=asking.pk))
    assert response.status_code == 422 and "woorden van de spreker gekozen" in page_of(response)


@pytest.mark.parametrize("index", [0, 5, 10**9])
def test_a_turn_that_is_not_there_is_not_found(desk, conversation, index):
    for name in ("turn_edit", "turn_split", "turn_speaker"):
        assert desk.post(url(name, conversation, index)).status_code in (404, 422)
    assert desk.get(url("turn_edit", conversation, index)).status_code == 404


def test_a_text_whose_key_has_gone_is_not_found(desk, conversation):
    from leertraject.privacy import boxes

    boxes.destroy(conversation.transcript.box)
    assert desk.get(url("turn_edit", conversation, 2)).status_code == 404


# Two people at once


def test_who_comes_second_reads_both_texts_and_loses_nothing(desk, scene, conversation):
    mine = typed(desk, conversation, 3, text="Met een weekdag dus.")
    correct(scene, conversation, 3, "Met een datum en een naam.")
    response = desk.post(url("turn_edit", conversation, 3), mine)
    page = page_of(response)
    assert response.status_code == 409
    assert "Jij veranderde dit verslag op 14 april 2026" in page
    assert "Met een datum en een naam." in page and ">\nMet een weekdag dus.</textarea>" in page
    again = desk.post(url("turn_edit", conversation, 3), hidden(page) | {"text": "Met een weekdag dus."})
    assert again.status_code == 302 and said(conversation)[2] == "Met een weekdag dus."


def test_a_turn_that_moved_meanwhile_is_found_again(desk, scene, conversation):
    mine = typed(desk, conversation, 3, text="Met een weekdag dus.")
    kept = conversation.transcript
    editing.merge_turns(transcript=kept, index=1, revision=1, by=scene.asking, now=scene.moment)
    response = desk.post(url("turn_edit", conversation, 3), mine)
    assert response.status_code == 409
    assert f'action="{url("turn_edit", conversation, 2)}"' in page_of(response)


def test_a_turn_that_went_meanwhile_still_keeps_what_was_typed(desk, scene, conversation):
    mine = typed(desk, conversation, 4, text="Ja. Dat typte ik.")
    editing.merge_turns(transcript=conversation.transcript, index=3, revision=1, by=scene.asking, now=scene.moment)
    response = desk.post(url("turn_edit", conversation, 4), mine)
    assert response.status_code == 409 and "Ja. Dat typte ik." in page_of(response)


def test_a_choice_about_an_older_text_is_not_carried_out(desk, scene, conversation):
    mine = typed(desk, conversation, 2)
    correct(scene, conversation, 3, "Met een datum en een naam.")
    response = desk.post(url("turn_merge", conversation, 2), mine)
    assert response.status_code == 409 and len(said(conversation)) == 4


# What was changed, undoing, finishing


def test_the_list_says_what_was_changed_and_no_old_words(desk, scene, conversation):
    assert "Er is nog niets veranderd" in page_of(desk.get(url("edits", conversation)))
    correct(scene, conversation, 3, "Met een datum en een naam.")
    page = page_of(desk.get(url("edits", conversation)))
    assert "Beurt verbeterd" in page and "Door Mirjam Kok" in page and "14 april 2026" in page
    assert "Met een dag" not in page
    response = desk.post(url("edit_undo", conversation), {"revision": 2})
    assert response["Location"] == url("edits", conversation)
    assert "Met een dag" in said(conversation)[2]
    page = page_of(desk.get(url("edits", conversation)))
    assert "Ongedaan gemaakt op" in page and "Maak de laatste" not in page
    assert desk.post(url("edit_undo", conversation), {"revision": 3}).status_code == 422


def test_undoing_what_one_did_not_see_is_not_carried_out(desk, scene, conversation):
    correct(scene, conversation, 3, "Met een datum en een naam.")
    response = desk.post(url("edit_undo", conversation), {"revision": 1})
    assert response.status_code == 409 and "Er is niets ongedaan gemaakt" in page_of(response)
    assert said(conversation)[2] == "Met een datum en een naam."


def test_finishing_says_what_it_ends_and_then_the_text_lies_fixed(desk, scene, conversation):
    correct(scene, conversation, 3, "Met een datum en een naam.")
    page = page_of(desk.get(url("coding_finish", conversation)))
    assert "wordt gewist" in page and "niet meer ongedaan" in page and not CodingFinish.objects.exists()
    desk.post(url("coding_finish", conversation))
    page = page_of(desk.get(url("edits", conversation)))
    assert "Mirjam Kok zei op 14 april 2026 dat het coderen klaar is" in page and "Maak de laatste" not in page
    assert "Verbeter<" not in page_of(desk.get(url("workbench", conversation)))
    assert "De tekst ligt vast" in page_of(desk.get(url("turn_edit", conversation, 2)))
    assert "al gezegd" in page_of(desk.get(url("coding_finish", conversation)))
    response = desk.post(url("turn_edit", conversation, 2), {"text": "Iets", "revision": 3, "turn": 1})
    assert response.status_code == 422 and "ligt vast" in page_of(response)


def test_the_speaker_reads_that_the_text_was_corrected(client, scene, conversation):
    build.sign_in(client, scene.alumna)
    assert "verbeterd" not in page_of(client.get(url("transcript", conversation)))
    correct(scene, conversation, 3, "Met een datum en een naam.")
    page = page_of(client.get(url("transcript", conversation)))
    assert "De interviewer heeft deze tekst verbeterd, voor het laatst op 14 april 2026." in page
    assert url("edits", conversation) not in page


def test_a_fragment_without_words_is_not_marked_and_says_so(desk, scene):
    release = build.release(scene)
    fragment = Fragment.objects.get()
    conversation = fragment.transcript.conversation
    text = said(conversation)[1].replace(f" {WORDS}", "")
    correct(scene, conversation, 2, text)
    page = page_of(desk.get(url("workbench", conversation)))
    assert "Deze woorden staan niet meer in het verslag" in page and "<mark" not in page
    build.sign_in(desk, scene.alumna)
    assert WORDS in page_of(desk.get(reverse("lookback:quote", args=[release.offer.pk])))


def test_an_insight_says_that_a_fragment_lost_its_words(desk, scene):
    insight = build.insight(scene)
    conversation = Fragment.objects.get(supports__stance="contradicts").transcript.conversation
    correct(scene, conversation, 4, said(conversation)[3].replace(build.AGAINST, "").strip())
    page = page_of(desk.get(reverse("lookback:insight", args=[insight.pk])))
    assert "Van één fragment zijn de woorden uit het verslag gehaald" in page


def test_three_hours_open_and_change(desk, scene, django_assert_max_num_queries):
    conversation = build.conversation(scene, "mapped", said=long_talk(1500, words="dat was me wat, zo'n dag " * 4))
    assert desk.get(url("workbench", conversation)).status_code == 200
    with django_assert_max_num_queries(16):
        page = desk.get(url("turn_edit", conversation, 3)).content.decode()
    with django_assert_max_num_queries(40):
        response = desk.post(url("turn_edit", conversation, 3), hidden(page) | {"text": "Iets heel anders."})
    assert response.status_code == 302
    with django_assert_max_num_queries(12):
        desk.get(url("edits", conversation))


def test_the_names_of_a_transcript_that_is_not_mapped_can_be_given_too(desk, scene):
    conversation = build.conversation(scene, "with_transcript", speaker=scene.alumnus)
    labels = list(conversation.transcript.labels.all())
    desk.post(url("turn_speaker", conversation, 1), typed(desk, conversation, 1, label=labels[1].pk))
    assert conversation.transcript.turns.get(index=1).label == labels[1]
    transcripts.discard_transcript(transcript=conversation.transcript, by=scene.asking, now=scene.moment)
    assert desk.get(url("edits", conversation)).status_code == 404


def test_a_correction_that_takes_all_words_of_a_fragment_is_asked_about_first(desk, scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    here = url("turn_edit", conversation, 2)
    shorter = said(conversation)[1].replace(WORDS, "")
    sent = typed(desk, conversation, 2, text=shorter)
    asked = desk.post(here, sent)
    page = page_of(asked)
    assert asked.status_code == 422 and "alle woorden van een gekozen fragment" in page and 'name="anyway"' in page
    assert shorter.split(".")[0] in page and WORDS not in re.search(r"<textarea.*?</textarea>", page, re.DOTALL)[0]
    assert reverse("lookback:resting", args=["fragment", fragment.pk]) in page
    assert not Fragment.objects.get().words_gone, "nothing happened yet"
    assert desk.post(here, sent | {"anyway": "on"}).status_code == 302
    assert Fragment.objects.get().words_gone
    # What leaves some of its words goes through at once.
    fragment = build.fragment(scene, "Dan is het geen huiswerk meer", of=conversation)
    some = said(conversation)[3].replace("geen huiswerk meer", "klaar")
    assert "anyway" not in desk.get(url("turn_edit", conversation, 4)).content.decode()
    assert desk.post(url("turn_edit", conversation, 4), typed(desk, conversation, 4, text=some)).status_code == 302
    assert not Fragment.objects.get(pk=fragment.pk).words_gone
