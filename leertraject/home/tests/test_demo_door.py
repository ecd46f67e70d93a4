"""The door of the demo: there with the marker, for whoever is at this computer, and for nobody without it."""

import pytest
from django.urls import reverse

from leertraject.home.demo import queries
from leertraject.home.models import DemoMarker
from leertraject.notices.models import Notice
from leertraject.people.models import Account
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def lotte(moment):
    """Someone of the demo's cast, with the marker there."""
    DemoMarker.objects.create(made_at=moment)
    row = queries.cast()["staff"][queries.cast()["sign_in"][0]]
    return build.staff(row["name"], row["email"], "programme_lead", moment)


def test_one_chooses_who_to_be(client, lotte):
    page = client.get(reverse("demo:people"))
    assert lotte.name in page.content.decode()
    chosen = Account.objects.get(person=lotte)
    answer = client.post(reverse("demo:sign_in"), {"person": chosen.pk})
    assert answer.status_code == 302
    assert answer.url == reverse("home:start")
    assert lotte.name in client.get(reverse("home:who_sees_what")).content.decode()


def test_nobody_becomes_someone_outside_the_cast(client, lotte, moment):
    other = build.staff("Ruben Smeets", "ruben@bureau.example", "programme_lead", moment)
    for given in (Account.objects.get(person=other).pk, "", "geen nummer"):
        assert client.post(reverse("demo:sign_in"), {"person": given}).status_code == 404
    assert client.get(reverse("home:start")).status_code == 302


def test_the_mail_that_went_out_can_be_read(client, lotte):
    assert "Verstuurde mail" in client.get(reverse("demo:mailbox")).content.decode()


def test_the_mailbox_tells_what_is_still_under_way(client, lotte, moment):
    assert "Nog onderweg" not in client.get(reverse("demo:mailbox")).content.decode()
    for number, state in enumerate(("waiting", "sending", "sent", "failed")):
        Notice.objects.create(
            kind="consent",
            recipient=lotte,
            object_id=lotte.pk,
            message_id=f"<{number}@mail>",
            state=state,
            made_at=moment,
            state_at=moment,
        )
    assert "Nog onderweg: 2 mails." in client.get(reverse("demo:mailbox")).content.decode()


def test_without_the_marker_there_is_no_door(client, lotte):
    DemoMarker.objects.all().delete()
    chosen = Account.objects.get(person=lotte)
    assert client.get(reverse("demo:people")).status_code == 404
    assert client.get(reverse("demo:mailbox")).status_code == 404
    assert client.post(reverse("demo:sign_in"), {"person": chosen.pk}).status_code == 404
    assert client.get(reverse("home:start")).status_code == 302
