"""Trend cards: in own words, counted in people, honest about what they lost, and answered by a change."""

import pytest
from django.db import models
from django.urls import reverse

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.lookback import personal_data
from leertraject.lookback.commands import coding, conversations, insights, trends
from leertraject.lookback.models import Flag, Fragment, Insight, Purpose, Trend, TrendSupport, Voice
from leertraject.lookback.queries import insights as insight_queries
from leertraject.lookback.queries import trends as queries
from leertraject.lookback.queries.insights import GONE
from leertraject.lookback.showing import trend as showing
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import WORDS
from leertraject.lookback.tests.insight_pages import page_of
from leertraject.lookback.tests.stage import resting_trend
from leertraject.programmes import commands as programmes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TOLD = "Iemand zei: Dan is het geen huiswerk meer, dan is het een afspraak. Daarom."
TEXTS = {"title": "Minder mensen", "coming": "Er gaan er weg.", "module": "", "insight": None}


@pytest.fixture
def card(scene) -> Trend:
    """A card with one fragment of the alumna."""
    return resting_trend(scene, build.fragment(scene))


def write(scene, **more) -> Trend:
    return trends.write_trend(**{"study": scene.study, **TEXTS, "by": scene.asking, "now": scene.moment, **more})


def at(name: str, *of: object) -> str:
    return reverse(f"lookback:{name}", args=of)


@pytest.mark.parametrize(
    ("people", "published", "says"),
    [
        (0, None, "Vermoeden"),
        (1, None, "Signaal van één"),
        (2, None, "In beeld"),
        (2, False, "Wijziging in de maak"),
        (0, True, "Beantwoord"),
    ],
)
def test_how_far_a_card_is(people, published, says):
    assert showing.status(people, published) == says


def test_who_writes_is_forgotten_in_every_table():
    """Erasing someone empties each field that says who did something; the speaker's own answers go altogether."""
    kept = {(model, name) for model, name in personal_data.WRITERS}
    asked = {
        (model, one.name)
        for name in {field.rsplit(".", 1)[0] for field in personal_data.FIELDS}
        for model in [personal_data.ConsentAnswer._meta.apps.get_model(name)]
        for one in model._meta.fields
        if isinstance(one, models.UUIDField) and one.null and one.name.endswith(("by", "coder"))
    }
    assert asked - kept == {(personal_data.ConsentAnswer, "by")}


def test_a_card_says_no_words_of_a_speaker(scene):
    build.fragment(scene)
    for field in ("title", "coming", "module"):
        with pytest.raises(NotAllowed, match="woorden van een spreker"):
            write(scene, **{field: f"Iemand zei: {WORDS}"})


def test_a_card_is_counted_in_people_per_voice(scene, card):
    again = build.fragment(scene, of=build.conversation(scene, "mapped"))
    owner = build.fragment(
        scene, of=build.conversation(scene, "mapped", speaker=scene.owner, voice=Voice.OPGAVE_OWNERS)
    )
    for fragment in (again, owner, owner):
        trends.lay_under_trend(trend=card, fragment=fragment, by=scene.asking, now=scene.moment)
    counts = queries.counts([card])[card.pk]
    assert {voice: count.supporting for voice, count in counts.items() if count.heard} == {
        Voice.ALUMNI: 1,
        Voice.OPGAVE_OWNERS: 1,
    }
    assert TrendSupport.objects.count() == 3 and queries.people(card) == 2


def test_only_who_heard_it_lays_it_there(scene, card):
    fragment = Fragment.objects.get()
    TrendSupport.objects.all().delete()
    with pytest.raises(NotAllowed, match="interviewer"):
        trends.lay_under_trend(trend=card, fragment=fragment, by=scene.leading, now=scene.moment)
    other = conversations.open_study(
        programme=scene.programme, title="Ander onderzoek", question="", by=scene.leading, now=scene.moment
    )
    elsewhere = write(scene, study=other, by=scene.leading)
    with pytest.raises(NotAllowed, match="ander onderzoek"):
        trends.lay_under_trend(trend=elsewhere, fragment=fragment, by=scene.asking, now=scene.moment)
    with pytest.raises(NotAllowed, match="ander onderzoek"):
        write(scene, study=other, by=scene.leading, insight=build.insight(scene))


def test_a_fragment_on_a_card_is_not_taken_back(scene, card):
    with pytest.raises(NotAllowed, match="trendkaart"):
        coding.unmark_fragment(fragment=Fragment.objects.get(), by=scene.asking, now=scene.moment)
    trends.take_from_trend(support=TrendSupport.objects.get(), by=scene.asking, now=scene.moment)
    coding.unmark_fragment(fragment=Fragment.objects.get(), by=scene.asking, now=scene.moment)
    assert not Fragment.objects.exists()


def test_a_card_says_that_it_lost_someone(client, scene, card):
    conversation = Fragment.objects.get().transcript.conversation
    build.sign_in(client, scene.alumna)
    asked = page_of(client.post(at("consent", conversation.pk), dict.fromkeys(Purpose, "ja") | {"verbeteren": "nee"}))
    assert "Trendkaarten die steun verliezen" in asked
    build.answer(scene, conversation, build.YES | {Purpose.IMPROVEMENT: False})
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("trend", card.pk)))
    assert "Eén mens trok de toestemming in en telt hier niet meer mee." in page
    assert "Er ligt geen fragment op dat meetelt." in page and queries.people(card) == 0


