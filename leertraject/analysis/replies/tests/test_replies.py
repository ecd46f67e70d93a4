"""Answers of calendar programs: real ones, what looks like one, and noise."""

import doctest
import importlib
import random

import pytest

from leertraject.analysis import replies

HEADERS = b"From: Fenna <Fenna.Bakker@gemeente.example>\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n"
GOOD = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:7@y.example\r\nSEQUENCE:2\r\n"
    b'ATTENDEE;CN="Bakker; Fenna: x";PARTSTAT=TENTATIVE:MAILTO:fenna.bakker@gemeente.example\r\nEND:VEVENT\r\n'
)
# What each file is, when it comes as a mail of whoever answers in it.
FILES = {
    "ccs-good_reply.eml": ("xyzzy@example.com", "ACCEPTED", 7),
    "exchange-reply-geaccepteerd-nl.ics": ("daan.vanthof@provincie.example", "ACCEPTED", 0),
    "exchange-reply-geweigerd-nl.ics": ("fenna.bakker@gemeente.example", "DECLINED", 0),
    "itip-event-accepted-reply.ics": ("testuserb@example.com", "ACCEPTED", 0),
}


def test_every_file_that_we_have(shared_data):
    """A report, a request, a cancellation, a proposal and an answer without an attendee are no answers."""
    found = {}
    for path in sorted((shared_data / "calendars").iterdir()):
        data = path.read_bytes()
        reply = replies.read(data if path.suffix == ".eml" else HEADERS + data)
        if reply:
            found[path.name] = reply.attendee, reply.answer, reply.sequence
    assert found == FILES


@pytest.mark.parametrize("module", ["", ".lines"])
def test_examples(module):
    result = doctest.testmod(importlib.import_module(f"leertraject.analysis.replies{module}"))
    assert result.attempted > 0 and result.failed == 0


def test_an_answer_goes_to_another_process_and_comes_back():
    reply = replies.from_bytes(replies.answered(HEADERS + GOOD))
    assert (reply.attendee, reply.sender) == ("fenna.bakker@gemeente.example",) * 2
    assert (reply.answer, reply.sequence) == ("TENTATIVE", 2)
    assert replies.from_bytes(replies.answered(b"")) is None
    with pytest.raises(ValueError, match="not an answer"):
        replies.from_bytes(b'{"uid": "7"}')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"METHOD:REPLY", b"METHOD:COUNTER"),
        (b"METHOD:REPLY", b"X:REPLY"),
        (b"PARTSTAT=TENTATIVE", b"PARTSTAT=DELEGATED"),
        (b"MAILTO:", b"https:"),
        (b"SEQUENCE:2", b"SEQUENCE:twee"),
        (b"SEQUENCE:2", b"SEQUENCE:2\r\nRECURRENCE-ID:20260101T090000Z"),
        (b"UID:7@y.example", b"UID:"),
        (b"END:VEVENT\r\n", b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:8@y.example\r\nEND:VEVENT\r\n"),
        (b"ATTENDEE", b"ATTENDEE:mailto:een@x.example\r\nATTENDEE;PARTSTAT=DECLINED:mailto:twee@x.example\r\nX"),
        (b"Content-Type: text/calendar", b"Content-Type: message/rfc822"),
    ],
)
def test_what_is_no_plain_answer_is_none(old, new):
    mail = HEADERS + GOOD
    assert replies.read(mail) is not None
    assert replies.read(mail.replace(old, new, 1)) is None


def test_a_name_in_quotes_and_a_time_zone_do_not_confuse():
    inside = b"BEGIN:VTIMEZONE\r\nUID:other\r\nSEQUENCE:9\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"
    assert replies.read(HEADERS + GOOD.replace(b"BEGIN:VEVENT", inside, 1)).uid == "7@y.example"


def test_noise_raises_nothing():
    chance, mail = random.Random(4), HEADERS + GOOD
    for _ in range(400):
        spoiled = bytearray(mail)
        for _ in range(chance.randint(1, 12)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        cut = bytes(spoiled[: chance.randrange(len(spoiled))])
        for data in (bytes(spoiled), cut):
            reply = replies.read(data)
            assert reply is None or reply.answer in replies.ANSWERS
