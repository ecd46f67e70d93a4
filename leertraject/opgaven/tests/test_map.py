"""The map on screen, and what people write on it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.opgaven import commands, personal_data, queries
from leertraject.opgaven.contents import Answer, Words
from leertraject.opgaven.models import Alteration, Contribution, Evidence, Interest, Keeper, Opgave, ResidentQuestion
from leertraject.opgaven.tests import build
from leertraject.people.tests.build import actor, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def page(person, opgave) -> str:
    return sign_in(Client(), person).get(reverse("opgaven:opgave", args=[opgave.pk])).content.decode()


def test_who_takes_part_puts_an_opgave_on_the_map_and_notes_a_question(there):
    sanne = there.bureau.a.participants[0]
    client = sign_in(Client(), sanne)
    make = reverse("opgaven:make", args=[there.bureau.a.organisation.pk])
    empty = client.post(make, {})
    assert empty.status_code == 422 and "Geef de opgave een naam." in empty.content.decode()
    odd = client.post(make, {"title": "Water", "statement": "Hoe?", "horizon": "straks", "lawful": "9"})
    assert odd.status_code == 422 and "Schrijf een jaar" in odd.content.decode() and "straks" in odd.content.decode()
    sent = client.post(make, {"title": "Water", "statement": "Hoe blijft het droog?", "horizon": 2032, "lawful": 3})
    made = Opgave.objects.get(title="Water")
    assert sent["Location"] == reverse("opgaven:opgave", args=[made.pk]) and (made.lawful, made.responsive) == (3, 0)
    assert "Nog geen bewijs" in page(sanne, made)
    ask = reverse("opgaven:ask", args=[made.pk])
    asked = {"words": "Waarom belt Jan de Vries mij niet terug?", "asker": "Een bewoner", "asked_on": "2026-04-13"}
    warned = client.post(ask, asked).content.decode()
    assert "Jan de Vries" in warned and "misschien te herkennen" in warned and not made.questions.exists()
    assert client.post(ask, asked | {"as_meant": "on"}).status_code == 302
    shown = page(sanne, made)
    assert asked["words"] in shown and "Actueel" in shown and "genoteerd door deelnemer" in shown
    assert "Nog geen antwoord." in shown
    for day, said in (("2026-05-01", "moet nog komen"), ("1999-01-01", "na 2000"), ("", "Kies de dag")):
        refused = client.post(ask, {"words": "En nu?", "asker": "Een bewoner", "asked_on": day})
        assert refused.status_code == 422 and said in refused.content.decode(), day
    again = client.post(ask, asked | {"words": "waarom belt jan de vries mij niet terug", "as_meant": "on"})
    assert "Deze vraag staat er al." in again.content.decode()
    start = client.get(reverse("opgaven:maps")).content.decode()
    assert start.index("Water") < start.index(build.TITLE), "freshest first"
    turned = client.get(reverse("opgaven:maps"), {"volgorde": "oud"}).content.decode()
    assert turned.index(build.TITLE) < turned.index("Water")


def test_an_answer_and_a_text_are_no_evidence_and_who_was_second_loses_nothing(there, moment):
    sanne = there.bureau.a.participants[0]
    client = sign_in(Client(), sanne)
    question = build.question(there.opgave, sanne, moment, days=70)
    assert "Verouderend" in page(sanne, there.opgave)
    url = reverse("opgaven:answer", args=[question.pk])
    assert client.post(url, {"answer": "Ja, vanaf mei.", "revision": 1}).status_code == 302
    late = client.post(url, {"answer": "Nee, nooit.", "revision": 1})
    assert late.status_code == 409 and "Nee, nooit." in late.content.decode()
    change = reverse("opgaven:change", args=[there.opgave.pk])
    words = {"title": build.TITLE, "statement": "Hoe dan?", "revision": 1}
    assert client.post(change, words).status_code == 302
    second = client.post(change, words | {"statement": "Wat anders?"})
    assert second.status_code == 409 and "Wat anders?" in second.content.decode()
    assert client.post(change, words | {"statement": "Wat anders?", "revision": 2}).status_code == 302
    shown = page(sanne, there.opgave)
    assert "Ja, vanaf mei." in shown and "Wat anders?" in shown and "Verouderend" in shown
    assert "De opgave, voor wie, rechtmatig." in shown, "what changed the first time"
    assert (Evidence.objects.count(), Alteration.objects.count()) == (1, 2)


def test_a_withdrawn_question_is_nowhere(there, moment):
    sanne, tarik = there.bureau.a.participants
    question = build.question(there.opgave, sanne, moment)
    url = reverse("opgaven:withdraw_question", args=[question.pk])
    assert sign_in(Client(), tarik).post(url).status_code == 403
    asks = sign_in(Client(), sanne)
    assert "gaan overal weg" in asks.get(url).content.decode()
    assert asks.post(url).status_code == 302 and asks.post(url).status_code == 404
    shown = page(sanne, there.opgave) + asks.get(reverse("opgaven:maps")).content.decode()
    assert build.WORDS not in shown and "Nog geen bewijs" in shown
    row = ResidentQuestion.objects.get()
    assert {row.words, row.asker, row.place, row.answer, row.stuck, row.could} == {""}
    with pytest.raises(NotAllowed, match="weggehaald"):
        given = {"question": question, "answer": Answer("Toch."), "revision": row.revision}
        commands.answer_question(**given, by=actor(sanne, moment), now=moment)


def test_one_keeper_at_a_time_who_lets_go(there, moment):
    sanne, tarik = there.bureau.a.participants
    keep, end = (reverse(f"opgaven:{name}", args=[there.opgave.pk]) for name in ("keep", "let_go"))
    assert sign_in(Client(), sanne).post(keep).status_code == 302
    assert sign_in(Client(), tarik).post(keep).status_code == 403 and "Bijhouder: Sanne" in page(tarik, there.opgave)
    assert sign_in(Client(), tarik).post(end).status_code == 403
    assert sign_in(Client(), there.bureau.hanneke).post(end).status_code == 302
    assert "Niemand houdt deze opgave bij." in page(sanne, there.opgave)
    assert list(Entry.objects.filter(subject=sanne.pk, verb__contains="opgave").values_list("verb", flat=True)) == [
        "keep_opgave",
        "let_go_of_opgave",
    ]


def test_what_disciplines_can_do_and_parties_want(there):
    client = sign_in(Client(), there.bureau.a.participants[0])
    legal = reverse("opgaven:contribution", args=[there.opgave.pk, "jur"])
    assert client.get(legal.replace("jur", "toveren")).status_code == 404
    assert client.post(legal, {"can": "Vroeg meedenken", "goes_wrong": "Komt te laat"}).status_code == 302
    add = reverse("opgaven:add_interest", args=[there.opgave.pk])
    assert client.post(add, {"party": "Wijkteam", "interest": "Mandaat"}).status_code == 302
    twice = client.post(add, {"party": "Wijkteam", "interest": "Iets anders"})
    assert twice.status_code == 422 and "Deze partij staat er al." in twice.content.decode()
    shown = client.get(reverse("opgaven:opgave", args=[there.opgave.pk])).content.decode()
    assert "Vroeg meedenken" in shown and "Mandaat" in shown and "Is bang voor" not in shown
    row = Interest.objects.get()
    client.post(reverse("opgaven:interest", args=[there.opgave.pk, row.pk]), {"do": "weg"})
    client.post(legal, {"do": "weg"})
    assert not Interest.objects.exists() and not Contribution.objects.exists()


def test_an_owner_is_one_of_the_organisation(there, moment):
    lead = {"by": actor(there.bureau.lead, moment), "now": moment}
    words = Words(title="Water", statement="Hoe?", owner_id=there.bureau.b.owner.pk)
    with pytest.raises(NotAllowed, match="geen opgavehouder bij deze organisatie"):
        commands.make_opgave(organisation=there.bureau.a.organisation, words=words, **lead)
    with pytest.raises(Conflict):
        commands.change_opgave(opgave=there.opgave, words=Words("A", "B"), revision=7, **lead)


def test_who_leaves_takes_the_name_and_not_the_opgave(there, moment):
    sanne = there.bureau.a.participants[0]
    made = build.opgave(there.bureau, moment, by=sanne)
    question = build.question(made, sanne, moment)
    commands.keep(opgave=made, by=actor(sanne, moment), now=moment)
    build.citation(made, build.document(there.bureau, moment), sanne, moment)
    handed = personal_data.export_for(sanne.pk)
    assert [len(rows) for rows in handed.values()] == [1, 1, 0, 1, 1, 1, 0]
    personal_data.erase_for(sanne.pk)
    assert not Keeper.objects.exists() and Opgave.objects.filter(pk=made.pk, made_by=None).exists()
    assert ResidentQuestion.objects.get(pk=question.pk).noted_by is None
    assert not any(personal_data.export_for(sanne.pk).values())


def test_more_opgaven_ask_no_more_of_the_database(there, moment, django_assert_num_queries):
    organisation = there.bureau.a.organisation
    for number in range(4):
        made = build.opgave(there.bureau, moment)
        build.question(made, there.bureau.lead, moment, words=f"Vraag {number}?", days=number)
    with django_assert_num_queries(4):
        found = queries.on_map(organisation, today=moment.date() + timedelta(days=1))
    assert [one.freshness.days for one in found] == [1, 2, 3, 4, None]


def test_the_picture_and_the_table_say_the_same_of_what_is_chosen(there, moment):
    client = sign_in(Client(), there.bureau.a.sponsor)
    build.interest(there.opgave, there.bureau, moment)
    lead = {"by": actor(there.bureau.lead, moment), "now": moment}
    commands.write_contribution(opgave=there.opgave, discipline="jur", can="Meedenken", goes_wrong="", **lead)
    water = Words(title="Water", statement="Hoe?", theme="Klimaat")
    commands.make_opgave(organisation=there.bureau.a.organisation, words=water, **lead)
    url = reverse("opgaven:overview", args=[there.bureau.a.organisation.pk])
    whole = client.get(url).content.decode()
    for name in (build.TITLE, "Water", "Juridische zaken", "Bewonersbedrijf"):
        assert name in whole.partition('id="beeld"')[2].partition("</svg>")[0], name
        assert name in whole.partition('id="tabel"')[2], name
    legal = client.get(url, {"vak": "Juridische zaken"}).content.decode()
    assert "1 van 2 opgaven" in legal and "Water" not in legal.partition('id="beeld"')[2]
    nothing = client.get(url, {"thema": "Klimaat", "vak": "Juridische zaken"}).content.decode()
    assert "Geen opgave past hierbij." in nothing
    assert client.get(url, {"thema": "Ruimtevaart"}).status_code == 422


def test_what_came_since_a_day(there, moment):
    sanne = there.bureau.a.participants[0]
    build.question(there.opgave, sanne, moment - timedelta(days=40), words="Oud?")
    build.question(there.opgave, sanne, moment, words="Nieuw?", days=20)
    url = reverse("opgaven:news", args=[there.bureau.a.organisation.pk])
    client = sign_in(Client(), sanne)
    month = client.get(url).content.decode()
    assert "Nieuw?" in month and "Oud?" not in month and "Nieuw op de kaart" in month
    longer = (moment - timedelta(days=50)).date().isoformat()
    assert "Oud?" in client.get(url, {"sinds": longer}).content.decode()
    assert client.get(url, {"sinds": "morgen"}).status_code == 422
