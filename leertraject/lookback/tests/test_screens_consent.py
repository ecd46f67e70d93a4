"""The speaker's page about consent: through a link from a mail, or signed in."""

from datetime import timedelta

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.lookback import emails, guides
from leertraject.lookback.commands import insights
from leertraject.lookback.models import (
    Coding,
    ConsentAnswer,
    Fragment,
    Insight,
    Purpose,
    Release,
    Transcript,
    Withdrawal,
)
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import insights as insight_queries
from leertraject.lookback.tests import build
from leertraject.notices import links

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
YES = dict.fromkeys(Purpose.values, "ja")
NO = dict.fromkeys(Purpose.values, "nee")


@pytest.fixture
def asked(scene):
    return build.conversation(scene, "asked")


def address(conversation) -> str:
    return reverse("lookback:consent", args=[conversation.pk])


def test_the_link_leads_to_three_questions_with_nothing_chosen(client, asked):
    response = build.open_mail(client, emails.CONSENT, asked.pk)
    html = response.content.decode()
    assert response.status_code == 200 and response.redirect_chain[-1][0] == address(asked)
    assert " checked" not in html and html.count('type="radio"') == 6
    for purpose in guides.purposes().values():
        assert purpose.question in html and purpose.if_yes in html and purpose.if_no in html
        assert purpose.on_withdraw in html
    for text in (guides.guides()[asked.voice].consent_text, guides.consent_intro()):
        assert text.split(".")[0] in html
    assert "Voor Els Vermeulen" in html and "Mirjam Kok wil op 21 april 2026 om 11:00 met je terugblikken" in html


def test_the_page_says_until_when_the_link_works_and_for_whom(client, asked):
    html = build.open_mail(client, emails.CONSENT, asked.pk).content.decode()
    assert "De link werkt tot 14 april 2027 en alleen voor jou" in html
    assert "no-store" in build.open_mail(client, emails.CONSENT, asked.pk)["Cache-Control"]


def test_opening_changes_nothing(client, asked):
    build.open_mail(client, emails.CONSENT, asked.pk)
    assert not ConsentAnswer.objects.exists()


def test_answers_are_kept_with_the_words_asked(client, asked):
    build.open_mail(client, emails.CONSENT, asked.pk)
    response = client.post(address(asked), YES | {"verbeteren": "nee"})
    assert response.status_code == 302 and response["Location"] == address(asked)
    assert queries.consents(asked) == build.YES | {"verbeteren": False}
    assert {answer.by for answer in ConsentAnswer.objects.all()} == {asked.speaker_id}
    html = client.get(address(asked)).content.decode()
    assert "Wat je koos" in html and "Bewaard op 14 april 2026 om 11:00." in html
    assert html.count(" checked") == 3


def test_a_question_left_out_is_named_and_the_others_stay_chosen(client, asked):
    build.open_mail(client, emails.CONSENT, asked.pk)
    response = client.post(address(asked), {"aantekeningen": "ja", "uitschrijven": "nee"})
    html = response.content.decode()
    assert response.status_code == 422 and "Kies ja of nee. Nee is ook goed." in html
    assert html.count(" checked") == 2 and not ConsentAnswer.objects.exists()


def test_an_empty_or_odd_form_is_an_error_and_keeps_nothing(client, asked):
    build.open_mail(client, emails.CONSENT, asked.pk)
    assert client.post(address(asked)).status_code == 422
    assert client.post(address(asked), YES | {"verbeteren": "misschien"}).status_code == 422
    assert not ConsentAnswer.objects.exists()


