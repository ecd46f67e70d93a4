"""The day of one session: it begins as the programme, trainers change it, and the programme stays as it is."""

from datetime import time

import pytest
from django.urls import reverse

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.programmes import commands
from leertraject.programmes.commands import PartContent
from leertraject.programmes.giving import plans, showing
from leertraject.programmes.models import Activity, DayPart, Session, SessionTrainer
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TITLES = ["Wat hoorde je niet?", "Oefenen met weergaven"]


@pytest.fixture
def session(group):
    """The first session of the group: twice an hour and a half, from 9:30."""
    return group.cohort.sessions.earliest("on")


@pytest.fixture
def by(group, moment):
    return build.actor(group.trainer, now=moment)


def day(session):
    return plans.of(Session.objects.get(pk=session.pk))


def keys(session):
    return [part.key for part in day(session).parts]


def said(session):
    found = day(session)
    return [f"{row['at']} {row['part'].title}" for row in showing.rows(session, found, now=session.cohort.made_at)]


def url(name, session, *more):
    return reverse(f"programmes:{name}", args=[session.cohort_id, session.pk, *more])


def otherwise(session):
    found = Session.objects.get(pk=session.pk)
    return showing.otherwise(found, plans.of(found))


def test_the_day_begins_as_the_programme_and_moves_with_the_session(session):
    assert said(session) == ["9:30 Wat hoorde je niet?", "11:00 Oefenen met weergaven"]
    assert otherwise(session) == []
    session.starts = time(10)
    session.save()
    assert said(session) == ["10:00 Wat hoorde je niet?", "11:30 Oefenen met weergaven"]
    assert otherwise(session) == ["De dag begint om 10:00 in plaats van 9:30."]


def test_the_first_change_gives_the_session_parts_of_its_own(group, session, by, moment):
    before = list(Activity.objects.values())
    other = group.cohort.sessions.latest("on")
    commands.retime_part(session=session, key=keys(session)[0], minutes=100, revision=0, by=by, now=moment)
    assert said(session) == ["9:30 Wat hoorde je niet?", "11:10 Oefenen met weergaven"]
    assert otherwise(session) == ["‘Wat hoorde je niet?’ duurt 100 minuten in plaats van 90."]
    assert not day(other).own
    assert list(Activity.objects.values()) == before
    assert Entry.objects.filter(verb="retime_part", object_id=str(session.pk)).count() == 1


def test_everything_one_does_with_a_day_and_back_again(session, by, moment):
    given, (first, second) = {"session": session, "by": by, "now": moment}, keys(session)
    content = PartContent(title="Pauze", minutes=15, form="pauze")
    commands.add_part(after=first, content=content, revision=0, **given)
    commands.shift_part(key=second, later=False, revision=1, **given)
    assert [part.title for part in day(session).parts] == [TITLES[0], TITLES[1], "Pauze"]
    commands.shift_part(key=first, later=True, revision=2, **given)
    commands.shift_part(key=second, later=False, revision=3, **given)  # it is the first: there it stays
    assert otherwise(session)[-1] == "‘Pauze’ is erbij: 15 minuten."
    assert len([one for one in otherwise(session) if "andere plek" in one]) == 1
    commands.rewrite_part(key=second, content=PartContent(title="Anders", minutes=30), revision=4, **given)
    commands.drop_part(key=first, revision=5, **given)
    assert otherwise(session) == [
        "‘Oefenen met weergaven’ heet nu ‘Anders’.",
        "‘Anders’ duurt 30 minuten in plaats van 90.",
        "Van ‘Anders’ is de werkvorm anders.",
        "‘Pauze’ is erbij: 15 minuten.",
        "‘Wat hoorde je niet?’ valt weg.",
    ]
    commands.explain_day(reason="De zaal was later open.", revision=6, **given)
    commands.return_to_programme(revision=7, **given)
    assert (otherwise(session), day(session).reason, DayPart.objects.count()) == ([], "", 0)
    with pytest.raises(Conflict):  # whoever still has the day of before on screen
        commands.drop_part(key=first, revision=0, **given)


