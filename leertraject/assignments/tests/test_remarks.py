"""Remarks of trainers: on exact words, for two people, moving along or saying that the words are gone."""

import random
import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from leertraject.assignments import commands, personal_data, queries
from leertraject.assignments.models import Remark
from leertraject.assignments.tests import build
from leertraject.kernel.errors import NotAllowed
from leertraject.people.tests.build import actor, sign_in
from leertraject.programmes import commands as programmes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TYPED = ["", "ja", " en ", "👩‍👩‍👧", "\n\n", build.TO, "Ik stelde drie vragen"]


@pytest.fixture
def sanne(there):
    return there.bureau.a.participants[0]


@pytest.fixture
def hanneke(there):
    return there.bureau.hanneke


@pytest.fixture
def made(there, sanne, moment):
    return build.handed_in(build.work(there.group, sanne, moment), moment)


@pytest.fixture
def remark(made, hanneke, moment):
    return build.remark(made, hanneke, moment)


def living(work) -> tuple[str, list[queries.Said]]:
    work.refresh_from_db()
    box = queries.opened(work)
    text = queries.written(work, box).text
    return text, queries.remarks_of(work, box, living=text)


def test_a_remark_moves_with_its_sentence_and_says_when_that_is_gone(made, remark, moment):
    work = made.work
    build.write(work, f"Eerst dit.\r\n\r\n{build.TO} En verder.", moment)
    text, (said,) = living(work)
    assert text[said.place.start : said.place.end] == said.words == build.TO
    build.write(work, "Alles is anders.", moment)
    _, (said,) = living(work)
    assert (said.place, said.words, said.text) == (None, build.TO, build.SAID), "the words are those of that moment"
    build.write(work, build.WORDS, moment)
    assert living(work)[1][0].place is not None, "put back is found again"


def test_edits_through_the_commands_leave_each_remark_on_its_words_or_gone(made, remark, hanneke, moment):
    build.remark(made, hanneke, moment, words="Ik stelde drie vragen", text="Welke drie?")
    chance, text = random.Random(7), build.WORDS
    for _ in range(30):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.randint(0, 20))
        text = text[:start] + chance.choice(TYPED) + text[end:]
        build.write(made.work, text, moment)
        kept, found = living(made.work)
        assert len(found) == 2
        for said in found:
            assert said.place is None or kept[said.place.start : said.place.end] == said.words
            assert (
                said.place is not None
                or not re.search(rf"(?<!\w){re.escape(said.words)}(?!\w)", kept)
                or (len(said.words.split()) < 3 or kept.count(said.words) > 1)
            )
    assert not list(queries.broken_places())


def test_a_remark_is_for_who_wrote_it_and_whose_text_it_is(there, made, remark, moment, client):
    other = there.bureau.bas
    programmes.appoint_trainer(cohort=there.group, person=other, by=actor(there.bureau.lead, moment), now=moment)
    page = reverse("assignments:hand_in", args=[made.pk])
    for person, sees in ((there.bureau.hanneke, True), (other, False)):
        sign_in(client, person)
        said = client.get(page).content.decode()
        assert build.WORDS.partition(".")[0] in said and (build.SAID in said) == sees
    assert client.post(reverse("assignments:withdraw_remark", args=[remark.pk])).status_code == 404


def test_on_a_later_moment_the_trainer_finds_it_again_and_never_in_what_was_taken_back(
    made, remark, sanne, hanneke, moment
):
    work, trainer = made.work, actor(hanneke, moment)
    build.write(work, f"Vooraf. {build.WORDS}", moment)
    second = build.handed_in(work, moment)
    box = queries.opened(work)
    text = queries.frozen(second, box)
    seen = queries.read_one(trainer, second.pk, today=moment.date())
    (said,) = queries.remarks_by(trainer, seen, box, text=text)
    assert text[said.place.start : said.place.end] == build.TO
    commands.take_back(hand_in=made, by=actor(sanne, moment), now=moment)
    assert queries.remarks_by(trainer, seen, box, text=text) == []
    with pytest.raises(NotAllowed, match="teruggenomen"):
        build.remark(made, hanneke, moment)
    assert len(living(work)[1]) == 1, "who wrote the text keeps it"


