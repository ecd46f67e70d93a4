"""Answering after a session: sealed, nobody's but one's own, open for ten days, and in no logbook."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leertraject.feedback import commands, personal_data, queries
from leertraject.feedback.models import FeedbackText, SessionFeedback, WishRelease
from leertraject.feedback.moments import ends_at
from leertraject.feedback.questions import PLAN
from leertraject.feedback.tests import build
from leertraject.feedback.tests.build import DAY, DO, OTHERWISE
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people.tests.build import actor, sign_in
from leertraject.privacy.models import Box

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
HOUR = timedelta(hours=1)


@pytest.fixture
def sanne(there):
    return there.bureau.a.participants[0]


@pytest.fixture
def client(sanne):
    return sign_in(Client(), sanne)


@pytest.fixture
def page(there):
    return reverse("feedback:answer", args=[there.session.pk])


def asks(client, page) -> bool:
    """Whether the start page asks for an answer there; one's own plan leads there as well."""
    return page in text_of(client.get(reverse("home:start"))).split("Wat je wilde proberen")[0]


def text_of(answer) -> str:
    return answer.content.decode()


def test_four_questions_are_answered_in_one_go_and_lie_sealed(there, client, sanne, page):
    assert asks(client, page)
    shown = text_of(client.get(page))
    assert "Hoe goed kun je wat vandaag aan bod kwam nu toepassen in je werk?" in shown
    assert "Het telt nergens mee." in shown and "checked" not in shown
    opened = queries.own(actor(sanne, ends_at(there.session)), there.session)
    marks = {f"mark_{one.position}": one.mark for one in opened.texts.values()}
    sent = {"F1": "2", "F2": "1", "note_3": DO, "note_4": OTHERWISE, "seen_3": 0, "seen_4": 0} | marks
    assert client.post(page, sent)["Location"] == page
    after = text_of(client.get(page))
    assert DO in after and OTHERWISE in after and after.count("checked") == 2, "the wish is for nobody"
    assert not asks(client, page)
    assert DO in text_of(client.get(reverse("feedback:own")))
    kept = SessionFeedback.objects.get()
    raw = bytes(kept.choices) + b"".join(bytes(one.text) for one in FeedbackText.objects.all())
    assert DO.encode() not in raw and b"F1" not in raw
    assert not Entry.objects.filter(subject=sanne.pk, object_kind__startswith="feedback").exists()
    assert (
        personal_data.export_for(sanne.pk)["na bijeenkomsten"][0]["Wat staat toepassen het meest in de weg?"] == "Tijd"
    )
    late = client.post(page, sent | {"note_3": "Iets anders"})
    assert late.status_code == 409 and "Iets anders" in text_of(late) and DO in text_of(late)


def test_a_text_saves_itself_and_two_devices_notice_each_other(there, client, page):
    client.get(page)
    at = {"position": 3, "seen": 0}
    save = reverse("feedback:text", args=[there.session.pk])
    assert client.post(save, at | {"text": "van de telefoon", "writer": "t"}).json()["version"] == 1
    other = client.post(save, at | {"text": "van de laptop", "writer": "l"})
    assert (other.status_code, other.json()["text"]) == (409, "van de telefoon")
    assert client.post(save, at | {"position": 1, "text": "x"}).status_code == 403
    assert client.post(save, at | {"text": "a" * 20_001}).status_code == 422
    assert client.post(page, {"F1": "9"}).status_code == 422


def test_that_a_wish_may_be_read_is_taken_back_and_given_again(there, sanne, client, page):
    made, away = (
        build.answered(there.group, sanne, lets_read=True),
        reverse("feedback:withdraw_wish", args=[there.session.pk]),
    )
    assert client.post(away)["Location"] == page and client.post(away).status_code == 404
    build.answered(there.group, sanne, lets_read=True)
    assert not hasattr(WishRelease.objects.get(feedback=made), "withdrawal")
    build.answered(there.group, sanne)
    assert not WishRelease.objects.exists()


