"""Writing for an assignment, handing in, taking back, and who reads what."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from leertraject.assignments import commands, personal_data, queries
from leertraject.assignments.models import HandIn, Work
from leertraject.assignments.tests import build
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people.tests.build import actor, role, sign_in
from leertraject.privacy.models import Box
from leertraject.programmes import commands as programmes
from leertraject.programmes.queries import asking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TOKEN = re.compile(r'(?:value|content)="\w{64}"|nonce="[^"]+"')
MORE = f"{build.WORDS} Volgende keer zwijg ik langer."


@pytest.fixture
def sanne(there):
    return there.bureau.a.participants[0]


@pytest.fixture
def made(there, sanne, moment):
    return build.work(there.group, sanne, moment)


def test_an_assignment_opens_in_its_week_and_lasts_as_many_as_the_programme_has(there, sanne, moment):
    asked = build.asked(there.group, sanne, moment)
    assert asked.opens_on == there.group.starts_on + timedelta(weeks=1)
    assert asked.until == there.group.starts_on + timedelta(weeks=4, days=-1)
    early = there.group.starts_on - timedelta(days=1)
    assert not asked.open(early)
    with pytest.raises(NotAllowed, match="begint op"):
        commands.begin_work(asked=asked, by=actor(sanne, moment), now=moment - timedelta(days=21))


def test_an_assignment_opens_with_the_session_that_it_follows_wherever_that_was_moved_to(there, sanne, moment):
    asked, session = build.asked(there.group, sanne, moment), there.group.sessions.earliest("on")
    asked.block.follows = session.block.lineage
    session.on += timedelta(days=9)
    session.save()
    ((opens_on, until),) = asking.days_of([(there.group, asked.block)])
    assert opens_on == session.on
    assert until - opens_on == timedelta(weeks=3, days=-1)


def test_beginning_twice_is_beginning_once(there, sanne, moment, made):
    assert build.work(there.group, sanne, moment, "").pk == made.pk
    assert Work.objects.count() == 1


def test_two_devices_notice_each_other_and_nothing_is_lost(sanne, moment, made):
    by = {"by": actor(sanne, moment), "now": moment}
    with pytest.raises(commands.Changed) as met:
        commands.save_text(work=made, text="Anders", seen=0, **by)
    assert met.value.now.text == build.WORDS
    assert commands.save_text(work=made, text=build.WORDS, seen=0, **by).version == 1, "the same again"
    commands.save_text(work=made, text="Hier", seen=1, writer="p", **by)
    again = commands.save_text(work=made, text="Hier en verder", seen=1, writer="p", **by)
    assert again.version == 3, "a page that lost the answer is in no conflict with itself"


def test_what_was_handed_in_stays_as_it_was_while_one_writes_on(there, sanne, moment, made):
    first = build.handed_in(made, moment)
    build.write(made, MORE, moment)
    box = queries.opened(made)
    assert (queries.frozen(first, box), queries.written(made, box).text) == (build.WORDS, MORE)
    second = build.handed_in(made, moment + timedelta(days=1))
    assert (first.number, second.number) == (1, 2)
    trainer = actor(there.bureau.hanneke, moment)
    assert [one.hand_in for one in queries.handed_in(trainer, there.group)] == [second]
    assert queries.read_one(trainer, first.pk, today=moment.date()).hand_in == first, "the old moment can still be read"


def test_handing_in_nothing_or_the_same_or_what_was_not_seen_is_refused(there, sanne, moment, made):
    by = {"by": actor(sanne, moment), "now": moment}
    with pytest.raises(commands.Changed):
        commands.hand_in(work=made, seen=0, **by)
    build.handed_in(made, moment)
    with pytest.raises(NotAllowed, match="al ingeleverd"):
        commands.hand_in(work=made, seen=1, **by)
    build.write(made, "  ", moment)
    with pytest.raises(NotAllowed, match="nog niets"):
        commands.hand_in(work=made, seen=2, **by)
    enrolment = there.group.enrolments.get(person=sanne)
    programmes.stop_enrolment(enrolment=enrolment, by=actor(there.bureau.lead, moment), now=moment)
    build.write(made, "Toch nog iets", moment)
    with pytest.raises(NotAllowed, match="niet mee"):
        build.handed_in(made, moment + timedelta(days=1))


def test_taken_back_no_trainer_reads_it_from_that_moment(there, sanne, moment, made, client):
    found = build.handed_in(made, moment)
    page = reverse("assignments:hand_in", args=[found.pk])
    sign_in(client, there.bureau.hanneke)
    assert build.WORDS in client.get(page).content.decode()
    commands.take_back(hand_in=found, by=actor(sanne, moment), now=moment)
    assert client.get(page).status_code == 404
    group = client.get(reverse("assignments:of_group", args=[there.group.pk])).content.decode()
    assert sanne.name not in group
    with pytest.raises(NotAllowed, match="al terug"):
        commands.take_back(hand_in=found, by=actor(sanne, moment), now=moment)
    sign_in(client, sanne)
    own = client.get(reverse("assignments:moment", args=[found.pk])).content.decode()
    assert "Je nam het terug" in own and build.WORDS in own


def test_a_trainer_sees_neither_a_draft_nor_that_there_is_one(there, sanne, moment, made, client):
    sign_in(client, there.bureau.hanneke)
    page = reverse("assignments:of_group", args=[there.group.pk])
    before = client.get(page).content.decode()
    assert sanne.name not in before
    assert client.get(reverse("assignments:work", args=[made.pk])).status_code == 404
    found = build.handed_in(made, moment)
    shown = reverse("assignments:hand_in", args=[found.pk])
    handed_in = TOKEN.sub("", client.get(shown).content.decode())
    build.write(made, MORE, moment)
    assert TOKEN.sub("", client.get(shown).content.decode()) == handed_in, "not a sign of it"


@pytest.mark.parametrize("kind", ["sponsor", "line_manager", "administrator"])
def test_a_trainer_on_the_employers_side_reads_nothing(there, sanne, moment, made, kind):
    build.handed_in(made, moment)
    hanneke, where = there.bureau.hanneke, there.bureau.a.organisation
    about = sanne if kind == "line_manager" else None
    role(hanneke, kind, moment, where=None if kind == "administrator" else where, about=about)
    assert queries.handed_in(actor(hanneke, moment), there.group) == []


def test_writing_is_in_no_logbook_and_what_others_do_is(there, sanne, moment, made, client):
    entries = Entry.objects.filter(subject=sanne.pk, object_kind__startswith="assignments")
    assert not entries.exists()
    found = build.handed_in(made, moment)
    sign_in(client, there.bureau.hanneke)
    client.get(reverse("assignments:hand_in", args=[found.pk]))
    commands.take_back(hand_in=found, by=actor(sanne, moment), now=moment)
    verbs = ["hand_in_assignment", "look_at_assignment", "take_back_assignment"]
    assert list(entries.order_by("pk").values_list("verb", flat=True)) == verbs
    assert set(verbs) < set(personal_data.LOGGED)


def test_all_of_it_is_handed_over_and_goes_with_its_key(there, sanne, moment, made):
    build.handed_in(made, moment)
    found = personal_data.export_for(sanne.pk)
    assert found["opdrachten"][0]["tekst"] == found["inleveringen"][0]["tekst"] == build.WORDS
    personal_data.erase_for(sanne.pk)
    assert not Work.objects.exists() and not HandIn.objects.exists()
    assert not Box.objects.filter(pk=made.box).exists()


def test_when_its_term_is_over_it_goes_with_its_key(there, moment, made):
    found = build.handed_in(made, moment)
    commands.let_go(ids=[made.pk], by=actor(there.bureau.lead, moment), now=moment)
    assert not HandIn.objects.filter(pk=found.pk).exists()
    assert not Box.objects.filter(pk=made.box).exists()


def test_the_page_saves_without_a_script_and_shows_both_texts_in_conflict(there, sanne, moment, made, client):
    sign_in(client, sanne)
    page = reverse("assignments:work", args=[made.pk])
    fresh = client.get(page).context["form"]
    sent = {"note_1": MORE, "seen_1": 1, "mark_1": fresh["mark_1"].value()}
    assert client.post(page, sent).status_code == 302
    answer = client.post(page, sent | {"note_1": "Van elders"})
    said = answer.content.decode()
    assert answer.status_code == 409 and MORE in said and "Van elders" in said
    told = client.post(f"{page}tekst/", {"position": 1, "text": "Ja", "seen": 9})
    assert (told.status_code, told.json()["text"]) == (409, MORE)
    kept = client.post(f"{page}tekst/", {"position": 1, "text": "Ja", "seen": 2})
    assert (kept.status_code, kept.json()["version"]) == (200, 3)


def test_one_hands_in_what_one_reads(there, sanne, moment, made, client):
    sign_in(client, sanne)
    page = reverse("assignments:handing_in", args=[made.pk])
    build.write(made, MORE, moment)
    answer = client.post(page, {"seen": 1})
    assert answer.status_code == 422 and "veranderden intussen" in answer.content.decode()
    build.enclosed(made, moment)
    assert client.post(page, {"seen": 2, "named": ""}).status_code == 422, "a file came since"
    shown = client.get(page).context["named"]
    assert client.post(page, {"seen": 2, "named": shown}).status_code == 302
    assert HandIn.objects.get().work == made


def test_the_start_page_asks_for_it_until_it_is_handed_in(there, sanne, moment, client):
    sign_in(client, sanne)
    assert "Drie gesprekken zonder advies" in client.get(reverse("home:start")).content.decode()
    build.handed_in(build.work(there.group, sanne, moment), moment)
    assert "Drie gesprekken zonder advies" not in client.get(reverse("home:start")).content.decode()
    group = client.get(reverse("programmes:cohort", args=[there.group.pk])).content.decode()
    assert reverse("assignments:own") in group
