"""Passkeys: made, named, used as second step and alone, refused when anything is not as it was asked, dropped."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people import commands, means_told, passkeys, personal_data, proven, totp
from leertraject.people.models import Account, BrowserSession, Passkey, RecoveryCode, SecondFactor
from leertraject.people.passkeys import Answer, Question, Site
from leertraject.people.tests import build
from leertraject.people.tests.authenticator import Authenticator
from leertraject.privacy.models import Box

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at", "fresh_counters", "told")]
PAGE, NEW, STEP, ALONE, CODES = (
    "/inloggen/apparaten/",
    "/inloggen/nieuwe-passkey/",
    "/inloggen/tweede-stap/",
    "/inloggen/passkey/",
    "/inloggen/herstelcodes/",
)


@pytest.fixture
def own(sanne) -> Authenticator:
    """A passkey of Sanne."""
    found = Authenticator()
    assert make(build.sign_in(Client(), sanne), found).status_code == 200
    return found


@pytest.fixture
def near(monkeypatch) -> None:
    """Whoever is here showed lately that it is them: `test_proven` is about that."""
    monkeypatch.setattr(proven, "lately", lambda *args, **more: True)


def ask(client: Client, url: str) -> dict:
    answer = client.post(f"{url}vraag/")
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    return answer.json()


def make(client: Client, one: Authenticator, name: str = "Sleutelbos"):
    return client.post(NEW, {"name": name, "answer": one.make(ask(client, NEW))})


def use(client: Client, one: Authenticator, url: str, **more: str):
    question = STEP if url != ALONE else ALONE
    return client.post(url, {"answer": one.use(ask(client, question)), **more})


def halfway(client: Client, mailoutbox, person):
    client.post("/inloggen/aanvraag/", {"email": person.email})
    by_mail = re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0]
    return client.post("/inloggen/code/", {"code": by_mail})


def signed_in(client: Client) -> bool:
    return client.get("/post/").status_code == 200


def shown(answer) -> list[str]:
    return re.findall(r"<code>([a-z2-9-]{11})</code>", answer.content.decode())


# Making.


def test_the_first_brings_recovery_codes_and_each_is_told(client, sanne, told):
    build.sign_in(client, sanne)
    page = client.get(NEW)
    assert "no-store" in page["Cache-Control"] and "passkey.js" in page.content.decode()
    assert len(shown(make(client, Authenticator(), "Sleutel aan  mijn bos"))) == RecoveryCode.objects.count() == 10
    assert make(client, Authenticator(), "Laptop")["Location"] == PAGE
    assert RecoveryCode.objects.count() == 10
    html = client.get(PAGE).content.decode()
    assert "Sleutel aan mijn bos" in html and "Laptop" in html and "Je hebt nog 10 herstelcodes" in html
    assert told == [("Sanne de Graaf", means_told.PASSKEY_ADDED)] * 2
    assert Entry.objects.filter(verb="add_passkey", subject=sanne.pk).count() == 2


def test_a_browser_is_asked_what_the_decision_says(client, sanne, own):
    build.sign_in(client, sanne)
    asked = ask(client, NEW)
    assert asked["rp"] == {"id": "testserver", "name": "Leertraject"} and asked["attestation"] == "none"
    wanted = asked["authenticatorSelection"]
    assert (wanted["residentKey"], wanted["userVerification"]) == ("preferred", "preferred")
    assert [one["id"] for one in asked["excludeCredentials"]] == [own.id_text]
    # Whoever reads a device learns no id of ours from it; a second passkey of the same person holds the same.
    assert asked["user"]["id"] == own.handle == Passkey.objects.get().handle
    assert str(sanne.pk) not in str(asked) and str(Account.objects.get(person=sanne).pk) not in str(asked)
    alone = ask(Client(), ALONE)
    assert alone["userVerification"] == "required" and not alone.get("allowCredentials")
    assert ask(client, STEP)["userVerification"] == "preferred"


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_name_is_asked(client, sanne, name):
    build.sign_in(client, sanne)
    answer = make(client, Authenticator(), name)
    assert answer.status_code == 422 and Passkey.objects.count() == 0
    assert "naam" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"origin": "https://testserver"}, passkeys.OTHER_SITE),
        ({"origin": "http://testserver.example"}, passkeys.OTHER_SITE),
        ({"origin": "http://testserver:8000"}, passkeys.OTHER_SITE),
        ({"host": "example"}, passkeys.NOT_RIGHT),
    ],
)
def test_what_was_made_for_another_site_is_refused(client, sanne, wrong, said):
    build.sign_in(client, sanne)
    answer = make(client, Authenticator(**wrong))
    assert answer.status_code == 422 and said in answer.content.decode()
    assert Passkey.objects.count() == 0


def test_one_question_takes_one_answer_within_five_minutes(client, sanne, moment):
    build.sign_in(client, sanne)
    answer = Authenticator().make(ask(client, NEW))
    with clock.standing_at(moment + passkeys.GOES_AFTER):
        late = client.post(NEW, {"name": "Laat", "answer": answer})
        assert late.status_code == 422 and passkeys.EXPIRED in late.content.decode()
    again = client.post(NEW, {"name": "Weer", "answer": answer})
    assert again.status_code == 422 and passkeys.EXPIRED in again.content.decode()
    with clock.standing_at(moment + passkeys.GOES_AFTER - timedelta(seconds=1)):
        assert make(client, Authenticator()).status_code == 200


def test_an_answer_belongs_to_the_browser_that_was_asked(client, sanne, cast):
    build.sign_in(client, sanne)
    answer = Authenticator().make(ask(client, NEW))
    other = build.sign_in(Client(), cast.lead)
    ask(other, NEW)
    assert other.post(NEW, {"name": "Gestolen", "answer": answer}).status_code == 422
    assert Passkey.objects.count() == 0


def test_the_same_passkey_twice_and_too_many(client, sanne, own, near, monkeypatch):
    build.sign_in(client, sanne)
    assert "Deze passkey staat er al" in make(client, own).content.decode()
    monkeypatch.setattr("leertraject.people.commands.passkeys.MOST", 1)
    assert "Je hebt al" in make(client, Authenticator()).content.decode()


# The second step.


def test_a_passkey_is_the_second_step_also_without_verifying(client, sanne, own, mailoutbox):
    assert halfway(client, mailoutbox, sanne)["Location"] == STEP
    html = client.get(STEP).content.decode()
    assert "Gebruik je passkey" in html and "Herstelcode" in html and "Code uit je app" not in html
    assert not signed_in(client)
    own.verifies = own.keeps_handle = False
    answer = use(client, own, STEP)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "bekend" in answer.cookies and signed_in(client)


def test_with_an_app_as_well_one_chooses(client, sanne, own, moment, mailoutbox):
    secret = totp.new_secret()
    code = totp.code_at(secret, int(moment.timestamp()) // 30)
    by = build.actor(sanne, moment)
    assert commands.add_second_factor(secret=secret, code=code, by=by, now=moment) == []
    halfway(client, mailoutbox, sanne)
    html = client.get(STEP).content.decode()
    assert "Gebruik je passkey" in html and "Code uit je app" in html
    with clock.standing_at(moment + timedelta(seconds=30)):
        code = totp.code_at(secret, int(moment.timestamp()) // 30 + 1)
        assert client.post(STEP, {"code": code})["Location"] == "/"
    commands.drop_second_factor(passkey=None, code=fresh_code(sanne, moment), by=by, now=moment)
    assert RecoveryCode.objects.count() == 9, "they stay for the passkey"


def fresh_code(person, moment) -> str:
    from leertraject.people.commands import codes

    return codes.fresh(Account.objects.get(person=person), now=moment)[0]


def test_a_recovery_code_stands_in_for_a_passkey(client, sanne, mailoutbox):
    codes = shown(make(build.sign_in(Client(), sanne), Authenticator()))
    halfway(client, mailoutbox, sanne)
    wrong = client.post(STEP, {"code": "aaaaa-aaaaa"})
    assert wrong.status_code == 422 and "Deze herstelcode klopt niet" in wrong.content.decode()
    assert client.post(STEP, {"code": ""}).status_code == 422
    assert client.post(STEP, {"code": codes[0]})["Location"] == "/"
    assert RecoveryCode.objects.count() == 9


def test_a_passkey_of_someone_else_is_no_second_step(client, sanne, own, cast, mailoutbox):
    theirs = Authenticator()
    make(build.sign_in(Client(), cast.lead), theirs)
    halfway(client, mailoutbox, sanne)
    answer = use(client, theirs, STEP)
    assert answer.status_code == 422 and passkeys.UNKNOWN in answer.content.decode()
    assert not signed_in(client)


def test_trying_passkeys_counts_as_trying_codes(client, sanne, own, mailoutbox):
    halfway(client, mailoutbox, sanne)
    tries = [client.post(STEP, {"answer": "{}"}).status_code for _ in range(6)]
    assert tries == [422] * 5 + [429]


# Alone.


def test_a_passkey_that_verifies_signs_in_without_mail(client, sanne, own, mailoutbox):
    assert "Inloggen met een passkey" in client.get("/inloggen/").content.decode()
    answer = use(client, own, ALONE, next="/post/?van=sleutel")
    assert (answer.status_code, answer["Location"]) == (302, "/post/?van=sleutel")
    assert signed_in(client) and not mailoutbox
    assert BrowserSession.objects.filter(account__person=sanne).count() == 2
    assert use(Client(), own, ALONE, next="https://elders.example/")["Location"] == "/"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"verifies": False}, passkeys.UNVERIFIED),
        ({"origin": "https://testserver.elders.example"}, passkeys.OTHER_SITE),
        ({"host": "elders.example"}, passkeys.NOT_RIGHT),
        ({"keeps_handle": False}, passkeys.UNKNOWN),
        ({"handle": passkeys.new_handle()}, passkeys.UNKNOWN),
        ({"count": -5}, passkeys.COPIED),
        ({"id": b"another"}, passkeys.UNKNOWN),
        ({"key": Authenticator().key}, passkeys.NOT_RIGHT),
    ],
)
def test_what_is_not_as_asked_does_not_come_in(client, own, wrong, said):
    wrong = {"count": 0} if wrong.get("count") else wrong
    for name, value in wrong.items():
        setattr(own, name, value)
    answer = use(client, own, ALONE)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not signed_in(client)


def test_a_passkey_that_does_not_count_works_on(client, sanne):
    own = Authenticator(counts=False)
    make(build.sign_in(Client(), sanne), own)
    for _ in range(2):
        assert use(Client(), own, ALONE).status_code == 302


def test_an_answer_cannot_be_brought_twice(client, own):
    answer = own.use(ask(client, ALONE))
    assert client.post(ALONE, {"answer": answer}).status_code == 302
    client.post("/uitloggen/")
    assert client.post(ALONE, {"answer": answer}).status_code == 422
    ask(client, ALONE)
    assert client.post(ALONE, {"answer": answer}).status_code == 422


def test_a_closed_account_does_not_come_in(client, sanne, own):
    Account.objects.filter(person=sanne).update(is_active=False)
    assert use(client, own, ALONE).status_code == 422


def test_an_answer_of_the_second_step_is_none_alone(client, sanne, own, mailoutbox):
    halfway(client, mailoutbox, sanne)
    answer = own.use(ask(client, STEP))
    assert client.post(ALONE, {"answer": answer}).status_code == 422
    assert not signed_in(client)


def test_questions_to_strangers_are_counted(client):
    statuses = {client.post(f"{ALONE}vraag/").status_code for _ in range(121)}
    assert statuses == {200, 429}
    assert Client(REMOTE_ADDR="192.0.2.8").post(f"{ALONE}vraag/").status_code == 200


# Dropping, and what goes along.


def test_dropping_the_last_takes_the_codes_and_the_passkey_no_longer_works(client, sanne, own, near, told, moment):
    build.sign_in(client, sanne)
    other = Authenticator()
    make(client, other, "Laptop")
    first, second = Passkey.objects.get(name="Sleutelbos"), Passkey.objects.get(name="Laptop")
    end = f"/inloggen/passkeys/{first.pk}/einde/"
    assert "Sleutelbos" in client.get(end).content.decode()
    assert client.post(end, {"code": "aaaaa-aaaaa"}).status_code == 422
    assert use(client, other, end)["Location"] == PAGE
    assert RecoveryCode.objects.count() == 10
    assert use(Client(), own, ALONE).status_code == 422
    assert use(Client(), other, ALONE).status_code == 302
    assert client.get(end).status_code == 404
    assert use(client, other, f"/inloggen/passkeys/{second.pk}/einde/")["Location"] == PAGE
    assert Passkey.objects.count() == RecoveryCode.objects.count() == Box.objects.count() == 0
    assert told[-2:] == [("Sanne de Graaf", means_told.PASSKEY_DROPPED)] * 2
    assert Entry.objects.filter(verb="drop_passkey", subject=sanne.pk).count() == 2
    with pytest.raises(NotAllowed):
        commands.drop_passkey(first.pk, by=build.actor(sanne, moment), now=moment)


def test_new_codes_for_a_passkey(client, sanne, own):
    build.sign_in(client, sanne)
    assert len(shown(use(client, own, CODES))) == 10


def test_nobody_reaches_a_passkey_of_another(sanne, own, cast):
    other = build.sign_in(Client(), cast.lead)
    assert other.get(f"/inloggen/passkeys/{Passkey.objects.get().pk}/einde/").status_code == 404
    assert other.post(f"{STEP}vraag/").status_code == 404
    assert Client().post(f"{STEP}vraag/")["Location"] == "/inloggen/"


def test_the_machine_helps_who_lost_all(sanne, own, told, moment):
    account = Account.objects.get(person=sanne)
    commands.lift_second_factor(account=account, by=SYSTEM, now=moment)
    assert Passkey.objects.count() == RecoveryCode.objects.count() == SecondFactor.objects.count() == 0
    assert told[-1] == ("Sanne de Graaf", means_told.PASSKEY_DROPPED)
    with pytest.raises(Conflict):
        commands.lift_second_factor(account=account, by=SYSTEM, now=moment)


def test_it_is_handed_over_and_goes_along(sanne, own, moment):
    assert personal_data.export_for(sanne.pk)["passkeys"] == [{"naam": "Sleutelbos", "sinds": moment}]
    personal_data.erase_for(sanne.pk)
    assert Passkey.objects.count() == 0


# Whatever a stranger sends.

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)
_PARTS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
_NEAR = st.fixed_dictionaries(
    {"id": st.text(max_size=20), "rawId": st.text("abcAB12-_=", max_size=20), "type": st.just("public-key")}
    | {"response": st.dictionaries(st.sampled_from(_PARTS), st.text("oWNmbXRkbm9uZQ-_9", max_size=80) | _JSON)}
)


@pytest.mark.parametrize("how", [passkeys.made, passkeys.claimed])
@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=60) | _JSON.map(json.dumps) | _NEAR.map(json.dumps))
def test_any_other_answer_is_refused_in_a_sentence(how, text, moment):
    question = Question("AAAAAAAAAAAAAAAAAAAAAA", Site("testserver", ("http://testserver",)), moment)
    try:
        how(Answer(question, text), now=moment)
    except NotAllowed as refusal:
        assert str(refusal) in (passkeys.NOT_RIGHT, passkeys.OTHER_SITE)
    else:
        assert how is passkeys.claimed, "what says to be of a passkey, is still to be proven"


@pytest.mark.parametrize("text", ["[" * 19_000, "x" * 20_001, '{"a":' * 5_000, "\ud800", "null"])
def test_a_deep_or_long_answer_is_refused(text, moment):
    question = Question("AAAAAAAAAAAAAAAAAAAAAA", Site("testserver", ("http://testserver",)), moment)
    with pytest.raises(NotAllowed):
        passkeys.claimed(Answer(question, text), now=moment)
