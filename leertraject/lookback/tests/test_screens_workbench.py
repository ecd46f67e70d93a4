"""The workbench: words marked through the real form, codes, quotes and insights beside the text."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from leertraject.logbook.models import Entry
from leertraject.lookback import emails
from leertraject.lookback.models import Coding, Fragment, Offer, Purpose, Support
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build
from leertraject.notices.models import Notice
from leertraject.people.models import Person
from leertraject.privacy import boxes

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


def test_the_interviewer_reads_the_whole_text_and_that_is_noted(bench, scene, conversation):
    page = page_of(bench.get(url(conversation)))
    for turn in conversation.transcript.turns.all():
        assert text_of(conversation)[turn.begin : turn.end] in page
        assert f'id="beurt-{turn.index}"' in page
    looked = Entry.objects.filter(verb="look_at_transcript", actor=scene.interviewer.pk, subject=scene.alumna.pk)
    assert looked.count() == 1
    assert scene.alumna.name not in page, "speakers are not named"


@pytest.mark.parametrize(
    "who", ["lead", "other_lead", "hanneke", "administrator", "a.sponsor", "a.manager", "b.sponsor"]
)
def test_for_anyone_else_there_is_no_workbench(client, scene, conversation, who):
    person = scene.bureau
    for part in who.split("."):
        person = getattr(person, part)
    fragment = build.fragment(scene, of=conversation)
    build.sign_in(client, person)
    assert client.get(url(conversation)).status_code == 404
    assert client.post(url(conversation), selected(conversation, build.AGAINST)).status_code == 404
    for name in ("fragment_codes", "fragment_removal", "offer", "fragment_support"):
        assert client.post(reverse(f"lookback:{name}", args=[fragment.pk])).status_code == 404
    assert Fragment.objects.get() == fragment and not Offer.objects.exists() and not Support.objects.exists()


def test_the_speaker_does_not_code_the_own_conversation(client, scene, conversation):
    assert build.sign_in(client, scene.alumna).get(url(conversation)).status_code == 404


def test_the_neighbour_is_another_interviewer_with_an_own_conversation(client, scene, conversation):
    build.conversation(scene, "mapped", speaker=scene.alumnus, interviewer=scene.bureau.hanneke)
    assert build.sign_in(client, scene.bureau.hanneke).get(url(conversation)).status_code == 404


def test_a_stranger_signs_in_first(client, conversation):
    response = client.get(url(conversation))
    assert response.status_code == 302 and response["Location"].startswith(reverse("account_login"))


def test_a_changing_address_only_takes_posts(bench, scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    for name in ("fragment_codes", "fragment_removal", "offer", "fragment_support"):
        assert bench.get(reverse(f"lookback:{name}", args=[fragment.pk])).status_code == 405
    assert bench.put(url(conversation)).status_code == 405


def test_without_a_transcript_the_page_says_what_comes_first(bench, scene):
    waiting = build.conversation(scene, "consented")
    page = page_of(bench.get(url(waiting)))
    assert "nog geen verslag" in page and reverse("lookback:transcript_upload", args=[waiting.pk]) in page


def test_when_the_key_has_gone_the_page_says_that_the_text_cannot_be_read(bench, scene, conversation):
    sent = selected(conversation, build.WORDS)
    boxes.forget(owner=scene.alumna.pk)
    for response in (bench.get(url(conversation)), bench.post(url(conversation), sent)):
        assert response.status_code == 200 and "niet meer te lezen" in page_of(response)
    assert not Fragment.objects.exists()
    assert not Entry.objects.filter(verb="look_at_transcript").exists(), "nobody saw anything"


# Marking words


def test_selected_words_become_a_fragment_with_its_codes(bench, scene, conversation):
    first, second = scene.codebook.codes.all()[:2]
    response = bench.post(url(conversation), selected(conversation, build.WORDS, codes=[first.pk, second.pk]))
    fragment = Fragment.objects.get()
    assert text_of(conversation)[fragment.start : fragment.end] == build.WORDS
    assert set(fragment.codings.values_list("code_id", flat=True)) == {first.pk, second.pk}
    assert response.status_code == 302
    assert response["Location"] == f"{url(conversation)}?fragment={fragment.pk}#beurt-2"
    page = page_of(bench.get(response["Location"]))
    assert f'<mark class="nl-mark lt-cite lt-cite--on">{build.WORDS}</mark>' in page
    assert f'<p class="lt-fragment">{build.WORDS}</p>' in page
    assert len(re.findall(r'name="codes" value="[^"]+" checked', page)) == 2


@pytest.mark.parametrize("words", ["👩‍👩‍👧 zei: cafe\u0301 𝄞", "𝄞 is van ons", "zei: cafe\u0301", ODD])
def test_places_count_code_points(bench, scene, words):
    conversation = build.conversation(scene, "mapped", said=ODD_SAID)
    bench.post(url(conversation), selected(conversation, words))
    fragment = Fragment.objects.get()
    assert text_of(conversation)[fragment.start : fragment.end] == words
    chosen = page_of(bench.get(url(conversation), {"fragment": str(fragment.pk)}))
    assert f'<mark class="nl-mark lt-cite lt-cite--on">{words}</mark>' in chosen


@pytest.mark.parametrize("words", ["👩‍👩‍👧 zei: café 𝄞", "“is van ons, en dat bleef zo”"])
def test_typed_words_find_their_literal_place(bench, scene, words):
    conversation = build.conversation(scene, "mapped", said=ODD_SAID)
    assert bench.post(url(conversation), {"turn": 2, "quote": words}).status_code == 302
    fragment = Fragment.objects.get()
    literal = text_of(conversation)[fragment.start : fragment.end]
    assert literal in ("👩‍👩‍👧 zei: cafe\u0301 𝄞", "is van ons, en dat bleef zo")


def test_the_offset_of_a_turn_makes_places_in_the_whole_text(bench, scene):
    conversation = build.conversation(scene, "mapped", said=ODD_SAID)
    page = bench.get(url(conversation)).content.decode()
    found = dict(re.findall(r'data-turn="(\d+)" data-offset="(\d+)"', page))
    assert found == {str(turn.index): str(turn.begin) for turn in conversation.transcript.turns.all()}


def test_words_typed_over_after_selecting_count_as_typed(bench, conversation):
    bench.post(url(conversation), selected(conversation, build.WORDS) | {"quote": "En formulieren doe ik op vrijdag."})
    fragment = Fragment.objects.get()
    assert text_of(conversation)[fragment.start : fragment.end] == "En formulieren doe ik op vrijdag."


def test_marking_the_same_words_again_keeps_one_fragment_and_sets_the_codes(bench, scene, conversation):
    first, second = scene.codebook.codes.all()[:2]
    for code in (first, second):
        bench.post(url(conversation), selected(conversation, build.WORDS, codes=[code.pk]))
    assert Coding.objects.get().code == second


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Kies eerst de woorden"),
        ({"quote": "ik ging erheen"}, "Kies de beurt waarin deze woorden staan"),
        ({"turn": "2", "quote": "dit zei ze nooit"}, "Neem ze letterlijk over"),
        ({"turn": "2", "quote": "ik ging erheen"}, "meer dan één keer"),
        ({"turn": "77", "quote": "ik ging erheen"}, "Selecteer een geldige keuze"),
        ({"turn": "2", "start": "3", "end": "40", "quote": ""}, "binnen één beurt"),
        ({"turn": "", "start": "0", "end": "13", "quote": "Hoe ging dat?"}, "Kies woorden van de spreker"),
        ({"turn": "2", "start": "0", "end": "999999", "quote": ""}, "Kies eerst de woorden"),
        ({"turn": "2", "start": "-4", "end": "20", "quote": ""}, "start"),
    ],
)
def test_what_cannot_be_marked_is_said_at_the_form_and_nothing_is_lost(bench, scene, sent, sentence):
    conversation = build.conversation(scene, "mapped", said=TWICE)
    code = scene.codebook.codes.first()
    response = bench.post(url(conversation), {**sent, "codes": [code.pk]})
    assert sentence in errors_in(response)
    page = page_of(response)
    assert not sent.get("quote") or f">\n{sent['quote']}</textarea>" in page
    assert f'value="{code.pk}" checked' in page
    assert "<details" in page and " open><summary>" in page
    assert not Fragment.objects.exists()


def test_without_consent_nothing_is_marked_and_the_page_says_so(bench, scene, conversation):
    build.answer(scene, conversation, build.YES | {Purpose.IMPROVEMENT: False})
    page = page_of(bench.get(url(conversation)))
    assert "telt nergens mee" in page and 'id="fragment"' not in page
    response = bench.post(url(conversation), selected(conversation, build.WORDS))
    assert "geen ja gezegd" in errors_in(response)
    assert f">\n{build.WORDS}</textarea>" in page_of(response)
    assert not Fragment.objects.exists()


def test_unknown_voices_are_mapped_first(bench, scene):
    conversation = build.conversation(scene, "with_transcript")
    page = page_of(bench.get(url(conversation)))
    assert reverse("lookback:speakers", args=[conversation.pk]) in page


def test_codes_stand_with_their_rule_and_nothing_is_ticked(bench, scene, conversation):
    page = page_of(bench.get(url(conversation)))
    for code in scene.codebook.codes.all():
        assert code.name in page and f"Wel: {code.include}." in page and f"Niet: {code.exclude}." in page
    assert " checked" not in page


# What is done with a fragment


def test_saving_stays_in_reach_at_the_foot_of_the_form_and_comes_after_the_codes(bench, scene, conversation):
    page = page_of(bench.get(url(conversation)))
    form = re.search(r'<form method="post" id="fragment".*?</form>', page, re.DOTALL)[0]
    foot = form.index('<div class="lt-split__foot">')
    assert form.rindex('type="checkbox"') < foot < form.index("Bewaar fragment en codes")
    assert page.count("nl-button--primary") == 1


def test_a_fragment_gets_other_codes(bench, scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    other = scene.codebook.codes.last()
    response = bench.post(reverse("lookback:fragment_codes", args=[fragment.pk]), {"codes": [other.pk]})
    assert response["Location"].endswith(f"?fragment={fragment.pk}#beurt-2")
    assert [coding.code for coding in fragment.codings.all()] == [other]


def test_another_coder_keeps_the_own_codes(bench, scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    theirs = Coding.objects.create(
        fragment=fragment, code=scene.codebook.codes.last(), coder=scene.lead.pk, at=scene.moment
    )
    page = page_of(bench.get(url(conversation), {"fragment": str(fragment.pk)}))
    assert len(re.findall(r'name="codes" value="[^"]+" checked', page)) == 1, "only the own codes are ticked"
    bench.post(reverse("lookback:fragment_codes", args=[fragment.pk]), {"codes": []})
    assert list(fragment.codings.all()) == [theirs]


def test_codes_of_someone_without_consent_are_refused_on_the_page(bench, scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    build.answer(scene, conversation, build.YES | {Purpose.IMPROVEMENT: False})
    response = bench.post(reverse("lookback:fragment_codes", args=[fragment.pk]), {"codes": []})
    assert response.status_code == 404, "a fragment on which nothing rests has gone with the consent"


def test_a_fragment_on_which_nothing_rests_is_taken_away(bench, scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    response = bench.post(reverse("lookback:fragment_removal", args=[fragment.pk]))
    assert response["Location"] == f"{url(conversation)}?beurt=2#beurt-2"
    assert not Fragment.objects.exists()


def test_an_offered_fragment_stays(bench, scene, conversation):
    laid = build.offer(scene, of=conversation)
    response = bench.post(reverse("lookback:fragment_removal", args=[laid.fragment_id]))
    assert "blijft daarom staan" in errors_in(response)
    assert Fragment.objects.exists()


def test_laying_before_the_speaker_is_explained_and_sends_one_mail(bench, scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    page = page_of(bench.get(url(conversation), {"fragment": str(fragment.pk)}))
    assert "De spreker krijgt een mail met een link" in page
    lay = reverse("lookback:offer", args=[fragment.pk])
    assert bench.post(lay)["Location"].endswith(f"?fragment={fragment.pk}#beurt-2")
    assert "al voorgelegd" in errors_in(bench.post(lay))
    assert Notice.objects.filter(kind=emails.QUOTE).count() == 1
    page = page_of(bench.get(url(conversation), {"fragment": str(fragment.pk)}))
    assert "Voorgelegd op 14 april 2026. Nog geen antwoord." in page and lay not in page


def test_a_speaker_without_address_is_a_refusal_on_the_page(bench, scene, conversation):
    fragment = build.fragment(scene, of=conversation)
    Person.objects.filter(pk=scene.alumna.pk).update(email=None)
    assert "geen e-mailadres" in errors_in(bench.post(reverse("lookback:offer", args=[fragment.pk])))
    assert not Offer.objects.exists()


# Quotes and where they stand


@pytest.mark.parametrize("maker", ["refused", "withdrawn"])
def test_ended_words_stand_in_the_text_and_nowhere_else(bench, scene, conversation, maker):
    made = getattr(build, maker)(scene, of=conversation)
    fragment = made.fragment if maker == "refused" else made.offer.fragment
    for query in ({}, {"fragment": str(fragment.pk)}):
        page = page_of(bench.get(url(conversation), query))
        assert page.count(build.WORDS) == 1, "once, in the transcript itself"
        assert "Tekst niet meer te zien" in page
    assert ("Geweigerd op" if maker == "refused" else "Ingetrokken op") in page


def test_released_words_stand_with_their_audience(bench, scene, conversation):
    build.release(scene, of=conversation)
    page = page_of(bench.get(url(conversation)))
    assert page.count(build.WORDS) == 2
    assert "Vrijgegeven voor trainers en programmaleiders." in page and "Tot en met 14 april 2028." in page


def test_a_release_that_ran_out_shows_no_words_before_the_daily_task_ran(bench, scene, conversation, clock_at):
    build.release(scene, of=conversation, until=date(2026, 4, 20))
    with clock_at(scene.moment + timedelta(days=8)):
        page = page_of(bench.get(url(conversation)))
    assert page.count(build.WORDS) == 1 and "De termijn liep af op 20 april 2026." in page


def test_a_fragment_of_another_conversation_is_not_chosen(bench, scene, conversation):
    other = build.fragment(scene, of=build.conversation(scene, "mapped", speaker=scene.alumnus))
    page = page_of(bench.get(url(conversation), {"fragment": str(other.pk)}))
    assert "Selecteer woorden van de spreker" in page
    assert bench.get(url(conversation), {"fragment": "onzin", "deel": "-1", "beurt": "x"}).status_code == 200


# Long transcripts
