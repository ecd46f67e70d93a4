"""Buddies: asked and answered by these two alone, two at most, ended at once, and gone with the group."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from leertraject.buddies import commands, emails, personal_data, queries
from leertraject.buddies.models import BuddyPair, BuddyRequest
from leertraject.buddies.retaining import ENDINGS
from leertraject.buddies.tests import build
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.notices import commands as notices
from leertraject.notices import letters, streams
from leertraject.notices.models import Notice
from leertraject.people.tests.build import actor, sign_in
from leertraject.programmes import commands as programmes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
HOUR = timedelta(hours=1)


@pytest.fixture
def bureau(there):
    return there.bureau


@pytest.fixture
def group(there):
    return there.group


@pytest.fixture
def four(bureau):
    """Sanne, Tarik, Noor and Wim."""
    return (*bureau.a.participants, *bureau.b.participants)


def buddies(person, cohort, moment) -> set[str]:
    return {one.person.name for one in queries.buddies(actor(person, moment), [cohort])}


def test_asking_answering_and_ending_on_the_screen(group, four, moment):
    sanne, tarik, noor, _ = four
    page = reverse("buddies:own", args=[group.pk])
    hers, his, other = (sign_in(Client(), one) for one in (sanne, tarik, noor))
    empty = hers.post(page, {"person": ""})
    assert (empty.status_code, "Kies eerst wie je vraagt." in empty.content.decode()) == (422, True)
    assert hers.post(page, {"person": str(tarik.pk)})["Location"] == page
    request = BuddyRequest.objects.get()
    answer, back = (reverse(f"buddies:{name}", args=[group.pk, request.pk]) for name in ("answer", "take_back"))
    assert "Sanne de Graaf vraagt of je maatje wilt zijn" in his.get(reverse("home:start")).content.decode()
    assert "vraagt of je maatje" not in other.get(page).content.decode()
    refused = other.post(answer, {"answer": "ja"})
    assert (refused.status_code, "Deze vraag is er niet meer." in refused.content.decode()) == (422, True)
    assert his.post(answer, {"answer": "misschien"}).status_code == 422
    assert his.post(answer, {"answer": "ja"})["Location"] == page
    assert "is er niet meer" in his.post(answer, {"answer": "ja"}).content.decode(), "twice"
    assert "is er niet meer" in hers.post(back).content.decode(), "answered already"
    assert tarik.email in hers.get(page).content.decode() and sanne.email in his.get(page).content.decode()
    assert "Tarik Aydin is je maatje" in hers.get(reverse("programmes:cohort", args=[group.pk])).content.decode()
    end = reverse("buddies:end", args=[group.pk, BuddyPair.objects.get().pk])
    assert other.get(end).status_code == 404 and hers.get(end).status_code == 200
    hers.post(end)
    assert tarik.email not in hers.get(page).content.decode() and not buddies(tarik, group, moment)
    assert his.post(end).status_code == 404
    own = Entry.objects.filter(object_kind__startswith="buddies").order_by("id")
    seen = list(own.values_list("verb", "actor", "subject"))
    assert seen[0] == ("ask_buddy", sanne.pk, sanne.pk)
    assert {one[2] for one in seen[1:3]} == {one[2] for one in seen[3:]} == {sanne.pk, tarik.pk}
    assert [one[0] for one in seen[1:]] == ["become_buddies"] * 2 + ["end_buddies"] * 2


def test_a_no_is_kind_and_nobody_is_asked_twice(group, four, moment, clock_at):
    sanne, tarik, *_ = four
    page = reverse("buddies:own", args=[group.pk])
    request = build.asked(group, sanne, tarik, moment)
    sign_in(Client(), tarik).post(reverse("buddies:answer", args=[group.pk, request.pk]), {"answer": "nee"})
    shown = sign_in(Client(), sanne).get(page).content.decode()
    assert "Tarik Aydin kan nu niet je maatje zijn." in shown and f'value="{tarik.pk}"' not in shown
    with pytest.raises(NotAllowed, match="kan het jou wel vragen"):
        build.asked(group, sanne, tarik, moment)
    with pytest.raises(NotAllowed, match="niet meer"):
        commands.take_back(cohort=group, request_id=request.pk, by=actor(sanne, moment), now=moment)
    with clock_at(moment + timedelta(days=15)):
        assert "kan nu niet" not in sign_in(Client(), sanne).get(page).content.decode()
    build.asked(group, tarik, sanne, moment)
    with pytest.raises(NotAllowed, match="niet meer"):
        commands.accept(cohort=group, request_id=request.pk, by=actor(tarik, moment), now=moment)


def test_two_who_ask_each_other_are_one_pair_and_three_can_go_together(group, four, moment):
    sanne, tarik, noor, wim = four
    build.asked(group, sanne, tarik, moment)
    with pytest.raises(NotAllowed, match="Wacht op het antwoord"):
        build.asked(group, sanne, tarik, moment)
    assert isinstance(commands.ask(cohort=group, person=sanne, by=actor(tarik, moment), now=moment), BuddyPair)
    assert not BuddyRequest.objects.exists() and buddies(sanne, group, moment) == {tarik.name}
    with pytest.raises(NotAllowed, match="al je maatje"):
        build.asked(group, sanne, tarik, moment)
    waiting = build.asked(group, tarik, wim, moment)
    build.pair(group, sanne, noor, moment)
    with pytest.raises(NotAllowed, match="hooguit twee"):
        build.asked(group, sanne, wim, moment)
    from_wim = build.asked(group, wim, sanne, moment)
    with pytest.raises(NotAllowed, match="al twee maatjes"):
        commands.accept(cohort=group, request_id=from_wim.pk, by=actor(sanne, moment), now=moment)
    third = build.asked(group, noor, tarik, moment)
    commands.accept(cohort=group, request_id=third.pk, by=actor(tarik, moment), now=moment)
    assert buddies(tarik, group, moment) == {sanne.name, noor.name}
    assert not BuddyRequest.objects.filter(pk=waiting.pk).exists(), "who has two asks nobody any more"


def test_only_groupmates_are_asked_and_leaving_ends_it_for_good(bureau, group, four, moment):
    sanne, tarik, noor, _ = four
    for person in (bureau.hanneke, bureau.a.alumni[0], sanne):
        with pytest.raises(NotAllowed, match="groepsgenoot"):
            build.asked(group, sanne, person, moment)
    with pytest.raises(NotAllowed, match="zolang je meedoet"):
        build.asked(group, bureau.hanneke, sanne, moment)
    build.pair(group, sanne, tarik, moment)
    waiting = build.asked(group, noor, tarik, moment)
    lead = {"by": actor(bureau.lead, moment), "now": moment + HOUR}
    programmes.stop_enrolment(enrolment=group.enrolments.get(person=tarik), **lead)
    assert not buddies(sanne, group, moment)
    programmes.enrol(cohort=group, person=tarik, organisation=bureau.a.organisation, **lead)
    later = moment + 2 * HOUR
    assert not buddies(sanne, group, later), "coming back begins anew"
    with pytest.raises(NotAllowed, match="niet meer"):
        commands.accept(cohort=group, request_id=waiting.pk, by=actor(tarik, later), now=later)
    build.asked(group, noor, tarik, later)
    build.pair(group, sanne, tarik, later)
    assert buddies(sanne, group, later) == {tarik.name}


def test_it_lasts_after_the_programme_and_goes_with_its_term_or_its_person(bureau, group, four, moment):
    sanne, tarik, noor, _ = four
    made = build.pair(group, sanne, tarik, moment)
    end = moment + timedelta(days=(group.ends_on - moment.date()).days + 1)
    programmes.finish_cohort(cohort=group, by=actor(bureau.lead, end), now=end)
    assert buddies(sanne, group, end) == {tarik.name}
    assert personal_data.export_for(sanne.pk)["maatjes"][0]["met"] == tarik.name
    requests, pairs = ENDINGS
    assert pairs.of(made.one_id, now=end).get().start == group.ends_on
    assert not requests.of(sanne.pk, now=end).exists()
    pairs.end(ids=[made.pk], by=SYSTEM, now=end)
    assert not BuddyPair.objects.exists()
    BuddyRequest.objects.create(cohort=group, asker=noor, asked=sanne, at=moment)
    assert personal_data.export_for(noor.pk)["vragen om een maatje"][0]["aan"] == sanne.name
    personal_data.erase_for(sanne.pk)
    assert not BuddyRequest.objects.exists()


def test_one_mail_while_the_question_waits(group, four, moment):
    sanne, tarik, noor, _ = four
    morning = moment.replace(hour=9)
    request = build.asked(group, sanne, tarik, moment)
    notices.switch_off(person=noor, stream=streams.BY_ID[streams.GROUPMATES], by=actor(noor, moment), now=moment)
    build.asked(group, sanne, noor, moment)
    assert commands.tell_all(now=moment.replace(hour=21)) == 0, "at night nobody is told"
    assert [commands.tell_all(now=morning), commands.tell_all(now=morning + HOUR)] == [1, 0]
    notice = Notice.objects.get(kind=emails.ASKED)
    assert (notice.recipient, notice.made_by) == (tarik, None), "who asked does not learn whether mail is off"
    letter = letters.render(notice, "")
    assert "Sanne de Graaf uit Groep 8" in letter.text and f"/groepen/{group.pk}/maatje/" in letter.text
    commands.take_back(cohort=group, request_id=request.pk, by=actor(sanne, moment), now=moment)
    assert letters.render(notice, "") is None
