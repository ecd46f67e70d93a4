"""Rooms, trainers and links of sessions, what is taken elsewhere, and sessions that move with what hangs on them."""

from datetime import date, time, timedelta

import pytest

from leertraject.kernel.errors import Conflict
from leertraject.logbook.models import Entry
from leertraject.programmes import commands
from leertraject.programmes.commands import Arrangement
from leertraject.programmes.models import Session
from leertraject.programmes.personal_data import erase_for, export_for
from leertraject.programmes.rules.dates import Misfit
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
FIRST, SECOND = date(2026, 5, 12), date(2026, 6, 9)
TIMES = {"starts": time(9, 30), "ends": time(12, 30)}


@pytest.fixture
def by(group, moment):
    return build.actor(group.people["lead"], now=moment)


@pytest.fixture
def sessions(group):
    """The two sessions of the group, still to come and four weeks apart, as the programme has them."""
    found = list(group.cohort.sessions.order_by("on"))
    for session, day in zip(found, (FIRST, SECOND), strict=True):
        Session.objects.filter(pk=session.pk).update(on=day)
        session.refresh_from_db()
    return found


@pytest.fixture
def elsewhere(group, by, moment):
    """A session of another group at the same time, in the great hall, by someone else."""
    made = build.cohort(group.cohort.version, group.theirs, now=moment, title="Groep 8")
    commands.appoint_trainer(cohort=made, person=group.people["other_trainer"], by=by, now=moment)
    session = made.sessions.earliest("on")
    Session.objects.filter(pk=session.pk).update(on=FIRST, place="Stadhuis", room="grote zaal")
    return session


def arrange(session, by, moment, *trainers, revision=1, **values):
    return commands.arrange_session(
        session=session, arrangement=Arrangement(**values), trainers=trainers, revision=revision, by=by, now=moment
    )


def test_a_session_gets_its_place_room_link_numbers_and_trainer(group, sessions, sign_in):
    client, address = sign_in("trainer"), build.addresses(group)["arrange_session"]
    sent = {"place": "Stadhuis", "room": "Zaal 2", "access": "Lift.", "group_min": "6", "revision": "1"}
    unsafe = client.post(address, sent | {"link": "http://vergader.example/a"})
    assert unsafe.status_code == 422
    assert "Kies een link die begint met https://" in build.text(unsafe)
    Session.objects.filter(pk=sessions[0].pk).update(seats=4)
    assert "Er zijn maar 4 plekken" in build.text(client.post(address, sent))
    Session.objects.filter(pk=sessions[0].pk).update(seats=14)
    good = sent | {"link": "https://vergader.example/a", "trainers": [group.trainer.pk]}
    assert client.post(address, good).status_code == 302
    page = build.text(sign_in("participant").get(build.addresses(group)["cohort"]))
    assert all(text in page for text in ("Stadhuis, Zaal 2", "https://vergader.example/a", "Hanneke Vos", "Lift."))
    assert "https://vergader" not in build.text(sign_in("sponsor").get(build.addresses(group)["cohort"]))
    assert Entry.objects.filter(verb="arrange_session").count() == 1


def test_who_is_second_sees_both_and_loses_nothing(group, sessions, sign_in, by, moment):
    arrange(sessions[0], by, moment, place="Buurthuis")
    client, address = sign_in("trainer"), build.addresses(group)["arrange_session"]
    late = client.post(address, {"place": "Stadhuis", "revision": "1"})
    assert late.status_code == 409
    assert all(text in build.text(late) for text in ("Buurthuis", "Stadhuis", "Lotte Brink veranderde"))
    moving = client.post(build.addresses(group)["move_session"], {"on": "2026-05-11", "place": "X", "revision": "1"})
    assert moving.status_code == 409
    with pytest.raises(Conflict):
        arrange(sessions[0], by, moment, revision=1)
    assert client.post(address, {"place": "Stadhuis", "revision": "2"}).status_code == 302


