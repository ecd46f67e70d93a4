"""New remarks are told by mail: bundled, at most once a day, without a word of them."""

from datetime import timedelta

import pytest

from leertraject.assignments import commands, emails
from leertraject.assignments.tests import build
from leertraject.notices import letters
from leertraject.notices.models import Notice
from leertraject.people.tests.build import actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def sanne(there):
    return there.bureau.a.participants[0]


@pytest.fixture
def made(there, sanne, moment):
    return build.handed_in(build.work(there.group, sanne, moment), moment)


def mails() -> list[Notice]:
    return list(Notice.objects.filter(kind=emails.REMARKED).order_by("made_at"))


def test_remarks_of_one_day_are_one_mail_without_a_word_of_them(there, made, sanne, moment):
    trainer = there.bureau.hanneke
    build.remark(made, trainer, moment)
    build.remark(made, trainer, moment, words="Ik stelde drie vragen", text="Welke drie?")
    assert commands.tell_all(now=moment) == 0, "a trainer at work gets an hour"
    assert [commands.tell_all(now=moment + HOUR), commands.tell_all(now=moment + 2 * HOUR)] == [1, 0]
    (mail,) = mails()
    letter = letters.render(mail, "")
    assert mail.recipient == sanne and f"/opdrachten/{made.work_id}/" in letter.text
    assert not any(words in letter.text for words in (build.SAID, build.TO, "Welke drie?"))
    build.remark(made, trainer, moment + 2 * HOUR, words="gaf geen advies", text="Knap.")
    assert commands.tell_all(now=moment + 4 * HOUR) == 0, "once a day"
    assert commands.tell_all(now=moment + DAY + 2 * HOUR) == 1
    assert len(mails()) == 2


def test_nothing_goes_at_night_or_about_what_waits_no_more(there, made, sanne, moment):
    first = build.remark(made, there.bureau.hanneke, moment)
    assert commands.tell_all(now=moment + timedelta(hours=12)) == 0
    commands.tell_all(now=moment + HOUR)
    commands.answer_remark(remark=first, text="", by=actor(sanne, moment), now=moment)
    assert letters.render(mails()[0], "") is None
    second = build.remark(made, there.bureau.hanneke, moment + DAY, text="Nog iets.")
    commands.withdraw_remark(remark=second, by=actor(there.bureau.hanneke, moment), now=moment + DAY)
    assert commands.tell_all(now=moment + DAY + 2 * HOUR) == 0
    build.remark(made, there.bureau.hanneke, moment + DAY, text="Nog iets.")
    assert commands.tell_all(now=moment + timedelta(days=9)) == 0, "no news any more"
