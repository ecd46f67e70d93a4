"""Everything of a speaker on one page, by a mail link of its own; nobody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse

from leertraject.lookback import emails
from leertraject.lookback.models import Audience, Voice, Withdrawal
from leertraject.lookback.tests import build
from leertraject.notices.models import Notice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

OTHER = "Dan is het geen huiswerk meer"


@pytest.fixture
def talk(scene):
    return build.conversation(scene, "mapped", speaker=scene.owner, voice=Voice.OPGAVE_OWNERS)


def ask(client, talk):
    return client.post(reverse("lookback:own_from_consent", args=[talk.pk]))


def own(person) -> str:
    return reverse("lookback:own", args=[person.pk])


def opened(client, scene, talk):
    """The page behind the link that the speaker asked for, on a device that holds no other link."""
    build.open_mail(client, emails.CONSENT, talk.pk)
    assert ask(client, talk)["Location"] == reverse("lookback:own_sent")
    client.cookies.clear()
    return build.open_mail(client, emails.OWN, scene.owner.pk)


def test_a_speaker_without_account_sees_everything_and_withdraws_there(client, scene, talk):
    build.release(scene, build.WORDS, audience=Audience.PUBLIC, of=talk)
    build.offer(scene, OTHER, of=talk)
    page = opened(client, scene, talk).content.decode()
    assert build.WORDS in page
    assert "Mogen wij deze woorden van jou gebruiken?" in page and OTHER not in page
    assert "Je zei ja op drie van de drie vragen" in page
    withdrawal = reverse("lookback:quote_withdrawal", args=[talk.transcript.fragments.first().offer.pk])
    assert withdrawal in page
    assert client.post(withdrawal).status_code == 302
    assert Withdrawal.objects.count() == 1
    assert build.WORDS not in client.get(own(scene.owner)).content.decode()


def test_a_quote_stays_in_the_list_when_the_text_of_the_conversation_has_gone(client, scene, talk):
    released = build.release(scene, build.WORDS, audience=Audience.PUBLIC, of=talk)
    opened(client, scene, talk)
    build.answer(scene, talk, build.YES | {"uitschrijven": False})
    released.refresh_from_db()
    page = client.get(own(scene.owner)).content.decode()
    assert (build.WORDS in page) is not hasattr(released, "withdrawal")
    assert reverse("lookback:quote", args=[released.offer_id]) in page


def test_the_link_leads_to_nothing_of_someone_else(client, scene, talk):
    theirs = build.conversation(scene, "mapped", speaker=scene.alumna)
    released = build.release(scene, build.WORDS, of=theirs)
    opened(client, scene, talk)
    for url in (
        own(scene.alumna),
        reverse("lookback:consent", args=[theirs.pk]),
        reverse("lookback:quote", args=[released.offer_id]),
        reverse("lookback:transcript", args=[theirs.pk]),
    ):
        assert client.get(url).status_code == 404, url
    assert client.post(reverse("lookback:quote_withdrawal", args=[released.offer_id])).status_code == 404


def test_the_link_is_mailed_at_most_once_an_hour(client, scene, talk, moment, clock_at):
    build.open_mail(client, emails.CONSENT, talk.pk)
    for _ in range(3):
        assert ask(client, talk).status_code == 302
    mails = Notice.objects.filter(kind=emails.OWN)
    assert mails.count() == 1
    with clock_at(moment + timedelta(minutes=61)):
        ask(client, talk)
    assert mails.count() == 2


def test_the_link_ends(client, scene, talk, moment, clock_at):
    opened(client, scene, talk)
    with clock_at(moment + timedelta(days=31)):
        assert client.get(own(scene.owner)).status_code == 404


def test_whoever_signed_in_needs_no_link(client, scene):
    build.planned(scene)
    build.sign_in(client, scene.alumna)
    assert own(scene.alumna) in client.get("/").content.decode()
    page = client.get(own(scene.alumna)).content.decode()
    assert "Nog geen keuze gemaakt" in page and "Er is niets van jou te lezen." in page
    for other in (scene.lead, scene.interviewer, scene.bureau.a.sponsor):
        build.sign_in(client, other)
        assert client.get(own(scene.alumna)).status_code == 404


def test_it_costs_the_same_however_much_there_is(client, scene, django_assert_max_num_queries):
    talk = build.conversation(scene, "mapped")
    build.sign_in(client, scene.alumna)
    for words in (build.WORDS, OTHER, "dan is het een afspraak"):
        build.release(scene, words, audience=Audience.PUBLIC, of=talk)
        with django_assert_max_num_queries(17):
            assert words in client.get(own(scene.alumna)).content.decode()
