"""Whoever is not known may ask so much from one network; who signed in or opened a link is never refused."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from leertraject.config.crowding import WRONG, Crowd, CrowdMiddleware, network_of
from leertraject.lookback.tests import build
from leertraject.notices import links
from leertraject.notices.models import MailLink
from leertraject.people.tests.build import sign_in

PER_MINUTE = 90


@pytest.fixture
def crowded(settings, monkeypatch):
    """The limit is low and time stands still; every client of the test has a middleware of its own."""
    settings.ANONYMOUS_PER_MINUTE = PER_MINUTE
    monkeypatch.setattr(Crowd.__init__, "__kwdefaults__", {"clock": lambda: 0.0})


def test_a_bucket_empties_and_fills_again():
    now = [0.0]
    crowd = Crowd(60, clock=lambda: now[0])
    assert [crowd.take("a") for _ in range(60)] == [0] * 60
    assert crowd.take("a") == 1 and crowd.take("b") == 0
    now[0] = 30.0
    assert [crowd.take("a") for _ in range(31)] == [0] * 30 + [1]
    now[0] = 1000.0
    assert [crowd.take("a") for _ in range(61)][-2:] == [0, 1]


def test_who_guesses_can_go_into_the_red_and_out_again():
    now = [0.0]
    crowd = Crowd(60, clock=lambda: now[0])
    for _ in range(9):
        crowd.take("a", WRONG)
    assert crowd.take("a") == 61
    now[0] = 61.0
    assert crowd.take("a") == 0


def test_as_many_networks_are_remembered_as_fit(monkeypatch):
    monkeypatch.setattr("leertraject.config.crowding._MOST_NETWORKS", 10)
    crowd = Crowd(60, clock=lambda: 0.0)
    for number in range(1000):
        crowd.take(str(number))
    assert len(crowd._left) == 10


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8::7:1", "2001:db8::/64"), ("niets", ""), (None, ""), ("", "")],
)
def test_a_house_is_one_network(address, network):
    assert network_of(address) == network


@pytest.mark.django_db
@pytest.mark.usefixtures("crowded")
def test_a_stranger_who_asks_too_much_waits_and_reads_why():
    client, page = Client(), reverse("home:privacy")
    assert {client.get(page).status_code for _ in range(PER_MINUTE)} == {200}
    refused = client.get(page)
    assert refused.status_code == 429 and int(refused.headers["Retry-After"]) >= 1
    assert "Even wachten" in refused.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("crowded")
def test_guessing_tokens_ends_after_a_few():
    client = Client()
    found = [client.get(reverse("notices:open", args=["A" * 64])).status_code for _ in range(10)]
    assert found == [404] * (PER_MINUTE // (WRONG + 1) + 1) + [429] * (9 - PER_MINUTE // (WRONG + 1))


@pytest.mark.django_db
@pytest.mark.usefixtures("crowded", "clock_at")
def test_who_is_known_is_never_refused(moment):
    """What they typed must not be lost for what others in their office do."""
    scene = build.scene(moment)
    conversation = build.conversation(scene, "asked")
    signed_in, by_link = sign_in(Client(), scene.bureau.lead), Client()
    by_link.get(reverse("notices:open", args=[links.token(MailLink.objects.get(object_id=conversation.pk))]))
    for client in (signed_in, by_link):
        assert {client.get(reverse("home:privacy")).status_code for _ in range(PER_MINUTE + 5)} == {200}


@pytest.mark.django_db
@pytest.mark.usefixtures("crowded")
def test_static_files_are_not_counted(settings):
    served = settings.MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware")
    assert served < settings.MIDDLEWARE.index("leertraject.config.crowding.CrowdMiddleware")


@pytest.mark.django_db
def test_a_proxy_in_front_is_not_everyone(settings):
    """Counted is who asks, not the machine in between."""
    settings.ANONYMOUS_PER_MINUTE, settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1, 1
    middleware = CrowdMiddleware(lambda request: Client().get("/healthz"))
    statuses = []
    for address in ("192.0.2.1", "192.0.2.2", "192.0.2.1"):
        request = RequestFactory().get("/", headers={"X-Forwarded-For": address})
        request.session, request.actor = {}, type("Nobody", (), {"subject": None})()
        statuses.append(middleware(request).status_code)
    assert statuses == [200, 200, 429]
