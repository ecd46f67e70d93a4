"""Insights on screen: who reads them, what they rest on, and that withdrawn words are gone from all of it."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import coding, consent, insights, releases
from leertraject.lookback.guarding import holds_no_words_of_speakers
from leertraject.lookback.models import (
    Audience,
    ChangeReason,
    Flag,
    Fragment,
    Insight,
    InsightConfirmation,
    Purpose,
    Stance,
    Support,
    Voice,
)
from leertraject.lookback.queries import insights as queries
from leertraject.lookback.queries import places
from leertraject.lookback.tests import build
from leertraject.people import commands as people_commands
from leertraject.people.tests import build as people
from leertraject.programmes import commands as programmes
from leertraject.programmes.commands import Why
from leertraject.programmes.contents import BlockContent
from leertraject.programmes.models import BlockKind, Version

pytestmark = pytest.mark.django_db

TEXT = {"claim": "Wie belt, blijft bij", "explanation": "Bellen werkt.", "counter": "Niet iedereen neemt op."}


@pytest.fixture(autouse=True)
def _at_the_moment(clock_at):
    """The clock stands at `moment`."""


@pytest.fixture
def scene(moment) -> build.Scene:
    return build.scene(moment)


@pytest.fixture
def insight(scene) -> Insight:
    return build.insight(scene)


def at(name: str, insight: Insight) -> str:
    return reverse(f"lookback:{name}", args=[insight.pk])


def someone(scene, who: str):
    found = scene.bureau
    for part in who.split("."):
        found = found[int(part)] if part.isdigit() else getattr(found, part)
    return found


def page_of(response) -> str:
    return unescape(response.content.decode())


def speaker(fragment: Fragment, scene):
    return build.actor(fragment.transcript.conversation.speaker, scene.moment)


def released(insight: Insight, scene, *, voice: str = Voice.ALUMNI, audience: str = Audience.TEAM):
    """A quote under the insight, released by its speaker."""
    fragment = Fragment.objects.get(supports__insight=insight, voice=voice, supports__stance=Stance.SUPPORTS)
    laid = releases.offer_quote(fragment=fragment, by=scene.asking, now=scene.moment)
    return releases.release_quote(
        offer=laid, audience=audience, attribution="geen", until=date(2028, 4, 14), by=speaker(fragment, scene),
        now=scene.moment,
    )  # fmt: skip


def withdraw(release, scene) -> None:
    by = speaker(release.offer.fragment, scene)
    releases.withdraw_release(release=release, by=by, now=scene.moment)


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
    assert client.get(reverse("lookback:insight_support_removal", args=[insight.pk, fragment.pk])).status_code == 405


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
    assert build.sign_in(client, scene.lead).post(address).status_code == 403
    assert build.sign_in(client, scene.bureau.a.sponsor).post(address).status_code == 404
    assert Support.objects.filter(fragment=fragment).exists()
    response = build.sign_in(client, scene.interviewer).post(address)
    assert response["Location"] == at("trail", insight) and not Support.objects.filter(fragment=fragment).exists()


# Reasons


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
    write_more(scene, 55)
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
        with django_assert_max_num_queries(16):
            assert client.get(at(name, insight)).status_code == 200
        fragment = build.fragment(scene, words, of=scene.study.conversations.get(voice=Voice.ALUMNI))
        insights.add_support(insight=insight, fragment=fragment, stance="supports", by=scene.asking, now=scene.moment)
    assert check


def test_the_change_log_shows_insights_to_the_team_and_no_trace_to_others(client, scene):
    build.check(scene, reported=True)
    insight = Insight.objects.get()
    log = reverse("programmes:changes", args=[scene.programme.pk])
    page = page_of(build.sign_in(client, scene.bureau.hanneke).get(log))
    assert at("insight", insight) in page and "1 van de 1 oud-deelnemers en 1 van de 1 opgavehouders." in page
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
        with django_assert_max_num_queries(20):
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