def test_what_takes_longer_moves_the_rest_or_keeps_the_end(session, by, moment):
    given, key = {"session": session, "by": by, "now": moment}, keys(session)[0]
    commands.overrun_part(key=key, more=15, keeps_end=False, revision=0, **given)
    assert [part.minutes for part in day(session).parts] == [105, 90]
    commands.overrun_part(key=key, more=15, keeps_end=True, revision=1, **given)
    assert [part.minutes for part in day(session).parts] == [120, 75]
    with pytest.raises(NotAllowed, match="schuif alles op"):
        commands.overrun_part(key=key, more=75, keeps_end=True, revision=2, **given)
    with pytest.raises(NotAllowed, match="na middernacht"):
        commands.retime_part(key=key, minutes=600, revision=2, **given) or commands.overrun_part(
            key=keys(session)[1], more=400, keeps_end=False, revision=3, **given
        )
    assert said(session)[0].startswith("9:30")


@pytest.mark.parametrize("minutes", [4, 601])
def test_too_short_and_too_long_are_refused(session, by, moment, minutes):
    with pytest.raises(NotAllowed, match="Kies 5 tot 600 minuten"):
        commands.retime_part(session=session, key=keys(session)[0], minutes=minutes, revision=0, by=by, now=moment)
    assert not DayPart.objects.exists()


def test_who_gives_it_opens_it_and_nobody_else(group, session, sign_in):
    page = url("day_plan", session)
    for who, status in (
        ("lead", 200),
        ("trainer", 200),
        ("participant", 404),
        ("sponsor", 404),
        ("other_trainer", 404),
    ):
        assert sign_in(who).get(page).status_code == status, who
    SessionTrainer.objects.create(session=session, person=group.people["other_trainer"])
    refused = sign_in("trainer").get(page)
    assert refused.status_code == 403
    assert "Deze bijeenkomst geven anderen" in build.text(refused)
    assert page not in build.text(sign_in("trainer").get(reverse("programmes:cohort", args=[group.cohort.pk])))


def test_minutes_are_typed_on_the_page_and_a_refusal_keeps_them(session, sign_in):
    client, key = sign_in("trainer"), keys(session)[0]
    assert client.post(url("retime_part", session), {"key": key, "minutes": "2", "revision": "0"}).status_code == 422
    done = client.post(url("retime_part", session), {"key": key, "minutes": "60", "revision": "0"}, follow=True)
    assert "10:30" in build.text(done)
    late = client.post(url("retime_part", session), {"key": key, "minutes": "45", "revision": "0"})
    assert late.status_code == 409
    assert all(words in build.text(late) for words in ("veranderde het draaiboek", 'value="45"', "10:30"))
    assert client.post(url("move_part", session, key), {"do": "later", "revision": "1"}).status_code == 302
    assert client.post(url("move_part", session, key), {"do": "weg", "revision": "2"}).status_code == 302
    (other,) = keys(session)
    only = client.post(url("move_part", session, other), {"do": "weg", "revision": "3"})
    assert "Dit is het enige onderdeel" in build.text(only)


def test_two_trainers_lose_nothing(session, sign_in, by, moment):
    client, key = sign_in("trainer"), keys(session)[0]
    typed = {"title": "Wat hoorde je wel?", "minutes": "30", "revision": "0"}
    commands.drop_part(session=session, key=keys(session)[1], revision=0, by=by, now=moment)
    late = client.post(url("part", session, key), typed)
    assert late.status_code == 409
    assert all(words in build.text(late) for words in ("Wat hoorde je wel?", "9:30", "Bewaar"))
    assert client.post(url("part", session, key), typed | {"revision": "1"}).status_code == 302
    extra = typed | {"after": key, "form": "pauze", "revision": "2"}
    assert client.post(url("add_part", session), extra).status_code == 302
    commands.drop_part(session=session, key=key, revision=3, by=by, now=moment)
    gone = client.post(url("part", session, key), typed | {"revision": "2"})
    assert gone.status_code == 409
    assert "Dit onderdeel staat er niet meer" in build.text(gone)


def test_a_session_that_was_called_off_or_is_of_a_closed_group_keeps_its_day(group, session, by, moment, sign_in):
    commands.finish_cohort(cohort=group.cohort, by=build.actor(group.people["lead"], now=moment), now=moment)
    with pytest.raises(NotAllowed, match="is afgerond"):
        commands.retime_part(session=session, key=keys(session)[0], minutes=30, revision=0, by=by, now=moment)
    assert "Pas aan" not in build.text(sign_in("trainer").get(url("day_plan", session)))
