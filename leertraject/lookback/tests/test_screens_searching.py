"""Searching inside conversations: by the interviewer only, in memory, with nothing kept of the words."""

import logging
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from leertraject.logbook.models import Entry
from leertraject.lookback.commands import consent
from leertraject.lookback.models import Assignment, Purpose, Voice
from leertraject.lookback.queries import searching
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import WORDS
from leertraject.lookback.tests.insight_pages import someone
from leertraject.privacy.models import PersonKey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

OTHER = "Mirjam Kok: En?\nJoost Brandsma: Eén CAFÉ-gesprek per maand, meer niet."


@pytest.fixture
def talk(scene):
    return build.conversation(scene, "mapped")


@pytest.fixture
def searcher(client, scene):
    return build.sign_in(client, scene.interviewer)


def search(client, words: str, **more: object):
    return client.post(reverse("lookback:search"), {"words": words, **more})


def page_of(response) -> str:
    assert response.status_code == 200
    return unescape(response.content.decode())


def plain(response) -> str:
    """The page without the marks around words."""
    return page_of(response).replace('<mark class="nl-mark lt-cite lt-cite--soft">', "").replace("</mark>", "")


# What is found


def test_words_in_context_with_a_link_to_the_turn(searcher, talk):
    page = page_of(search(searcher, "formulier"))
    assert f'href="{reverse("lookback:workbench", args=[talk.pk])}?beurt=2#beurt-2"' in page
    assert ">formulier</mark>. En " in page and ">formulieren</mark> doe ik op vrijdag" in page
    assert "Eén beurt met deze woorden." in page


def test_all_words_must_be_in_the_turn(searcher, talk):
    assert "Eén beurt" in page_of(search(searcher, "gespr AGENDA"))
    assert "In geen enkele beurt staan al deze woorden." in page_of(search(searcher, "agenda huiswerk"))


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "cafe\u0301", "een café", "gesprek één"])
def test_case_and_accents_do_not_matter(searcher, scene, words):
    build.conversation(scene, "mapped", speaker=scene.alumnus, said=OTHER)
    assert "CAFÉ-gesprek" in plain(search(searcher, words))


def test_within_one_conversation(searcher, scene, talk):
    other = build.conversation(scene, "mapped", speaker=scene.alumnus)
    assert "Twee beurten" in page_of(search(searcher, "formulier"))
    page = page_of(search(searcher, "formulier", of=other.pk))
    assert "Eén beurt" in page and reverse("lookback:workbench", args=[talk.pk]) not in page


def test_too_much_says_so(searcher, talk, monkeypatch):
    monkeypatch.setattr(searching, "PLACES", 1)
    page = page_of(search(searcher, "de"))
    assert "Er zijn meer dan 1 beurten met deze woorden. Hier staan de eerste 1. Typ er een woord bij." in page
    assert page.count("#beurt-") == 1


def test_texts_that_were_not_opened_are_told(searcher, scene, talk, monkeypatch):
    monkeypatch.setattr(searching, "TEXTS", 1)
    newest = build.conversation(scene, "mapped", speaker=scene.alumnus)
    page = page_of(search(searcher, "formulier"))
    assert "Eén ouder verslag is niet bekeken" in page
    assert reverse("lookback:workbench", args=[newest.pk]) in page


@pytest.mark.parametrize("words", ["", "a", "!?", "a b c d ee f g h i j", "x" * 121])
def test_what_cannot_be_sought_comes_back_as_typed(searcher, talk, words):
    answer = search(searcher, words)
    assert answer.status_code == 422 and f'value="{words}"' in unescape(answer.content.decode()) or not words
    assert "#beurt-" not in answer.content.decode()


def test_signs_of_html_stay_words(searcher, scene):
    build.conversation(
        scene, "mapped", said="Mirjam Kok: En?\nEls Vermeulen: Ik typte <script>alert(1)</script> in het formulier."
    )
    page = search(searcher, "alert").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page


# Who may


@pytest.mark.parametrize(
    "who", ["lead", "hanneke", "administrator", "a.sponsor", "a.manager", "a.alumni.0", "b.sponsor", "b.alumni.0"]
)
def test_for_who_does_not_interview_there_is_nothing(client, scene, talk, who):
    build.sign_in(client, someone(scene, who))
    assert client.get(reverse("lookback:search")).status_code == 404
    assert search(client, "formulier").status_code == 404


