"""From insight to change: reasons, the change log, and text that holds no words of speakers."""

import pytest
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import consent, insights
from leertraject.lookback.guarding import holds_no_words_of_speakers
from leertraject.lookback.models import (
    ChangeReason,
    Insight,
    Voice,
)
from leertraject.lookback.queries import places
from leertraject.lookback.tests import build
from leertraject.lookback.tests.insight_pages import at, page_of, released, someone, withdraw
from leertraject.programmes import commands as programmes
from leertraject.programmes.commands import Why
from leertraject.programmes.contents import BlockContent
from leertraject.programmes.models import BlockKind, Version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

TEXT = {"claim": "Wie belt, blijft bij", "explanation": "Bellen werkt.", "counter": "Niet iedereen neemt op."}


@pytest.fixture
def insight(scene) -> Insight:
    return build.insight(scene)


READ = ("insight", "trail")
WRITE = ("insight_edit", "insight_reason")
POSTED = ("insight_confirmation",)
OUTSIDE = ["a.sponsor", "a.manager", "a.participants.0", "a.alumni.0", "b.sponsor", "administrator"]


def draft_with_change(scene) -> Version:
    version = programmes.start_version(programme=scene.programme, by=scene.leading, now=scene.moment)
    programmes.add_block(
        version=version,
        content=BlockContent(kind=BlockKind.SESSION, title="Aan tafel", week=3, minutes=120),
        why=Why(title="Een afspraak met een naam", reason="Zonder afspraak raakt de kaart oud."),
        by=scene.leading,
        now=scene.moment,
    )
    return version


def test_a_confirmed_insight_becomes_the_reason_of_a_change(client, scene):
    insight = build.insight(scene, confirmed=True)
    change = draft_with_change(scene).changes.get()
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("insight_reason", insight)))
    assert f"2.1 {change.title}" in page and change.reason in page
    assert reverse("programmes:version", args=[scene.programme.pk, 2]) in page
    response = client.post(at("insight_reason", insight), {"change": change.pk})
    assert response["Location"] == at("insight", insight)
    assert ChangeReason.objects.get().change == change
    assert "kan noemen" in page_of(client.get(at("insight_reason", insight))), "named already: not offered again"


def test_a_draft_insight_a_missing_draft_and_an_empty_draft_say_what_comes_first(client, scene, insight):
    build.sign_in(client, scene.lead)
    assert "nog een concept" in page_of(client.get(at("insight_reason", insight)))
    client.post(at("insight_confirmation", insight))
    assert "geen concept van een nieuwe versie" in page_of(client.get(at("insight_reason", insight)))
    programmes.start_version(programme=scene.programme, by=scene.leading, now=scene.moment)
    assert "nog geen wijziging" in page_of(client.get(at("insight_reason", insight)))


def test_a_refused_reason_is_said_at_the_form(client, scene, insight):
    change = draft_with_change(scene).changes.get()
    build.sign_in(client, scene.lead)
    response = client.post(at("insight_reason", insight), {"change": change.pk})
    assert response.status_code == 422 and not ChangeReason.objects.exists()
    assert "nog een concept" in page_of(response)


def test_a_published_change_cannot_be_chosen(client, scene):
    change = build.change(scene, published=True)
    insight = Insight.objects.get()
    ChangeReason.objects.all().delete()
    build.sign_in(client, scene.lead)
    assert client.post(at("insight_reason", insight), {"change": change.pk}).status_code == 422
    assert not ChangeReason.objects.exists()


# Lists, panels and the guard


def write_more(scene, count: int) -> None:
    for number in range(count):
        made = insights.write_insight(
            study=scene.study, claim=f"Bewering {number}", explanation="Zo is het.", counter="", by=scene.leading,
            now=scene.moment,
        )  # fmt: skip
        for support in Insight.objects.first().supports.all():
            insights.add_support(
                insight=made, fragment=support.fragment, stance="supports", by=scene.asking, now=scene.moment
            )


def test_a_list_costs_the_same_however_long(client, scene, insight, django_assert_max_num_queries):
    build.sign_in(client, scene.lead)
    for count in (1, 20):
        write_more(scene, count)
        with django_assert_max_num_queries(12):
            client.get(reverse("lookback:insights"))


def test_a_long_list_has_pages(client, scene, insight):
    write_more(scene, 30)
    build.sign_in(client, scene.lead)
    first, second = (page_of(client.get(reverse("lookback:insights"), {"bladzijde": n})) for n in (1, 2))
    assert insight.claim not in first and insight.claim in second
    assert "Volgende bladzijde" in first and "Vorige bladzijde" in second