def test_what_is_chosen_is_kept_at_once_beside_the_rest(there, sanne, client, page):
    choose = reverse("feedback:choose", args=[there.session.pk])
    assert client.post(choose, {"question": "F1", "place": 0}).status_code == 422, "nothing was laid out"
    build.answered(there.group, sanne, plan=DO)
    assert client.post(choose, {"question": "F1", "place": 0}).json()["at"]
    kept = queries.own(actor(sanne, ends_at(there.session)), there.session)
    assert kept.choices == build.CHOICES | {"F1": 0} and kept.texts[PLAN].text == DO
    for wrong in ({"question": "F3", "place": 0}, {"question": "F1", "place": 99}, {"question": "zo", "place": 1}):
        answer = client.post(choose, wrong)
        assert answer.status_code == 403 and answer.json()["reason"] == commands.NO_CHOICE
    assert client.post(choose, {"question": "F1", "place": "x"}).status_code == 422
    assert not Entry.objects.filter(verb="choose").exists()


@pytest.mark.parametrize(("later", "why"), [(-HOUR, "nog niet voorbij"), (11 * DAY, "zijn gesloten")])
def test_it_is_open_from_the_end_of_the_session_until_it_closes(there, sanne, client, page, clock_at, later, why):
    now = ends_at(there.session) + later
    with pytest.raises(NotAllowed, match=why):
        commands.lay_out(session=there.session, by=actor(sanne, now), now=now)
    made = build.answered(there.group, sanne, plan=DO)
    with pytest.raises(NotAllowed, match=why):
        commands.answer(feedback=made, choices={}, lets_read=False, by=actor(sanne, now), now=now)
    with clock_at(now):
        assert not asks(client, page)
        answer = client.post(page, {"note_3": "Nog iets"})
    assert answer.status_code == (404 if later < HOUR else 409)
    assert later < HOUR or "Nog iets" in text_of(answer), "what came too late is shown, to copy"


def test_who_was_not_there_is_not_asked_and_may_answer_and_who_took_no_part_may_not(there, sanne, client, page, moment):
    sick = there.bureau.b.participants[0]
    there.session.attendance.create(person=sanne, present=False, at=moment)
    assert not asks(client, page) and client.get(page).status_code == 200
    for one, status in ((sick, 200), (there.bureau.hanneke, 404), (there.bureau.a.sponsor, 404)):
        assert sign_in(Client(), one).get(page).status_code == status
    with pytest.raises(NotAllowed, match="die dag meedeed"):
        commands.lay_out(session=there.session, by=actor(there.bureau.hanneke, moment), now=moment)


def test_what_is_erased_or_has_ended_takes_its_keys_along(there, sanne):
    boxes = Box.objects.count()
    made = build.answered(there.group, sanne, wish=OTHERWISE, lets_read=True)
    other = build.answered(there.group, there.others[0], plan=DO)
    assert Box.objects.count() == boxes + 2
    personal_data.erase_for(sanne.pk)
    commands.let_go(ids=[other.pk], by=actor(sanne, other.laid_out_at), now=other.laid_out_at)
    assert Box.objects.count() == boxes and not SessionFeedback.objects.filter(pk__in=[made.pk, other.pk]).exists()
    assert not WishRelease.objects.exists()
    assert json.dumps(personal_data.export_for(sanne.pk)) == '{"na bijeenkomsten": [], "wensen": []}'


def test_the_plan_comes_back_on_the_start_page_for_four_weeks_and_stays_on_ones_line(there, sanne, clock_at):
    tarik, start, line = there.bureau.a.participants[1], "/", reverse("home:line")
    build.answered(there.group, sanne, plan=DO)
    over, (me, other) = ends_at(there.session), (sign_in(Client(), one) for one in (sanne, tarik))
    for days, tries in ((2, True), (27, True), (29, False)):
        with clock_at(over + days * DAY):
            sign_in(me, sanne)
            with CaptureQueriesContext(connection) as asked:
                shown = text_of(me.get(start))
            assert (DO in shown) == tries and len(asked) <= 12, days
            assert DO in text_of(me.get(line)) and ("Wat ik probeer" in text_of(me.get(line))) == tries, days
    with clock_at(over + 2 * DAY):
        sign_in(me, sanne)
        assert DO not in text_of(other.get(start)) + text_of(other.get(line))
        found = queries.own(actor(sanne, over + DAY), there.session)
        given = {"feedback": found.feedback, "position": found.texts[PLAN].position, "seen": found.texts[PLAN].version}
        commands.save_text(text=" ", **given, by=actor(sanne, over + DAY), now=over + DAY)
        assert "Wat je wilde proberen" not in text_of(me.get(start))
