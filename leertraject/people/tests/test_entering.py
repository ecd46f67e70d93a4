"""Signing in with a code by mail: the same answer for everyone, and only the right person comes in."""

import re
import smtplib

import pytest
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from leertraject.people.models import Account, BrowserSession, Person
from leertraject.people.sessions import digest
from leertraject.people.tests import build

pytestmark = pytest.mark.django_db
ASK, USE, LOGIN = "/inloggen/aanvraag/", "/inloggen/code/", "/inloggen/"
UNKNOWN = "niemand@elders.example"


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


@pytest.fixture
def lotte(moment) -> Person:
    return build.staff("Lotte Brink", "lotte@bureau.example", "programme_lead", moment)


def _ask(client: Client, email: str = "lotte@bureau.example", **more: str):
    return client.post(ASK, {"email": email, **more})


def _code(mailoutbox) -> str:
    return re.search(r"^\d{6}$", mailoutbox[-1].body, re.MULTILINE)[0]


def _use(client: Client, code: str, **more: str):
    return client.post(USE, {"code": code, **more})


def _signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def _plain(answer, email: str) -> str:
    """The page without its token and without the address that was typed."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return page.replace(email, "ADRES")


def test_the_code_from_the_mail_lets_someone_in(client, lotte, mailoutbox):
    assert client.get(LOGIN).status_code == 200
    answer = _ask(client, "Lotte@Bureau.example")
    assert (answer.status_code, answer["Location"]) == (302, USE)
    assert "lotte@bureau.example" in client.get(USE).content.decode()
    code = _code(mailoutbox)
    answer = _use(client, f"{code[:3]} {code[3:]}")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert _signed_in(client)


def test_the_mail_is_plain_dutch_text_from_a_machine(client, lotte, mailoutbox, settings):
    settings.DEFAULT_FROM_EMAIL = "Leertraject <post@bureau.example>"
    _ask(client)
    [mail] = mailoutbox
    assert (mail.subject, mail.to) == ("Je code om in te loggen", ["lotte@bureau.example"])
    assert mail.message()["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[0-9a-f-]{36}@bureau\.example>", mail.message()["Message-ID"])
    assert mail.message().get_content_type() == "text/plain"
    assert "http" not in mail.body and "Lotte" not in mail.body


@pytest.mark.parametrize("email", [UNKNOWN, "gesloten@bureau.example"])
def test_with_and_without_an_account_every_page_is_the_same(email, lotte, moment, mailoutbox):
    closed = build.staff("Gesloten", "gesloten@bureau.example", "facilitator", moment)
    Account.objects.filter(person=closed).update(is_active=False)
    seen = []
    for address in ("lotte@bureau.example", email):
        client = Client()
        pages = [_ask(client, address), client.get(USE), client.get(LOGIN)]
        pages += [_use(client, wrong) for wrong in ("000000", "", "123 456", "000000")]
        pages += [client.get(LOGIN), client.get(USE)]
        seen.append(
            [(page.status_code, page.get("Location"), sorted(page.headers), _plain(page, address)) for page in pages]
        )
    assert seen[0] == seen[1]
    assert [mail.to for mail in mailoutbox] == [["lotte@bureau.example"], [email]]
    assert "Er is geen account met dit adres" in mailoutbox[1].body
    assert not re.search(r"\d{6}", mailoutbox[1].body)


def test_known_and_unknown_cost_the_same_queries(lotte, django_assert_num_queries):
    client = Client()
    with django_assert_num_queries(1000, exact=False) as known:
        _ask(client)
    with django_assert_num_queries(1000, exact=False) as unknown:
        _ask(Client(), UNKNOWN)
    assert abs(len(known) - len(unknown)) <= 1


def test_an_address_that_is_none_is_said_and_kept(client):
    answer = _ask(client, "lotte bureau", next="/post/")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Vul je e-mailadres in" in page and "lotte bureau" in page and 'value="/post/"' in page


def test_a_wrong_code_is_said_and_after_three_the_code_is_dead(client, lotte, mailoutbox):
    _ask(client, next="/post/")
    right = _code(mailoutbox)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(2):
        answer = _use(client, wrong)
        assert answer.status_code == 422
        assert "Deze code klopt niet." in answer.content.decode()
    answer = _use(client, wrong, next="/post/")
    assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=%2Fpost%2F")
    assert "drie keer verkeerd" in client.get(answer["Location"]).content.decode()
    _use(client, right)
    assert not _signed_in(client)


def test_an_expired_code_is_said_and_next_is_kept(client, lotte, mailoutbox, monkeypatch):
    _ask(client)
    from allauth.account.internal.flows import code_verification

    now = code_verification.time.time()
    monkeypatch.setattr(code_verification.time, "time", lambda: now + 601)
    answer = _use(client, _code(mailoutbox), next="/post/")
    assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=%2Fpost%2F")
    page = client.get(answer["Location"]).content.decode()
    assert "Deze code is verlopen" in page and 'value="/post/"' in page
    assert not _signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked(client, lotte, mailoutbox):
    _ask(client)
    other = Client()
    answer = _use(other, _code(mailoutbox))
    assert answer["Location"] == LOGIN
    assert "hoort bij een andere browser" in other.get(LOGIN).content.decode()
    assert not _signed_in(other)


def test_a_code_works_once(client, lotte, mailoutbox):
    _ask(client)
    code = _code(mailoutbox)
    _use(client, code)
    client.post("/uitloggen/")
    _use(client, code)
    assert not _signed_in(client)


def test_whoever_mistyped_the_address_starts_again(client, lotte, mailoutbox):
    _ask(client, UNKNOWN)
    page = client.get(LOGIN).content.decode()
    assert "Je kreeg al een code" in page and 'name="email"' in page
    _ask(client)
    _use(client, _code(mailoutbox))
    assert _signed_in(client)


def test_an_account_closed_after_the_code_was_sent_does_not_come_in(client, lotte, mailoutbox):
    _ask(client)
    Account.objects.update(is_active=False)
    answer = _use(client, _code(mailoutbox))
    assert answer["Location"] == "/inloggen/gesloten/"
    assert "Dit account is gesloten" in client.get(answer["Location"]).content.decode()
    assert not _signed_in(client)


def test_closing_an_account_ends_its_sessions(client, lotte):
    build.sign_in(client, lotte)
    assert client.get("/post/").status_code == 200
    Account.objects.update(is_active=False)
    assert client.get("/post/").status_code == 302


def test_without_a_role_someone_still_comes_in_to_see_what_is_theirs(client, moment, mailoutbox):
    bureau = build.bureau(moment)
    was = bureau.a.alumni[0]
    was.roles.all().delete()
    _ask(client, was.email)
    _use(client, _code(mailoutbox))
    assert _signed_in(client)
    assert client.get("/post/").status_code == 200


# Where someone goes after signing in.


def test_next_is_kept_on_every_way_round(client, lotte, mailoutbox):
    start = client.get("/post/?van=mail")
    assert start["Location"] == "/inloggen/?next=%2Fpost%2F%3Fvan%3Dmail"
    assert 'value="/post/?van=mail"' in client.get(start["Location"]).content.decode()
    answer = _ask(client, next="/post/?van=mail")
    assert answer["Location"] == USE + "?next=%2Fpost%2F%3Fvan%3Dmail"
    page = client.get(answer["Location"]).content.decode()
    assert page.count('value="/post/?van=mail"') == 1
    assert "/inloggen/?next=%2Fpost%2F%3Fvan%3Dmail" in page
    assert _use(client, "000000", next="/post/?van=mail").status_code == 422
    assert _use(client, _code(mailoutbox), next="/post/?van=mail")["Location"] == "/post/?van=mail"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elders.example/",
        "//elders.example",
        "javascript:alert(1)",
        "https:elders.example",
        "\\\\elders.example",
    ],
)
def test_nobody_is_led_elsewhere(elsewhere, client, moment, mailoutbox):
    tarik = build.bureau(moment).a.participants[1]
    assert "elders" not in client.get(LOGIN, {"next": elsewhere}).content.decode()
    answer = _ask(client, tarik.email, next=elsewhere)
    assert answer["Location"] == USE
    assert _use(client, _code(mailoutbox), next=elsewhere)["Location"] == "/"
    assert client.get(LOGIN, {"next": elsewhere})["Location"] == "/"
    assert client.post("/uitloggen/", {"next": elsewhere})["Location"] == LOGIN


def test_after_an_expired_session_a_form_leads_back_to_its_page(client):
    form = {"HTTP_REFERER": "http://testserver/mensen/?x=1"}
    assert client.post("/post/00000000-0000-0000-0000-000000000000/herhaling/", **form)["Location"] == (
        "/inloggen/?next=%2Fmensen%2F%3Fx%3D1"
    )
    elsewhere = {"HTTP_REFERER": "https://elders.example/"}
    url = "/post/00000000-0000-0000-0000-000000000000/herhaling/"
    assert client.post(url, **elsewhere)["Location"] == LOGIN
    part = {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://testserver/mensen/"}
    answer = client.get("/post/", **part)
    assert (answer.status_code, answer["HX-Redirect"]) == (200, "/inloggen/?next=%2Fmensen%2F")


# Sessions.


def test_signing_in_changes_the_session_key(client, lotte, mailoutbox):
    _ask(client)
    planted = client.session.session_key
    _use(client, _code(mailoutbox))
    assert client.session.session_key != planted
    assert not BrowserSession.objects.filter(session_key=digest(planted)).exists()


def test_signing_out_clears_everything(client, lotte):
    build.sign_in(client, lotte)
    session = client.session
    session["mail_links"] = ["x"]
    session.save()
    key = client.session.session_key
    answer = client.get("/uitloggen/")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert _signed_in(client)
    answer = client.post("/uitloggen/")
    assert (answer.status_code, answer["Location"]) == (302, LOGIN)
    assert not BrowserSession.objects.filter(session_key=digest(key)).exists()
    assert dict(client.session) == {}
    assert "Je bent uitgelogd." in client.get(LOGIN).content.decode()


def test_signing_out_needs_the_token(lotte):
    client = build.sign_in(Client(enforce_csrf_checks=True), lotte)
    assert client.post("/uitloggen/").status_code == 403
    assert _signed_in(client)


def test_pages_for_someone_are_kept_nowhere(client, lotte):
    build.sign_in(client, lotte)
    assert "no-store" in client.get("/post/")["Cache-Control"]
    assert "no-store" in client.get("/uitloggen/")["Cache-Control"]


# When the mail server does not want it.


class _Broken(EmailBackend):
    error: Exception

    def send_messages(self, messages):
        raise self.error


class Down(_Broken):
    error = ConnectionRefusedError("private")


class Refusing(_Broken):
    error = smtplib.SMTPRecipientsRefused({UNKNOWN: (550, b"private")})


@pytest.mark.parametrize("email", ["lotte@bureau.example", UNKNOWN])
def test_a_mail_server_that_is_down_is_said(email, client, lotte, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    answer = _ask(client, email)
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "Onze mailserver antwoordt nu niet." in page and "private" not in page


@pytest.mark.parametrize("email", ["lotte@bureau.example", UNKNOWN])
def test_an_address_that_the_server_refuses_gets_the_same_answer(email, client, lotte, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    assert _ask(client, email)["Location"] == USE


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
@pytest.mark.parametrize("url", [LOGIN, ASK, USE, "/uitloggen/", "/inloggen/gesloten/", "/inloggen/aanmelden/"])
def test_other_methods_are_refused(url, method, client):
    assert getattr(client, method)(url).status_code == 405


def test_nobody_signs_up(client):
    assert client.get("/inloggen/aanmelden/")["Location"] == LOGIN
    assert client.post("/inloggen/aanmelden/", {"email": UNKNOWN}).status_code == 405
    assert client.get("/accounts/signup/").status_code == 404