@pytest.mark.parametrize("name", READ)
def test_a_page_costs_the_same_however_much_rests_on_it(client, scene, name, django_assert_max_num_queries):
    check = build.check(scene)
    insight = Insight.objects.get()
    build.sign_in(client, scene.interviewer)
    for words in ("Ja. Dan is het geen huiswerk meer", "dan is het een afspraak"):
        with django_assert_max_num_queries(12):
            assert client.get(at(name, insight)).status_code == 200
        fragment = build.fragment(scene, words, of=scene.study.conversations.get(voice=Voice.ALUMNI))
        insights.add_support(insight=insight, fragment=fragment, stance="supports", by=scene.asking, now=scene.moment)
    assert check


def test_the_change_log_shows_insights_to_the_team_and_no_trace_to_others(client, scene):
    build.check(scene, reported=True)
    insight = Insight.objects.get()
    log = reverse("programmes:changes", args=[scene.programme.pk])
    page = page_of(build.sign_in(client, scene.bureau.hanneke).get(log))
    assert at("insight", insight) in page and "1 van de 1 oud-deelnemer en 1 van de 1 opgavehouder." in page
    page = page_of(build.sign_in(client, scene.bureau.a.participants[0]).get(log))
    assert "Een afspraak met een naam" in page, "a participant reads the change itself"
    assert "inzicht" not in page.lower().replace("inzichten", "") and insight.claim not in page
    assert "oud-deelnemers" not in page


def test_the_change_log_costs_the_same_however_many_changes(client, scene, django_assert_max_num_queries):
    insight = build.insight(scene, confirmed=True)
    version = draft_with_change(scene)
    log = reverse("programmes:changes", args=[scene.programme.pk])
    build.sign_in(client, scene.lead)
    for number in range(6):
        insights.name_reason(change=version.changes.last(), insight=insight, by=scene.leading, now=scene.moment)
        with django_assert_max_num_queries(13):
            assert client.get(log).status_code == 200
        programmes.add_block(
            version=version, content=BlockContent(kind=BlockKind.SESSION, title=f"Extra {number}", week=4, minutes=60),
            why=Why(title=f"Nog een {number}", reason="Omdat het hielp."), by=scene.leading, now=scene.moment,
        )  # fmt: skip


@pytest.mark.parametrize("make", [build.fragment, build.release, build.withdrawn])
def test_text_of_a_programme_holds_no_words_of_speakers_not_even_released_ones(scene, make):
    make(scene)
    version = programmes.start_version(programme=scene.programme, by=scene.leading, now=scene.moment)
    content = BlockContent(kind=BlockKind.SESSION, title="Aan tafel", week=3, minutes=120)
    why = Why(title="Een afspraak", reason=f"Iemand zei: {build.WORDS}")
    with pytest.raises(NotAllowed, match="woorden van een spreker"):
        programmes.add_block(version=version, content=content, why=why, by=scene.leading, now=scene.moment)
    assert not version.changes.exists()


def test_short_text_of_a_programme_opens_no_transcript(scene, django_assert_num_queries):
    build.fragment(scene)
    with django_assert_num_queries(0):
        holds_no_words_of_speakers(scene.programme, "Zeven woorden zijn nooit een heel citaat")


@pytest.mark.parametrize(
    ("who", "conversations", "insights_", "checks"),
    [
        ("lead", True, True, True),
        ("hanneke", False, True, True),
        ("a.sponsor", False, False, False),
        ("a.participants.0", False, False, False),
        ("a.alumni.0", True, False, False),
        ("administrator", False, False, False),
    ],
)
def test_the_menu_can_ask_which_places_there_are(scene, who, conversations, insights_, checks):
    build.conversation(scene, "asked")
    by = build.actor(someone(scene, who), scene.moment)
    assert places.has_conversations(by, now=scene.moment) is conversations
    assert places.has_insights(by, now=scene.moment) is insights_
    assert places.has_checks(by) is checks


def test_erased_text_leaves_the_counts_and_the_withdrawal(client, scene, insight):
    release = released(insight, scene)
    withdraw(release, scene)
    conversation = scene.study.conversations.get(voice=Voice.ALUMNI)
    consent.erase_text(conversation=conversation, by=scene.asking, now=scene.moment)
    page = page_of(build.sign_in(client, scene.interviewer).get(at("insight", insight)))
    assert "Hier stond een citaat." in page and "1 van de 1 mens" in page
    assert client.get(at("trail", insight)).status_code == 200
