"""Someone comes by a link: the answer on the screen is always the same, a mail asks, a POST confirms, and the programme
leader says yes or no."""

import copy
import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from leertraject.joining import commands, personal_data, retaining, secrets
from leertraject.joining.models import JoinAttempt, Joined, JoinLink, JoinRequest
from leertraject.joining.tests import build
from leertraject.joining.tests.build import EMAIL, NAME
from leertraject.kernel import clock
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.notices import letters
from leertraject.notices.models import Notice
from leertraject.people.models import Account, Person
from leertraject.people.tests import build as people
from leertraject.people.tests.build import actor, sign_in
from leertraject.privacy import retention
from leertraject.programmes import commands as programmes
from leertraject.programmes.models import SessionInvitation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at", "_fresh")]
ASK, CONFIRM = "/aanmelden/", "/aanmelden/bevestiging/"


@pytest.fixture
def _fresh():
    """Counters of asking are of one test."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="module")
def _there(around_the_file, moment):
    bureau = people.bureau(moment)
    return SimpleNamespace(bureau=bureau, cohort=build.group(bureau, moment))


@pytest.fixture
def there(_there, db):
    return copy.deepcopy(_there)


def text_of(answer) -> str:
    return answer.content.decode()


def opened(secret: str, client: Client | None = None) -> Client:
    """A browser in which a link was opened."""
    client = client or Client()
    answer = client.get(f"/aanmelden/{secret}/")
    assert (answer.status_code, answer["Location"], answer["Referrer-Policy"]) == (302, ASK, "no-referrer")
    return client


def asks(client: Client, email: str = EMAIL):
    mail.outbox.clear()
    answer = client.post(ASK, {"name": NAME, "email": email})
    return answer, mail.outbox[-1] if mail.outbox else None


def by_mail(sent) -> Client:
    """Another browser, in which the link of a mail was opened."""
    client = Client()
    path = re.search(r"/aanmelden/bevestiging/\S+", sent.body)[0]
    assert client.head(path).status_code == 302 and client.get(CONFIRM).status_code == 404, "HEAD opens nothing"
    assert client.get(path)["Location"] == CONFIRM
    return client


def test_someone_new_asks_confirms_waits_and_is_let_in(there, moment):
    link, secret = build.link(there.cohort, moment)
    assert secret not in str(JoinLink.objects.values().get())
    programmes.invite_cohort(cohort=there.cohort, by=actor(there.bureau.lead, moment), now=moment)
    client = opened(secret)
    page = text_of(client.get(ASK))
    assert "Leertraject Business Partner" in page and "Gemeente Dijkerveen" in page and "Lotte Brink" in page
    assert "Sanne" not in page and "Tarik" not in page
    assert client.post(ASK, {"name": "", "email": "fatima"}).status_code == 422
    answer, sent = asks(client)
    assert answer["Location"] == reverse("joining:asked") and NAME not in sent.body
    phone = by_mail(sent)
    assert "Bevestig je aanmelding" in text_of(phone.get(CONFIRM)) and not JoinRequest.objects.exists()
    assert phone.post(CONFIRM)["Location"] == CONFIRM
    assert "Je aanmelding is binnen." in text_of(phone.get(CONFIRM)) and not JoinAttempt.objects.exists()
    assert not Person.objects.filter(email=EMAIL).exists(), "until the yes there is nobody"
    lead = sign_in(Client(), there.bureau.lead)
    assert "Er wacht één aanmelding." in text_of(lead.get(reverse("programmes:cohort", args=[there.cohort.pk])))
    page = text_of(lead.get(reverse("joining:links", args=[there.cohort.pk])))
    assert NAME in page and EMAIL in page
    request = JoinRequest.objects.get()
    lead.post(reverse("joining:let_in", args=[request.pk]))
    enrolment = Joined.objects.get(pk=request.pk).enrolment
    assert enrolment.organisation == there.bureau.a.organisation and not JoinRequest.objects.exists()
    fatima = Account.objects.get(email=EMAIL).person
    assert fatima == enrolment.person and fatima.name == NAME
    assert SessionInvitation.objects.filter(person=fatima).count() == 2, "what every late joiner gets, once"
    welcome = letters.render(Notice.objects.get(recipient=fatima, kind="joining.welcome"), "")
    assert "De eerste bijeenkomst voor jou is op dinsdag 21 april 2026." in welcome.text
    assert "Je doet mee" in text_of(phone.get(CONFIRM))
    assert lead.post(reverse("joining:let_in", args=[request.pk])).status_code == 404
    verbs = Entry.objects.filter(object_kind__startswith="joining").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["make_join_link", "ask_to_join", "confirm_joining", "let_in"]
    assert personal_data.export_for(fatima.pk)["groepen waar je met een link bij kwam"]


def test_the_screen_says_the_same_of_every_address_and_only_its_mail_tells(there, moment):
    link, secret = build.link(there.cohort, moment, places=9)
    sanne, els = there.bureau.a.participants[0], there.bureau.a.alumni[0]
    by = {"by": actor(there.bureau.lead, moment), "now": moment}
    stopped = there.cohort.enrolments.get(person=there.bureau.a.participants[1])
    programmes.stop_enrolment(enrolment=stopped, **by)
    build.waits(link, moment, email="wacht@elders.example")
    commands.refuse(request=build.waits(link, moment, email="nee@elders.example"), **by)
    told = {
        EMAIL: "Bevestig je aanmelding",
        str(els.email): "Bevestig je aanmelding",
        str(stopped.person.email): "Bevestig je aanmelding",
        str(sanne.email).upper(): "Je doet al mee",
        "wacht@elders.example": "Je aanmelding wacht nog",
        "nee@elders.example": "Je aanmelding gaat niet door",
    }
    seen = set()
    for email, subject in told.items():
        client = opened(secret)
        answer, sent = asks(client, email)
        seen.add((answer.status_code, answer["Location"], text_of(client.get(answer["Location"]))))
        assert (sent.subject, sent.to) == (subject, [email.lower()])
    assert len(seen) == 1
    assert set(JoinAttempt.objects.values_list("email", flat=True)) == {EMAIL, els.email, stopped.person.email}
    for _ in range(3):
        answer, sent = asks(opened(secret))
    assert answer.status_code == 429 and sent is None


def test_a_link_that_does_not_work_is_one_page_whatever_the_reason(there, moment):
    by = {"by": actor(there.bureau.lead, moment), "now": moment}
    link, secret = build.link(there.cohort, moment, last_on=moment.date())
    renewed, mailed = opened(secret), by_mail(asks(opened(secret))[1])
    with clock.standing_at(moment + timedelta(days=1)):
        pages = {text_of(Client().get(f"/aanmelden/{secret}/")), text_of(renewed.get(ASK))}
        pages.add(text_of(mailed.get(CONFIRM)))
    newer = commands.renew_link(link=link, by=by["by"], now=moment + timedelta(minutes=1))
    pages |= {text_of(Client().get(f"/aanmelden/{one}/")) for one in (secret, "vervalst", secrets.drawn())}
    late = mailed.post(CONFIRM)
    assert (late.status_code, renewed.post(ASK, {}).status_code) == (404, 404)
    pages |= {text_of(late), text_of(Client().get(ASK)), text_of(Client().get("/aanmelden/bevestiging/vervalst/"))}
    waiting = build.waits(link, moment + timedelta(minutes=2), email="wacht@elders.example")
    commands.withdraw_link(link=link, **by)
    pages.add(text_of(Client().get(f"/aanmelden/{newer}/")))
    assert len({re.sub(r'nonce="[^"]+"', "", page) for page in pages}) == 1 and "niet (meer)" in pages.pop()
    commands.let_in(request=waiting, **by)
    with pytest.raises(NotAllowed, match="ingetrokken"):
        commands.renew_link(link=link, **by)


def test_who_is_signed_in_presses_once_and_comes_in_at_once_while_there_is_a_place(there, moment):
    link, secret = build.link(there.cohort, moment, places=1, vets=False, domains="dijkerveen.example")
    els, joost = there.bureau.a.alumni
    client = opened(secret, sign_in(Client(), els))
    assert els.name in text_of(client.get(ASK))
    assert client.post(ASK)["Location"] == CONFIRM and "Je doet mee" in text_of(client.get(CONFIRM))
    assert "Je doet al mee" in text_of(client.get(ASK)) and client.post(ASK).status_code == 422
    later = opened(secret, sign_in(Client(), joost))
    assert "Alle plekken van deze link zijn bezet." in text_of(later.get(ASK))
    later.post(ASK)
    assert "Je aanmelding wacht" in text_of(later.get(CONFIRM))
    outside = opened(secret, sign_in(Client(), there.bureau.b.participants[0]))
    assert "Gebruik een adres van @dijkerveen.example." in text_of(outside.post(ASK))
    lead = sign_in(Client(), there.bureau.lead)
    waiting = JoinRequest.objects.get()
    full = lead.post(reverse("joining:let_in", args=[waiting.pk]))
    assert full.status_code == 422 and "Er is geen plek vrij" in text_of(full)
    enrolment = Joined.objects.get().enrolment
    programmes.stop_enrolment(enrolment=enrolment, by=actor(there.bureau.lead, moment), now=moment)
    assert commands.seat_all(now=moment) == 1 and not JoinRequest.objects.exists()
    assert Joined.objects.get(pk=waiting.pk).enrolment.person == joost


def test_nobody_of_the_bureau_comes_in_by_themselves_and_one_takes_back_what_one_asked(there, moment):
    link, secret = build.link(there.cohort, moment, vets=False)
    hanneke = opened(secret, sign_in(Client(), there.bureau.hanneke))
    hanneke.post(ASK)
    assert JoinRequest.objects.get().person == there.bureau.hanneke
    assert personal_data.export_for(there.bureau.hanneke.pk)["aanmeldingen"][0]["groep"] == "Groep 8"
    assert "ingetrokken" in text_of(hanneke.post("/aanmelden/intrekking/"))
    assert not JoinRequest.objects.exists() and hanneke.get(CONFIRM).status_code == 404


def test_a_no_stays_a_no_and_what_came_to_nothing_goes(there, moment):
    link, _ = build.link(there.cohort, moment)
    request = build.waits(link, moment)
    build.asks(link, moment, email="stil@elders.example")
    lead, waits = sign_in(Client(), there.bureau.lead), f"Iemand wil meedoen met {there.cohort.title}"
    start = text_of(lead.get("/"))
    assert waits in start and NAME not in start
    for other in (there.bureau.hanneke, there.bureau.a.sponsor, there.bureau.administrator):
        assert waits not in text_of(sign_in(Client(), other).get("/")), other.name
    assert lead.post(reverse("joining:refuse", args=[request.pk])).status_code == 302
    assert waits not in text_of(lead.get("/"))
    assert "Nee gezegd" in text_of(lead.get(reverse("joining:links", args=[there.cohort.pk])))
    assert lead.post(reverse("joining:let_in", args=[request.pk])).status_code == 422
    unconfirmed, refused = retaining.ENDINGS
    for ending, days in ((unconfirmed, 7), (refused, 30)):
        (row,) = ending.rows(moment, None)
        assert retention.term(ending.kind).ends_on(row.start) == moment.date() + timedelta(days=days)
        ending.end(ids=[row.pk], by=SYSTEM, now=moment)
    assert not JoinRequest.objects.exists() and not JoinAttempt.objects.exists()


def test_who_is_enrolled_by_hand_waits_no_more(there, moment):
    link, _ = build.link(there.cohort, moment, places=1)
    els = there.bureau.a.alumni[0]
    request, by = build.waits(link, moment, email=str(els.email)), actor(there.bureau.lead, moment)
    place = {"cohort": there.cohort, "person": els, "organisation": there.bureau.a.organisation}
    programmes.enrol(**place, by=by, now=moment)
    lead = sign_in(Client(), there.bureau.lead)
    assert "Niemand." in text_of(lead.get(reverse("joining:links", args=[there.cohort.pk])))
    assert lead.post(reverse("joining:refuse", args=[request.pk])).status_code == 409
    renewed = commands.change_link(link=link, last_on=link.last_on, places=2, vets=False, by=by, now=moment)
    assert not Joined.objects.exists() and renewed.places == 2
    with clock.standing_at(moment + timedelta(days=90)):
        lead = sign_in(Client(), there.bureau.lead)
        assert "Kies bij" in text_of(lead.post(reverse("joining:renew", args=[link.pk])))


def test_an_erasure_takes_along_what_was_asked_with_that_address(there, moment):
    link, _ = build.link(there.cohort, moment)
    els, joost = there.bureau.a.alumni
    build.waits(link, moment, email=str(els.email))
    build.asks(link, moment, email=str(joost.email))
    assert personal_data.export_for(els.pk)["aanmeldingen"] and personal_data.export_for(joost.pk)
    for person in (els, joost, there.bureau.lead):
        personal_data.erase_for(person.pk)
    assert not JoinRequest.objects.exists() and not JoinAttempt.objects.exists()
    assert JoinLink.objects.get().made_by is None
