"""The screen of a session: steered by who gives it, joined with a code, and nobody can tell who said what."""

from datetime import timedelta
from random import Random

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.privacy.models import Box, PersonKey
from leertraject.programmes.commands import contributing, steering
from leertraject.programmes.live import codes, passes, seeing, timing
from leertraject.programmes.models import Contribution, Harvest, LiveRound, LiveSession, Session
from leertraject.programmes.personal_data import erase_for, export_for
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
SENTENCE, QUESTION = "Ik vul te snel in wat de ander bedoelt.", "Wat hoorde je dat je verraste?"


@pytest.fixture
def session(group, moment):
    """The first session of the group, today, at the time of its second part."""
    cache.clear()
    found = group.cohort.sessions.earliest("on")
    Session.objects.filter(pk=found.pk).update(on=moment.date())
    found.refresh_from_db()
    return found


@pytest.fixture
def given(group, session, moment):
    return {"session": session, "by": build.actor(group.trainer, now=moment), "now": moment}


@pytest.fixture
def opened(given):
    """A code, and a round that is open."""
    code = steering.renew_code(chance=Random(1), **given)
    steering.open_round(question=QUESTION, form="sentences", **given)
    return code


def url(name, session):
    return reverse(f"programmes:{name}", args=[session.cohort_id, session.pk])


def page(name, session):
    return reverse(f"programmes:{name}", args=[session.pk])


def enter(client, code, **more):
    return client.post(reverse("programmes:enter_code"), {"code": code}, **more)


def screen(client, session):
    return build.text(client.get(url("beamer", session)))


def rows():
    """Everything that is kept of contributions, in plain columns."""
    with connection.cursor() as cursor:
        cursor.execute("select * from programmes_contribution")
        return repr(cursor.fetchall())


def test_who_has_no_account_says_something_that_nobody_can_trace(session, opened, sign_in):
    someone, other = Client(), Client()
    assert enter(someone, codes.spoken(opened).lower()).url == page("take_part", session)
    asked = someone.get(page("take_part", session))
    assert QUESTION in build.text(asked) and "Met mijn naam" not in build.text(asked)
    for _ in range(2):
        assert someone.post(page("take_part", session), {"text": SENTENCE, "with_name": "on"}).status_code == 302
    first, second = Contribution.objects.all()
    held = passes.of(someone.get("/").wsgi_request)
    assert first.enrolment is None and first.mark != second.mark and held.secret not in rows()
    assert SENTENCE not in rows() and "Sanne" not in rows()
    assert screen(sign_in("trainer"), session).count(SENTENCE) == 2
    enter(other, opened)
    other.post(page("take_back", session), {"key": first.pk})
    assert Contribution.objects.count() == 2
    assert build.text(someone.get(page("take_part", session))).count("Neem terug") == 2
    assert "Neem terug" not in build.text(other.get(page("take_part", session)))
    someone.post(page("take_back", session), {"key": first.pk})
    assert screen(sign_in("lead"), session).count(SENTENCE) == 1


def test_a_name_stands_there_only_when_chosen_and_goes_with_its_writer(group, session, opened, sign_in, given):
    sanne = group.people["participant"]
    assert sign_in(sanne).get(reverse("programmes:join")).url == page("take_part", session)
    client = sign_in(sanne)
    for more in ({}, {"with_name": "on"}):
        client.post(page("take_part", session), {"text": SENTENCE, **more})
    assert [one.name for one in seeing.said(given["by"], LiveRound.objects.get())] == ["", sanne.name]
    assert [row["zin"] for row in export_for(sanne.pk)["zinnen met je naam op het scherm"]] == [SENTENCE]
    # Whoever signs in at the same browser has another secret.
    client.force_login(group.participants[1].account)
    assert "Neem terug" not in build.text(client.get(page("take_part", session)))
    # Another device has no secret, and takes back what bears the name.
    elsewhere = Client()
    elsewhere.force_login(sanne.account)
    assert build.text(elsewhere.get(page("take_part", session))).count("Neem terug") == 1
    own = PersonKey.objects.get(person=sanne.pk)
    assert own.boxes.count() == 1
    erase_for(sanne.pk)
    assert Contribution.objects.get().enrolment is None and not Box.objects.filter(owner=own).exists()


