"""Codes are counted, and no stranger shuts someone out."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from leertraject.people import throttling
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db
LOTTE = "lotte@bureau.example"
UNKNOWN = "niemand@elders.example"


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


@pytest.fixture(autouse=True)
def lotte(moment):
    return build.staff("Lotte Brink", LOTTE, "programme_lead", moment)


def _ask(client: Client, email: str = LOTTE, *, network: str = "192.0.2.1") -> int:
    return client.post("/inloggen/aanvraag/", {"email": email}, REMOTE_ADDR=network).status_code


def _ask_until_refused(email: str, *, network: str, limit: int = 100) -> int:
    """Asks as ever new browsers of one network, and returns how often it worked."""
    for number in range(limit):
        if _ask(Client(), email, network=network) == 429:
            return number
    return limit


@pytest.mark.parametrize("email", [LOTTE, UNKNOWN])
def test_one_network_gets_few_codes_for_one_address_and_a_clear_page(email, mailoutbox):
    assert _ask_until_refused(email, network="192.0.2.1") == 4
    assert len(mailoutbox) == 4
    page = Client().post("/inloggen/aanvraag/", {"email": email.upper()}, REMOTE_ADDR="192.0.2.1")
    assert page.status_code == 429
    assert "Even wachten" in page.content.decode()


def test_a_stranger_does_not_shut_someone_out_of_their_own_network():
    _ask_until_refused(LOTTE, network="192.0.2.66")
    assert _ask(Client(), network="192.0.2.1") == 302


def test_many_strangers_do_not_shut_out_a_browser_that_was_in_before(mailoutbox):
    mine = Client()
    _ask(mine)
    mine.post("/inloggen/code/", {"code": re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0]})
    mine.post("/uitloggen/")
    asked = sum(_ask_until_refused(LOTTE, network=f"192.0.2.{number}") for number in range(2, 30))
    assert asked < 30
    assert _ask(Client(), network="192.0.2.200") == 429
    assert _ask(mine) == 302
    # The mark is worth nothing for another address, and counts too.
    assert _ask_until_refused(UNKNOWN, network="192.0.2.201") == 4
    assert [_ask(mine) for _ in range(5)][-1] == 429


def test_a_forged_or_foreign_mark_is_no_mark(rf, moment):
    request = rf.get("/")
    assert not throttling.known(request, LOTTE)
    for mark in ("", "x", "x:y:z"):
        request.COOKIES[throttling.MARK] = mark
        assert not throttling.known(request, LOTTE)


def test_the_mark_says_nothing_about_who_it_is(mailoutbox):
    client = Client()
    _ask(client)
    client.post("/inloggen/code/", {"code": re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0]})
    cookie = client.cookies[throttling.MARK]
    assert "lotte" not in cookie.value
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert cookie["max-age"] == timedelta(days=180).total_seconds()


def test_one_network_does_not_mail_the_whole_world(settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"request_login_code_network": "5/m/ip"}
    answers = [_ask(Client(), f"iemand{number}@elders.example") for number in range(7)]
    assert answers == [302] * 5 + [429] * 2


def test_a_training_room_signs_in_at_once():
    answers = [_ask(Client(), f"iemand{number}@elders.example") for number in range(30)]
    assert set(answers) == {302}


def test_behind_a_proxy_the_last_trusted_address_counts(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client()

    def ask(forwarded: str) -> int:
        return client.post(
            "/inloggen/aanvraag/", {"email": UNKNOWN}, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded
        ).status_code

    # What a stranger writes in front changes nothing.
    assert [ask(f"198.51.100.{number}, 192.0.2.1") for number in range(5)] == [302] * 4 + [429]
    assert ask("192.0.2.2") == 302


def test_no_address_stands_in_the_counters():
    _ask(Client())
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select * from kernel_cache")
        assert "lotte" not in repr(cursor.fetchall())