def test_a_withdrawn_quote_leaves_a_card_and_its_text(client, scene):
    """Words that a card repeats are covered, and may not come back when it is written again."""
    card = write(scene, coming=TOLD, by=scene.leading)
    release = build.release(scene, "Dan is het geen huiswerk meer, dan is het een afspraak.")
    trends.lay_under_trend(trend=card, fragment=release.offer.fragment, by=scene.asking, now=scene.moment)
    build.sign_in(client, scene.lead)
    assert page_of(client.get(at("trend", card.pk))).count("geen huiswerk meer") == 2
    speaker = build.actor(scene.alumna, scene.moment)
    build.releases.withdraw_release(release=release, by=speaker, now=scene.moment)
    page = page_of(client.get(at("trend", card.pk)))
    assert "huiswerk" not in page and GONE in page and "Eén citaat is hier niet meer te lezen" in page
    assert "huiswerk" not in page_of(client.get(at("trends")))
    assert f"/vooruitblik/{card.pk}/" in page_of(client.get(reverse("home:start")))
    sent = TEXTS | {"coming": TOLD, "revision": 1, "insight": ""}
    answer = client.post(at("trend_edit", card.pk), sent)
    assert answer.status_code == 422 and "in je eigen woorden" in page_of(answer)
    assert client.post(at("trend_edit", card.pk), sent | {"coming": "Iets anders."}).status_code == 302
    assert not Flag.objects.filter(settled_at__isnull=True).exists()


def test_a_change_answers_a_card_and_both_say_so(client, scene, card):
    change = build.change(scene)
    empty = write(scene)
    with pytest.raises(NotAllowed, match="nog geen fragment"):
        trends.answer_trend(trend=empty, change=change, by=scene.leading, now=scene.moment)
    build.sign_in(client, scene.lead)
    assert client.post(at("trend_change", card.pk), {"change": change.pk}).status_code == 302
    assert "Wijziging in de maak" in page_of(client.get(at("trends")))
    programmes.publish_version(version=change.version, by=scene.leading, now=scene.moment)
    log = page_of(client.get(reverse("programmes:changes", args=[scene.programme.pk])))
    assert at("trend", card.pk) in log and card.title in log
    page = page_of(client.get(at("trend", card.pk)))
    assert change.title in page and "beantwoord" in page
    with pytest.raises(NotAllowed, match="ligt vast"):
        trends.answer_trend(trend=card, change=type(change).objects.get(), by=scene.leading, now=scene.moment)


def test_who_saw_it_coming_hears_of_the_answer(scene):
    """Their words are under the card, and under no insight."""
    because = build.insight(scene, confirmed=True)
    change = build.change(scene, because=because)
    alone = build.fragment(scene, of=build.conversation(scene, "mapped", speaker=scene.alumnus))
    assert scene.alumnus.pk not in insight_queries.contributors(change)
    trends.answer_trend(trend=resting_trend(scene, alone), change=change, by=scene.leading, now=scene.moment)
    assert scene.alumnus.pk in insight_queries.contributors(change)


def test_a_card_is_begun_from_a_fragment_and_stands_in_a_trail(client, scene):
    insight = build.insight(scene)
    fragment = Fragment.objects.first()
    build.sign_in(client, scene.interviewer)
    laying = page_of(client.get(at("fragment_trend", fragment.pk)))
    begin = f"{at('trend_new')}?onderzoek={scene.study.pk}&fragment={fragment.pk}"
    assert begin in laying
    sent = {**TEXTS, "insight": insight.pk, "study": scene.study.pk}
    assert client.post(begin, sent | {"title": ""}).status_code == 422 and not Trend.objects.exists()
    assert client.post(begin, sent).status_code == 302
    card = Trend.objects.get()
    assert list(card.supports.values_list("fragment", flat=True)) == [fragment.pk]
    assert card.title in page_of(client.get(at("trail", insight.pk)))
    assert insight.claim in page_of(client.get(at("trend", card.pk)))
    assert at("fragment_trend", fragment.pk) in page_of(client.get(at("fragments", scene.study.pk)))
    lies = page_of(client.get(at("fragment_trend", fragment.pk)))
    assert "Ligt al op" in lies and at("trend", card.pk) in lies
    other = Fragment.objects.exclude(pk=fragment.pk).first()
    assert client.post(at("fragment_trend", other.pk), {"trend": card.pk}).status_code == 302
    assert client.post(at("trend_support_removal", card.pk, fragment.pk)).status_code == 302
    assert list(card.supports.values_list("fragment", flat=True)) == [other.pk]


def test_nothing_typed_is_lost_when_someone_else_was_first(client, scene, card):
    trends.revise_trend(trend=card, revision=1, **TEXTS, by=scene.asking, now=scene.moment)
    build.sign_in(client, scene.lead)
    sent = TEXTS | {"title": "Mijn titel", "insight": "", "revision": 1}
    answer = client.post(at("trend_edit", card.pk), sent)
    page = page_of(answer)
    assert answer.status_code == 409 and "Mijn titel" in page and "Minder mensen" in page
    with pytest.raises(Conflict):
        trends.revise_trend(trend=card, revision=1, **TEXTS, by=scene.asking, now=scene.moment)
    assert client.post(at("trend_edit", card.pk), sent | {"revision": 2}).status_code == 302
    assert Trend.objects.get().title == "Mijn titel"


def test_pages_cost_the_same_however_many_cards(client, scene, card, django_assert_max_num_queries):
    insight = build.insight(scene)
    build.sign_in(client, scene.lead)
    client.get(at("trends"))
    for number in range(3):
        one = write(scene, title=f"Kaart {number}", insight=Insight.objects.get())
        for fragment in Fragment.objects.all():
            trends.lay_under_trend(trend=one, fragment=fragment, by=scene.asking, now=scene.moment)
    insights.confirm_insight(insight=insight, by=scene.leading, now=scene.moment)
    for page in (at("trends"), at("trend", one.pk), at("trend_edit", one.pk), at("fragment_trend", fragment.pk)):
        with django_assert_max_num_queries(12):
            client.get(page)