def test_a_room_that_is_taken_is_refused_with_the_name_that_one_may_see(group, sessions, elsewhere, by, moment):
    with pytest.raises(Misfit, match="‘Vertrekpunt’ van Groep 8, vanaf 09:30") as refused:
        arrange(sessions[0], by, moment, place="stadhuis ", room="Grote Zaal")
    assert refused.value.field == "room"
    trainer = build.actor(group.trainer, now=moment)
    with pytest.raises(Misfit, match="een andere bijeenkomst van ons"):
        arrange(sessions[0], trainer, moment, place="Stadhuis", room="grote zaal")
    assert arrange(sessions[0], by, moment, place="Stadhuis", room="Zaal 3").room == "Zaal 3"
    Session.objects.filter(pk=elsewhere.pk).update(starts=time(12, 30), ends=time(15))
    assert arrange(sessions[0], by, moment, place="Stadhuis", room="grote zaal", revision=2)


def test_a_trainer_gives_one_session_at_a_time(group, sessions, elsewhere, by, moment):
    other = group.people["other_trainer"]
    with pytest.raises(Misfit, match="alleen trainers van deze groep"):
        arrange(sessions[0], by, moment, other)
    commands.appoint_trainer(cohort=group.cohort, person=other, by=by, now=moment)
    with pytest.raises(Misfit, match="Bas Oudejans geeft dan") as refused:
        arrange(sessions[0], by, moment)
    assert refused.value.field == "trainers"
    arrange(sessions[0], by, moment, group.trainer)
    with pytest.raises(Misfit, match="geeft dan") as refused:
        commands.move_session(session=sessions[1], on=FIRST, **TIMES, place="", by=by, now=moment)
    assert refused.value.field == "on"


def test_moving_asks_about_the_sessions_that_would_be_in_the_way(group, sessions, sign_in):
    client, address = sign_in("lead"), build.addresses(group)["move_session"]
    sent = {"on": "2026-05-19", "starts": "09:30", "ends": "12:30", "place": "training", "revision": "1"}
    assert "Hierna komt nog: één bijeenkomst." in build.text(client.get(address))
    asked = client.post(address, sent)
    assert asked.status_code == 200 and "Er is nog een vraag." in build.text(asked)
    again = client.post(address, sent | {"asked": "along"})
    assert again.status_code == 422 and "Kies wat er met de bijeenkomsten erna gebeurt." in build.text(again)
    assert "Zou 21 dagen later zijn. Het programma heeft er 28." in build.text(asked)
    assert "Schuift mee naar dinsdag 16 juni 2026." in build.text(asked)
    assert client.post(address, sent | {"along": "mee"}).status_code == 302
    assert list(group.cohort.sessions.values_list("on", flat=True)) == [date(2026, 5, 19), date(2026, 6, 16)]
    assert Entry.objects.filter(verb="move_session").count() == 2


def test_sessions_may_stay_and_an_earlier_day_asks_nothing(group, sessions, sign_in):
    client, address = sign_in("lead"), build.addresses(group)["move_session"]
    sent = {"place": "", "revision": "1"}
    assert client.post(address, sent | {"on": "2026-05-07"}).status_code == 302
    crossed = client.post(address, sent | {"on": "2026-06-10", "revision": "2"})
    assert "Zou eerder komen." in build.text(crossed)
    assert client.post(address, sent | {"on": "2026-06-10", "revision": "2", "along": "staan"}).status_code == 302
    group.cohort.refresh_from_db()
    assert (group.cohort.starts_on, group.cohort.ends_on) == (SECOND, date(2026, 6, 10))


def test_what_moves_along_leaves_days_that_are_avoided(group, sessions, by, moment):
    busy = {"title": "Dicht", "first_on": date(2026, 6, 15), "last_on": date(2026, 6, 17), "yearly": False}
    commands.avoid_period(organisation=group.ours, **busy, by=by, now=moment)
    moved = {"on": FIRST + timedelta(weeks=1), **TIMES, "place": ""}
    commands.move_session(session=sessions[0], **moved, along=True, by=by, now=moment)
    assert group.cohort.sessions.latest("on").on == date(2026, 6, 18)


def test_who_gave_a_session_is_forgotten_with_them(group, sessions, by, moment):
    arrange(sessions[0], by, moment, group.trainer)
    assert [row["dag"] for row in export_for(group.trainer.pk)["bijeenkomsten die je geeft"]] == [FIRST]
    erase_for(group.trainer.pk)
    assert not sessions[0].trainers.exists()
