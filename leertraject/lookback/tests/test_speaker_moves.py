"""A speaker goes to work elsewhere: what they said goes along with them, and does not follow to the new employer."""

import pytest
from django.urls import reverse

from leertraject.lookback.models import Audience
from leertraject.lookback.tests import build
from leertraject.programmes import commands

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def released(scene):
    """A quote for the own organisation, by someone who went to work for another client since."""
    made = build.release(scene, build.WORDS, audience=Audience.ORGANISATION)
    commands.move_person(
        person=scene.alumna,
        leaving=scene.organisation,
        to=scene.bureau.b.organisation,
        on=scene.moment.date(),
        by=scene.leading,
        now=scene.moment,
    )
    return made


def _page(client, person, name, *arguments) -> str:
    build.sign_in(client, person)
    return client.get(reverse(name, args=arguments)).content.decode()


def test_the_speaker_keeps_conversation_and_quote(client, scene, released):
    talk = released.offer.fragment.transcript.conversation
    assert build.WORDS in _page(client, scene.alumna, "lookback:transcript", talk.pk)
    assert build.WORDS in _page(client, scene.alumna, "lookback:own", scene.alumna.pk)
    withdrawal = reverse("lookback:quote_withdrawal", args=[released.offer_id])
    assert client.post(withdrawal).status_code == 302
    assert build.WORDS not in _page(client, scene.bureau.a.sponsor, "lookback:quotes")


def test_a_quote_stays_with_the_organisation_it_was_about(client, scene, released):
    assert build.WORDS in _page(client, scene.bureau.a.sponsor, "lookback:quotes")
    assert build.WORDS not in _page(client, scene.bureau.b.sponsor, "lookback:quotes")
