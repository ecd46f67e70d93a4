"""The page with the mail someone sent: who sees it, and deciding about what did not surely arrive."""

import copy
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.notices import commands, queries
from leertraject.notices.commands import delivering
from leertraject.notices.models import Notice, NoticeState
from leertraject.notices.tests import build
from leertraject.people.tests import build as cast

pytestmark = pytest.mark.django_db
PAGE = "/post/"


@pytest.fixture(scope="module")
def _bureau(around_the_file, moment):
    return cast.bureau(moment)


@pytest.fixture
def bureau(_bureau, db):
    """Made once per file, and as good as new for every test."""
    return copy.deepcopy(_bureau)


@pytest.fixture
def unsure(bureau, moment) -> Notice:
    notice = _sent(bureau, bureau.lead, moment)
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.UNSURE, note=delivering.CRASHED)
    notice.refresh_from_db()
    return notice


def _sent(bureau, sender, moment) -> Notice:
    by = cast.actor(sender, moment)
    return build.announced(bureau.a.owner, uuid4(), by=by, now=moment, purpose=build.PURPOSE)


def _as(person) -> Client:
    return cast.sign_in(Client(), person)


def _page(person) -> str:
    answer = _as(person).get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_sender_sees_an_unsure_one_with_its_choice_and_nobody_else_does(bureau, unsure):
    page = _page(bureau.lead)
    assert "Niet zeker of hij aankwam" in page and "Youssef el Amrani" in page and "Proefbericht" in page
    assert "Stuur opnieuw" in page and "Laat zo" in page
    for other in (bureau.other_lead, bureau.hanneke, bureau.administrator, bureau.a.sponsor, bureau.b.sponsor):
        page = _page(other)
        assert "Youssef" not in page and "Stuur opnieuw" not in page


def test_who_got_a_mail_sees_that_it_came_without_who_sent_it(bureau, moment):
    by = cast.actor(bureau.lead, moment)
    build.announced(bureau.a.participants[0], uuid4(), by=by, now=moment)
    page = _page(bureau.a.participants[0])
    assert "Proefbericht" in page and "Lotte" not in page
    assert "Proefbericht" not in _page(bureau.a.participants[1])


def test_an_administrator_sees_numbers_only(bureau, unsure, moment):
    with clock.standing_at(moment):
        page = _page(bureau.administrator)
    assert "In het laatste halfjaar" in page and "Niet zeker of hij aankwam" in page
    assert queries.counts(cast.actor(bureau.administrator, moment), now=moment) == {"unsure": 1}
    assert queries.counts(cast.actor(bureau.lead, moment), now=moment) == {}


def test_again_is_a_new_notice_by_a_decision(bureau, unsure, moment):
    with clock.standing_at(moment):
        answer = _as(bureau.lead).post(reverse("notices:again", args=[unsure.pk]))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    again = Notice.objects.exclude(pk=unsure.pk).get()
    assert again.message_id != unsure.message_id
    assert (again.kind, again.recipient, again.object_id) == (unsure.kind, unsure.recipient, unsure.object_id)
    assert again.link == unsure.link and again.state == NoticeState.WAITING
    assert {task.args_kwargs["args"][0] for task in DBTaskResult.objects.all()} == {str(unsure.pk), str(again.pk)}
    unsure.refresh_from_db()
    assert unsure.state == NoticeState.UNSURE and unsure.settlement.again == again
    assert Entry.objects.filter(verb="send_again", actor=bureau.lead.pk).count() == 1
    assert "Stuur opnieuw" not in _page(bureau.lead)


def test_a_link_that_ran_out_is_made_anew_for_as_long(bureau, unsure, moment):
    later = unsure.link.expires_at
    again = commands.send_again(unsure, by=cast.actor(bureau.lead, moment), now=later)
    assert again.link != unsure.link
    assert again.link.expires_at - later == unsure.link.expires_at - unsure.link.made_at


def test_leaving_it_sends_nothing(bureau, unsure):
    answer = _as(bureau.lead).post(reverse("notices:settle", args=[unsure.pk]))
    assert answer.status_code == 302
    assert Notice.objects.count() == 1
    assert list(queries.troubled_for(cast.actor(bureau.lead, unsure.made_at))) == []
    assert "Jij beslist" not in _page(bureau.lead)


@pytest.mark.parametrize("name", ["notices:again", "notices:settle"])
def test_a_second_decision_is_a_conflict(name, bureau, unsure):
    client = _as(bureau.lead)
    assert client.post(reverse("notices:again", args=[unsure.pk])).status_code == 302
    answer = client.post(reverse(name, args=[unsure.pk]))
    assert answer.status_code == 409
    assert "Over deze mail is al beslist." in answer.content.decode()
    assert Notice.objects.count() == 2


@pytest.mark.parametrize("name", ["notices:again", "notices:settle"])
def test_who_may_decide(name, bureau, unsure, moment):
    url = reverse(name, args=[unsure.pk])
    assert Client().post(url).status_code == 302
    for other in (bureau.other_lead, bureau.administrator, bureau.b.sponsor):
        assert _as(other).post(url).status_code == 404
    assert _as(bureau.lead).get(url).status_code == 405
    fine = _sent(bureau, bureau.lead, moment)
    answer = _as(bureau.lead).post(reverse(name, args=[fine.pk]))
    assert answer.status_code == 403
    assert "Met deze mail is niets mis." in answer.content.decode()


def test_the_rule_holds_without_the_page(bureau, unsure, moment):
    with pytest.raises(NotAllowed, match="Alleen wie deze mail verstuurde"):
        commands.leave_it(unsure, by=cast.actor(bureau.other_lead, moment), now=moment)


def test_many_mails_cost_no_more_queries(bureau, moment, django_assert_max_num_queries):
    client = _as(bureau.lead)
    for _ in range(3):
        _sent(bureau, bureau.lead, moment)
    client.get(PAGE)
    with django_assert_max_num_queries(12) as few:
        client.get(PAGE)
    for _ in range(20):
        _sent(bureau, bureau.lead, moment)
    Notice.objects.update(state=NoticeState.UNSURE)
    with django_assert_max_num_queries(len(few)):
        assert client.get(PAGE).content.decode().count("Stuur opnieuw") >= 23


def test_a_visitor_signs_in_first():
    answer = Client().get(PAGE)
    assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=%2Fpost%2F")
