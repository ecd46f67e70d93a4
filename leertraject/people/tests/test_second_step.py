"""An app as second step: added for a code, asked after the mail, used once, dropped for a code; recovery codes too."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.people import commands, means_told, personal_data, recovery, totp
from leertraject.people.models import Account, RecoveryCode, SecondFactor
from leertraject.people.tests import build
from leertraject.privacy.models import Box

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at", "fresh_counters", "told")]
NEW_CODES = "/inloggen/herstelcodes/"
STEP, NEW, APP, END, PAGE = (
    "/inloggen/tweede-stap/",
    "/inloggen/nieuwe-app/",
    "/inloggen/app/",
    "/inloggen/app/einde/",
    "/inloggen/apparaten/",
)
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
HALF_MINUTE = timedelta(seconds=30)


@pytest.fixture
def codes(sanne, moment) -> list[str]:
    """Sanne has an app; these are her recovery codes. The code of this half minute was used for it."""
    by = build.actor(sanne, moment)
    return commands.add_second_factor(secret=SECRET, code=code(moment), by=by, now=moment)


def code(at: datetime) -> str:
    return totp.code_at(SECRET, int(at.timestamp()) // 30)


def halfway(client: Client, mailoutbox, person, **more: str):
    """Uses the code by mail, and returns the answer to that."""
    client.post("/inloggen/aanvraag/", {"email": person.email, **more})
    by_mail = re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0]
    return client.post("/inloggen/code/", {"code": by_mail, **more})


def signed_in(client: Client) -> bool:
    return client.get("/post/").status_code == 200


# The clock (RFC 6238, appendix B, the last six digits).


@pytest.mark.parametrize(
    ("second", "digits"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(second, digits):
    assert totp.code_at(SECRET, second // 30) == digits
    at = datetime.fromtimestamp(second, UTC)
    assert totp.matching_step(SECRET, f"{digits[:3]} {digits[3:]}", now=at) == second // 30


@pytest.mark.parametrize(("steps", "works"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_off_by_one_step(steps, works, moment):
    found = totp.matching_step(SECRET, code(moment), now=moment + steps * HALF_MINUTE)
    assert (found is not None) == works


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345", "\ud800", "٠١٢٣٤٥"])
def test_what_is_no_code_is_none(typed, moment):
    assert totp.matching_step(SECRET, typed, now=moment) is None


def test_secrets_and_recovery_codes_differ_each_time():
    assert len({totp.new_secret() for _ in range(50)}) == 50
    fresh = recovery.fresh()
    assert len(set(fresh)) == 10 and all(re.fullmatch(r"[a-z2-9]{5}-[a-z2-9]{5}", one) for one in fresh)


# Adding.


def test_someone_adds_an_app_on_a_page(client, sanne, moment, told):
    build.sign_in(client, sanne)
    page = client.get(NEW)
    assert "no-store" in page["Cache-Control"]
    shown = page.content.decode()
    assert "<svg" in shown
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", shown)[1].replace(" ", "")
    signed = re.search(r'name="secret" value="([^"]+)"', shown)[1]
    assert SecondFactor.objects.count() == 0
    answer = client.post(APP, {"secret": signed, "code": "000000"})
    assert answer.status_code == 422
    assert secret in answer.content.decode().replace(" ", "") and "Deze code klopt niet" in answer.content.decode()
    right = totp.code_at(secret, int(moment.timestamp()) // 30)
    answer = client.post(APP, {"secret": signed, "code": right})
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    found = re.findall(r"<code>([a-z2-9-]{11})</code>", answer.content.decode())
    assert len(found) == RecoveryCode.objects.count() == 10
    shown = client.get(PAGE).content.decode()
    assert "Je hebt nog 10 herstelcodes" in shown and not any(one in shown for one in found)
    assert client.get(NEW)["Location"] == PAGE
    assert client.post(APP, {"secret": signed, "code": right}).status_code == 409
    assert told == [("Sanne de Graaf", means_told.ADDED)]


def test_a_secret_of_someone_else_or_of_long_ago_is_not_taken(client, sanne, cast, moment, monkeypatch):
    build.sign_in(client, cast.lead)
    signed = re.search(r'name="secret" value="([^"]+)"', client.get(NEW).content.decode())[1]
    build.sign_in(client, sanne)
    for wrong in (signed, "", SECRET):
        assert client.post(APP, {"secret": wrong, "code": "123456"})["Location"] == NEW
    assert SecondFactor.objects.count() == 0


def test_neither_secret_nor_codes_can_be_read_in_the_database(codes, sanne):
    factor = SecondFactor.objects.get()
    assert SECRET.encode() not in bytes(factor.secret)
    stored = repr(list(RecoveryCode.objects.values_list()))
    assert not any(one in stored or one.replace("-", "") in stored for one in codes)


def test_only_oneself_and_only_once(codes, sanne, moment):
    with pytest.raises(Conflict):
        commands.add_second_factor(secret=SECRET, code=code(moment), by=build.actor(sanne, moment), now=moment)
    with pytest.raises(NotAllowed):
        commands.add_second_factor(secret=SECRET, code=code(moment), by=SYSTEM, now=moment)


def test_a_change_that_cannot_be_told_does_not_happen(sanne, moment, monkeypatch):
    monkeypatch.setattr(means_told, "_registered", [])
    with pytest.raises(LookupError):
        commands.add_second_factor(secret=SECRET, code=code(moment), by=build.actor(sanne, moment), now=moment)
    assert SecondFactor.objects.count() == Entry.objects.filter(verb="add_second_factor").count() == 0


# Signing in.


def test_after_the_mail_the_app_is_asked_and_next_is_kept(client, codes, sanne, moment, mailoutbox):
    answer = halfway(client, mailoutbox, sanne, next="/post/?van=mail")
    assert (answer.status_code, answer["Location"]) == (302, STEP)
    assert not signed_in(client)
    assert halfway(client, mailoutbox, sanne, next="/post/?van=mail")["Location"] == STEP
    assert "Code uit je app" in client.get(STEP).content.decode()
    with clock.standing_at(moment + HALF_MINUTE):
        answer = client.post(STEP, {"code": code(moment + HALF_MINUTE)})
    assert (answer.status_code, answer["Location"]) == (302, "/post/?van=mail")
    assert "bekend" in answer.cookies
    assert signed_in(client)


def test_a_code_of_the_app_works_once(codes, sanne, moment, mailoutbox):
    later = moment + HALF_MINUTE
    with clock.standing_at(later):
        for number, status in enumerate((302, 422)):
            client = Client()
            halfway(client, mailoutbox, sanne)
            assert client.post(STEP, {"code": code(later)}).status_code == status, number
            assert signed_in(client) == (status == 302)


def test_a_recovery_code_works_once_and_is_in_the_logbook(codes, sanne, mailoutbox):
    for typed, status in ((codes[3].upper().replace("-", " "), 302), (codes[3], 422), (codes[4], 302)):
        client = Client()
        halfway(client, mailoutbox, sanne)
        assert client.post(STEP, {"code": typed}).status_code == status
    assert RecoveryCode.objects.count() == 8
    assert Entry.objects.filter(verb="use_recovery_code", subject=sanne.pk).count() == 2


def test_without_the_code_by_mail_nothing_is_asked(client, codes, sanne):
    for answer in (client.get(STEP), client.post(STEP, {"code": codes[0]})):
        assert answer["Location"] == "/inloggen/"
    assert RecoveryCode.objects.count() == 10


def test_an_account_closed_halfway_does_not_come_in(client, codes, sanne, mailoutbox):
    halfway(client, mailoutbox, sanne)
    Account.objects.filter(person=sanne).update(is_active=False)
    client.post(STEP, {"code": codes[0]})
    assert not signed_in(client)


def test_someone_without_an_app_is_not_asked(client, codes, cast, mailoutbox):
    assert halfway(client, mailoutbox, cast.a.participants[1])["Location"] == "/"
    assert signed_in(client)


def test_guessing_stops_and_does_not_shut_out_who_was_here_before(codes, sanne, moment, mailoutbox):
    owner = Client()
    halfway(owner, mailoutbox, sanne)
    owner.post(STEP, {"code": codes[0]})
    owner.post("/uitloggen/")
    thief = Client(REMOTE_ADDR="192.0.2.7")
    halfway(thief, mailoutbox, sanne)
    tries = [thief.post(STEP, {"code": "000000"}).status_code for _ in range(8)]
    assert tries == [422] * 5 + [429] * 3
    assert thief.post(STEP, {"code": codes[1]}).status_code == 429
    halfway(owner, mailoutbox, sanne)
    assert owner.post(STEP, {"code": codes[1]}).status_code == 302


# New recovery codes.


def test_new_codes_come_for_a_code_and_the_old_stop_working(client, codes, sanne, told, mailoutbox):
    build.sign_in(client, sanne)
    assert client.get(NEW_CODES).status_code == 200
    assert client.post(NEW_CODES, {"code": "000000"}).status_code == 422
    assert RecoveryCode.objects.count() == 10
    boxes = Box.objects.count()
    answer = client.post(NEW_CODES, {"code": codes[0]})
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    fresh = re.findall(r"<code>([a-z2-9-]{11})</code>", answer.content.decode())
    assert len(fresh) == RecoveryCode.objects.count() == 10 and not set(fresh) & set(codes)
    assert Box.objects.count() == boxes
    assert told[-1] == ("Sanne de Graaf", means_told.CODES)
    assert Entry.objects.filter(verb="renew_recovery_codes", subject=sanne.pk).count() == 1
    for typed, status in ((codes[1], 422), (fresh[1], 302)):
        other = Client()
        halfway(other, mailoutbox, sanne)
        assert other.post(STEP, {"code": typed}).status_code == status


def test_a_code_of_the_app_gives_new_ones_too_and_guessing_stops(client, codes, sanne, moment):
    build.sign_in(client, sanne)
    later = moment + HALF_MINUTE
    with clock.standing_at(later):
        assert client.post(NEW_CODES, {"code": code(later)}).status_code == 200
    answers = [client.post(NEW_CODES, {"code": "000000"}).content.decode() for _ in range(5)]
    assert "Deze code klopt niet" in answers[3] and "te vaak" in answers[4]


def test_without_an_app_there_are_no_codes_to_renew(client, sanne, moment):
    build.sign_in(client, sanne)
    assert client.get(NEW_CODES)["Location"] == PAGE
    with pytest.raises(Conflict):
        commands.renew_recovery_codes(code="000000", by=build.actor(sanne, moment), now=moment)


# Dropping.


def test_it_goes_off_for_a_code_and_is_told(client, codes, sanne, told):
    build.sign_in(client, sanne)
    assert client.get(END).status_code == 200
    assert client.post(END, {"code": "000000"}).status_code == 422
    assert SecondFactor.objects.count() == 1
    boxes = Box.objects.count()
    assert client.post(END, {"code": codes[0]})["Location"] == PAGE
    assert SecondFactor.objects.count() == RecoveryCode.objects.count() == 0
    assert Box.objects.count() == boxes - 2
    assert client.get(END)["Location"] == PAGE
    assert told == [("Sanne de Graaf", means_told.ADDED), ("Sanne de Graaf", means_told.DROPPED)]
    assert Entry.objects.filter(verb="drop_second_factor", subject=sanne.pk).count() == 1


def test_guessing_it_off_stops(client, codes, sanne):
    build.sign_in(client, sanne)
    answers = [client.post(END, {"code": "000000"}).content.decode() for _ in range(6)]
    assert "Deze code klopt niet" in answers[4] and "te vaak" in answers[5]
    assert "te vaak" in client.post(END, {"code": codes[0]}).content.decode()


def test_who_lost_everything_is_helped_by_who_runs_the_machine(codes, sanne, cast, moment, told):
    account = Account.objects.get(person=sanne)
    for who in (cast.administrator, cast.lead, sanne):
        with pytest.raises(NotAllowed):
            commands.lift_second_factor(account=account, by=build.actor(who, moment), now=moment)
    commands.lift_second_factor(account=account, by=SYSTEM, now=moment)
    assert SecondFactor.objects.count() == 0
    assert told[-1] == ("Sanne de Graaf", means_told.DROPPED)
    with pytest.raises(Conflict):
        commands.lift_second_factor(account=account, by=SYSTEM, now=moment)


def test_the_export_says_that_there_is_one_and_not_the_secret(codes, sanne, moment):
    handed = personal_data.export_for(sanne.pk)
    assert handed["app om in te loggen"] == [{"aan sinds": moment}]
    assert handed["herstelcodes"] == [{"herstelcodes over": 10}]


def test_erasing_takes_it_along(codes, sanne):
    personal_data.erase_for(sanne.pk)
    assert SecondFactor.objects.count() == RecoveryCode.objects.count() == 0


def test_an_app_that_lost_its_key_goes_and_its_owner_gets_in_and_hears_of_it(
    client, mailoutbox, sanne, codes, told, moment
):
    assert commands.drop_keyless_factors(by=SYSTEM, now=moment) == 0
    Box.objects.filter(pk=SecondFactor.objects.get().box).delete()
    with pytest.raises(NotAllowed):
        commands.drop_keyless_factors(by=build.actor(sanne, moment), now=moment)
    assert commands.drop_keyless_factors(by=SYSTEM, now=moment) == 1
    assert RecoveryCode.objects.count() == 0
    assert told[-1] == (sanne.name, means_told.DROPPED)
    assert halfway(client, mailoutbox, sanne)["Location"] == "/"
