"""Moving to another address: a code there, a warning here, one screen for any address, nothing by guessing."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people import commands, means_told, moving
from leertraject.people.models import Account, BrowserSession, Person
from leertraject.people.tests import build
from leertraject.people.tests.authenticator import Authenticator
from leertraject.people.tests.test_passkeys import make, use

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at", "fresh_counters", "told")]
START, NEW, CODE, PAGE = (
    "/inloggen/adres/",
    "/inloggen/adres/nieuw/",
    "/inloggen/adres/code/",
    "/inloggen/apparaten/",
)
ELSEWHERE = "sanne@elders.example"


@pytest.fixture
def told(monkeypatch) -> list[tuple[str, str]]:
    """At which address who was told what."""
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(means_told, "_registered", [lambda person, change, **_: found.append((person.email, change))])
    return found


@pytest.fixture
def client(sanne) -> Client:
    return build.sign_in(Client(), sanne)


def signed(answer) -> str:
    return re.search(r'name="address" value="([^"]+)"', answer.content.decode())[1]


def code_in(mailoutbox) -> str:
    return re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0]


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def addresses(person) -> set[str]:
    return {Account.objects.get(person=person).email, Person.objects.get(pk=person.pk).email}


def test_someone_moves_and_both_addresses_hear_of_it(client, sanne, mailoutbox, told):
    was = sanne.email
    assert client.get(START)["Location"] == NEW
    assert was in client.get(NEW).content.decode() and was in client.get(PAGE).content.decode()
    answer = client.post(NEW, {"email": "Sanne@Elders.example"})
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        ([was], "Iemand vraagt om je adres te veranderen"),
        ([ELSEWHERE], "Je code voor je nieuwe adres"),
    ]
    assert ELSEWHERE not in mailoutbox[0].body and addresses(sanne) == {was}
    code, token, halfway = code_in(mailoutbox), signed(answer), Client()
    elsewhere = build.sign_in(Client(), sanne)
    assert elsewhere.get(PAGE).status_code == 200
    halfway.post("/inloggen/aanvraag/", {"email": was})
    early = code_in(mailoutbox)
    wrong = client.post(CODE, {"address": token, "code": other_than(code)})
    assert wrong.status_code == 422 and moving.WRONG in wrong.content.decode()
    done = client.post(CODE, {"address": signed(wrong), "code": f"{code[:3]} {code[3:]}"})
    assert done["Location"] == PAGE and "bekend" in done.cookies
    assert addresses(sanne) == {ELSEWHERE}
    assert client.get(PAGE).status_code == 200 and elsewhere.get(PAGE)["Location"].startswith("/inloggen/?next=")
    assert (mailoutbox[-1].to, mailoutbox[-1].subject) == ([was], "Je adres bij Leertraject is veranderd")
    assert told == [(ELSEWHERE, means_told.ADDRESS)]
    verbs = set(Entry.objects.filter(subject=sanne.pk).values_list("verb", flat=True))
    assert {"ask_new_address", "change_address"} <= verbs
    assert client.post(CODE, {"address": token, "code": code}).status_code == 422, "a code works once"
    halfway.post("/inloggen/code/", {"code": early})
    assert "_auth_user_id" not in halfway.session, "what went to the old address before, does not work any more"
    stranger = Client()
    stranger.post("/inloggen/aanvraag/", {"email": was})
    assert "Er is geen account met dit adres" in mailoutbox[-1].body


def test_an_address_in_use_gets_the_same_screen_and_its_holder_a_mail(client, sanne, cast, mailoutbox):
    def plain(email: str) -> str:
        cache.clear()
        html = client.post(NEW, {"email": email}).content.decode()
        html = re.sub(r'name="(csrfmiddlewaretoken|address)" value="[^"]+"', "", html)
        return html.replace(email, "ADRES")

    free = plain(ELSEWHERE)
    for taken in (cast.lead.email, cast.a.owner.email):
        assert plain(taken) == free
        assert (mailoutbox[-1].to, mailoutbox[-1].subject) == ([taken], "Iemand vroeg om dit adres")
        assert not re.search(r"\d{6}", mailoutbox[-1].body)
        assert len(mailoutbox) % 2 == 0, "both ways send two mails"
        # No address of someone else lies in a session.
        assert not any(taken in str(row) for row in BrowserSession.objects.values_list("session_data", flat=True))
        assert taken not in str(client.session.load())


def test_of_an_address_in_use_no_code_is_right(client, sanne, cast, mailoutbox, monkeypatch):
    monkeypatch.setattr(moving.secrets, "randbelow", lambda below: 123456)
    answer = client.post(NEW, {"email": cast.lead.email})
    assert client.post(CODE, {"address": signed(answer), "code": "123456"}).status_code == 422
    assert sanne.email in addresses(sanne)


@pytest.mark.parametrize("typed", ["", "geen adres", "a@b"])
def test_what_is_no_address_is_said(client, typed, mailoutbox):
    answer = client.post(NEW, {"email": typed})
    assert answer.status_code == 422 and not mailoutbox


def test_ones_own_address_is_said(client, sanne, mailoutbox):
    answer = client.post(NEW, {"email": sanne.email.upper()})
    assert answer.status_code == 422 and "Dit is al je e-mailadres" in answer.content.decode() and not mailoutbox


def test_three_tries_and_ten_minutes(client, sanne, moment, mailoutbox):
    token = signed(client.post(NEW, {"email": ELSEWHERE}))
    code = code_in(mailoutbox)
    for _ in range(3):
        assert moving.WRONG in client.post(CODE, {"address": token, "code": other_than(code)}).content.decode()
    assert moving.DEAD in client.post(CODE, {"address": token, "code": code}).content.decode()
    token = signed(client.post(NEW, {"email": ELSEWHERE}))
    with clock.standing_at(moment + moving.GOES_AFTER):
        late = client.post(CODE, {"address": token, "code": code_in(mailoutbox)})
    assert moving.DEAD in late.content.decode() and addresses(sanne) == {sanne.email}


def test_a_code_is_of_one_address_one_person_and_one_browser(client, sanne, cast, mailoutbox):
    first = signed(client.post(NEW, {"email": ELSEWHERE}))
    client.post(NEW, {"email": "sanne@derde.example"})
    assert client.post(CODE, {"address": first, "code": code_in(mailoutbox)}).status_code == 422
    token, code = signed(client.post(NEW, {"email": ELSEWHERE})), code_in(mailoutbox)
    other, same = build.sign_in(Client(), cast.lead), build.sign_in(Client(), sanne)
    for elsewhere in (other, same):
        assert elsewhere.post(CODE, {"address": token, "code": code}).status_code == 422
    assert client.post(CODE, {"address": token, "code": code})["Location"] == PAGE


def test_a_second_step_is_asked_again(client, sanne, moment, mailoutbox):
    own = Authenticator()
    make(client, own)
    assert client.get(NEW)["Location"] == START == client.post(NEW, {"email": ELSEWHERE})["Location"]
    assert client.get(START).status_code == 200 and not mailoutbox
    assert client.post(START, {"code": "aaaaa-aaaaa"}).status_code == 422
    assert use(client, own, START)["Location"] == NEW
    assert client.get(NEW).status_code == 200
    with clock.standing_at(moment + moving.GOES_AFTER):
        assert client.get(NEW)["Location"] == START


def test_how_often_is_counted_per_person_and_per_address(client, cast, mailoutbox):
    said = [client.post(NEW, {"email": f"sanne{number}@elders.example"}).status_code for number in range(7)]
    assert said == [200] * 5 + [422] * 2
    cache.clear()
    for person, status in zip(
        (*cast.a.participants, cast.a.sponsor, cast.a.manager), (200, 200, 200, 422), strict=True
    ):
        assert build.sign_in(Client(), person).post(NEW, {"email": ELSEWHERE}).status_code == status


def test_without_mail_nothing_changes(client, sanne, mailoutbox, monkeypatch):
    token = signed(client.post(NEW, {"email": ELSEWHERE}))
    code = code_in(mailoutbox)

    def down(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", down)
    assert client.post(NEW, {"email": "sanne@derde.example"}).status_code == 503
    assert client.post(CODE, {"address": token, "code": code}).status_code == 503
    assert addresses(sanne) == {sanne.email}


def test_two_at_once(sanne, cast, moment):
    by = build.actor(sanne, moment)
    with pytest.raises(NotAllowed):
        commands.change_address(email=cast.lead.email, was=sanne.email, by=by, now=moment)
    commands.change_address(email=ELSEWHERE, was=sanne.email, by=by, now=moment)
    with pytest.raises(Conflict):
        commands.change_address(email="sanne@derde.example", was=sanne.email, by=by, now=moment + timedelta(1))
