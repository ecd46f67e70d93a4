"""Which mail someone gets: every kind goes off and on, by its page or by one press in a mail program (RFC 8058)."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.notices import commands, guarding, leaving, letters, queries, stopping, streams
from leertraject.notices.commands import delivering
from leertraject.notices.models import Notice, NoticeState, Reminder, RemindersStopped, SwitchedOff
from leertraject.notices.tests import build
from leertraject.people.tests import build as cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
TALKS, REMINDERS = streams.BY_ID[streams.TALKS], streams.BY_ID[streams.REMINDERS]
ASKS = "tests.asks"
DAY = timedelta(days=1)

letters.register(ASKS, build._note, label="Proefherinnering", stream=streams.REMINDERS, asks=True)


@pytest.fixture
def sanne(moment):
    return cast.staff("Sanne de Graaf", "sanne@dijkerveen.example", "facilitator", moment)


def posted(person, now) -> Notice:
    """A mail about a conversation goes, when it may."""
    notice = build.announced(person, uuid4(), by=SYSTEM, now=now)
    delivering.deliver(notice.pk, now=now)
    notice.refresh_from_db()
    return notice


def as_post(mail) -> tuple[str, str]:
    """What RFC 8058 asks of a mail program: the address, and what it posts there."""
    return mail.extra_headers["List-Unsubscribe"].strip("<>"), mail.extra_headers["List-Unsubscribe-Post"]


def test_one_press_in_a_mail_program_ends_that_kind_and_no_other(sanne, moment, mailoutbox):
    assert posted(sanne, moment).state == NoticeState.SENT
    (mail,) = mailoutbox
    address, body = as_post(mail)
    assert body == "List-Unsubscribe=One-Click"
    assert address in mail.body
    path = urlsplit(address).path
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(path).status_code == 200 and not SwitchedOff.objects.exists()  # a scanner that only looks
    assert strict.post(path, {"anders": "1"}).status_code == 400
    pressed = strict.post(path, body, content_type="application/x-www-form-urlencoded")
    assert (pressed.status_code, pressed.content) == (200, b"")
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert posted(sanne, moment).state == NoticeState.DECLINED and len(mailoutbox) == 1
    assert list(SwitchedOff.objects.values_list("person", "stream")) == [(sanne.pk, streams.TALKS)]
    assert Entry.objects.filter(verb="switch_mail_off", subject=sanne.pk).count() == 1


def test_a_mail_that_always_comes_has_no_way_to_end_it(sanne, moment, mailoutbox):
    fixed = [stream for stream in streams.ALL if stream.fixed]
    assert {stream.id for stream in fixed} == {streams.ACCOUNT, streams.ASKED_FOR}
    for stream in fixed:
        with pytest.raises(NotAllowed, match=r"altijd|alleen als je erom vraagt"):
            commands.switch_off(person=sanne, stream=stream, by=cast.actor(sanne, moment), now=moment)
        assert leaving.find(leaving.secret(sanne.pk, stream)) is None
    kept = letters._kinds[build.KIND]
    try:
        letters._kinds[build.KIND] = letters._Kind(build._note, "Proefbericht", streams.BY_ID[streams.ACCOUNT], False)
        assert posted(sanne, moment).state == NoticeState.SENT
    finally:
        letters._kinds[build.KIND] = kept
    assert "List-Unsubscribe" not in mailoutbox[0].extra_headers and "/post/uit/" not in mailoutbox[0].body


@pytest.mark.parametrize("spoil", [lambda s: "A" + s[1:], lambda s: s[:-8], lambda s: "é", lambda s: ""])
def test_a_secret_that_is_not_right_opens_nothing(sanne, spoil):
    secret = leaving.secret(sanne.pk, TALKS)
    assert leaving.find(secret) == (sanne, TALKS)
    assert leaving.find(spoil(secret)) is None
    other = leaving.secret(sanne.pk, REMINDERS)
    assert other.startswith(secret[:20]) and leaving.find(secret[:70] + other[70:]) is None


def test_the_secret_of_who_is_gone_opens_nothing(sanne, client):
    secret = leaving.secret(sanne.pk, TALKS)
    sanne.delete()
    assert client.get(reverse("notices:leave", args=[secret])).status_code == 404


def test_without_an_account_one_chooses_for_oneself_alone(sanne, client, moment):
    zoe = cast.person("Zoë Güneş", "zoe@dijkerveen.example", moment)
    page = reverse("notices:leave", args=[leaving.secret(zoe.pk, TALKS)])
    answer = client.get(page)
    text = answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"
    assert text.index("Gesprekken") < text.index("Herinneringen") and "Zoë" not in text
    off = reverse("notices:leave_choose", args=[leaving.secret(zoe.pk, TALKS), streams.BACK, "uit"])
    assert client.post(off).url == page
    assert queries.switched_off(zoe.pk) == {streams.BACK} and not queries.switched_off(sanne.pk)
    assert client.post(off.replace(streams.BACK, "niets")).status_code == 404
    with pytest.raises(NotAllowed, match="kiest die zelf"):
        commands.switch_on(person=zoe, stream=TALKS, by=cast.actor(sanne, moment), now=moment)


def test_the_page_switches_off_and_on_again(sanne, client, moment, mailoutbox):
    cast.sign_in(client, sanne)
    page = reverse("notices:choices")
    assert "Staat uit" not in client.get(page).content.decode()
    assert client.post(reverse("notices:choose", args=[streams.TALKS, "uit"])).url == page
    assert "Staat uit" in client.get(page).content.decode()
    assert posted(sanne, moment).state == NoticeState.DECLINED
    client.post(reverse("notices:choose", args=[streams.TALKS, "aan"]))
    assert posted(sanne, moment).state == NoticeState.SENT
    assert client.post(reverse("notices:choose", args=[streams.TALKS, "misschien"])).status_code == 404
    assert client.post(reverse("notices:choose", args=[streams.ACCOUNT, "uit"])).status_code == 403


def test_who_switched_reminders_off_is_not_reminded_and_is_once_they_are_on(sanne, moment):
    by, about = cast.actor(sanne, moment), uuid4()
    commands.switch_off(person=sanne, stream=REMINDERS, by=by, now=moment)
    assert asked(sanne, about, moment) is None and not Reminder.objects.exists()
    commands.switch_on(person=sanne, stream=REMINDERS, by=by, now=moment)
    assert asked(sanne, about, moment) is not None


def asked(person, about, now) -> Notice | None:
    return commands.remind(kind=ASKS, recipient=person.pk, object_id=about, by=SYSTEM, now=now)


@pytest.fixture
def open_matters(monkeypatch):
    """Matters that wait for an answer."""
    waiting: set = set()
    monkeypatch.setattr(guarding, "_guards", {(ASKS,): lambda now: waiting or {uuid4()}})
    return waiting


def reminded(person, matters, now, days) -> list[bool]:
    """Reminds of the matters, one by one, with so many days between."""
    return [asked(person, about, now + number * days * DAY) is not None for number, about in enumerate(matters)]


def test_after_three_without_an_answer_reminders_stop_and_one_mail_says_so(sanne, moment, open_matters):
    matters = [uuid4() for _ in range(6)]
    open_matters |= set(matters)
    assert reminded(sanne, matters, moment, 7) == [True, True, True, False, False, False]
    told = Notice.objects.get(kind=stopping.KIND)
    letter = letters.render(told, "")
    assert letter is not None and leaving.url(sanne.pk, REMINDERS) in letter.text
    assert queries.stopped_since(sanne.pk) == moment + 21 * DAY
    assert Entry.objects.filter(verb="stop_reminding", subject=sanne.pk).count() == 1


def test_an_answer_or_too_little_time_is_no_silence(sanne, moment, open_matters):
    matters = [uuid4() for _ in range(4)]
    open_matters |= {matters[0], matters[2]}  # the second one was answered
    assert reminded(sanne, matters, moment, 7) == [True] * 4
    zoe = cast.person("Zoë Güneş", "zoe@dijkerveen.example", moment)
    again = [uuid4() for _ in range(4)]
    open_matters |= set(again)
    assert reminded(zoe, again[:3], moment, 7) == [True] * 3
    assert asked(zoe, again[3], moment + 15 * DAY) is not None
    assert not RemindersStopped.objects.exists()


def test_who_wants_them_again_gets_them_and_counting_begins_anew(sanne, client, moment, open_matters):
    matters = [uuid4() for _ in range(9)]
    open_matters |= set(matters)
    reminded(sanne, matters[:4], moment, 7)
    cast.sign_in(client, sanne)
    page = reverse("notices:choices")
    assert "Sinds" in client.get(page).content.decode()
    now = moment + 28 * DAY
    commands.switch_on(person=sanne, stream=REMINDERS, by=cast.actor(sanne, now), now=now)
    assert "Sinds" not in client.get(page).content.decode()
    assert reminded(sanne, matters[4:], now + DAY, 7) == [True, True, True, False, False]
    assert Notice.objects.filter(kind=stopping.KIND).count() == 2
    assert not Notice.objects.filter(Q(made_by__isnull=False)).exists()  # no sender sees who let something go by