def test_a_yes_that_becomes_a_no_first_says_what_it_ends(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.release(scene, of=conversation)
    build.fragment(scene, build.AGAINST, of=conversation)
    build.open_mail(client, emails.CONSENT, conversation.pk)
    response = client.post(address(conversation), YES | {"verbeteren": "nee"})
    html = response.content.decode()
    assert response.status_code == 200
    assert guides.purposes()["verbeteren"].on_withdraw in html
    assert "<dd>1, en die stoppen</dd>" in html and "<dd>2, en die tellen niet meer mee</dd>" in html
    assert "wordt gewist" not in html
    assert queries.consents(conversation) == build.YES and not Withdrawal.objects.exists()


def test_after_the_yes_to_that_it_happens(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.release(scene, of=conversation)
    build.open_mail(client, emails.CONSENT, conversation.pk)
    confirmed = YES | {"verbeteren": "nee", "confirmed": "verbeteren"}
    assert client.post(address(conversation), confirmed).status_code == 302
    assert Withdrawal.objects.count() == 1 and not Coding.objects.exists()
    assert Transcript.objects.exists()


def test_a_confirmation_of_something_else_does_not_count(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.open_mail(client, emails.CONSENT, conversation.pk)
    other = YES | {"uitschrijven": "nee", "confirmed": "verbeteren"}
    assert client.post(address(conversation), other).status_code == 200
    assert Transcript.objects.exists()


def test_withdrawing_the_text_keeps_what_was_released(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.release(scene, of=conversation)
    build.fragment(scene, build.AGAINST, of=conversation)
    build.open_mail(client, emails.CONSENT, conversation.pk)
    html = client.post(address(conversation), YES | {"uitschrijven": "nee"}).content.decode()
    assert "wordt gewist" in html and "Citaten die je vrijgaf" not in html
    assert "<dd>1, en die tellen niet meer mee</dd>" in html
    client.post(address(conversation), YES | {"uitschrijven": "nee", "confirmed": "uitschrijven"})
    assert not Transcript.objects.exists() and Release.objects.get().words


@pytest.mark.parametrize("order", [("uitschrijven,verbeteren",), ("uitschrijven", "verbeteren")])
def test_every_quote_ends_when_use_is_withdrawn_also_when_the_text_goes_first(client, scene, order):
    conversation = build.conversation(scene, "mapped")
    release = build.release(scene, of=conversation)
    build.open_mail(client, emails.CONSENT, conversation.pk)
    answers = dict(YES)
    for step in order:
        answers |= dict.fromkeys(step.split(","), "nee")
        client.post(address(conversation), answers | {"confirmed": step})
    assert Withdrawal.objects.filter(release=release).exists()
    assert bytes(Release.objects.get().words) == b""


def test_saying_no_to_everything_works_in_one_go(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.fragment(scene, of=conversation)
    build.open_mail(client, emails.CONSENT, conversation.pk)
    confirmed = NO | {"confirmed": "aantekeningen,uitschrijven,verbeteren"}
    assert client.post(address(conversation), confirmed).status_code == 302
    assert not Transcript.objects.exists() and not Fragment.objects.filter(lapsed_at__isnull=True).exists()


def test_what_an_insight_repeats_is_gone_too_when_everything_is_withdrawn(client, scene):
    conversation = build.conversation(scene, "mapped")
    build.release(scene, of=conversation)
    insight = insights.write_insight(
        study=scene.study,
        claim="Een gesprek houdt bij",
        explanation=f"Iemand zei: {build.WORDS} Dat helpt.",
        counter="Niets.",
        by=scene.leading,
        now=scene.moment,
    )
    build.open_mail(client, emails.CONSENT, conversation.pk)
    client.post(address(conversation), NO | {"confirmed": "aantekeningen,uitschrijven,verbeteren"})
    shown = insight_queries.shown(Insight.objects.get(pk=insight.pk))
    assert shown.explanation == f"Iemand zei: {insight_queries.GONE}. Dat helpt."
    assert shown.claim == "Een gesprek houdt bij"


def test_the_speaker_reaches_it_signed_in(client, scene, asked):
    response = build.sign_in(client, scene.alumna).get(address(asked))
    html = response.content.decode()
    assert response.status_code == 200 and "De link werkt tot" not in html
    assert client.post(address(asked), YES).status_code == 302


def test_without_link_or_sign_in_there_is_nothing(client, scene, asked):
    assert client.get(address(asked)).status_code == 404
    assert client.post(address(asked), YES).status_code == 404
    for someone in (scene.lead, scene.interviewer, scene.alumnus, scene.bureau.a.sponsor, scene.bureau.b.sponsor):
        assert build.sign_in(client, someone).get(address(asked)).status_code == 404
        assert client.post(address(asked), YES).status_code == 404
    assert not ConsentAnswer.objects.exists()


def test_a_link_for_one_conversation_opens_no_other(client, scene, asked):
    other = build.conversation(scene, "asked", speaker=scene.alumnus)
    build.open_mail(client, emails.CONSENT, asked.pk)
    assert client.get(address(asked)).status_code == 200
    assert client.get(address(other)).status_code == 404


def test_whoever_signed_in_and_opened_the_mail_of_the_speaker_acts_as_the_speaker(client, scene, asked):
    build.sign_in(client, scene.lead)
    assert "Voor Els Vermeulen" in build.open_mail(client, emails.CONSENT, asked.pk).content.decode()


def test_a_revoked_or_expired_link_stops_at_once(client, scene, asked, clock_at):
    build.open_mail(client, emails.CONSENT, asked.pk)
    with clock_at(scene.moment + timedelta(days=364)):
        assert links_only(client, asked) == 200
    with clock_at(scene.moment + timedelta(days=366)):
        assert links_only(client, asked) == 404
    links.revoke(purpose=emails.CONSENT, object_id=asked.pk, by=SYSTEM, now=scene.moment)
    assert links_only(client, asked) == 404


def links_only(client, conversation) -> int:
    return client.get(address(conversation)).status_code


def test_other_methods_are_refused(client, asked):
    build.open_mail(client, emails.CONSENT, asked.pk)
    assert client.put(address(asked)).status_code == 405
    assert client.delete(address(asked)).status_code == 405


def test_the_page_asks_few_questions_of_the_database(client, scene, django_assert_max_num_queries):
    conversation = build.conversation(scene, "mapped")
    build.sign_in(client, scene.alumna)
    with django_assert_max_num_queries(15):
        client.get(address(conversation))
