"""A link in a mail: one purpose, one person, one object, a short life; opening it changes nothing."""

import re
import uuid
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.notices import links
from leertraject.notices.models import MailLink
from leertraject.notices.tests import build
from leertraject.people.models import BrowserSession
from leertraject.people.sessions import digest
from leertraject.people.tests import build as cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(moment):
    return cast.person("Youssef el Amrani", "youssef@dijkerveen.example", moment)


@pytest.fixture
def link(person, moment):
    return links.make(purpose=build.PURPOSE, person=person, object_id=uuid.uuid4(), days=30, now=moment)


def _open(client: Client, link: MailLink, moment):
    with clock.standing_at(moment):
        return client.get(reverse("notices:open", args=[links.token(link)]))


def _holder(client: Client, link: MailLink, moment, **other):
    """Asks as a view would, in the session of this client."""
    request = type("Request", (), {"session": client.session})()
    asked = {"purpose": link.purpose, "object_id": link.object_id} | other
    return links.holder(request, asked["purpose"], asked["object_id"], moment)


def _everything() -> dict[str, list]:
    """Every row of every table but the sessions."""
    models = [model for model in apps.get_models() if model is not BrowserSession]
    return {model._meta.label: sorted(map(repr, model.objects.values_list())) for model in models}


def test_it_leads_to_the_clean_page_of_its_purpose_and_the_person_acts_there(client, link, person, moment):
    answer = _open(client, link, moment)
    assert (answer.status_code, answer["Location"]) == (302, reverse("notices:again", args=[link.object_id]))
    assert "no-store" in answer["Cache-Control"] and answer["Referrer-Policy"] == "no-referrer"
    holder = _holder(client, link, moment)
    assert (holder.subject, holder.name, holder.held) == (person.pk, "Youssef el Amrani", ())


def test_the_address_in_the_mail_is_absolute_and_its_token_is_stored_nowhere(client, link, moment, settings):
    settings.BASE_URL = "https://leren.bureau.example"
    assert links.url(link) == f"https://leren.bureau.example/m/{links.token(link)}/"
    _open(client, link, moment)
    everything = repr(_everything()) + repr(client.session.items())
    assert links.token(link) not in everything
    assert str(link.pk) in repr(client.session.items())


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_opening_it_changes_nothing_in_the_database(method, client, link, moment):
    before = _everything()
    with clock.standing_at(moment):
        getattr(client, method)(reverse("notices:open", args=[links.token(link)]))
    assert _everything() == before


def test_a_scanner_that_asks_the_head_gets_no_session(client, link, moment):
    with clock.standing_at(moment):
        answer = client.head(reverse("notices:open", args=[links.token(link)]))
    assert answer.status_code == 302
    assert BrowserSession.objects.count() == 0 and not client.cookies


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_another_method_is_refused(method, client, link):
    assert getattr(client, method)(reverse("notices:open", args=[links.token(link)])).status_code == 405


def test_it_signs_nobody_in(client, link, moment):
    answer = _open(client, link, moment)
    assert answer.wsgi_request.actor.subject is None
    assert "_auth_user_id" not in client.session
    assert client.get(reverse("notices:sent")).status_code == 302


def _tampered(link: MailLink) -> list[str]:
    token = links.token(link)
    other = MailLink(id=uuid.uuid4(), purpose=link.purpose)
    elsewhere = MailLink(id=link.pk, purpose=build.OTHER_PURPOSE)
    return [
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        ("A" if token[0] != "A" else "B") + token[1:],
        token[:-4],
        token + "AAAA",
        links.token(other),
        links.token(elsewhere),
        str(link.pk),
        "é" * 64,
        "*" * 64,
        "x",
    ]


def test_every_link_that_does_not_work_gets_the_same_page(client, link, person, moment):
    expired = links.make(purpose=build.PURPOSE, person=person, object_id=uuid.uuid4(), days=1, now=moment)
    revoked = links.make(purpose=build.PURPOSE, person=person, object_id=uuid.uuid4(), days=30, now=moment)
    links.revoke(purpose=build.PURPOSE, object_id=revoked.object_id, by=SYSTEM, now=moment)
    tokens = [*_tampered(link), links.token(expired), links.token(revoked)]
    with clock.standing_at(moment + timedelta(days=1)):
        answers = [client.get(reverse("notices:open", args=[token])) for token in tokens]
        assert client.get(reverse("notices:open", args=[links.token(link)])).status_code == 302
    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content) for answer in answers}) == 1
    assert "Deze link werkt niet" in answers[0].content.decode()
    assert "Youssef" not in answers[0].content.decode()


