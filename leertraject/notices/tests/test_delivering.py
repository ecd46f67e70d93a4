"""A notice goes at most once, and it is known whether the mail server may have taken it."""

import socket
from email import message_from_string, policy
from uuid import uuid4

import pytest
from django.db import transaction

from leertraject.kernel import clock
from leertraject.logbook.models import Entry
from leertraject.notices import links, posting, tasks
from leertraject.notices.commands import delivering
from leertraject.notices.models import Notice, NoticeState
from leertraject.notices.tests import build
from leertraject.notices.tests.mailserver import Scripted, listening
from leertraject.people.tests import build as cast

pytestmark = pytest.mark.django_db


class Post:
    """Keeps what it takes."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, list[str], str]] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 (the name is aiosmtpd's)
        self.taken.append((envelope.mail_from, envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


@pytest.fixture
def through(settings):
    """Sends mail to the server on this port."""

    def use(port: int) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 0.5
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False

    return use


@pytest.fixture
def notice(moment) -> Notice:
    sender = cast.staff("Lotte Brink", "lotte@bureau.example", "programme_lead", moment)
    recipient = cast.person("Zoë Güneş", "zoe@dijkerveen.example", moment)
    return build.announced(recipient, uuid4(), by=cast.actor(sender, moment), now=moment, purpose=build.PURPOSE)


def _state(notice: Notice) -> tuple[str, str]:
    notice.refresh_from_db()
    return notice.state, notice.note


def test_the_mail_server_gets_one_mail_with_the_right_headers(notice, moment, through, settings):
    settings.DEFAULT_FROM_EMAIL = "Leertraject <post@bureau.example>"
    post = Post()
    with listening(post) as port, clock.standing_at(moment):
        through(port)
        for _ in range(3):
            tasks.deliver.call(str(notice.pk))
    [(envelope_from, envelope_to, content)] = post.taken
    assert (envelope_from, envelope_to) == ("post@bureau.example", ["zoe@dijkerveen.example"])
    mail = message_from_string(content, policy=policy.default)
    assert mail["Message-ID"] == notice.message_id
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["From"] == "Leertraject <post@bureau.example>"
    assert mail["To"].addresses[0].display_name == "Zoë Güneş"
    assert mail["Subject"] == "Een bericht voor je"
    assert mail["Date"].datetime == moment
    assert mail.get_all("Message-ID") == [notice.message_id]
    # A line that begins with a dot arrives as it was, and the link is whole.
    assert ".Lees het hier:\n" in mail.get_content().replace("\r\n", "\n")
    assert links.url(notice.link) in mail.get_content()
    assert _state(notice) == (NoticeState.SENT, "")
    assert Entry.objects.filter(verb="mail_sent", object_id=str(notice.pk)).count() == 1


SURELY_NOT = ["MAIL=421 busy", "RCPT=450 later", "DATA=451 later", "END=451 later", "EHLO=hang up", "RCPT=silence"]
REFUSED = {
    "MAIL=550 no": posting.NOT_ACCEPTED,
    "RCPT=550 unknown": posting.NO_SUCH_ADDRESS,
    "DATA=554 no": posting.NOT_ACCEPTED,
    "END=554 spam": posting.NOT_ACCEPTED,
}
UNSURE = ["END=hang up", "END=silence", "END=999 what"]


def _server(fault: str) -> Scripted:
    where, _, answer = fault.partition("=")
    return Scripted(**{where: answer})


@pytest.mark.parametrize("fault", SURELY_NOT)
def test_what_was_surely_not_accepted_waits_and_goes_later(fault, notice, moment, through):
    with _server(fault).listening() as port:
        through(port)
        with pytest.raises(posting.NotTaken):
            delivering.deliver(notice.pk, now=moment)
    assert _state(notice) == (NoticeState.WAITING, "")
    post = Post()
    with listening(post) as port:
        through(port)
        delivering.deliver(notice.pk, now=moment)
    assert len(post.taken) == 1
    assert _state(notice) == (NoticeState.SENT, "")


def test_a_server_that_is_not_there_is_tried_later(notice, moment, through):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        through(closed.getsockname()[1])
        with pytest.raises(posting.NotTaken):
            delivering.deliver(notice.pk, now=moment)
    assert _state(notice) == (NoticeState.WAITING, "")


def test_a_connection_lost_before_the_last_dot_is_surely_not_accepted(notice, moment, through, monkeypatch):
    long = build.Letter("Lang", "Een regel.\n" * 2_000_000)
    monkeypatch.setattr(delivering.letters, "render", lambda notice, url: long)
    with Scripted(DATA="354 go; hang up").listening() as port:
        through(port)
        with pytest.raises(posting.NotTaken):
            delivering.deliver(notice.pk, now=moment)
    assert _state(notice) == (NoticeState.WAITING, "")


@pytest.mark.parametrize(("fault", "note"), REFUSED.items())
def test_what_was_refused_has_failed_and_says_why(fault, note, notice, moment, through):
    with _server(fault).listening() as port:
        through(port)
        delivering.deliver(notice.pk, now=moment)
        delivering.deliver(notice.pk, now=moment)
    assert _state(notice) == (NoticeState.FAILED, note)


@pytest.mark.parametrize("fault", UNSURE)
def test_without_an_answer_to_the_last_dot_nobody_knows_and_it_never_goes_again(fault, notice, moment, through):
    server = _server(fault)
    with server.listening() as port:
        through(port)
        delivering.deliver(notice.pk, now=moment)
    assert len(server.bodies) == 1
    assert _state(notice) == (NoticeState.UNSURE, delivering.NO_ANSWER)
    post = Post()
    with listening(post) as port:
        through(port)
        delivering.deliver(notice.pk, now=moment)
        delivering.sweep(now=moment + delivering.PATIENCE, at_work=frozenset())
    assert post.taken == []
    assert _state(notice) == (NoticeState.UNSURE, delivering.NO_ANSWER)


def test_found_in_sending_it_becomes_unsure_and_is_not_sent(notice, moment, mailoutbox):
    Notice.objects.update(state=NoticeState.SENDING)
    delivering.deliver(notice.pk, now=moment)
    assert _state(notice) == (NoticeState.UNSURE, delivering.CRASHED)
    assert mailoutbox == []


def test_the_yes_of_the_server_wins_from_a_worker_thought_dead(notice, moment, monkeypatch):
    def taken_slowly(message: object) -> None:
        delivering.deliver(notice.pk, now=moment)
        assert _state(notice)[0] == NoticeState.UNSURE

    monkeypatch.setattr(posting, "hand_over", taken_slowly)
    delivering.deliver(notice.pk, now=moment)
    assert _state(notice) == (NoticeState.SENT, "")


def test_of_two_workers_one_sends(notice, moment, monkeypatch, mailoutbox):
    stale = Notice.objects.select_related("recipient", "link").get(pk=notice.pk)
    delivering.deliver(notice.pk, now=moment)
    assert delivering._claim(stale, now=moment) is False
    assert len(mailoutbox) == 1


@pytest.mark.django_db(transaction=True)
def test_sending_cannot_be_claimed_inside_a_transaction(notice, moment):
    with transaction.atomic(), pytest.raises(RuntimeError):
        delivering.deliver(notice.pk, now=moment)
    assert _state(notice)[0] == NoticeState.WAITING


def test_a_mail_with_a_dead_link_is_dropped(notice, moment, mailoutbox):
    delivering.deliver(notice.pk, now=notice.link.expires_at)
    assert _state(notice) == (NoticeState.DROPPED, "")
    assert mailoutbox == []


def test_a_mail_that_nobody_needs_is_dropped(notice, moment, mailoutbox, monkeypatch):
    monkeypatch.setattr(delivering.letters, "render", lambda notice, url: None)
    delivering.deliver(notice.pk, now=moment)
    assert _state(notice) == (NoticeState.DROPPED, "")
    assert mailoutbox == []


def test_without_an_address_it_has_failed(notice, moment, mailoutbox):
    type(notice.recipient).objects.filter(pk=notice.recipient_id).update(email=None)
    delivering.deliver(notice.pk, now=moment)
    assert _state(notice) == (NoticeState.FAILED, delivering.GONE)


def test_an_address_that_cannot_be_written_has_failed(notice, moment, through):
    type(notice.recipient).objects.filter(pk=notice.recipient_id).update(name="Zoë\nBcc: x@y.example")
    delivering.deliver(notice.pk, now=moment)
    assert _state(notice) == (NoticeState.FAILED, posting.NO_SUCH_ADDRESS)


def test_an_erased_notice_is_no_trouble(moment):
    delivering.deliver(uuid4(), now=moment)


def test_the_sweeper_finds_what_no_task_works_on(notice, moment):
    later = moment + delivering.SILENCE
    Notice.objects.update(state=NoticeState.SENDING)
    at_work = frozenset({notice.pk})
    assert delivering.sweep(now=later, at_work=at_work) == 0
    assert delivering.sweep(now=moment, at_work=frozenset()) == 0
    assert delivering.sweep(now=later, at_work=frozenset()) == 1
    assert _state(notice) == (NoticeState.UNSURE, delivering.CRASHED)


def test_the_sweeper_puts_a_forgotten_notice_back_in_line_and_gives_up_after_a_day(notice, moment):
    from django_tasks_db.models import DBTaskResult

    later = moment + delivering.SILENCE
    with clock.standing_at(later):
        tasks.sweep.call()
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(status="FAILED")
    with clock.standing_at(later):
        tasks.sweep.call()
        tasks.sweep.call()
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    with clock.standing_at(moment + delivering.PATIENCE):
        tasks.sweep.call()
    assert _state(notice) == (NoticeState.FAILED, delivering.UNREACHABLE)
