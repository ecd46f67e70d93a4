"""A buddy and one groupmate read a moment that was handed in: exactly that, and until it is stopped."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.assignments import commands, emails, personal_data, rules
from leertraject.assignments.models import HandInReader, Remark
from leertraject.assignments.tests import build
from leertraject.buddies import commands as pairing
from leertraject.buddies.tests import build as buddies
from leertraject.kernel.actors import Actor, Held
from leertraject.kernel.errors import NotAllowed
from leertraject.kernel.subjects import new_id
from leertraject.logbook.models import Entry
from leertraject.notices import letters
from leertraject.notices.models import Notice
from leertraject.people.tests.build import actor, sign_in
from leertraject.programmes import commands as programmes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
SAID = "Dit herken ik. Wat zei zij toen?"


@pytest.fixture
def four(there):
    """Sanne, Tarik, Noor and Wim."""
    return (*there.bureau.a.participants, *there.bureau.b.participants)


@pytest.fixture
def made(there, four, moment):
    return build.handed_in(build.work(there.group, four[0], moment), moment)


def status(person, hand_in) -> int:
    return sign_in(Client(), person).get(reverse("assignments:hand_in", args=[hand_in.pk])).status_code


def test_asking_remarking_and_stopping_on_the_screen(there, four, made, moment):
    sanne, tarik, noor, wim = four
    hers, his = sign_in(Client(), sanne), sign_in(Client(), tarik)
    form, page = (reverse(f"assignments:{name}", args=[made.pk]) for name in ("let_read", "hand_in"))
    for sent, said in (
        ({"person": "", "until": "2026-05-01"}, "Kies eerst wie dit mag lezen."),
        ({"person": str(there.bureau.hanneke.pk), "until": "2026-05-01"}, "Kies opnieuw."),
        ({"person": str(tarik.pk), "until": "2026-04-13"}, "Die dag is al voorbij."),
        ({"person": str(tarik.pk), "until": "2027-05-01"}, "Kies een dag binnen een jaar."),
    ):
        answer = hers.post(form, sent)
        assert (answer.status_code, said in answer.content.decode()) == (422, True), sent
    own = reverse("assignments:moment", args=[made.pk])
    assert hers.post(form, {"person": str(tarik.pk), "until": "2026-05-01"})["Location"] == own
    shown = hers.get(own).content.decode()
    assert f"Jij, de trainers van je groep en {tarik.name} zien dit." in shown
    again = hers.post(form, {"person": str(noor.pk), "until": "2026-05-01"}).content.decode()
    assert f"{tarik.name} leest dit al mee." in again
    assert page in his.get(reverse("programmes:cohort", args=[there.group.pk])).content.decode()
    asked = f"{sanne.name} vraagt of je wilt meelezen"
    assert asked in his.get("/").content.decode() and asked not in sign_in(Client(), noor).get("/").content.decode()
    assert build.WORDS in his.get(page).content.decode() and (status(noor, made), status(wim, made)) == (404, 404)
    his.post(reverse("assignments:remark", args=[made.pk]), {"turn": "1", "text": SAID})
    assert SAID in his.get(page).content.decode() and asked not in his.get("/").content.decode()
    assert SAID in hers.get(reverse("assignments:work", args=[made.work_id])).content.decode()
    assert SAID not in sign_in(Client(), there.bureau.hanneke).get(page).content.decode()
    build.write(made.work, "Nu iets anders.", moment)
    later = build.handed_in(made.work, moment)
    assert status(tarik, later) == 404 and str(later.pk) not in his.get(page).content.decode()
    end = reverse("assignments:end_reading", args=[HandInReader.objects.get().pk])
    assert sign_in(Client(), noor).post(end).status_code == 404
    assert his.post(end)["Location"] == reverse("programmes:cohort", args=[there.group.pk])
    assert (his.get(page).status_code, his.post(end).status_code) == (404, 404)
    remark = Remark.objects.get()
    assert his.post(reverse("assignments:withdraw_remark", args=[remark.pk])).status_code == 404
    assert SAID in hers.get(reverse("assignments:work", args=[made.work_id])).content.decode(), "hers to keep"
    hers.post(form, {"person": str(noor.pk), "until": "2026-05-01"})
    assert status(noor, made) == 200
    looked = Entry.objects.filter(verb="look_at_assignment", actor=tarik.pk)
    assert set(looked.values_list("subject", flat=True)) == {sanne.pk}


def test_it_ends_with_the_pair_the_day_the_group_and_what_was_handed_in(there, four, made, moment, clock_at):
    sanne, tarik, noor, wim = four
    pair = buddies.pair(there.group, sanne, tarik, moment)
    reader = build.let_read(made, tarik, moment)
    along = build.let_read(made, noor, moment, days=2)
    assert (reader.buddies, along.buddies) == (pair, None)
    assert build.let_read(made, noor, moment, days=3) == along, "another day"
    assert [status(one, made) for one in (tarik, noor, wim)] == [200, 200, 404]
    with clock_at(moment + timedelta(days=4)):
        assert [status(one, made) for one in (tarik, noor)] == [200, 404]
    pairing.end(pair=pair, by=actor(tarik, moment), now=moment)
    buddies.pair(there.group, sanne, tarik, moment)
    assert status(tarik, made) == 404, "a next pair reads nothing of before"
    lead = {"by": actor(there.bureau.lead, moment), "now": moment + timedelta(hours=1)}
    programmes.stop_enrolment(enrolment=there.group.enrolments.get(person=noor), **lead)
    programmes.enrol(cohort=there.group, person=noor, organisation=there.bureau.b.organisation, **lead)
    assert status(noor, made) == 404, "who left has to be asked again"
    build.let_read(made, wim, moment)
    commands.take_back(hand_in=made, by=actor(sanne, moment), now=moment)
    assert status(wim, made) == 404
    with pytest.raises(NotAllowed, match="nam je terug"):
        build.let_read(made, wim, moment)


def test_a_file_is_read_along_with_its_moment(there, four, moment):
    sanne, tarik, *_ = four
    work = build.work(there.group, sanne, moment)
    photo = build.enclosed(work, moment)
    first = build.handed_in(work, moment)
    build.write(work, "Verder geschreven.", moment)
    build.let_read(build.handed_in(work, moment), tarik, moment)
    assert sign_in(Client(), tarik).get(reverse("assignments:file", args=[photo.pk])).status_code == 200
    assert status(tarik, first) == 404


def test_who_is_on_the_employers_side_reads_nothing_of_it(there, four):
    writer, cohort, client = new_id(), new_id(), new_id()
    sides = {"writer": writer, "organisations": {client}, "cohort": cohort}
    mate, manager = Held("participant", cohort=cohort), Held("line_manager", organisation=client, about=writer)
    for task in ("maatje", "meelezer"):
        assert rules.reads(**sides, task=task, actor=Actor(new_id(), "", (mate,)))
        assert not rules.reads(**sides, task=task, actor=Actor(new_id(), "", (mate, manager)))


def test_one_mail_and_everything_of_it_is_handed_over_and_erased(there, four, made, moment):
    sanne, tarik, noor, _ = four
    buddies.pair(there.group, sanne, noor, moment)
    build.let_read(made, noor, moment)
    reader, morning = build.let_read(made, tarik, moment), moment.replace(hour=9)
    assert [commands.tell_all(now=morning), commands.tell_all(now=morning + timedelta(hours=1))] == [1, 0]
    notice = Notice.objects.get(kind=emails.READING)
    assert (notice.recipient, notice.made_by) == (tarik, None)
    letter = letters.render(notice, "")
    assert "Sanne de Graaf uit Groep 8" in letter.text and build.WORDS not in letter.text
    assert {one["lezer"] for one in personal_data.export_for(sanne.pk)["meelezen"]} == {noor.name, tarik.name}
    assert [one["van"] for one in personal_data.export_for(tarik.pk)["meelezen"]] == [sanne.name]
    commands.end_reading(reader=reader, by=actor(sanne, moment), now=moment)
    assert letters.render(notice, "") is None
    with pytest.raises(NotAllowed, match="meeleest"):
        commands.end_reading(reader=reader, by=actor(noor, moment), now=moment)
    personal_data.erase_for(noor.pk)
    assert not HandInReader.objects.filter(person=noor).exists()
