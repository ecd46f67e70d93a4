"""Where someone is signed in: they see it, nobody else does, and what they end is over at its next request."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people import commands, devices, personal_data
from leertraject.people.models import Account, BrowserSession
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db
PAGE = "/inloggen/apparaten/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1"


@pytest.fixture
def cast(moment):
    return build.bureau(moment)


@pytest.fixture
def sanne(cast):
    return cast.a.participants[0]


def by_mail(mailoutbox, person, agent: str) -> Client:
    """Signs someone in as a person does, with a browser that says what it is."""
    cache.clear()
    client = Client(headers={"user-agent": agent})
    client.post("/inloggen/aanvraag/", {"email": person.email})
    code = next(line for line in mailoutbox[-1].body.splitlines() if line.isdigit() and len(line) == 6)
    client.post("/inloggen/code/", {"code": code})
    return client


def lines(client: Client) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox op Windows"),
        (IPHONE, "Safari op een iPhone"),
        (
            f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT} Chrome/126.0.0.0 Safari/537.36",
            "Chrome op een Mac",
        ),
        (f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} Chrome/126.0 Safari/537.36 Edg/126.0", "Edge op Windows"),
        (f"Mozilla/5.0 (Linux; Android 14; Pixel 8) {WEBKIT} Chrome/126.0 Mobile Safari/537.36", "Chrome op Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox op Linux"),
        ("Mozilla/5.0 (X11; Linux x86_64) Iets", "Een browser op Linux"),
        ("Firefox/1.0", "Firefox op een onbekend systeem"),
        ("<script>alert(1)</script>", "Onbekend apparaat"),
        ("", "Onbekend apparaat"),
    ],
)
def test_a_device_is_named_in_plain_words(agent, words):
    assert devices.named(agent) == words


def test_someone_sees_each_device_and_which_is_this_one(sanne, mailoutbox):
    here, there = by_mail(mailoutbox, sanne, FIREFOX), by_mail(mailoutbox, sanne, IPHONE)
    shown = lines(here)
    assert "Firefox op Windows (dit apparaat)" in shown and "Safari op een iPhone" in shown
    assert "Safari op een iPhone (dit apparaat)" in lines(there)
    assert "Ingelogd sinds vandaag om" in shown and "laatst gebruikt vandaag, rond" in shown
    assert shown.index("Firefox") < shown.index("Safari op")


def test_with_one_device_there_is_nothing_to_end(sanne, client):
    build.sign_in(client, sanne)
    shown = lines(client)
    assert "(dit apparaat)" in shown
    assert "Log hier uit" not in shown and "Log alle andere" not in shown


def test_what_is_ended_is_out_at_its_next_request(sanne, moment):
    here, there = build.sign_in(Client(), sanne), build.sign_in(Client(), sanne)
    assert there.get("/post/").status_code == 200
    answer = here.post(f"{PAGE}{there.session.row_id}/einde/")
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert there.get("/post/")["Location"] == "/inloggen/?next=%2Fpost%2F"
    assert here.get("/post/").status_code == 200
    entry = Entry.objects.get(verb="end_session")
    assert (entry.actor, entry.subject, entry.object_kind) == (sanne.pk, sanne.pk, "people.account")


def test_all_others_end_at_once_and_this_one_stays(sanne, cast):
    here, stranger = build.sign_in(Client(), sanne), build.sign_in(Client(), cast.lead)
    others = [build.sign_in(Client(), sanne) for _ in range(2)]
    assert "Log alle andere apparaten uit" in lines(here)
    here.post(f"{PAGE}einde/")
    assert [client.get("/post/").status_code for client in (here, stranger, *others)] == [200, 200, 302, 302]
    assert Entry.objects.filter(verb="end_other_sessions", subject=sanne.pk).count() == 1
    here.post(f"{PAGE}einde/")  # nothing ended, nothing to note
    assert Entry.objects.filter(verb="end_other_sessions").count() == 1


def test_ending_the_same_twice_is_no_fault_and_noted_once(sanne, cast, moment):
    session = BrowserSession.objects.get(pk=build.sign_in(Client(), sanne).session.row_id)
    by = build.actor(sanne, moment)
    for _ in range(2):
        commands.end_session(session, by=by, now=moment)
    assert Entry.objects.filter(verb="end_session").count() == 1


@pytest.mark.parametrize("who", ["lead", "administrator"])
def test_nobody_sees_or_ends_that_of_someone_else(who, sanne, cast, moment):
    theirs = build.sign_in(Client(), sanne)
    other = build.sign_in(Client(), getattr(cast, who))
    assert str(theirs.session.row_id) not in lines(other)
    assert other.post(f"{PAGE}{theirs.session.row_id}/einde/").status_code == 404
    session = BrowserSession.objects.get(pk=theirs.session.row_id)
    with pytest.raises(NotAllowed, match="alleen jezelf"):
        commands.end_session(session, by=build.actor(getattr(cast, who), moment), now=moment)
    assert theirs.get("/post/").status_code == 200


def test_ending_needs_a_post_and_its_token(sanne):
    client = build.sign_in(Client(enforce_csrf_checks=True), sanne)
    for url in (f"{PAGE}einde/", f"{PAGE}{client.session.row_id}/einde/"):
        assert client.get(url).status_code == 405
        assert client.post(url).status_code == 403
    assert client.get(PAGE).status_code == 200


def test_signing_out_leaves_no_row(sanne, client):
    build.sign_in(client, sanne)
    client.post("/uitloggen/")
    assert not BrowserSession.objects.filter(account__isnull=False).exists()


def test_of_a_strangers_browser_nothing_is_kept(client, sanne):
    client.post("/inloggen/aanvraag/", {"email": sanne.email}, headers={"user-agent": FIREFOX})
    assert list(BrowserSession.objects.values_list("device", "account")) == [("", None)]


def test_the_key_in_the_cookie_is_not_in_the_table(sanne, client):
    build.sign_in(client, sanne)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert key not in repr(list(BrowserSession.objects.values_list()))
    assert str(client.session.row_id) not in key
    stolen = Client()
    stolen.cookies[settings.SESSION_COOKIE_NAME] = BrowserSession.objects.get().session_key
    assert stolen.get("/post/").status_code == 302


def test_when_it_was_last_used_is_written_once_an_hour(sanne, client, moment):
    with clock.standing_at(moment):
        build.sign_in(client, sanne)
    for minutes, seen in ((0, 0), (59, 0), (60, 60), (100, 60), (121, 121)):
        with clock.standing_at(moment + timedelta(minutes=minutes)):
            client.get("/post/")
        assert BrowserSession.objects.get().seen_at == moment + timedelta(minutes=seen)


def test_saving_a_session_later_changes_neither_since_when_nor_what_device(sanne, mailoutbox, moment):
    with clock.standing_at(moment):
        client = by_mail(mailoutbox, sanne, FIREFOX)
    session = client.session
    session["mail_links"] = []
    session.save()
    row = BrowserSession.objects.get(account__person=sanne)
    assert (row.begun_at, row.device) == (moment, "Firefox op Windows")


def test_who_is_here_costs_one_query(sanne, client, django_assert_num_queries):
    build.sign_in(client, sanne)
    client.get(PAGE)
    with django_assert_num_queries(1) as asked:
        client.get("/mijn-gegevens/00000000-0000-0000-0000-000000000000/gezien/", headers={"hx-request": "true"})
    assert "people_browsersession" in asked[0]["sql"]


def test_a_row_that_says_someone_else_than_its_signed_content_signs_nobody_in(sanne, cast, client):
    build.sign_in(client, sanne)
    BrowserSession.objects.update(account=Account.objects.get(person=cast.administrator))
    assert client.get("/post/").status_code == 302


def test_the_export_tells_which_devices_there_are(sanne, mailoutbox):
    by_mail(mailoutbox, sanne, FIREFOX)
    [device] = personal_data.export_for(sanne.pk)["apparaten"]
    assert device["apparaat"] == "Firefox op Windows"
    assert set(device) == {"apparaat", "ingelogd sinds", "laatst gebruikt"}
