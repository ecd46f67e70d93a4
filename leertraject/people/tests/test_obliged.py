"""Who leads, trains or administers has to have a second step: without one nothing opens but what sets it up."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.people import commands, means_told, totp
from leertraject.people.middleware import STEP_PAGES
from leertraject.people.models import Account, Passkey, Role, SecondFactor
from leertraject.people.tests import build
from leertraject.people.tests.authenticator import Authenticator
from leertraject.people.tests.test_passkeys import ALONE, halfway, make, shown, use

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
NEEDED, PAGE = "/inloggen/tweede-stap/instellen/", "/inloggen/apparaten/"


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


@pytest.fixture(autouse=True)
def _nobody_told(monkeypatch):
    monkeypatch.setattr(means_told, "_registered", [lambda person, change, **_: None])


@pytest.fixture
def cast(moment):
    return build.bureau(moment)


def entered(mailoutbox, person) -> Client:
    """Someone who used a code by mail, and whatever comes after that."""
    client = Client()
    assert halfway(client, mailoutbox, person)["Location"] == "/"
    return client


def plain_addresses() -> dict[str, str]:
    """Returns every address without identifiers, by name."""
    found = {}
    for pattern in get_resolver().url_patterns:
        inner = getattr(pattern, "url_patterns", [pattern])
        space = f"{pattern.namespace}:" if getattr(pattern, "namespace", None) else ""
        for one in inner:
            for leaf in getattr(one, "url_patterns", [one]):
                under = f"{one.namespace}:" if getattr(one, "namespace", None) else space
                try:
                    found[f"{under}{leaf.name}"] = reverse(f"{under}{leaf.name}")
                except NoReverseMatch:
                    continue
    return found


@pytest.mark.parametrize("who", ["lead", "hanneke", "administrator"])
def test_without_a_second_step_nothing_else_opens(who, cast, mailoutbox):
    client = entered(mailoutbox, getattr(cast, who))
    asked = plain_addresses()
    assert len(asked) > 25 and set(asked) >= STEP_PAGES
    for name, address in asked.items():
        if name not in STEP_PAGES:
            for answer in (client.get(address), client.post(address)):
                assert (answer.status_code, answer["Location"]) == (302, NEEDED), name
    organisation = f"/organisaties/{cast.a.organisation.pk}/"
    assert client.get(organisation)["Location"] == NEEDED
    assert client.get("/post/", headers={"HX-Request": "true"})["HX-Redirect"] == NEEDED
    page = client.get(NEEDED)
    assert page.status_code == 200 and "Stel je tweede stap in" in page.content.decode()
    assert client.get("/inloggen/nieuwe-app/").status_code == client.get("/inloggen/nieuwe-passkey/").status_code == 200
    assert client.get("/nergens/").status_code == 404
    assert client.post("/uitloggen/").status_code == 302
    assert client.get("/post/")["Location"].startswith("/inloggen/?next=")


def test_others_are_not_asked(cast, mailoutbox):
    for person in (cast.a.participants[0], cast.a.sponsor, cast.a.manager, cast.a.alumni[0]):
        client = entered(mailoutbox, person)
        assert client.get("/post/").status_code == 200
        assert client.get(NEEDED)["Location"] == "/"


def test_a_passkey_opens_it_and_losing_the_last_shuts_it(cast, mailoutbox, moment):
    client, own = entered(mailoutbox, cast.lead), Authenticator()
    assert len(shown(make(client, own))) == 10
    assert client.get("/post/").status_code == 200 and client.get(NEEDED)["Location"] == "/"
    commands.lift_second_factor(account=Account.objects.get(person=cast.lead), by=SYSTEM, now=moment)
    assert client.get("/post/")["Location"] == NEEDED


def test_it_shows_no_menu_and_leads_on_to_where_one_wanted_to_go(cast, mailoutbox):
    client, own = entered(mailoutbox, cast.lead), Authenticator()
    wanted = "/post/?bladzijde=2"
    assert client.get(wanted)["Location"] == NEEDED
    assert client.get(PAGE)["Location"] == NEEDED, "the way back of the pages that set it up"
    assert client.post("/organisaties/")["Location"] == NEEDED, "what is sent is not where one goes on"
    page = client.get(NEEDED).content.decode()
    assert "lt-masthead__nav" not in page
    assert all(client.get(reverse(f"home:{name}")).status_code == 200 for name in ("who_sees_what", "privacy"))
    codes = make(client, own).content.decode()
    assert f'href="{wanted}"' in codes
    assert "wanted" not in client.session and "lt-masthead__nav" in client.get("/").content.decode()


def test_an_app_opens_it(cast, mailoutbox, moment):
    client, secret = entered(mailoutbox, cast.administrator), totp.new_secret()
    code = totp.code_at(secret, int(moment.timestamp()) // 30)
    commands.add_second_factor(secret=secret, code=code, by=build.actor(cast.administrator, moment), now=moment)
    assert client.get(PAGE).status_code == 200


def test_a_role_that_comes_shuts_it_and_one_that_ends_opens_it(cast, mailoutbox, moment):
    tarik = cast.a.participants[1]
    client = entered(mailoutbox, tarik)
    assert client.get(PAGE).status_code == 200
    build.role(tarik, "facilitator", moment)
    assert client.get(PAGE)["Location"] == NEEDED
    role = Role.objects.get(person=tarik, kind="facilitator")
    commands.end_role(role, on=moment.date(), by=SYSTEM, now=moment)
    assert client.get(PAGE).status_code == 200


def test_it_costs_no_query(cast, mailoutbox):
    client = entered(mailoutbox, cast.lead)
    make(client, Authenticator())
    costs = []
    for someone in (client, build.sign_in(Client(), cast.lead)):
        someone.get("/organisaties/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert someone.get("/organisaties/").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_a_passkey_alone_comes_in_at_once(cast, mailoutbox):
    own = Authenticator()
    make(build.sign_in(Client(), cast.lead), own)
    client = Client()
    assert use(client, own, ALONE)["Location"] == "/"
    assert client.get("/post/").status_code == 200


def test_whoever_came_in_by_another_door_is_not_asked(cast):
    assert build.sign_in(Client(), cast.lead).get("/post/").status_code == 200


def test_the_last_one_stays(cast, moment):
    own, client = Authenticator(), build.sign_in(Client(), cast.lead)
    make(client, own)
    end = f"/inloggen/passkeys/{Passkey.objects.get().pk}/einde/"
    answer = use(client, own, end)
    assert answer.status_code == 422 and "dit is je laatste" in answer.content.decode()
    make(client, Authenticator(), "Laptop")
    assert use(client, own, end)["Location"] == PAGE
    assert Passkey.objects.get().name == "Laptop"


def test_the_last_app_stays_too(cast, moment):
    by, secret = build.actor(cast.hanneke, moment), totp.new_secret()
    code = totp.code_at(secret, int(moment.timestamp()) // 30)
    codes = commands.add_second_factor(secret=secret, code=code, by=by, now=moment)
    with pytest.raises(NotAllowed, match="dit is je laatste"):
        commands.drop_second_factor(code=codes[0], by=by, now=moment)
    build.passkey(cast.hanneke, moment)
    commands.drop_second_factor(code=codes[0], by=by, now=moment + timedelta(seconds=30))
    assert SecondFactor.objects.count() == 0 and Passkey.objects.count() == 1
