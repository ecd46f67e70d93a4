"""From a paragraph to an opgave: citing words, making an opgave of them, and taking them off."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.kernel.errors import NotAllowed
from leertraject.opgaven import commands, rules
from leertraject.opgaven.models import Citation, Document, Evidence, Opgave
from leertraject.opgaven.tests import build
from leertraject.people.tests.build import actor, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
SIGNS = st.sampled_from(["Bewoners", "van", "Óost", "“ja”", "-", "é", "ﬁets", "wijk,", " ", "  ", "\u00ad", "’s"])


def test_words_are_cited_shown_on_both_sides_and_taken_off(there, moment):
    client = sign_in(Client(), there.bureau.a.participants[0])
    made = build.document(there.bureau, moment)
    page = reverse("opgaven:opgave", args=[there.opgave.pk])
    cite = reverse("opgaven:cite", args=[made.pk, 3])
    assert (
        "voor de ruimte" in client.get(cite).content.decode()
        and "Haal aan" in client.get(reverse("opgaven:document", args=[made.pk])).content.decode()
    )
    away = client.post(cite, {"quote": "Dit staat er niet", "opgave": there.opgave.pk})
    assert away.status_code == 422 and "staan niet zo in de alinea" in away.content.decode()
    assert client.post(cite, {"quote": build.CITED.upper(), "opgave": there.opgave.pk}).status_code == 302
    again = client.post(cite, {"quote": build.CITED, "opgave": there.opgave.pk})
    assert again.status_code == 422 and "staan al bij deze opgave" in again.content.decode()
    assert (one := Citation.objects.get()).quote == build.CITED and one.evidence.on == made.dated_on
    shown = client.get(page).content.decode()
    for said in ("Bewijs uit stukken", build.CITED, "alinea 3, bladzijde 1", "#alinea-3", "Actueel", "door deelnemer"):
        assert said in shown, said
    read = client.get(reverse("opgaven:document", args=[made.pk])).content.decode()
    assert f">{build.CITED}</mark>" in read and "Citaat bij" in read
    kept = client.post(reverse("opgaven:drop_document", args=[made.pk]))
    assert kept.status_code == 422 and "rust een opgave" in kept.content.decode() and Document.objects.exists()
    assert client.post(reverse("opgaven:take_off_citation", args=[one.pk]))["Location"] == page
    assert not Citation.objects.exists() and not Evidence.objects.exists()
    assert "Bewijs uit stukken" not in client.get(page).content.decode()


def test_an_opgave_is_made_of_a_paragraph_whole_or_not_at_all(there, moment):
    client = sign_in(Client(), there.bureau.a.participants[0])
    made = build.document(there.bureau, moment, days=200)
    url = reverse("opgaven:make_cited", args=[made.pk, 5])
    assert "één verantwoording per wijk" in client.get(url).content.decode()
    words = {"title": "Eén brief", "statement": "Hoe krijgt elke wijk één verantwoording?"}
    refused = client.post(url, words | {"quote": "Iets anders"})
    assert refused.status_code == 422 and not Opgave.objects.filter(title="Eén brief").exists()
    sent = client.post(url, words | {"quote": "één verantwoording per wijk."})
    opgave = Opgave.objects.get(title="Eén brief")
    assert sent["Location"] == reverse("opgaven:opgave", args=[opgave.pk]) and opgave.citations.count() == 1
    assert "Verouderd" in client.get(sent["Location"]).content.decode(), "an old document makes nothing fresh"
    assert client.get(reverse("opgaven:cite", args=[made.pk, 9])).status_code == 404


def test_the_database_refuses_an_empty_place_and_a_document_of_another_organisation(there, moment):
    made = build.document(there.bureau, moment)
    one = build.citation(there.opgave, made, there.bureau.lead, moment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Citation.objects.filter(pk=one.pk).update(end=one.start)
    other = build.opgave(there.bureau, moment, organisation=there.bureau.b.organisation)
    with pytest.raises(NotAllowed, match="andere organisatie"):
        build.citation(other, made, there.bureau.lead, moment)
    later = moment + timedelta(days=1)
    commands.take_off_citation(citation=one, by=actor(there.bureau.lead, later), now=later)
    commands.take_off_citation(citation=one, by=actor(there.bureau.lead, later), now=later)


@settings(max_examples=40)
@given(before=st.lists(SIGNS), quoted=st.lists(SIGNS, min_size=1), after=st.lists(SIGNS))
def test_what_is_found_is_literally_there(before, quoted, after):
    text, words = " ".join([*before, *quoted, *after]), " ".join(quoted)
    try:
        place = rules.check_stands_there(text, words)
    except NotAllowed:
        return
    assert 0 <= place.start < place.end <= len(text)
    assert rules.check_stands_there(text, text[place.start : place.end]).start <= place.start
