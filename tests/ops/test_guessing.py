"""How many guesses are let through in an hour, counted by guessing; and that the owner comes in all the same.

The clock of the counters is moved on by a minute each time, so nothing waits and nothing is measured in seconds. The
figures stand in `docs/threat-model.md`, which is compared with what is counted here.
"""

import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.test import Client

from leertraject.config.crowding import WRONG, Crowd
from leertraject.kernel import clock
from leertraject.people import commands, totp
from leertraject.people.models import Account, Person
from leertraject.people.tests import build
from leertraject.people.tests.authenticator import Authenticator
from tests.guards.source import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
ASK, USE, STEP, ALONE = "/inloggen/aanvraag/", "/inloggen/code/", "/inloggen/tweede-stap/", "/inloggen/passkey/"
NEW, CODE = "/inloggen/adres/nieuw/", "/inloggen/adres/code/"
MINUTES = 60
Networks = Iterator[str]


@pytest.fixture
def minutes(monkeypatch, moment) -> Iterator[int]:
    """Yields each minute of an hour, at which the counters and the clock stand."""
    cache.clear()
    now = [1_800_000_000.0]
    own = SimpleNamespace(time=lambda: now[0], monotonic=time.monotonic, sleep=time.sleep)
    monkeypatch.setattr(ratelimit, "time", own)

    def pass_by() -> Iterator[int]:
        for minute in range(MINUTES):
            with clock.standing_at(moment + timedelta(minutes=minute)):
                yield minute
            now[0] += 60

    return pass_by()


@pytest.fixture
def sanne(moment) -> Person:
    return build.bureau(moment).a.participants[0]


def one() -> Networks:
    while True:
        yield "192.0.2.7"


def many() -> Networks:
    """A network that nobody saw before, for each try."""
    return (f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}" for number in range(1, 1 << 20))


def written(what: str) -> int:
    """Returns the figure of the threat model for this."""
    text = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    return int(re.search(rf"^\| {re.escape(what)} \|.*?\| ([\d,]+) \|", text, re.MULTILINE)[1].replace(",", ""))


def until_refused(minutes: Iterator[int], guess: Callable[[], int]) -> int:
    """Guesses each minute as often as it is let through; `guess` returns how many guesses that was, 0 when refused."""
    found = 0
    for _ in minutes:
        while more := guess():
            found += more
    return found


def by_mail(email: str, mailbox: list) -> Client:
    """A browser in which the right code by mail was used."""
    client = Client(REMOTE_ADDR="198.51.100.1")
    client.post(ASK, {"email": email})
    client.post(USE, {"code": re.search(r"^\d{6}$", mailbox[-1].body, re.MULTILINE)[0]})
    return client


@pytest.mark.parametrize(
    ("what", "networks"), [("code by mail, one network", one), ("code by mail, any number of networks", many)]
)
def test_codes_by_mail_for_one_address(what, networks, sanne, minutes, mailoutbox):
    own, device = by_mail(sanne.email, mailoutbox), Authenticator()
    question = own.post("/inloggen/nieuwe-passkey/vraag/").json()
    own.post("/inloggen/nieuwe-passkey/", {"name": "Sleutelbos", "answer": device.make(question)})
    own.post("/uitloggen/")
    cache.clear()
    source = networks()

    def guess() -> int:
        client, tries = Client(REMOTE_ADDR=next(source)), 0
        if client.post(ASK, {"email": sanne.email}).status_code == 429:
            return 0
        right = re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0]
        while client.get(USE).status_code == 200:
            client.post(USE, {"code": f"{(int(right) + 1 + tries) % 10**6:06}"})
            tries += 1
        assert "_auth_user_id" not in client.session
        return tries

    assert until_refused(minutes, guess) == written(what)
    # The browser that was here before still gets a code, and a passkey opens the door from anywhere.
    assert own.post(ASK, {"email": sanne.email}).status_code == 302
    new = Client(REMOTE_ADDR="203.0.113.9")
    answer = device.use(new.post(f"{ALONE}vraag/").json())
    assert new.post(ALONE, {"answer": answer}).status_code == 302 and "_auth_user_id" in new.session


def test_codes_by_mail_that_one_network_asks_for_all_addresses_together(sanne, minutes):
    numbers = iter(range(10**6))

    def guess() -> int:
        email = f"iemand{next(numbers)}@elders.example"
        return 3 if Client(REMOTE_ADDR="192.0.2.7").post(ASK, {"email": email}).status_code == 302 else 0

    assert until_refused(minutes, guess) == written("code by mail, one network at all addresses together")
    assert Client(REMOTE_ADDR="203.0.113.9").post(ASK, {"email": sanne.email}).status_code == 302


@pytest.mark.parametrize("typed", ["000000", "aaaaa-aaaaa"])
@pytest.mark.parametrize(
    ("what", "networks"),
    [("code of an app or recovery code, one network", one), ("code of an app or recovery code, any number", many)],
)
def test_codes_of_an_app_and_recovery_codes(what, networks, typed, sanne, moment, minutes, mailoutbox):
    secret = totp.new_secret()
    right = totp.code_at(secret, int(moment.timestamp()) // 30)
    codes = commands.add_second_factor(secret=secret, code=right, by=build.actor(sanne, moment), now=moment)
    own = by_mail(sanne.email, mailoutbox)
    own.post(STEP, {"code": codes[0]})
    own.post("/uitloggen/")
    thief = by_mail(sanne.email, mailoutbox)
    cache.clear()
    source = networks()

    def guess() -> int:
        return int(thief.post(STEP, {"code": typed}, REMOTE_ADDR=next(source)).status_code == 422)

    assert until_refused(minutes, guess) == written(what)
    assert "_auth_user_id" not in thief.session
    own.post(ASK, {"email": sanne.email})
    own.post(USE, {"code": re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0]})
    assert own.post(STEP, {"code": codes[1]}).status_code == 302 and "_auth_user_id" in own.session


def test_codes_from_a_new_address(sanne, minutes, mailoutbox):
    client, source, was = build.sign_in(Client(), sanne), many(), sanne.email

    def guess() -> int:
        network, tries = next(source), 0
        page = client.post(NEW, {"email": "dief@elders.example"}, REMOTE_ADDR=network)
        if page.status_code != 200:
            return 0
        token = re.search(r'name="address" value="([^"]+)"', page.content.decode())[1]
        right = int(re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0])
        typed = f"{(right + 1) % 10**6:06}"
        while "Deze code klopt niet" in client.post(CODE, {"address": token, "code": typed}).content.decode():
            tries += 1
        return tries

    found = until_refused(minutes, guess)
    assert found == written("code from one new address, to move an account there")
    assert Account.objects.get(person=sanne).email == was


def test_tokens_of_links_from_mail():
    """A token that is nowhere costs as much as thirty-one requests."""
    now, found = [0.0], 0
    crowd = Crowd(1200, clock=lambda: now[0])
    for second in range(MINUTES * 60):
        now[0] = float(second)
        while crowd.take("192.0.2.7") == 0:
            crowd.take("192.0.2.7", WRONG)
            found += 1
    assert found == written("token of a link from mail, one network")
