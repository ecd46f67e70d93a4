"""A confirmed insight that could not be confirmed any more is a draft again, at once, and says why."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.lookback.commands import fallbacks, insights, releases
from leertraject.lookback.models import (
    Audience,
    Fallback,
    FallbackCause,
    Insight,
    InsightConfirmation,
    Support,
    Voice,
)
from leertraject.lookback.queries import fallbacks as queries
from leertraject.lookback.tests import build
from leertraject.lookback.tests.build import WORDS, sign_in
from leertraject.people.tests.build import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TODAY = "is sinds 14 april 2026 niet meer bevestigd."


def causes() -> list[str]:
    return list(Fallback.objects.values_list("cause", flat=True))


def page_of(response) -> str:
    return unescape(response.content.decode())


def under(insight: Insight, voice: str) -> Support:
    return Support.objects.filter(insight=insight, fragment__voice=voice, stance="supports").get()


@pytest.fixture
def insight(scene) -> Insight:
    return build.insight(scene, confirmed=True)


def test_one_voice_left_after_a_withdrawal(scene, insight, client) -> None:
    build.lose_owner(insight, scene)
    assert (causes(), InsightConfirmation.objects.count()) == ([FallbackCause.ONE_VOICE], 0)
    assert Entry.objects.filter(verb="fall_back", object_id=insight.pk).count() == 1
    # Who leads may not read from it who withdrew.
    row = Fallback.objects.values().get()
    assert scene.owner.pk not in row.values()
    assert row["confirmed_by"] == scene.lead.pk
    lead = sign_in(client, scene.lead)
    read = page_of(lead.get(reverse("lookback:insight", args=[insight.pk])))
    assert TODAY in read
    assert FallbackCause.ONE_VOICE.label in read
    assert "Inzicht 1 is niet meer bevestigd" in page_of(lead.get("/"))
    assert "Niet meer bevestigd" in page_of(lead.get(reverse("lookback:insights")))
    for other in (scene.bureau.hanneke, scene.interviewer):
        assert "niet meer bevestigd" not in page_of(sign_in(client, other).get("/"))
        assert TODAY in page_of(client.get(reverse("lookback:insight", args=[insight.pk])))


def test_taking_a_fragment_away_or_turning_it_round_does_the_same(scene, insight) -> None:
    voice = under(insight, Voice.OPGAVE_OWNERS)
    insights.add_support(
        insight=insight, fragment=voice.fragment, stance="contradicts", by=scene.asking, now=scene.moment
    )
    assert causes() == [FallbackCause.ONE_VOICE]
    insights.add_support(insight=insight, fragment=voice.fragment, stance="supports", by=scene.asking, now=scene.moment)
    insights.confirm_insight(insight=Insight.objects.get(), by=scene.leading, now=scene.moment)
    assert Fallback.objects.filter(settled_at__isnull=True).count() == 0
    insights.drop_support(support=under(insight, Voice.OPGAVE_OWNERS), by=scene.asking, now=scene.moment)
    assert causes() == [FallbackCause.ONE_VOICE] * 2


def test_what_rests_on_enough_stays_confirmed(scene, insight) -> None:
    other = build.fragment(scene, WORDS, speaker=person("Nog een", "nog@een.example", scene.moment),
                           voice=Voice.OPGAVE_OWNERS)  # fmt: skip
    insights.add_support(insight=insight, fragment=other, stance="supports", by=scene.asking, now=scene.moment)
    build.lose_owner(insight, scene)
    assert (causes(), InsightConfirmation.objects.count()) == ([], 1)


@pytest.mark.parametrize(
    ("counter", "cause"),
    [("{}", FallbackCause.NO_COUNTER), ("Iemand zei: {} Dat past er niet bij.", FallbackCause.FLAGGED)],
)
def test_an_answer_to_what_contradicts_it_that_repeats_a_withdrawn_quote(scene, insight, counter, cause) -> None:
    by = {"by": build.actor(scene.alumna, scene.moment), "now": scene.moment}
    laid = releases.offer_quote(fragment=under(insight, Voice.ALUMNI).fragment, by=scene.asking, now=scene.moment)
    until = scene.moment.date() + timedelta(days=90)
    release = releases.release_quote(offer=laid, audience=Audience.TEAM, attribution="geen", until=until, **by)
    Insight.objects.update(counter=counter.format(WORDS))
    releases.withdraw_release(release=release, **by)
    assert causes() == [cause]


def test_a_leader_leaves_it_a_draft_once(scene, insight, client) -> None:
    build.lose_owner(insight, scene)
    url = reverse("lookback:insight_left", args=[insight.pk])
    assert sign_in(client, scene.interviewer).post(url).status_code == 403
    lead = sign_in(client, scene.lead)
    assert [one.insight for one in queries.to_confirm_again(scene.leading)] == [insight]
    assert lead.post(url).status_code == 302
    assert queries.to_confirm_again(scene.leading) == []
    assert TODAY not in page_of(lead.get(reverse("lookback:insight", args=[insight.pk])))
    with pytest.raises(NotAllowed, match="al beslist"):
        fallbacks.leave_as_draft(insight=insight, by=scene.leading, now=scene.moment)