def test_a_code_is_of_one_session_one_day_and_until_it_is_renewed(group, session, opened, given, moment):
    someone, other = Client(), group.cohort.sessions.exclude(pk=session.pk).latest("on")
    Session.objects.filter(pk=other.pk).update(on=moment.date())
    wrong = enter(someone, "BCDF GHJK")
    assert wrong.status_code == 422 and "Deze code klopt niet, of geldt niet meer." in build.text(wrong)
    assert enter(someone, "").status_code == 422
    enter(someone, opened)
    assert someone.get(page("take_part", other)).url == reverse("programmes:join")
    for name in ("live", "beamer"):
        assert someone.get(url(name, session)).status_code == 302
    assert someone.post(url("steer_round", session), {"do": "sluit"}).url.startswith("/inloggen/")
    renewed = steering.renew_code(chance=Random(2), **given)
    assert someone.get(page("take_part", session)).url == reverse("programmes:join")
    assert enter(someone, opened).status_code == 422 and enter(someone, renewed).status_code == 302
    steering.withdraw_code(**given)
    assert someone.post(page("take_part", session), {"text": SENTENCE}).url == reverse("programmes:join")
    again = steering.renew_code(chance=Random(3), **given)
    with clock.standing_at(moment + timedelta(days=1)):
        assert enter(someone, again).status_code == 422
        assert someone.get(page("take_part", session)).url == reverse("programmes:join")


def test_who_is_of_another_group_or_client_gets_nowhere(group, session, opened, sign_in):
    for who in ("other_trainer", "other_sponsor", "alumnus", "sponsor", "administrator"):
        client = sign_in(who)
        assert client.get(page("take_part", session)).status_code == 404, who
        assert client.get(url("beamer", session)).status_code == 404, who
    assert sign_in("participant").get(url("live", session)).status_code == 404


def test_guessing_and_flooding_stop(session, opened, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"join_network": "3/m/ip"}
    answers = [enter(Client(), f"BCDF GHJ{sign}").status_code for sign in "KMN"]
    late = enter(Client(), opened)
    assert answers == [422] * 3 and late.status_code == 429 and "te veel codes geprobeerd" in build.text(late)
    someone = Client()
    assert enter(someone, opened, REMOTE_ADDR="192.0.2.9").status_code == 302
    sent = [someone.post(page("take_part", session), {"text": f"Zin {number}."}).status_code for number in range(7)]
    assert sent == [302] * 6 + [429]
    long = someone.post(page("take_part", session), {"text": "x" * 281})
    assert long.status_code == 422 and "Houd het bij 280 tekens" in build.text(long) and "x" * 281 in build.text(long)


def test_a_trainer_hides_closes_and_keeps_and_the_rest_is_gone_tomorrow(session, opened, given, sign_in, moment):
    for number in (1, 2, 3):
        contributing.contribute(session=session, text=f"Zin {number}.", secret="a", named=None, now=moment)
    keys = list(Contribution.objects.values_list("pk", flat=True))
    client = sign_in("trainer")
    client.post(url("steer_round", session), {"do": "verberg", "contribution": keys[2]})
    assert [f"Zin {number}." in screen(client, session) for number in (1, 2, 3)] == [True, True, False]
    assert client.post(url("ask_round", session), {"question": "Nog iets?", "form": "cards"}).status_code == 422
    client.post(url("steer_round", session), {"do": "sluit"})
    with pytest.raises(NotAllowed, match="gesloten"):
        contributing.contribute(session=session, text="Te laat.", secret="a", named=None, now=moment)
    assert client.post(url("keep_contributions", session), {"kind": "card"}).status_code == 422
    client.post(url("keep_contributions", session), {"chosen": keys[:2], "kind": "card"})
    assert list(Harvest.objects.values_list("text", flat=True)) == ["Zin 1.", "Zin 2."]
    contributing.take_back(session=session, key=keys[0], secret="b", own=None)
    assert Harvest.objects.count() == 2
    contributing.take_back(session=session, key=keys[0], secret="a", own=None)
    assert Harvest.objects.get().text == "Zin 2."
    assert steering.sweep_live(now=moment) == 0
    of_round = LiveRound.objects.get().pk
    assert steering.sweep_live(now=moment + timedelta(days=1)) == 1
    assert not Contribution.objects.exists() and not LiveSession.objects.exists()
    assert not PersonKey.objects.filter(person=of_round).exists() and Harvest.objects.count() == 1


