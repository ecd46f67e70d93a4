"""A quote before its speaker, and the page of released quotes."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.lookback import emails
from leertraject.lookback.commands import insights, releases
from leertraject.lookback.models import Attribution, Audience, Insight, Offer, Refusal, Release, Voice, Withdrawal
from leertraject.lookback.queries import insights as insight_queries
from leertraject.lookback.queries import quotes as queries
from leertraject.lookback.tests import build
from leertraject.notices import links
from leertraject.people.tests import build as people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
GIVEN = {"audience": Audience.TEAM, "attribution": Attribution.NONE, "until": "2028-04-14"}


@pytest.fixture
def offer(scene) -> Offer:
    return build.offer(scene)


@pytest.fixture
def speaker(client, offer):
    """A client that opened the mail."""
    build.open_mail(client, emails.QUOTE, offer.pk)
    return client


def url(name: str, offer: Offer) -> str:
    return reverse(f"lookback:{name}", args=[offer.pk])


def read(client, offer: Offer) -> str:
    response = client.get(url("quote", offer))
    assert response.status_code == 200
    return response.content.decode()


# Before the speaker


def test_the_speaker_reads_the_literal_words_in_context(client, offer):
    html = build.open_mail(client, emails.QUOTE, offer.pk).content.decode()
    assert f'<mark class="nl-mark lt-cite">{build.WORDS}</mark>' in html
    assert "Ik werk de kaart alleen bij als ik iemand moet spreken." in html
    assert "En formulieren doe ik op vrijdag." in html
    assert " checked" not in html
    assert 'value="2028-04-14"' in html and "14 april 2028" in html
    assert "Voor Els Vermeulen" in html and "De link werkt tot 14 mei 2026 en alleen voor jou" in html


def test_opening_changes_nothing(speaker, offer):
    read(speaker, offer)
    assert not Release.objects.exists() and not Refusal.objects.exists()


def test_the_speaker_releases(speaker, offer):
    response = speaker.post(url("quote_release", offer), GIVEN | {"audience": Audience.PUBLIC, "attribution": "naam"})
    assert response.status_code == 302 and response["Location"] == url("quote", offer)
    release = Release.objects.get()
    assert (release.audience, release.attribution, release.until) == (Audience.PUBLIC, "naam", date(2028, 4, 14))
    html = read(speaker, offer)
    assert "Je gaf deze woorden vrij" in html and build.WORDS in html and "Els Vermeulen</figcaption>" in html
    assert "14 april 2028" in html and url("quote_withdrawal", offer) in html


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"audience": ""}, "Kies wie het mogen lezen."),
        ({"attribution": ""}, "Kies wat er bij staat."),
        ({"until": ""}, "Kies een einddatum."),
        ({"until": "2026-04-14"}, "Kies een einddatum die nog moet komen."),
        ({"until": "2031-01-01"}, "Kies een einddatum binnen drie jaar."),
        ({"audience": "heelal"}, "heelal"),
    ],
)
def test_what_is_wrong_is_said_with_the_choices_kept(speaker, offer, wrong, sentence):
    response = speaker.post(url("quote_release", offer), GIVEN | wrong)
    html = response.content.decode()
    assert response.status_code == 422 and sentence in html and build.WORDS in html
    assert html.count(" checked") == 2 - ("audience" in wrong) - ("attribution" in wrong)
    if "until" in wrong:
        assert f'value="{wrong["until"]}"' in html or not wrong["until"]
    assert not Release.objects.exists()


def test_a_role_that_few_people_hold_cannot_be_chosen_and_the_page_says_why(speaker, offer):
    html = read(speaker, offer)
    assert 'value="rol"' not in html and "Minder dan 5 mensen in jouw organisatie hebben deze rol" in html
    response = speaker.post(url("quote_release", offer), GIVEN | {"attribution": "rol"})
    assert response.status_code == 422 and not Release.objects.exists()
    assert response.content.decode().count("Minder dan 5 mensen") >= 2


def test_a_role_that_enough_people_hold_can_be_chosen(client, scene):
    for number in range(5):
        someone = people.person(f"Alumnus {number}", f"alumnus{number}@dijkerveen.example", scene.moment)
        people.role(someone, "alumnus", scene.moment, where=scene.organisation)
    offer = build.offer(scene)
    build.open_mail(client, emails.QUOTE, offer.pk)
    assert "Anderen zien: Oud-deelnemer." in read(client, offer)
    client.post(url("quote_release", offer), GIVEN | {"attribution": "rol"})
    assert "Oud-deelnemer</figcaption>" in read(client, offer)


def test_a_voice_without_a_role_has_none_to_show(client, scene):
    offer = build.offer(scene, voice=Voice.OTHERS)
    build.open_mail(client, emails.QUOTE, offer.pk)
    html = read(client, offer)
    assert 'value="rol"' not in html and "geen rol die bij dit gesprek past" in html


def test_the_speaker_refuses_without_a_reason(speaker, offer):
    response = speaker.post(url("quote_refusal", offer))
    assert response.status_code == 302 and Refusal.objects.filter(offer=offer).exists()
    html = read(speaker, offer)
    assert "Je gaf deze woorden niet vrij" in html and build.WORDS not in html
    assert "Geweigerd op 14 april 2026" in html and "<textarea" not in html


def test_a_second_answer_changes_nothing(speaker, offer):
    speaker.post(url("quote_refusal", offer))
    for answer in (
        speaker.post(url("quote_release", offer), GIVEN | {"own_words": "Zo zou ik het zeggen."}),
        speaker.post(url("quote_refusal", offer)),
    ):
        assert answer.status_code == 409
        assert "Je had hierover al beslist." in answer.content.decode()
        assert "Geweigerd op 14 april 2026" in answer.content.decode()
    typed = speaker.post(url("quote_release", offer), GIVEN | {"own_words": "Zo zou ik het zeggen."})
    assert "Zo zou ik het zeggen." in typed.content.decode()
    assert not Release.objects.exists() and Refusal.objects.count() == 1


def test_the_link_that_released_also_withdraws_a_year_later(speaker, scene, offer, clock_at):
    speaker.post(url("quote_release", offer), GIVEN)
    with clock_at(scene.moment + timedelta(days=365)):
        html = build.open_mail(speaker, emails.QUOTE, offer.pk).content.decode()
        assert "Trek dit citaat in" in html and "De link werkt tot 14 april 2028" in html


def test_withdrawing_asks_first_and_then_shows_no_words(speaker, offer):
    speaker.post(url("quote_release", offer), GIVEN)
    asking = speaker.get(url("quote_withdrawal", offer)).content.decode()
    assert "Opnieuw vrijgeven kan dan niet meer" in asking and not Withdrawal.objects.exists()
    response = speaker.post(url("quote_withdrawal", offer))
    assert response["Location"] == url("quote", offer) and Withdrawal.objects.count() == 1
    html = read(speaker, offer)
    assert "Dit citaat is er niet meer" in html and build.WORDS not in html and "formulier" not in html
    assert speaker.post(url("quote_withdrawal", offer)).status_code == 302
    assert Withdrawal.objects.count() == 1


def test_there_is_nothing_to_withdraw_before_a_release(speaker, offer):
    assert speaker.get(url("quote_withdrawal", offer))["Location"] == url("quote", offer)
    assert speaker.post(url("quote_withdrawal", offer))["Location"] == url("quote", offer)
    assert not Withdrawal.objects.exists()


def test_a_release_outlives_the_conversation_and_can_then_still_be_withdrawn(speaker, scene, offer):
    speaker.post(url("quote_release", offer), GIVEN)
    conversation = offer.fragment.transcript.conversation
    build.answer(scene, conversation, build.YES | {"uitschrijven": False})
    assert build.WORDS in read(speaker, offer)
    response = speaker.post(url("quote_withdrawal", offer))
    assert response.status_code == 200 and "Dit citaat is er niet meer" in response.content.decode()
    assert speaker.get(url("quote", offer)).status_code == 404


def test_what_an_insight_repeats_goes_with_a_quote_whose_conversation_has_gone(speaker, scene, offer):
    speaker.post(url("quote_release", offer), GIVEN)
    insight = insights.write_insight(
        study=scene.study,
        claim="Een gesprek houdt bij",
        explanation=f"Iemand zei: {build.WORDS}",
        counter="Niets.",
        by=scene.leading,
        now=scene.moment,
    )
    build.answer(scene, offer.fragment.transcript.conversation, build.YES | {"uitschrijven": False})
    assert insight_queries.shown(Insight.objects.get(pk=insight.pk)).explanation.endswith(build.WORDS)
    speaker.post(url("quote_withdrawal", offer))
    shown = insight_queries.shown(Insight.objects.get(pk=insight.pk))
    assert shown.explanation == f"Iemand zei: {insight_queries.GONE}."


def test_a_question_lapses_when_consent_is_withdrawn(speaker, scene, offer):
    build.answer(scene, offer.fragment.transcript.conversation, build.YES | {"verbeteren": False})
    html = read(speaker, offer)
    assert "De toestemming is ingetrokken op 14 april 2026" in html and build.WORDS not in html
    late = speaker.post(url("quote_release", offer), GIVEN)
    assert late.status_code == 409 and "niets meer om over te beslissen" in late.content.decode()
    speaker.post(url("quote_refusal", offer))
    assert not Release.objects.exists() and not Refusal.objects.exists()


def test_an_ended_term_shows_no_words_also_before_the_daily_task(client, scene, clock_at):
    release = build.release(scene, until=date(2026, 4, 20))
    with clock_at(scene.moment + timedelta(days=7)):
        html = read(build.sign_in(client, scene.alumna), release.offer)
    assert "De termijn liep af op 20 april 2026" in html and build.WORDS not in html


def test_the_speaker_decides_signed_in_too(client, scene, offer):
    build.sign_in(client, scene.alumna)
    assert "De link werkt tot" not in read(client, offer)
    assert client.post(url("quote_release", offer), GIVEN).status_code == 302


def test_nobody_else_decides_or_reads(client, scene, offer):
    other = build.offer(scene, speaker=scene.alumnus)
    build.open_mail(client, emails.QUOTE, other.pk)
    everyone = [None, scene.lead, scene.interviewer, scene.alumnus, scene.bureau.a.sponsor, scene.bureau.b.sponsor]
    for someone in everyone:
        if someone is not None:
            build.sign_in(client, someone)
        for name in ("quote", "quote_withdrawal"):
            assert client.get(url(name, offer)).status_code == 404
        for name in ("quote_release", "quote_refusal", "quote_withdrawal"):
            assert client.post(url(name, offer), GIVEN).status_code == 404
    assert not Release.objects.exists() and not Refusal.objects.exists()


def test_a_revoked_or_expired_link_stops_at_once(speaker, scene, offer, clock_at):
    with clock_at(scene.moment + timedelta(days=31)):
        assert speaker.get(url("quote", offer)).status_code == 404
    links.revoke(purpose=emails.QUOTE, object_id=offer.pk, by=SYSTEM, now=scene.moment)
    assert speaker.get(url("quote", offer)).status_code == 404
    assert speaker.post(url("quote_release", offer), GIVEN).status_code == 404


def test_a_consent_link_opens_no_quote(client, offer):
    build.open_mail(client, emails.CONSENT, offer.fragment.transcript.conversation_id)
    assert client.get(url("quote", offer)).status_code == 404


def test_the_wrong_method_is_refused(speaker, offer):
    for name in ("quote_release", "quote_refusal"):
        assert speaker.get(url(name, offer)).status_code == 405
    assert speaker.post(url("quote", offer)).status_code == 405
    assert speaker.post(reverse("lookback:quotes")).status_code == 405


def test_the_page_asks_few_questions_of_the_database(speaker, offer, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        read(speaker, offer)


# Released


PEOPLE = ("lead", "hanneke", "participant", "alumnus", "sponsor", "elsewhere", "administrator", "visitor")


def looks(client, scene, who: str) -> str:
    cast = scene.bureau
    someone = {
        "lead": cast.lead,
        "hanneke": cast.hanneke,
        "participant": cast.a.participants[0],
        "alumnus": cast.b.alumni[0],
        "sponsor": cast.a.sponsor,
        "elsewhere": cast.b.sponsor,
        "administrator": cast.administrator,
    }.get(who)
    if someone is not None:
        build.sign_in(client, someone)
    response = client.get(reverse("lookback:quotes"))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (Audience.TEAM, {"lead", "hanneke"}),
        (Audience.COHORTS, {"lead", "hanneke", "participant", "alumnus"}),
        (Audience.ORGANISATION, {"lead", "hanneke", "participant", "alumnus", "sponsor"}),
        (Audience.PUBLIC, set(PEOPLE)),
    ],
)
@pytest.mark.parametrize("who", PEOPLE)
def test_a_released_quote_is_read_by_its_audience_and_nobody_else(client, scene, audience, readers, who):
    build.release(scene, audience=audience)
    html = looks(client, scene, who)
    if who in readers:
        assert build.WORDS in html and "Vrijgegeven tot en met 14 april 2028" in html
    else:
        assert build.WORDS not in html and "Hier is nu niets te lezen" in html


def test_what_stands_beside_it_is_what_the_speaker_chose(client, scene):
    build.release(scene, audience=Audience.PUBLIC, attribution=Attribution.NAME)
    assert "Els Vermeulen. Vrijgegeven tot en met" in looks(client, scene, "visitor")


def test_without_attribution_nothing_points_at_the_speaker(client, scene):
    build.release(scene, audience=Audience.PUBLIC)
    html = looks(client, scene, "visitor")
    for trace in ("Els Vermeulen", "Oud-deelnemer", "Gemeente Dijkerveen", "Groep 5", scene.study.title):
        assert trace not in html


def test_a_withdrawn_quote_is_gone(client, scene):
    build.withdrawn(scene, audience=Audience.PUBLIC)
    for who in ("lead", "visitor"):
        assert "formulier" not in looks(client, scene, who)


def test_an_expired_quote_is_gone_also_before_the_daily_task(client, scene, clock_at):
    build.release(scene, audience=Audience.PUBLIC, until=date(2026, 4, 20))
    with clock_at(scene.moment + timedelta(days=7)):
        assert build.WORDS not in looks(client, scene, "visitor")
    releases.expire_releases(now=scene.moment + timedelta(days=7))
    assert not queries.living(date(2026, 4, 14)).exists()


def test_many_quotes_ask_as_much_of_the_database_as_one(client, scene, django_assert_max_num_queries):
    conversation = build.conversation(scene, "mapped")
    for words in (build.WORDS, build.AGAINST, "dan is het een afspraak"):
        build.release(scene, words, of=conversation, audience=Audience.PUBLIC)
    with django_assert_max_num_queries(6):
        html = looks(client, scene, "visitor")
    assert html.count("<blockquote") == 3
