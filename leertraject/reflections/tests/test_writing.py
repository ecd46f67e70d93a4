"""Writing in a notebook: sealed, nobody's but one's own, two devices notice each other, and what comes back."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people.tests.build import actor, sign_in
from leertraject.privacy.models import Box
from leertraject.reflections import commands, personal_data, queries
from leertraject.reflections.models import Kind, Notebook, Passage, Reflection
from leertraject.reflections.tests import build
from leertraject.reflections.tests.build import AHEAD, WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
NOTEBOOK = reverse("reflections:notebook")


@pytest.fixture
def sanne(there):
    return there.bureau.a.participants[0]


@pytest.fixture
def client(sanne):
    return sign_in(Client(), sanne)


def url(name: str, found: Reflection) -> str:
    return reverse(f"reflections:{name}", args=[found.pk])


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_page_is_begun_once_and_kept_sealed(client, sanne):
    begun = client.post(reverse("reflections:begin"), {"vraag": "T2"})
    assert client.post(reverse("reflections:begin"), {"vraag": "T2"})["Location"] == begun["Location"], "still empty"
    page = text_of(client.get(begun["Location"]))
    assert "Op welk moment wist jij in je hoofd het antwoord al?" in page
    assert "Alleen jij ziet dit." in page
    assert "Hier staat nog niets." in text_of(client.get(NOTEBOOK)), "what is empty is not in the list"
    found = Reflection.objects.get()
    answer = client.post(url("passage", found), {"position": 1, "text": WORDS, "seen": 0, "writer": "a"})
    assert answer.json() == {"version": 1, "mark": answer.json()["mark"], "at": "11:00"}
    assert WORDS in text_of(client.get(begun["Location"])) and WORDS in text_of(client.get(NOTEBOOK))
    assert WORDS.encode() not in bytes(Passage.objects.get().text)
    assert not Entry.objects.filter(subject=sanne.pk, object_kind__startswith="reflections").exists()


def test_without_a_script_it_is_sent_as_a_whole(client, sanne, moment):
    found = build.reflection(sanne, moment)
    opened = queries.opened(found)
    seen = {
        f"{name}_{one.position}": getattr(one, what)
        for one in opened.passages
        for name, what in (("seen", "version"), ("mark", "mark"))
    }
    typed = {"note_1": "Ik luisterde pas na de derde zin.", "note_2": "Dat zij al hulp had."}
    assert client.post(url("reflection", found), typed | seen)["Location"] == url("reflection", found)
    assert [one.text for one in queries.opened(found).passages] == list(typed.values())
    late = client.post(url("reflection", found), {**typed, "note_1": "Nog iets anders"} | seen)
    assert late.status_code == 409
    page = text_of(late)
    assert "Nog iets anders" in page and "Ik luisterde pas na de derde zin." in page
    assert "Op een ander apparaat is ook geschreven." in page


def test_two_devices_notice_each_other_and_a_lost_answer_is_no_conflict(client, sanne, moment):
    found, at = build.reflection(sanne, moment), {"position": 1}
    first = {"text": "van de telefoon", "seen": 1, "writer": "telefoon"}
    assert client.post(url("passage", found), at | first).status_code == 200
    again = client.post(url("passage", found), at | first | {"text": "van de telefoon, langer"})
    assert again.json()["version"] == 3, "the same page may have lost the answer"
    other = client.post(url("passage", found), at | {"text": "van de laptop", "seen": 1, "writer": "laptop"})
    assert (other.status_code, other.json()["text"]) == (409, "van de telefoon, langer")
    assert client.post(url("passage", found), at | {"text": "van de telefoon, langer", "seen": 1}).status_code == 200


@pytest.mark.parametrize(
    ("more", "status", "said"),
    [
        ({"text": "a" * 20_001}, 422, "te lang"),
        ({"position": 3}, 403, "staat niet op deze bladzijde"),
        ({"position": "x"}, 422, ""),
    ],
)
def test_what_cannot_be_kept_is_said(client, sanne, moment, more, status, said):
    found = build.reflection(sanne, moment)
    answer = client.post(url("passage", found), {"position": 1, "text": "Iets", "seen": 1} | more)
    assert answer.status_code == status and said in answer.json()["reason"]
    assert queries.opened(found).passages[0].text == WORDS


def test_nobody_else_reads_or_writes_it(there, sanne, moment):
    found = build.reflection(sanne, moment)
    for person in (there.bureau.a.participants[1], there.bureau.hanneke, there.bureau.lead, there.bureau.administrator):
        other = sign_in(Client(), person)
        for name in ("reflection", "discard", "share"):
            assert other.get(url(name, found)).status_code == 404, person.name
        answer = other.post(url("passage", found), {"position": 1, "text": "Iets", "seen": 1})
        assert answer.status_code == 404 and json.loads(answer.content) == {"reason": commands.GONE}
        assert WORDS not in text_of(other.get(NOTEBOOK))
        for act in (commands.save_passage, commands.discard):
            more = {"position": 1, "text": "x", "seen": 1} if act is commands.save_passage else {}
            with pytest.raises(NotAllowed):
                act(reflection=found, **more, by=actor(person, moment), now=moment)


def test_what_someone_looks_ahead_to_comes_back_until_it_was_looked_back_on(client, sanne, moment, clock_at):
    found = build.reflection(sanne, moment, "Als Ruud belt, dan vraag ik eerst door.", prompt=AHEAD)
    assert (found.kind, found.returns_on) == (Kind.LOOK_AHEAD, date(2026, 5, 14))
    me = actor(sanne, moment)
    back, trying = queries.looking_ahead(me, today=date(2026, 4, 14))
    assert not back and trying.reflection == found
    assert "Dit komt terug" not in text_of(client.get(NOTEBOOK))
    assert "Kies een dag na vandaag." in text_of(client.post(url("return_on", found), {"day": "2026-04-14"}))
    assert client.post(url("return_on", found), {"day": "2026-05-01"}).status_code == 302
    with clock_at(moment + timedelta(days=17)):
        client = sign_in(Client(), sanne)
        page = text_of(client.get(NOTEBOOK))
        assert "Op 14 april 2026 schreef je:" in page and "Als Ruud belt" in page
        begun = client.post(reverse("reflections:begin"), {"terugblik": found.pk})["Location"]
        back = Reflection.objects.get(looks_back_on=found)
        assert "Als Ruud belt" in text_of(client.get(begun)) and back.kind == Kind.LOOK_BACK
        assert "Dit komt terug" in text_of(client.get(NOTEBOOK)), "begun is not written"
        client.post(url("passage", back), {"position": 1, "text": "Twee keer gelukt.", "seen": 0})
        assert "Dit komt terug" not in text_of(client.get(NOTEBOOK))
        assert queries.looking_ahead(me, today=date(2026, 5, 1)) == ([], None)


def test_only_a_look_ahead_comes_back(client, sanne, moment):
    found = build.reflection(sanne, moment)
    assert client.get(url("return_on", found)).status_code == 404
    with pytest.raises(NotAllowed, match="Alleen een vooruitblik"):
        commands.return_on(reflection=found, day=date(2026, 6, 1), by=actor(sanne, moment), now=moment)


def test_a_prompt_that_is_not_there_is_said(client):
    answer = client.post(reverse("reflections:begin"), {"vraag": "X9"})
    assert answer.status_code == 403 and "Deze vraag is er niet meer" in text_of(answer)
    assert client.post(reverse("reflections:begin"), {"terugblik": "geen nummer"}).status_code == 404
    assert not Notebook.objects.exists()


def test_thrown_away_is_gone(client, sanne, moment):
    found = build.reflection(sanne, moment)
    assert "voorgoed weg" in text_of(client.get(url("discard", found)))
    assert client.post(url("discard", found))["Location"] == NOTEBOOK
    assert client.get(url("reflection", found)).status_code == 404 and not Passage.objects.exists()
    late = client.post(url("passage", found), {"position": 1, "text": "Te laat", "seen": 1})
    assert late.status_code == 404 and "niet meer" in late.json()["reason"], "the page keeps the text and says so"


def test_it_is_handed_over_and_goes_with_its_key(sanne, moment):
    build.reflection(sanne, moment)
    handed = personal_data.export_for(sanne.pk)["notitieboek"]
    assert [row["soort"] for row in handed] == ["Terugblik"] and WORDS in handed[0].values()
    box = Notebook.objects.get().box
    personal_data.erase_for(sanne.pk)
    assert not Reflection.objects.exists() and not Box.objects.filter(pk=box).exists()


def test_a_long_notebook_costs_no_more(client, sanne, moment, django_assert_max_num_queries):
    for number in range(25):
        build.reflection(sanne, moment + timedelta(minutes=number), f"Bladzijde {number}")
    client.get(NOTEBOOK)
    with django_assert_max_num_queries(12):
        page = text_of(client.get(NOTEBOOK))
    assert "Bladzijde 24" in page and "Bladzijde 4" not in page.replace("Bladzijde 24", "") and "Volgende" in page