def test_it_works_for_nothing_else(client, link, moment):
    _open(client, link, moment)
    assert _holder(client, link, moment, purpose=build.OTHER_PURPOSE) is None
    assert _holder(client, link, moment, object_id=uuid.uuid4()) is None
    assert _holder(Client(), link, moment) is None


def test_a_session_asks_the_database_each_time(client, link, moment, django_assert_num_queries):
    _open(client, link, moment)
    request = type("Request", (), {"session": client.session})()
    list(request.session.items())
    with django_assert_num_queries(1):
        assert links.holder(request, link.purpose, link.object_id, moment)
    assert _holder(client, link, link.expires_at) is None
    assert links.revoke(purpose=link.purpose, object_id=link.object_id, by=SYSTEM, now=moment) == 1
    assert _holder(client, link, moment) is None


def test_without_an_opened_link_nothing_is_asked(client, link, moment, django_assert_num_queries):
    request = type("Request", (), {"session": {}})()
    with django_assert_num_queries(0):
        assert links.holder(request, link.purpose, link.object_id, moment) is None


def test_two_links_live_beside_each_other_in_one_session(client, link, moment):
    other = cast.person("Petra Scholten", "petra@rietlanden.example", moment)
    beside = links.make(purpose=build.OTHER_PURPOSE, person=other, object_id=uuid.uuid4(), days=30, now=moment)
    _open(client, link, moment)
    _open(client, beside, moment)
    assert _holder(client, link, moment).name == "Youssef el Amrani"
    assert _holder(client, beside, moment).name == "Petra Scholten"


def test_of_two_people_on_one_page_the_last_opened_acts(client, link, moment):
    other = cast.person("Petra Scholten", "petra@rietlanden.example", moment)
    same = links.make(purpose=link.purpose, person=other, object_id=link.object_id, days=30, now=moment)
    for opened, name in ((same, "Petra Scholten"), (link, "Youssef el Amrani"), (same, "Petra Scholten")):
        _open(client, opened, moment)
        assert _holder(client, link, moment).name == name


def test_a_planted_session_cannot_use_the_link(client, link, moment):
    client.session.save()
    planted = client.session.session_key
    client.cookies["sessie"] = planted
    _open(client, link, moment)
    assert client.session.session_key != planted
    assert not BrowserSession.objects.filter(session_key=digest(planted)).exists()


def test_a_session_remembers_twenty_links(client, link, person, moment):
    _open(client, link, moment)
    for _ in range(links.KEPT):
        made = links.make(purpose=build.PURPOSE, person=person, object_id=uuid.uuid4(), days=30, now=moment)
        _open(client, made, moment)
    assert _holder(client, link, moment) is None
    assert _holder(client, made, moment)


def test_revoking_ends_what_lives_and_only_that(person, moment):
    other = cast.person("Petra Scholten", "petra@rietlanden.example", moment)
    about = uuid.uuid4()
    for who in (person, other):
        links.make(purpose=build.PURPOSE, person=who, object_id=about, days=30, now=moment)
    assert links.revoke(purpose=build.PURPOSE, object_id=about, person=person, by=SYSTEM, now=moment) == 1
    assert links.revoke(purpose=build.OTHER_PURPOSE, object_id=about, by=SYSTEM, now=moment) == 0
    assert links.revoke(purpose=build.PURPOSE, object_id=about, by=SYSTEM, now=moment) == 1
    assert links.revoke(purpose=build.PURPOSE, object_id=about, by=SYSTEM, now=moment) == 0


def test_a_link_lives_longer_when_prolonged_and_never_shorter(link, moment):
    later = link.expires_at + timedelta(days=60)
    links.prolong(link, until=later, by=SYSTEM, now=moment)
    assert links.find(links.token(link), now=later - timedelta(seconds=1)) == link
    links.prolong(link, until=moment, by=SYSTEM, now=moment)
    link.refresh_from_db()
    assert link.expires_at == later
    links.revoke(purpose=link.purpose, object_id=link.object_id, by=SYSTEM, now=moment)
    with pytest.raises(NotAllowed, match="ingetrokken"):
        links.prolong(link, until=later, by=SYSTEM, now=moment)


def test_a_link_survives_a_new_secret_key_while_the_old_one_is_a_fallback(link, moment, settings):
    token, old = links.token(link), settings.SECRET_KEY
    settings.SECRET_KEY = "a new key"
    assert links.find(token, now=moment) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert links.find(token, now=moment) == link