def test_another_interviewer_finds_only_the_own_conversations(client, scene, talk):
    mine = build.conversation(scene, "mapped", speaker=scene.alumnus, interviewer=scene.bureau.hanneke)
    build.sign_in(client, scene.bureau.hanneke)
    page = page_of(search(client, "formulier"))
    assert reverse("lookback:workbench", args=[mine.pk]) in page and str(talk.pk) not in page
    assert search(client, "formulier", of=talk.pk).status_code == 422


def test_who_no_longer_interviews_finds_nothing(searcher, scene, talk):
    build.conversation(scene, "mapped", speaker=scene.alumnus)
    Assignment.objects.filter(conversation=talk).update(until=scene.moment - timedelta(days=1))
    assert str(talk.pk) not in page_of(search(searcher, "formulier"))


def test_a_speaker_does_not_search_here(client, scene):
    build.conversation(scene, "mapped", speaker=scene.owner, voice=Voice.OPGAVE_OWNERS)
    build.conversation(scene, "mapped")
    build.sign_in(client, scene.alumna)
    assert search(client, "formulier").status_code == 404


# What is gone, and what is kept


def test_an_erased_text_is_not_found(searcher, scene, talk):
    build.conversation(scene, "mapped", speaker=scene.alumnus)
    consent.answer_consent(
        conversation=talk,
        answers=build.YES | {Purpose.TRANSCRIPT: False},
        by=build.actor(scene.alumna, scene.moment),
        now=scene.moment,
    )
    assert str(talk.pk) not in page_of(search(searcher, "formulier"))


def test_a_text_without_its_key_is_passed_over(searcher, scene, talk):
    other = build.conversation(scene, "mapped", speaker=scene.alumnus)
    PersonKey.objects.filter(pk=scene.alumna.pk).delete()
    page = page_of(search(searcher, "formulier"))
    assert reverse("lookback:workbench", args=[other.pk]) in page and f"{talk.pk}/codering" not in page


def test_the_look_is_noted_and_the_words_are_not(searcher, scene, talk, caplog):
    build.conversation(scene, "mapped", speaker=scene.alumnus, said=OTHER)
    before = set(Entry.objects.values_list("pk", flat=True))
    with caplog.at_level(logging.DEBUG):
        search(searcher, "formulier")
    noted = Entry.objects.exclude(pk__in=before).get()
    assert (noted.verb, noted.object_id, noted.subject) == (
        "look_at_transcript",
        str(talk.transcript.pk),
        scene.alumna.pk,
    )
    assert "formulier" not in caplog.text and "formulier" not in str(noted.__dict__)


def test_words_do_not_stand_in_an_address(searcher, talk):
    page = searcher.get(reverse("lookback:search"), {"words": "formulier"}).content.decode()
    assert WORDS not in page and "#beurt-" not in page
    assert "?words=" not in page_of(search(searcher, "formulier"))


# The box stands where one works, and it is quick


def test_the_box_stands_at_the_conversations_and_at_the_workbench(searcher, scene, talk):
    action = f'action="{reverse("lookback:search")}"'
    assert action in page_of(searcher.get(reverse("lookback:conversations")))
    bench = page_of(searcher.get(reverse("lookback:workbench", args=[talk.pk])))
    assert action in bench and f'<input type="hidden" name="of" value="{talk.pk}">' in bench
    build.sign_in(searcher, scene.lead)
    assert action not in page_of(searcher.get(reverse("lookback:conversations")))


def test_more_turns_cost_no_more_queries(searcher, scene, django_assert_max_num_queries):
    build.conversation(scene, "mapped", said="Mirjam Kok: En?\nEls Vermeulen: Een formulier.")
    search(searcher, "formulier")  # the first page in a process asks more
    with django_assert_max_num_queries(12) as few:
        search(searcher, "formulier")
    many = "Mirjam Kok: En?\n" + "\n".join(f"Els Vermeulen: Formulier {n}." for n in range(40))
    build.conversation(scene, "mapped", speaker=scene.alumnus, said=many)
    with django_assert_max_num_queries(len(few)):
        search(searcher, "formulier")


def test_twelve_long_conversations_are_searched(searcher, scene):
    line = "Els Vermeulen: Ik werk de kaart bij als ik iemand spreek, en één keer per maand bel ik de opgavehouder. "
    said = "\n".join(line + f"Dat was keer {n}, zonder formulier of café." for n in range(400))
    for _ in range(12):
        build.conversation(scene, "with_transcript", said=said)
    assert search(searcher, "eerst").status_code == 200  # reads the content files once
    for words in ("keer formulier opgavehouder", "zonneschijn", "keer 399"):
        assert search(searcher, words).status_code == 200, words
