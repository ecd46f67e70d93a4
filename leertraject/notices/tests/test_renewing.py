"""A link that ran out is renewed by mail to the same person, at most once an hour, and the page tells nothing."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.notices import links
from leertraject.notices.models import Notice
from leertraject.notices.tests import build
from leertraject.people.models import Person
from leertraject.people.tests import build as cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(moment) -> Notice:
    """A mail whose link lives for thirty days."""
    youssef = cast.person("Youssef el Amrani", "youssef@dijkerveen.example", moment)
    return build.announced(youssef, uuid.uuid4(), by=SYSTEM, now=moment, purpose=build.PURPOSE)


def _ask(client, link, at) -> bytes:
    with clock.standing_at(at):
        answer = client.post(reverse("notices:renew", args=[links.token(link)]))
    assert answer.status_code == 200
    return answer.content


def test_whoever_comes_too_late_asks_and_gets_a_link_that_works(client, old, moment):
    late = moment + timedelta(days=31)
    with clock.standing_at(late):
        dead = client.get(reverse("notices:open", args=[links.token(old.link)])).content.decode()
    assert "Stuur mij een nieuwe link" in dead and 'action="nieuw/"' in dead
    page = _ask(client, old.link, late)
    made = Notice.objects.exclude(pk=old.pk).get()
    assert (made.kind, made.recipient, made.object_id) == (old.kind, old.recipient, old.object_id)
    assert links.find(links.token(made.link), now=late + timedelta(days=29)) == made.link
    assert b"Youssef" not in page and links.token(made.link).encode() not in page
    assert _ask(client, old.link, late + timedelta(minutes=59)) == page
    assert Notice.objects.count() == 2
    _ask(client, old.link, late + timedelta(minutes=61))
    assert Notice.objects.count() == 3


def test_nothing_goes_for_another_link_and_the_page_is_the_same(client, old, moment):
    late = moment + timedelta(days=31)
    page = _ask(client, old.link, moment)
    assert Notice.objects.count() == 1, "it still works"
    links.revoke(purpose=build.PURPOSE, object_id=old.object_id, by=SYSTEM, now=moment)
    assert _ask(client, old.link, late) == page
    with clock.standing_at(late):
        assert client.post(reverse("notices:renew", args=["vervalst"])).content == page
    assert Notice.objects.count() == 1


def test_who_has_no_address_any_more_gets_none(client, old, moment):
    Person.objects.filter(pk=old.recipient_id).update(email=None)
    _ask(client, old.link, moment + timedelta(days=31))
    assert Notice.objects.count() == 1
