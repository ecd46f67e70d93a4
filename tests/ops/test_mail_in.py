"""A mail that comes in through the pipe of a mail server: it counts as an answer, or as nothing."""

import io

import pytest

from leertraject.config import mail_in
from leertraject.kernel import confined
from leertraject.programmes.models import Reply, SessionAnswer
from leertraject.programmes.tests import build
from leertraject.programmes.tests.test_answering import invited

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def test_a_mail_through_the_pipe(moment, caplog, monkeypatch):
    """What it was, the log says; of what was in it nothing."""
    group = build.group(now=moment)
    session, who = invited(group, moment), group.participants[0]
    mail = (
        f"From: {who.name} <{who.email}>\r\nContent-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\n"
        f"METHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{session.pk}@localhost\r\nATTENDEE;PARTSTAT=DECLINED:mailto:{who.email}"
        "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()
    odd = [
        b"",
        b"\xff" * 5000,
        mail.replace(b"METHOD:REPLY", b"METHOD:COUNTER"),
        b"x" * (mail_in.replies.MAX_BYTES + 9),
    ]
    assert [mail_in.take(io.BytesIO(one)) for one in (mail, *odd)] == [0] * 5
    assert SessionAnswer.objects.get().reply == Reply.NO
    monkeypatch.setattr(confined, "run", _too_much)
    assert mail_in.take(io.BytesIO(mail)) == 0
    said = caplog.text
    assert (
        "counted" in said and "too big" in said and "could not be read" in said and said.count("holds no answer") == 3
    )
    assert str(who.email) not in said and str(session.pk) not in said


def _too_much(*given, **more):
    raise confined.TooMuch("memory")