def test_words_with_a_name_are_asked_about_before_they_are_kept(session, opened, given, sign_in, moment):
    contributing.contribute(session=session, text="Sanne de Graaf zei het.", secret="a", named=None, now=moment)
    steering.close_round(**given)
    client, chosen = sign_in("trainer"), {"chosen": [Contribution.objects.get().pk], "kind": "other"}
    asked = client.post(url("keep_contributions", session), chosen)
    assert asked.status_code == 422 and "misschien iemand te herkennen" in build.text(asked)
    assert client.post(url("keep_contributions", session), chosen | {"as_meant": "on"}).status_code == 302
    assert Harvest.objects.count() == 1


def test_the_clock_runs_stands_and_is_up_by_the_time_of_the_server(session, given, sign_in, moment):
    def shown(minutes=0):
        live = LiveSession.objects.get()
        return timing.of(live, now=moment + timedelta(minutes=minutes))

    client = sign_in("trainer")
    post = lambda **data: client.post(url("steer_clock", session), data)  # noqa: E731
    assert post(do="start", minutes="0").status_code == 422
    assert post(do="start", minutes="10").status_code == 302
    assert (shown(4).seconds, shown(11).up) == (360, True)
    post(do="pauze")
    assert (shown(99).shown, shown(99).ends_at) == ("10:00", None)
    post(do="meer", minutes="5")
    post(do="start", minutes="1")
    assert shown(14).seconds == 60
    first = client.get(url("beamer", session))
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get(url("beamer", session), headers=again).status_code == 304
    post(do="weg")
    assert shown() is None and client.get(url("beamer", session), headers=again).status_code == 200


def test_what_is_on_follows_the_time_or_what_was_chosen(session, given, sign_in, moment):
    client = sign_in("trainer")
    keys = [str(one.pk) for one in session.block.activities.all()]
    client.post(url("steer_clock", session), {"do": "onderdeel", "key": keys[1]})
    assert "Oefenen met weergaven</h1>" in screen(client, session)
    assert client.post(url("steer_clock", session), {"do": "onderdeel", "key": "weg"}).status_code == 422
    with pytest.raises(NotAllowed, match="dag van de bijeenkomst zelf"):
        steering.show_part(key="", **given | {"now": moment + timedelta(days=1)})


def test_asking_whether_the_screen_changed_costs_little(session, opened, sign_in, django_assert_max_num_queries):
    client = sign_in("trainer")
    known = {"If-None-Match": client.get(url("beamer", session)).headers["ETag"]}
    with django_assert_max_num_queries(4):
        assert client.get(url("beamer", session), headers=known).status_code == 304
    someone = Client()
    enter(someone, opened)
    known = {"If-None-Match": someone.get(page("take_part", session)).headers["ETag"]}
    with django_assert_max_num_queries(2):
        assert someone.get(page("take_part", session), headers=known).status_code == 304


def test_whoever_has_a_group_today_can_still_join_another_one(session, opened, group, sign_in):
    client = sign_in("participant")
    assert client.get(reverse("programmes:join")).url == page("take_part", session)
    there = client.get(page("take_part", session))
    way = f"{reverse('programmes:join')}?andere"
    assert f'href="{way}"' in build.text(there)
    assert 'name="code"' in build.text(client.get(way)) and session.block.title in build.text(client.get(way))
