"""Wat rust hierop? Everything that rests on a thing, what it would lose, and nothing that the reader may not see."""

from html import unescape

import pytest
from django.urls import reverse

from leertraject.lookback.commands import insights
from leertraject.lookback.models import Fragment, Stance, Support, Voice
from leertraject.lookback.queries import resting
from leertraject.lookback.queries.resting import Elsewhere
from leertraject.lookback.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


@pytest.fixture
def change(scene):
    """A published change with a check and a note, because of a confirmed insight on two voices."""
    made = build.change(scene, published=True)
    build.check(scene, of=made)
    build.note(scene, of=made)
    return made


def at(kind: str, pk: object) -> str:
    return reverse("lookback:resting", args=[kind, pk])


def page_of(response) -> str:
    return unescape(response.content.decode())


def _insight(change):
    return Support.objects.select_related("insight").first().insight


def test_one_fragment_holds_up_a_whole_chain(client, scene, change, django_assert_max_num_queries):
    insight = _insight(change)
    fragment = insight.supports.filter(fragment__voice=Voice.ALUMNI).first().fragment
    build.sign_in(client, scene.interviewer).get(at("fragment", fragment.pk))
    with django_assert_max_num_queries(12):
        page = page_of(client.get(at("fragment", fragment.pk)))
    assert insight.claim in page and "rust dan niet meer op twee soorten stemmen" in page
    assert "Zonder deze woorden steunen" in page
    assert change.title in page and "Het hielp" not in page


def test_a_fragment_whose_speaker_said_more_costs_no_support(scene, change):
    """The same person supports the insight with two fragments: without one of them nobody is lost."""
    insight = _insight(change)
    first = insight.supports.filter(fragment__voice=Voice.ALUMNI).first().fragment
    other = build.fragment(scene, build.AGAINST, of=first.transcript.conversation)
    insights.add_support(insight=insight, fragment=other, stance=Stance.SUPPORTS, by=scene.asking, now=scene.moment)
    under = resting.on_fragments(scene.leading, [first]).insights[0]
    assert under.before == under.after and not under.falls_back
    everything = resting.on_fragments(scene.leading, Fragment.objects.filter(tally=first.tally)).insights[0]
    assert everything.after == everything.before - 1 and everything.falls_back


@pytest.mark.parametrize("kind", ["inzicht", "code", "wijziging"])
def test_from_every_link_of_the_chain(client, scene, change, kind):
    insight = _insight(change)
    code = insight.supports.first().fragment.codings.first().code
    key = {"inzicht": insight.pk, "code": code.pk, "wijziging": change.pk}[kind]
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at(kind, key)))
    assert "Bericht over wijziging" in page and "Groep 7" in page
    assert (insight.claim in page) == (kind == "code")
    assert "Zonder deze woorden" not in page, "what is not the speaker's takes no support away"


@pytest.mark.parametrize("kind", ["gesprek", "fragment", "code", "inzicht", "wijziging", "mens"])
def test_an_outsider_finds_nothing(client, scene, change, kind):
    fragment = Fragment.objects.first()
    keys = {
        "gesprek": fragment.transcript.conversation_id,
        "fragment": fragment.pk,
        "code": fragment.codings.first().code_id,
        "inzicht": _insight(change).pk,
        "wijziging": change.pk,
        "mens": scene.alumna.pk,
    }
    build.sign_in(client, scene.bureau.a.sponsor)
    assert client.get(at(kind, keys[kind])).status_code == 404
    build.sign_in(client, scene.lead)
    told = client.get(at(kind, keys[kind])).status_code
    assert told == (404 if kind in ("gesprek", "fragment", "mens") else 200), "the leader held no conversation"


def test_what_another_package_publishes_is_named(client, scene, change, monkeypatch):
    monkeypatch.setattr(resting, "_hooks", [])

    def published(actor, found, releases):
        return [Elsewhere("Blad voor Dijkerveen", "/publicaties/1/")] if _insight(change).pk in found else []

    resting.register(published)
    resting.register(published)
    build.sign_in(client, scene.lead)
    page = page_of(client.get(at("inzicht", _insight(change).pk)))
    assert page.count("Blad voor Dijkerveen") == 1 and "/publicaties/1/" in page


@pytest.mark.parametrize("name", ["code_merge", "code_retirement"])
def test_before_a_code_ends_the_page_says_what_rests_on_it(client, scene, change, name):
    code = _insight(change).supports.first().fragment.codings.first().code
    build.sign_in(client, scene.lead)
    page = page_of(client.get(reverse(f"lookback:{name}", args=[code.pk])))
    assert "Wat hierop rust" in page and _insight(change).claim in page


def test_a_speaker_learns_how_many_never_which(client, scene, change):
    offer = build.release(scene).offer
    insights.add_support(
        insight=_insight(change), fragment=offer.fragment, stance=Stance.SUPPORTS, by=scene.asking, now=scene.moment
    )
    build.sign_in(client, scene.alumna)
    page = page_of(client.get(reverse("lookback:quote_withdrawal", args=[offer.pk])))
    assert "Je woorden staan nu onder één inzicht." in page and _insight(change).claim not in page
