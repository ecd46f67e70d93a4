"""A way in is added by who showed lately that it is them: an open screen is not enough once there is a second step."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from leertraject.people import commands, showing, totp
from leertraject.people.models import Account, Passkey, SecondFactor
from leertraject.people.tests import build
from leertraject.people.tests.authenticator import Authenticator

pytestmark = [pytest.mark.django_db]
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NEW_KEY, NEW_APP, APP = "/inloggen/nieuwe-passkey/", "/inloggen/nieuwe-app/", "/inloggen/app/"
ASKS = "Eerst weten dat jij het bent"
HALF_MINUTE = timedelta(seconds=30)


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


@pytest.fixture
def sanne(moment, clock_at):
    """Someone with an app, whose code of this half minute was used for it."""
    someone = build.bureau(moment).a.participants[0]
    commands.add_second_factor(secret=SECRET, code=_code(moment), by=build.actor(someone, moment), now=moment)
    return someone


def _code(moment) -> str:
    return totp.code_at(SECRET, int(moment.timestamp()) // 30)


def _make(client: Client):
    options = client.post(f"{NEW_KEY}vraag/").json()
    return client.post(NEW_KEY, {"name": "Sleutelbos", "answer": Authenticator().make(options)})


def test_an_open_screen_is_asked_first(sanne, client):
    build.sign_in(client, sanne)
    assert ASKS in client.get(NEW_KEY).content.decode()
    _make(client)
    assert not Passkey.objects.exists()


def test_who_shows_it_goes_on_for_ten_minutes(sanne, client, moment, clock_at):
    build.sign_in(client, sanne)
    with clock_at(moment + HALF_MINUTE):
        wrong = client.post(NEW_KEY, {"code": "000000"})
        assert wrong.status_code == 422 and ASKS in wrong.content.decode()
        assert client.post(NEW_KEY, {"code": _code(moment + HALF_MINUTE)})["Location"] == NEW_KEY
        assert "Naam van je passkey" in client.get(NEW_KEY).content.decode()
    # A page that was shown in time may be sent a little later.
    with clock_at(moment + timedelta(minutes=15)):
        assert ASKS in client.get(NEW_KEY).content.decode()
        _make(client)
        assert Passkey.objects.count() == 1
    # Making one shows that it is them, too; after that it ends.
    with clock_at(moment + timedelta(minutes=40)):
        _make(client)
        assert Passkey.objects.count() == 1


def test_an_app_beside_a_passkey_is_asked_first_too(client, moment, clock_at):
    someone = build.bureau(moment).a.participants[0]
    build.sign_in(client, someone)
    assert _make(client).status_code == 200
    assert "Scan deze code" in client.get(NEW_APP).content.decode()  # the passkey was made a moment ago
    with clock_at(moment + timedelta(minutes=11)):
        assert ASKS in client.get(NEW_APP).content.decode()
    other = Client()
    build.sign_in(other, someone)
    secret = showing.signed_secret(SECRET, build.actor(someone, moment))
    assert other.post(APP, {"code": _code(moment), "secret": secret})["Location"] == NEW_APP
    assert not SecondFactor.objects.exists()


def test_who_just_came_in_is_not_asked_again(sanne, client, mailoutbox, moment, clock_at):
    with clock_at(moment + HALF_MINUTE):
        client.post("/inloggen/aanvraag/", {"email": Account.objects.get(person=sanne).email})
        by_mail = next(line for line in mailoutbox[-1].body.splitlines() if line.isdigit())
        client.post("/inloggen/code/", {"code": by_mail})
        client.post("/inloggen/tweede-stap/", {"code": _code(moment + HALF_MINUTE)})
        assert "Naam van je passkey" in client.get(NEW_KEY).content.decode()


def test_who_has_no_second_step_is_not_asked(client, moment, clock_at):
    build.sign_in(client, build.bureau(moment).a.participants[0])
    assert "Naam van je passkey" in client.get(NEW_KEY).content.decode()
