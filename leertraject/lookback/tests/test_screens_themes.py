"""Codes by people and fragments of a code: who reads what, in numbers and in words."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.logbook.models import Entry
from leertraject.lookback import personal_data
from leertraject.lookback.commands import consent
from leertraject.lookback.models import Code, Conversation, Purpose, Voice
from leertraject.lookback.queries import themes
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import AGAINST, WORDS
from leertraject.lookback.tests.insight_pages import someone
from leertraject.lookback.views import themes as views
from leertraject.people import commands as people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def url(name: str, scene: build.Scene) -> str:
    return reverse(f"lookback:{name}", args=[scene.study.pk])


def page_of(response) -> str:
    assert response.status_code == 200
    return unescape(response.content.decode())


def counts(scene: build.Scene) -> dict[str, tuple[int, dict[str, tuple[int, int]]]]:
    """People in all and per voice (with the code, heard), of the codes that have any."""
    return {
        t.code.name: (t.people, {v: (c.supporting, c.heard) for v, c in t.counts.items() if c.heard})
        for t in themes.themes(scene.study, [])
        if t.people
    }


def codes(scene: build.Scene) -> list[Code]:
    return list(scene.codebook.codes.order_by("position"))


def talk(scene: build.Scene, **of: object) -> Conversation:
    return build.conversation(scene, "mapped", **of)


def owner_talk(scene: build.Scene, **of: object) -> Conversation:
    return talk(scene, speaker=scene.owner, voice=Voice.OPGAVE_OWNERS, **of)


# People, never mentions


def test_one_person_in_two_conversations_counts_once(scene):
    first, second = talk(scene), talk(scene)
    for of in (first, second):
        build.fragment(scene, WORDS, of=of)
        build.fragment(scene, AGAINST, of=of)
    build.fragment(scene, WORDS, of=talk(scene, speaker=scene.alumnus))
    talk(scene, speaker=scene.bureau.b.alumni[0])
    assert counts(scene) == {codes(scene)[0].name: (2, {Voice.ALUMNI: (2, 3)})}


def test_the_code_of_most_people_stands_first(scene):
    one, two = codes(scene)[:2]
    first = talk(scene)
    for words in (WORDS, AGAINST, "Dan is het geen huiswerk meer"):
        build.fragment(scene, words, of=first, code=one)
    build.fragment(scene, WORDS, of=owner_talk(scene), code=two)
    build.fragment(scene, "formulieren doe ik op vrijdag", of=first, code=two)
    assert list(counts(scene)) == [two.name, one.name]


def test_a_table_that_can_be_read_aloud(client, scene):
    build.fragment(scene, WORDS)
    owner_talk(scene)
    build.sign_in(client, scene.lead)
    page = page_of(client.get(url("themes", scene)))
    code = codes(scene)[0]
    assert "<caption>Codes, per stem het aantal mensen" in page
    assert f'<th scope="row"><a href="{url("fragments", scene)}?code={code.pk}">{code.name}</a>' in page
    assert '<th scope="col">Oud-deelnemers</th>' in page and '<th scope="col">Opdrachtgevers</th>' not in page
    assert "Nog niet bij opgavehouders" in page and "niemand van de 1" in page
    assert "Met opdrachtgevers en andere betrokkenen is nog niet gesproken." in page
    assert f"code={code.pk}&stem=oud_deelnemers" in page and "%" not in page.split("<main")[1].split("</main")[0]


def test_without_codes_it_says_what_belongs_here(client, scene):
    build.sign_in(client, scene.lead)
    assert "Er is nog geen code gegeven." in page_of(client.get(url("themes", scene)))


# Who sees what


@pytest.mark.parametrize("name", ["themes", "fragments"])
@pytest.mark.parametrize(
    "who", ["hanneke", "administrator", "a.sponsor", "a.manager", "a.participants.0", "a.alumni.0", "b.sponsor"]
)
def test_for_others_there_is_no_such_page(client, scene, who, name):
    build.fragment(scene, WORDS)
    build.sign_in(client, someone(scene, who))
    assert client.get(url(name, scene)).status_code == 404


def test_who_leads_sees_numbers_and_no_conversation(client, scene):
    fragment = build.fragment(scene, WORDS)
    build.sign_in(client, scene.lead)
    page = page_of(client.get(url("themes", scene)))
    assert "1 van de 1" in page and "Jouw gesprekken" not in page and "Gesprek 1" not in page
    assert str(fragment.pk) not in page and scene.alumna.name not in page
    page = page_of(client.get(url("fragments", scene)))
    assert "<dt>Oud-deelnemers, Groep 5</dt><dd>Eén mens</dd>" in page
    assert WORDS not in page and str(fragment.pk) not in page and scene.alumna.name not in page
    assert not Entry.objects.filter(verb="look_at_transcript").exists()


def test_an_interviewer_sees_the_own_conversations_by_number(client, scene):
    mine, theirs = talk(scene), talk(scene, speaker=scene.alumnus, interviewer=scene.bureau.hanneke)
    own, other = build.fragment(scene, WORDS, of=mine), build.fragment(scene, WORDS, of=theirs)
    build.sign_in(client, scene.interviewer)
    page = page_of(client.get(url("themes", scene)))
    assert f'<th scope="col">Gesprek {mine.number}</th>' in page and f"Gesprek {theirs.number}<" not in page
    bench = reverse("lookback:workbench", args=[mine.pk])
    assert f'href="{bench}?fragment={own.pk}#beurt-2"' in page and str(other.pk) not in page
    assert "2 van de 2" in page and scene.alumna.name not in page


def test_an_interviewer_reads_the_own_words_and_that_is_noted(client, scene):
    mine, theirs = talk(scene), talk(scene, speaker=scene.alumnus, interviewer=scene.bureau.hanneke)
    build.fragment(scene, WORDS, of=mine)
    build.fragment(scene, AGAINST, of=theirs)
    build.sign_in(client, scene.interviewer)
    page = page_of(client.get(url("fragments", scene)))
    assert WORDS in page and AGAINST not in page
    assert "<dt>Oud-deelnemers, Groep 5</dt><dd>Eén mens</dd>" in page
    seen = Entry.objects.get(verb="look_at_transcript")
    assert seen.object_id == str(mine.transcript.pk) and seen.subject == scene.alumna.pk


def test_an_interviewer_of_an_employer_keeps_the_own_conversations_and_no_more(client, scene):
    mine, theirs = talk(scene), talk(scene, speaker=scene.alumnus, interviewer=scene.bureau.hanneke)
    for of in (mine, theirs):
        build.fragment(scene, WORDS, of=of)
    people.give_role(
        person=scene.interviewer, kind="sponsor", organisation=scene.organisation, starts_on=date(2026, 1, 1),
        by=SYSTEM, now=scene.moment,
    )  # fmt: skip
    build.sign_in(client, scene.interviewer)
    page = page_of(client.get(url("themes", scene)))
    assert "Jouw gesprekken" in page and "Per stem" not in page and "van de 2" not in page
    page = page_of(client.get(url("fragments", scene)))
    assert WORDS in page and "Uit gesprekken van anderen" not in page


def test_who_leads_for_one_organisation_sees_nothing_of_the_bureau(client, scene):
    build.fragment(scene, WORDS)
    people.give_role(
        person=scene.bureau.hanneke, kind="programme_lead", organisation=scene.organisation,
        starts_on=date(2026, 1, 1), by=SYSTEM, now=scene.moment,
    )  # fmt: skip
    build.sign_in(client, scene.bureau.hanneke)
    assert client.get(url("themes", scene)).status_code == 404


# What is gone counts nowhere


def test_a_withdrawn_conversation_counts_nowhere(client, scene):
    mine = talk(scene)
    build.fragment(scene, WORDS, of=mine)
    build.insight(scene)
    assert counts(scene)[codes(scene)[0].name][1][Voice.ALUMNI] == (1, 1)
    for of in Conversation.objects.filter(speaker=scene.alumna):
        consent.answer_consent(
            conversation=of,
            answers=build.YES | {Purpose.IMPROVEMENT: False},
            by=build.actor(scene.alumna, scene.moment),
            now=scene.moment,
        )
    assert counts(scene) == {codes(scene)[0].name: (1, {Voice.OPGAVE_OWNERS: (1, 1)})}
    build.sign_in(client, scene.interviewer)
    assert f"Gesprek {mine.number}, " not in page_of(client.get(url("fragments", scene)))
    assert "?fragment=" not in page_of(client.get(url("fragments", scene), {"stem": Voice.ALUMNI}))


def test_who_is_erased_stays_counted_and_cannot_be_found(client, scene):
    build.fragment(scene, WORDS)
    personal_data.erase_for(scene.alumna.pk)
    assert counts(scene) == {codes(scene)[0].name: (1, {Voice.ALUMNI: (1, 1)})}
    build.sign_in(client, scene.lead)
    page = page_of(client.get(url("fragments", scene)))
    assert "<dt>Oud-deelnemers</dt><dd>Eén mens</dd>" in page and "?fragment=" not in page


@pytest.mark.parametrize("end", [build.refused, build.withdrawn])
def test_words_that_were_refused_or_withdrawn_do_not_stand_here(client, scene, end):
    end(scene, WORDS)
    build.sign_in(client, scene.interviewer)
    page = page_of(client.get(url("fragments", scene)))
    assert WORDS not in page and "De woorden staan alleen nog in het verslag zelf." in page


# Filters and pages


def test_filters_by_code_voice_and_cohort(client, scene):
    one, two = codes(scene)[:2]
    first, second = talk(scene), owner_talk(scene)
    build.fragment(scene, WORDS, of=first, code=one)
    build.fragment(scene, AGAINST, of=second, code=two)
    build.sign_in(client, scene.interviewer)
    for query, seen, hidden in (
        ({"code": one.pk}, WORDS, AGAINST),
        ({"stem": Voice.OPGAVE_OWNERS}, AGAINST, WORDS),
        ({"groep": scene.cohort.pk}, WORDS, AGAINST),
    ):
        page = page_of(client.get(url("fragments", scene), query))
        assert seen in page and hidden not in page, query
    assert "geen fragment uit een gesprek van jou" in page_of(
        client.get(url("fragments", scene), {"code": two.pk, "stem": Voice.ALUMNI})
    )


@pytest.mark.parametrize("query", [{"code": "x"}, {"stem": "koning"}, {"groep": "1"}])
def test_a_filter_that_is_not_there(client, scene, query):
    build.fragment(scene, WORDS)
    build.sign_in(client, scene.interviewer)
    answer = client.get(url("fragments", scene), query)
    assert answer.status_code == 422 and WORDS not in answer.content.decode()


def test_pages_keep_the_filter(client, scene, monkeypatch):
    monkeypatch.setattr(views, "FRAGMENTS", 1)
    of, code = talk(scene), codes(scene)[0]
    for words in (WORDS, AGAINST):
        build.fragment(scene, words, of=of)
    build.sign_in(client, scene.interviewer)
    first = page_of(client.get(url("fragments", scene), {"code": code.pk}))
    assert WORDS in first and AGAINST not in first and f"?code={code.pk}&bladzijde=2" in first
    second = page_of(client.get(url("fragments", scene), {"code": code.pk, "bladzijde": 2}))
    assert AGAINST in second and WORDS not in second


@pytest.mark.parametrize("name", ["themes", "fragments"])
def test_more_fragments_cost_no_more_queries(client, scene, name, django_assert_max_num_queries):
    of = talk(scene)
    build.fragment(scene, WORDS, of=of)
    build.sign_in(client, scene.interviewer)
    with django_assert_max_num_queries(40) as few:
        client.get(url(name, scene))
    for words in (AGAINST, "formulieren doe ik op vrijdag", "Dan is het geen huiswerk meer"):
        build.fragment(scene, words, of=of, code=codes(scene)[2])
    build.fragment(scene, WORDS, of=talk(scene, interviewer=scene.bureau.hanneke))
    with django_assert_max_num_queries(len(few)):
        client.get(url(name, scene))


# The ways there


def test_links_stand_where_one_works(client, scene):
    of = talk(scene)
    build.sign_in(client, scene.interviewer)
    for page in (
        reverse("lookback:insights"),
        reverse("lookback:conversation", args=[of.pk]),
        reverse("lookback:workbench", args=[of.pk]),
    ):
        assert f'href="{url("themes", scene)}"' in page_of(client.get(page)), page
    build.insight(scene)
    assert f'href="{url("themes", scene)}"' in page_of(client.get(reverse("lookback:insights")))


def test_a_trainer_is_not_led_to_what_is_not_there(client, scene):
    build.insight(scene)
    build.sign_in(client, scene.bureau.hanneke)
    assert url("themes", scene) not in page_of(client.get(reverse("lookback:insights")))
