"""A speaker may release other words than were said: those are read, as theirs and as not literal."""

import pytest
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import insights, releases
from leertraject.lookback.models import Attribution, Audience, Flag, Release
from leertraject.lookback.queries import texts
from leertraject.lookback.tests import build

pytestmark = pytest.mark.django_db

OWN = "Zonder een gesprek in mijn agenda vul ik alleen maar iets in."
GIVEN = {"audience": Audience.PUBLIC, "attribution": Attribution.NONE, "until": "2028-04-14", "own_words": OWN}
NOT_LITERAL = "Niet letterlijk: zo schreef de spreker het zelf op"


@pytest.fixture
def laid(scene):
    return build.offer(scene, build.WORDS)


def release(client, scene, laid, **given) -> Release:
    build.sign_in(client, scene.alumna)
    answer = client.post(reverse("lookback:quote_release", args=[laid.pk]), GIVEN | given)
    assert answer.status_code == 302, answer.content.decode()
    return Release.objects.get()


def test_others_read_what_the_speaker_wrote_and_never_what_was_said(client, scene, laid):
    kept = release(client, scene, laid)
    assert not kept.literal
    own_page = client.get(reverse("lookback:quote", args=[laid.pk])).content.decode()
    assert OWN in own_page and NOT_LITERAL in own_page
    client.logout()
    page = client.get(reverse("lookback:quotes")).content.decode()
    assert OWN in page and NOT_LITERAL in page and build.WORDS not in page


@pytest.mark.parametrize("own", ["", "   ", build.WORDS, f"  {build.WORDS} "])
def test_without_other_words_the_quote_is_literal(client, scene, laid, own):
    kept = release(client, scene, laid, own_words=own)
    assert kept.literal
    client.logout()
    page = client.get(reverse("lookback:quotes")).content.decode()
    assert build.WORDS in page and NOT_LITERAL not in page


def test_what_was_typed_stays_when_something_else_is_wrong(client, scene, laid):
    build.sign_in(client, scene.alumna)
    answer = client.post(reverse("lookback:quote_release", args=[laid.pk]), GIVEN | {"until": ""})
    assert answer.status_code == 422 and OWN in answer.content.decode()
    too_long = client.post(reverse("lookback:quote_release", args=[laid.pk]), GIVEN | {"own_words": "a" * 601})
    assert too_long.status_code == 422 and not Release.objects.exists()


def test_what_was_said_stays_guarded(client, scene, laid):
    release(client, scene, laid)
    assert build.WORDS in texts.guarded(scene.study).values()
    with pytest.raises(NotAllowed, match="woorden van een spreker"):
        insights.write_insight(
            study=scene.study,
            claim=build.WORDS,
            explanation="",
            counter="",
            by=scene.leading,
            now=scene.moment,
        )


def test_withdrawing_takes_the_other_words_away_and_flags_text_that_repeats_them(client, scene, laid):
    kept = release(client, scene, laid)
    insight = insights.write_insight(
        study=scene.study, claim=OWN, explanation="", counter="", by=scene.leading, now=scene.moment
    )
    speaker = build.actor(scene.alumna, scene.moment)
    releases.withdraw_release(release=kept, by=speaker, now=scene.moment)
    assert Flag.objects.filter(object_id=insight.pk, settled_at__isnull=True).exists()
    assert bytes(Release.objects.get().words) == b""
    for who in (scene.lead, scene.interviewer, scene.bureau.a.sponsor):
        build.sign_in(client, who)
        for url in (reverse("lookback:quotes"), reverse("lookback:insights"), insight_url(insight)):
            assert OWN not in client.get(url).content.decode()


def test_text_that_outlives_a_withdrawal_holds_the_other_words_neither(client, scene, laid):
    release(client, scene, laid)
    assert OWN in texts.guarded(scene.study, released_too=True).values()


def insight_url(insight) -> str:
    return reverse("lookback:insight", args=[insight.pk])
