"""From insights to a page for a client, through the screens."""

import re
from html import unescape

import pytest
from django.urls import reverse

from leertraject.effects.models import Publication, Sheet
from leertraject.effects.tests import build
from leertraject.lookback.models import Audience, Insight
from leertraject.lookback.tests import build as lookback
from leertraject.lookback.tests.build import AGAINST, WORDS, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def at(name: str, of: Sheet | Publication) -> str:
    return reverse(f"effects:{name}", args=[of.pk])


def page_of(response) -> str:
    return unescape(response.content.decode())


@pytest.fixture
def lead(client, scene):
    return sign_in(client, scene.lead)


def test_three_insights_become_a_page_in_five_posts(lead, scene) -> None:
    found = [lookback.insight(scene, confirmed=True)]
    release = build.released(found[0], scene, audience=Audience.ORGANISATION)
    lead.post(
        reverse("effects:sheet_new"), {"organisation": scene.organisation.pk, "study": scene.study.pk, "title": "Zo"}
    )
    sheet = Sheet.objects.get()
    texts = {"title": "Zo", "intro": build.INTRO, "ask": build.ASK, "cohorts": [scene.cohort.pk], "revision": 1}
    assert lead.post(at("sheet", sheet), texts | {f"place-{found[0].pk}": "1"}).url == at("grounds", sheet)
    assert WORDS in page_of(lead.get(at("grounds", sheet)))
    key = found[0].pk
    grounds = {
        f"claim-{key}": "Een afspraak helpt",
        f"quotes-{key}": [release.pk],
        f"against-{key}": "Niet altijd.",
        "revision": 2,
    }
    assert lead.post(at("grounds", sheet), grounds).url == at("preview", sheet)
    seen = page_of(lead.get(at("preview", sheet)))
    assert "Publiceer voor Gemeente Dijkerveen" in seen
    assert Publication.objects.count() == 0
    assert lead.post(at("publish", sheet), {"revision": 3}).status_code == 409
    made = build.press_publish(lead, sheet)
    publication = Publication.objects.get()
    assert made.url == at("publication", publication)
    read = page_of(sign_in(lead, scene.bureau.a.sponsor).get(made.url))
    for words in ("Een afspraak helpt", WORDS, "Niet altijd.", build.INTRO, "Houd twee uur per week vrij."):
        assert words in read
    assert reverse("lookback:insight", args=[key]) not in read
    assert reverse("lookback:insight", args=[key]) in seen


def test_the_start_page_of_a_sponsor_leads_to_what_was_published(client, scene) -> None:
    sponsor = sign_in(client, scene.bureau.a.sponsor)
    assert reverse("effects:publications") not in page_of(sponsor.get("/"))
    made = build.published(scene)
    start = page_of(sponsor.get("/"))
    assert at("publication", made) in start
    assert made.title in start


@pytest.mark.parametrize("who", ["a.manager", "a.owner", "b.sponsor", "administrator", "hanneke"])
def test_nobody_else_finds_a_publication(client, scene, who) -> None:
    made, person = build.published(scene), scene.bureau
    for part in who.split("."):
        person = getattr(person, part)
    if who != "a.owner":
        sign_in(client, person)
    assert client.get(at("publication", made)).status_code == (302 if who == "a.owner" else 404)


def test_words_of_a_speaker_are_refused_and_nothing_typed_is_lost(lead, scene) -> None:
    sheet = build.grounded(scene).sheet
    place = {f"place-{sheet.lines.get().insight_id}": "1"}
    typed = {"title": "Nieuwe titel", "intro": AGAINST, "cohorts": [scene.cohort.pk], "revision": sheet.revision}
    answer = lead.post(at("sheet", sheet), typed | place)
    assert answer.status_code == 422
    assert "Nieuwe titel" in page_of(answer)
    assert f"Inleiding: hier staan woorden van een spreker: ‘{AGAINST[:30]}" in page_of(answer)


