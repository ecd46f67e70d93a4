"""Under an insight: quotes in their circle, words that were withdrawn, the trail."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from leertraject.lookback.commands import coding, insights, releases
from leertraject.lookback.models import (
    Audience,
    Flag,
    Fragment,
    Insight,
    Purpose,
    Stance,
    Support,
    Voice,
)
from leertraject.lookback.queries import insights as queries
from leertraject.lookback.tests import build
from leertraject.lookback.tests.insight_pages import at, page_of, released, someone, speaker, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]

TEXT = {"claim": "Wie belt, blijft bij", "explanation": "Bellen werkt.", "counter": "Niet iedereen neemt op."}


@pytest.fixture
def insight(scene) -> Insight:
    return build.insight(scene)


READ = ("insight", "trail")
WRITE = ("insight_edit", "insight_reason")
POSTED = ("insight_confirmation",)
OUTSIDE = ["a.sponsor", "a.manager", "a.participants.0", "a.alumni.0", "b.sponsor", "administrator"]


def test_released_quotes_stand_there_for_who_is_in_their_circle(client, scene, insight):
    released(insight, scene)
    released(insight, scene, voice=Voice.OPGAVE_OWNERS, audience=Audience.ORGANISATION)
    page = page_of(build.sign_in(client, scene.lead).get(at("insight", insight)))
    assert page.count(build.WORDS) == 2
    assert "Vrijgegeven voor trainers en programmaleiders, tot en met 14 april 2028." in page
    guest = scene.bureau.a.participants[0]
    build.planned(scene, speaker=scene.alumnus, interviewer=guest)
    page = page_of(build.sign_in(client, guest).get(at("insight", insight)))
    assert page.count(build.WORDS) == 1, "a participant who interviews is not in the circle of the first"
    assert "Eén ander citaat is vrijgegeven voor een kring waar jij niet in zit." in page


def test_a_withdrawn_quote_is_gone_from_everything_and_that_is_said(client, scene):
    check = build.check(scene)
    insight = Insight.objects.get()
    release = released(insight, scene)
    withdraw(release, scene)
    for who in ("lead", "interviewer", "hanneke"):
        build.sign_in(client, someone(scene, who))
        for address in (
            at("insight", insight),
            at("trail", insight),
            reverse("lookback:insights"),
            reverse("programmes:changes", args=[scene.programme.pk]),
        ):
            assert build.WORDS not in page_of(client.get(address)), f"{who}: {address}"
    page = page_of(client.get(at("insight", insight)))
    assert "Hier stond een citaat. Wie het zei, trok het in op 14 april 2026." in page
    assert "Dit inzicht had één citaat en heeft er nu geen. Wijziging 2.1 rust hierop." in page
    assert check.change.title in page


def test_a_quote_that_ran_out_is_not_called_withdrawn(client, scene, insight, clock_at):
    fragment = Fragment.objects.get(supports__insight=insight, voice=Voice.OPGAVE_OWNERS)
    laid = releases.offer_quote(fragment=fragment, by=scene.asking, now=scene.moment)
    releases.release_quote(
        offer=laid, audience="team", attribution="geen", until=date(2026, 4, 20), by=speaker(fragment, scene),
        now=scene.moment,
    )  # fmt: skip
    build.sign_in(client, scene.lead)
    later = scene.moment + timedelta(days=8)
    with clock_at(later):
        before = page_of(client.get(at("insight", insight)))
        releases.expire_releases(now=later)
        after = page_of(client.get(at("insight", insight)))
    assert build.WORDS not in before and "kring waar jij niet in zit" not in before
    assert "De termijn ervan liep af op 22 april 2026." in after


def quote_in_text(scene) -> Insight:
    """An insight whose text repeats a quote that was released, and then withdrawn."""
    made = build.insight(scene)
    # The owner said the same words; here only one person did.
    owner = Fragment.objects.get(supports__insight=made, voice=Voice.OPGAVE_OWNERS)
    insights.drop_support(support=owner.supports.get(), by=scene.asking, now=scene.moment)
    coding.unmark_fragment(fragment=owner, by=scene.asking, now=scene.moment)
    release = released(made, scene)
    insights.revise_insight(
        insight=made,
        revision=1,
        claim=made.claim,
        explanation=f"Zoals iemand zei: {build.WORDS}",
        counter="Niet altijd.",
        theme="",
        by=scene.asking,
        now=scene.moment,
    )
    withdraw(release, scene)
    return Insight.objects.get()


def test_withdrawn_words_in_hand_written_text_are_masked_and_wait_for_their_writer(client, scene):
    insight = quote_in_text(scene)
    assert build.WORDS in insight.explanation and Flag.objects.count() == 1
    build.sign_in(client, scene.bureau.hanneke)
    page = page_of(client.get(at("insight", insight)))
    assert queries.GONE in page and build.WORDS not in page and "wacht op wie hem schreef" in page
    assert "wacht op wie hem schreef" in page_of(client.get(reverse("lookback:insights")))
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("insight", insight)))
    assert "Herschrijf de tekst" in page and build.WORDS not in page
    form = page_of(client.get(at("insight_edit", insight)))
    assert queries.GONE in form and build.WORDS not in form
    conflict = page_of(client.post(at("insight_edit", insight), TEXT | {"revision": 1}))
    assert build.WORDS not in conflict, "the other text is masked in a conflict as well"
    assert client.post(at("insight_confirmation", insight)).status_code == 422
    client.post(at("insight_edit", insight), TEXT | {"revision": 2})
    assert queries.GONE not in page_of(client.get(at("insight", insight)))


def test_who_withdrew_consent_counts_no_more(client, scene, insight):
    build.answer(scene, scene.study.conversations.get(voice=Voice.ALUMNI), build.YES | {Purpose.IMPROVEMENT: False})
    page = page_of(build.sign_in(client, scene.lead).get(at("insight", insight)))
    assert "Eén mens trok de toestemming in en telt hier niet meer mee." in page
    assert "Niet gesproken: oud-deelnemers" in page


def test_who_leads_but_did_not_interview_reads_no_unreleased_words(client, scene):
    check = build.check(scene, reported=True)
    insight = Insight.objects.get()
    build.sign_in(client, scene.lead)
    addresses = [at(name, insight) for name in (*READ, *WRITE)]
    addresses += [reverse("lookback:check", args=[check.pk]), reverse("lookback:checks"), reverse("lookback:insights")]
    addresses += [reverse(f"lookback:{name}", args=[check.change_id]) for name in ("check_plan", "tell_back")]
    for address in addresses:
        page = page_of(client.get(address))
        assert build.WORDS not in page and build.AGAINST not in page, address
        assert scene.alumna.name not in page and scene.owner.name not in page, address


# The trail


def test_the_trail_links_the_own_conversations_and_counts_the_others(client, scene, insight):
    page = page_of(build.sign_in(client, scene.interviewer).get(at("trail", insight)))
    for fragment in Fragment.objects.all():
        assert f"?fragment={fragment.pk}#beurt-" in page
    assert "Terugblikgesprek 1, beurt 2" in page and build.WORDS not in page
    page = page_of(build.sign_in(client, scene.lead).get(at("trail", insight)))
    assert "?fragment=" not in page and "Terugblikgesprek" not in page
    assert "Drie fragmenten, waarvan één het tegenspreekt." in page and "Eén mens" in page


def test_the_trail_leads_on_to_changes_checks_and_notes(client, scene):
    check = build.check(scene, reported=True)
    build.note(scene, of=check.change)
    insight = Insight.objects.get()
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("trail", insight)))
    log = reverse("programmes:changes", args=[scene.programme.pk])
    assert f"{log}#wijziging-2-1" in page and "Toets: het hielp niet." in page
    assert reverse("lookback:check", args=[check.pk]) in page
    assert reverse("lookback:tell_back", args=[check.change_id]) in page
    back = page_of(client.get(log))
    assert at("insight", insight) in back, "a change leads back to its insight"
    assert at("insight", insight) in page_of(client.get(reverse("lookback:check", args=[check.pk])))


def test_only_the_interviewer_takes_a_fragment_from_under_an_insight(client, scene, insight):
    fragment = Fragment.objects.get(supports__stance=Stance.CONTRADICTS)
    address = reverse("lookback:insight_support_removal", args=[insight.pk, fragment.pk])
    assert build.sign_in(client, scene.lead).post(address).status_code == 404
    assert build.sign_in(client, scene.bureau.a.sponsor).post(address).status_code == 404
    assert Support.objects.filter(fragment=fragment).exists()
    page = page_of(build.sign_in(client, scene.interviewer).get(address))
    assert "Nu: spreekt tegen." in page and build.AGAINST not in page
    assert Support.objects.filter(fragment=fragment).exists(), "reading what it does changes nothing"
    response = client.post(address)
    assert response["Location"] == at("trail", insight) and not Support.objects.filter(fragment=fragment).exists()


# Reasons