def test_an_answer_and_seen_and_a_remark_withdrawn(made, remark, sanne, hanneke, moment, client):
    by = {"by": actor(sanne, moment), "now": moment}
    sign_in(client, sanne)
    home, work = reverse("home:start"), reverse("assignments:work", args=[made.work_id])
    assert "Opmerkingen bij" in client.get(home).content.decode()
    assert build.SAID in client.get(work).content.decode()
    client.post(reverse("assignments:answer", args=[remark.pk]))
    assert living(made.work)[1][0].answer == ""
    assert "Opmerkingen bij" not in client.get(home).content.decode()
    commands.answer_remark(remark=remark, text=" Of zij al hulp had. ", **by)
    sign_in(client, hanneke)
    assert "Of zij al hulp had." in client.get(reverse("assignments:hand_in", args=[made.pk])).content.decode()
    with pytest.raises(NotAllowed):
        commands.answer_remark(remark=remark, text="", by=actor(hanneke, moment), now=moment)
    with pytest.raises(NotAllowed):
        commands.withdraw_remark(remark=remark, **by)
    assert client.post(reverse("assignments:withdraw_remark", args=[remark.pk])).status_code == 302
    (said,) = living(made.work)[1]
    assert (said.text, said.answer, bytes(Remark.objects.get().text)) == ("", "Of zij al hulp had.", b"")
    sign_in(client, sanne)
    page = client.get(work).content.decode()
    assert "Deze opmerking is teruggenomen." in page and build.SAID not in page


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"turn": 1, "text": "Hoezo?"}, 302, build.WORDS),
        ({"turn": 1, "quote": "“ik  stelde drie vragen”", "text": "Hoezo?"}, 302, "Ik stelde drie vragen"),
        ({"quote": build.TO, "start": 42, "end": 92, "text": "Hoezo?"}, 302, build.TO),
        ({"text": "Hoezo?"}, 422, "Kies eerst de woorden"),
        ({"turn": 1, "quote": "Dit staat er niet", "text": "Hoezo?"}, 422, "Deze woorden staan niet in deze alinea."),
        ({"turn": 1, "text": ""}, 422, "Schrijf eerst je opmerking."),
    ],
)
def test_the_form_finds_the_words_with_and_without_a_script(made, hanneke, client, sent, status, words):
    sign_in(client, hanneke)
    answer = client.post(reverse("assignments:remark", args=[made.pk]), sent)
    assert answer.status_code == status
    if status == 422:
        assert words in answer.content.decode() and sent["text"] in answer.content.decode()
        return
    found = Remark.objects.get()
    assert queries.frozen(made, queries.opened(made.work))[found.start : found.end] == words


def test_the_database_refuses_a_place_outside_the_text(remark):
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.filter(pk=remark.pk).update(end=remark.length + 1)


def test_it_is_handed_over_to_both_and_goes_with_either(made, remark, sanne, hanneke, moment):
    commands.answer_remark(remark=remark, text="Niets.", by=actor(sanne, moment), now=moment)
    mine, theirs = (personal_data.export_for(one.pk)["opmerkingen"][0] for one in (sanne, hanneke))
    assert (mine["bij"], mine["antwoord"], mine["opmerking"]) == (build.TO, "Niets.", build.SAID)
    assert theirs["opmerking"] == build.SAID and "bij" not in theirs
    personal_data.erase_for(hanneke.pk)
    (said,) = living(made.work)[1]
    assert (said.remark.writer, said.text, said.answer) == (None, "", "Niets.")
    personal_data.erase_for(sanne.pk)
    assert not Remark.objects.exists()