def test_when_someone_else_was_first_both_are_kept(lead, scene) -> None:
    sheet = build.grounded(scene).sheet
    insight = sheet.lines.get().insight
    build.save(sheet, scene, title="Van Ruben")
    typed = {
        "title": "Van mij",
        "cohorts": [scene.cohort.pk],
        f"place-{insight.pk}": "1",
        "revision": sheet.revision - 1,
    }
    answer = lead.post(at("sheet", sheet), typed)
    assert answer.status_code == 409
    assert "Van mij" in page_of(answer)
    assert "veranderde dit blad op" in page_of(answer)
    assert Sheet.objects.get().title == "Van Ruben"


def test_the_preview_says_what_stops_publishing(lead, scene) -> None:
    sheet = build.save(build.grounded(scene).sheet, scene, chosen=[])
    assert "Kies eerst minstens één inzicht." in page_of(lead.get(at("preview", sheet)))
    answer = lead.post(at("publish", sheet), {"revision": sheet.revision})
    assert (answer.status_code, Publication.objects.count()) == (422, 0)


def test_what_changed_since_it_was_previewed_is_not_published_unread(lead, scene) -> None:
    chosen = build.grounded(scene)
    preview = page_of(lead.get(at("preview", chosen.sheet)))
    form = dict(re.findall(r'<input type="hidden" name="(revision|seen)" value="(\w+)">', preview))
    Insight.objects.filter(pk=chosen.insight.pk).update(theme="luisteren")
    answer = lead.post(at("publish", chosen.sheet), form)
    again = page_of(answer)
    assert (answer.status_code, Publication.objects.count()) == (409, 0)
    assert "Wat hier staat, is intussen veranderd." in again and "Thema: Luisteren" in again
    assert build.press_publish(lead, chosen.sheet).status_code == 302
    assert Publication.objects.get().lines.get().theme == "Luisteren"


def test_a_sheet_is_thrown_away_after_asking(lead, scene) -> None:
    sheet = build.grounded(scene).sheet
    lead.get(at("discard", sheet))
    assert Sheet.objects.count() == 1
    lead.post(at("discard", sheet))
    assert Sheet.objects.count() == 0


def test_pages_cost_at_most_twelve_queries(lead, scene, django_assert_max_num_queries) -> None:
    made = build.published(scene)
    pages = [at("publication", made), reverse("effects:publications"), reverse("effects:sheets")]
    for url in pages:
        lead.get(url)
        with django_assert_max_num_queries(12):
            assert lead.get(url).status_code == 200
    sign_in(lead, scene.bureau.a.sponsor)
    with django_assert_max_num_queries(12):
        assert lead.get(pages[0]).status_code == 200


def test_a_preview_costs_the_same_however_much_is_on_it(lead, scene, django_assert_max_num_queries) -> None:
    chosen = build.grounded(scene)
    build.publish(chosen.sheet, scene)
    lead.get(at("preview", chosen.sheet))
    with django_assert_max_num_queries(13):
        assert "Van dit blad is al gepubliceerd" in page_of(lead.get(at("preview", chosen.sheet)))


def test_two_publications_side_by_side_say_what_changed(lead, scene, django_assert_max_num_queries) -> None:
    chosen = build.grounded(scene)
    first = build.publish(chosen.sheet, scene)
    assert lead.get(at("comparison", first)).status_code == 404
    second = build.publish(build.save(chosen.sheet, scene, ask="Plan elk kwartaal een gesprek.\nBel vaker."), scene)
    build.withdraw(chosen.releases[0], scene)
    sign_in(lead, scene.bureau.a.sponsor)
    with django_assert_max_num_queries(12):
        read = page_of(lead.get(at("comparison", second)))
    for words in ("Publicatie 1, 14 april 2026", "Bel vaker.", "Nieuw", "Staat er niet meer", "Gelijk"):
        assert words in read
    assert WORDS not in read
    assert lead.get(at("comparison", second) + f"?met={first.pk}").status_code == 200
    for wanted in ("onzin", str(second.pk), str(scene.cohort.pk)):
        assert lead.get(at("comparison", second) + f"?met={wanted}").status_code == 404
