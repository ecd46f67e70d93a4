"""Insights on screen: who reads them, writing, confirming, and what they rest on."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.lookback.commands import coding, insights
from leertraject.lookback.models import (
    Fragment,
    Insight,
    InsightConfirmation,
    Support,
    Voice,
)
from leertraject.lookback.tests import build
from leertraject.lookback.tests.insight_pages import at, page_of, someone
from leertraject.people import commands as people_commands
from leertraject.people.tests import build as people

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

TEXT = {"claim": "Wie belt, blijft bij", "explanation": "Bellen werkt.", "counter": "Niet iedereen neemt op."}


@pytest.fixture
def insight(scene) -> Insight:
    return build.insight(scene)


READ = ("insight", "trail")
WRITE = ("insight_edit", "insight_reason")
POSTED = ("insight_confirmation",)
OUTSIDE = ["a.sponsor", "a.manager", "a.participants.0", "a.alumni.0", "b.sponsor", "administrator"]


# Who may come here


@pytest.mark.parametrize("who", ["lead", "other_lead", "interviewer", "hanneke"])
def test_the_team_reads_insights(client, scene, insight, who):
    build.sign_in(client, someone(scene, who))
    assert insight.claim in page_of(client.get(reverse("lookback:insights")))
    for name in READ:
        assert insight.claim in page_of(client.get(at(name, insight)))


@pytest.mark.parametrize("who", OUTSIDE)
def test_for_others_there_are_no_insights(client, scene, insight, who):
    build.sign_in(client, someone(scene, who))
    assert client.get(reverse("lookback:insights")).status_code == 404
    assert client.get(reverse("lookback:insight_new")).status_code == 404
    for name in (*READ, *WRITE):
        assert client.get(at(name, insight)).status_code == 404
    for name in (*WRITE, *POSTED):
        assert client.post(at(name, insight), TEXT).status_code == 404


def test_who_leads_and_also_stands_on_the_employers_side_reads_nothing(client, scene, insight):
    people.role(scene.lead, "sponsor", scene.moment, where=scene.organisation)
    build.sign_in(client, scene.lead)
    assert client.get(reverse("lookback:insights")).status_code == 404
    assert client.get(at("insight", insight)).status_code == 404


def test_a_trainer_sees_but_does_not_write_confirm_or_name(client, scene, insight):
    build.sign_in(client, scene.bureau.hanneke)
    assert client.get(reverse("lookback:insight_new")).status_code == 403
    for name in WRITE:
        assert client.get(at(name, insight)).status_code == 403
        assert client.post(at(name, insight), TEXT).status_code == 403
    assert client.post(at("insight_confirmation", insight)).status_code == 403
    page = page_of(client.get(at("insight", insight)))
    assert "Herschrijf" not in page and "Bevestig dit inzicht" not in page


def test_an_interviewer_writes_but_does_not_confirm_or_name(client, scene, insight):
    build.sign_in(client, scene.interviewer)
    assert client.get(at("insight_edit", insight)).status_code == 200
    assert client.post(at("insight_confirmation", insight)).status_code == 403
    assert client.get(at("insight_reason", insight)).status_code == 403


def test_an_interviewer_without_a_role_sees_the_own_studies_only(client, scene, insight):
    guest = people.person("Gast", "gast@bureau.example", scene.moment)
    people.role(guest, "participant", scene.moment, where=scene.organisation)
    people_commands.give_account(guest, by=SYSTEM, now=scene.moment)
    build.sign_in(client, guest)
    assert client.get(at("insight", insight)).status_code == 404
    build.planned(scene, speaker=scene.alumnus, interviewer=guest)
    assert client.get(at("insight", insight)).status_code == 200
    assert client.get(reverse("lookback:insights")).status_code == 200


def test_a_stranger_signs_in_first(client, insight):
    for address in (reverse("lookback:insights"), *(at(name, insight) for name in (*READ, *WRITE))):
        assert client.get(address)["Location"].startswith(reverse("account_login"))


def test_the_wrong_method_is_refused(client, scene, insight):
    build.sign_in(client, scene.lead)
    assert client.get(at("insight_confirmation", insight)).status_code == 405
    for name in READ:
        assert client.post(at(name, insight)).status_code == 405
    fragment = Fragment.objects.first()
    assert client.put(reverse("lookback:insight_support_removal", args=[insight.pk, fragment.pk])).status_code == 405


# Writing


def test_an_interviewer_writes_a_draft(client, scene):
    build.planned(scene)
    build.sign_in(client, scene.interviewer)
    page = page_of(client.get(reverse("lookback:insight_new")))
    assert f'value="{scene.study.pk}" selected' in page, "the only study is chosen"
    response = client.post(reverse("lookback:insight_new"), TEXT | {"study": scene.study.pk})
    made = Insight.objects.get()
    assert response["Location"] == at("insight", made)
    assert (made.claim, made.explanation, made.counter) == tuple(TEXT.values())
    assert "Inzicht 1, concept" in page_of(client.get(at("insight", made)))


def test_every_field_says_who_reads_it(client, scene, insight):
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("insight_edit", insight)))
    assert page.count("de interviewer, de codeur, de meelezer en de trainers zien dit") == 3


@pytest.mark.parametrize("missing", ["claim", "explanation", "study"])
def test_what_is_missing_is_said_and_the_rest_stays(client, scene, missing):
    build.sign_in(client, scene.lead)
    sent = {**TEXT, "study": str(scene.study.pk)} | {missing: ""}
    response = client.post(reverse("lookback:insight_new"), sent)
    assert response.status_code == 422 and not Insight.objects.exists()
    page = page_of(response)
    assert all(value in page for value in sent.values() if value)


def test_words_of_a_speaker_are_refused_with_the_place_and_kept_in_the_form(client, scene):
    build.fragment(scene)
    build.sign_in(client, scene.lead)
    said = f"Iemand zei: {build.WORDS} Daarom."
    response = client.post(reverse("lookback:insight_new"), TEXT | {"explanation": said, "study": scene.study.pk})
    assert response.status_code == 422 and not Insight.objects.exists()
    page = page_of(response)
    assert "Hier staan woorden van een spreker" in page and f">\n{said}</textarea>" in page


def test_rewriting_keeps_what_was_written(client, scene, insight):
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("insight_edit", insight)))
    assert insight.claim in page and insight.explanation in page and insight.counter in page
    client.post(at("insight_edit", insight), TEXT | {"revision": 1})
    insight.refresh_from_db()
    assert (insight.claim, insight.revision, insight.changed_by) == (TEXT["claim"], 2, scene.lead.pk)


def test_of_two_writers_neither_text_is_lost(client, scene, insight, clock_at):
    build.sign_in(client, scene.interviewer)
    with clock_at(scene.moment + timedelta(minutes=63)):
        client.post(at("insight_edit", insight), TEXT | {"revision": 1})
    build.sign_in(client, scene.lead)
    mine = {"claim": "Mijn eigen zin", "explanation": "Mijn uitleg", "counter": "Mijn tegenspraak"}
    response = client.post(at("insight_edit", insight), mine | {"revision": 1})
    assert response.status_code == 409
    page = page_of(response)
    for text in (*TEXT.values(), *mine.values()):
        assert text in page
    assert "Mirjam Kok veranderde dit inzicht op 14 april 2026 om 12:03." in page
    assert page.count("lt-state--conflict") == 1
    choices = re.search(r"lt-state--conflict.*?</div></div>", page, re.DOTALL)[0]
    assert choices.count("<a ") == 3
    insight.refresh_from_db()
    assert insight.claim == TEXT["claim"], "nothing was overwritten"
    revision = re.search(r'name="revision" value="(\d+)"', page)[1]
    client.post(at("insight_edit", insight), mine | {"revision": revision})
    insight.refresh_from_db()
    assert insight.claim == "Mijn eigen zin", "saving again is a choice"


def test_a_form_without_a_revision_is_a_conflict_and_loses_nothing(client, scene, insight):
    build.sign_in(client, scene.lead)
    response = client.post(at("insight_edit", insight), TEXT)
    assert response.status_code == 409 and TEXT["claim"] in page_of(response)


# Confirming


def test_a_draft_on_two_voices_is_confirmed(client, scene, insight):
    build.sign_in(client, scene.lead)
    assert client.post(at("insight_confirmation", insight)).status_code == 302
    assert InsightConfirmation.objects.get().insight == insight
    assert "Inzicht 1, bevestigd op 14 april 2026" in page_of(client.get(at("insight", insight)))


def test_why_a_draft_is_not_confirmed_stands_on_its_page(client, scene, insight):
    Support.objects.filter(fragment__voice=Voice.OPGAVE_OWNERS).delete()
    build.sign_in(client, scene.lead)
    response = client.post(at("insight_confirmation", insight))
    assert response.status_code == 422
    assert "één soort stem" in page_of(response) and insight.claim in page_of(response)
    assert not InsightConfirmation.objects.exists()


# What stands on the page


def test_support_is_counted_in_people_per_voice(client, scene, insight):
    conversation = scene.study.conversations.get(voice=Voice.ALUMNI)
    more = build.fragment(scene, "Ja. Dan is het geen huiswerk meer", of=conversation)
    insights.add_support(insight=insight, fragment=more, stance="supports", by=scene.asking, now=scene.moment)
    build.conversation(scene, "mapped", speaker=scene.alumnus)
    page = page_of(build.sign_in(client, scene.bureau.hanneke).get(at("insight", insight)))
    assert "1 van de 2 mensen, 1 spreekt het tegen (1 doet allebei)" in page, "three fragments are still one person"
    assert "1 van de 1 mens" in page
    assert "Niet gesproken: opdrachtgevers en andere betrokkenen." in page


def test_the_chain_has_eight_steps_that_lead_somewhere(client, scene):
    check = build.check(scene, reported=True)
    insight = Insight.objects.get()
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("insight", insight)))
    chain = re.search(r'<ol role="list" class="lt-chain">.*?</ol>', page, re.DOTALL)[0]
    assert chain.count("<li") == 8 and "Acht stappen, zeven gezet" not in page
    assert "Acht stappen, zes gezet" in page, "no quote was laid before its speaker and no note was sent"
    assert chain.count("lt-chain__step--open") == 2 and chain.count("lt-chain__step--here") == 1
    for address in re.findall(r'href="([^"#]+)(?:#[^"]*)?"', chain):
        assert client.get(address).status_code == 200
    for anchor in set(re.findall(r'href="#([^"]+)"', chain)):
        assert f'id="{anchor}"' in page
    assert reverse("lookback:check", args=[check.pk]) in page


def test_the_chain_names_two_codes_and_counts_the_others(client, scene):
    insight = build.insight(scene)
    build.sign_in(client, scene.lead)
    assert "Alle codes" not in page_of(client.get(at("insight", insight)))
    fragment = Fragment.objects.filter(supports__insight=insight).first()
    given = list(scene.codebook.codes.order_by("position")[:5])
    coding.code_fragment(fragment=fragment, codes=given, by=scene.asking, now=scene.moment)
    page = page_of(client.get(at("insight", insight)))
    first, second, third = (code.name.lower() for code in given[:3])
    assert f">{first}, {second} en nog drie</span>" in page
    assert all(f'<span class="lt-tag">{code.name}</span>' in page for code in given), "all of them under the chain"
    assert third not in re.search(r'<ol role="list" class="lt-chain">.*?</ol>', page, re.DOTALL)[0]
