"""Mail after a session: one that asks, one about one's own plan, whoever answered, and never a word of it."""

from datetime import timedelta

import pytest

from leertraject.feedback import asking, commands, plans
from leertraject.feedback.models import SessionFeedback
from leertraject.feedback.moments import ends_at
from leertraject.feedback.tests import build
from leertraject.feedback.tests.build import DAY, DO
from leertraject.notices import letters, streams
from leertraject.notices.models import Notice, Reminder
from leertraject.people.tests.build import actor
from leertraject.programmes.models import Attendance

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
HOUR = timedelta(hours=1)


def mails(kind: str) -> list[Notice]:
    return list(Notice.objects.filter(kind=kind).select_related("recipient").order_by("recipient__name"))


def test_everyone_who_was_there_and_can_sign_in_is_asked_once_also_who_answered(there, clock_at):
    over, (sanne, tarik) = ends_at(there.session) + HOUR, there.bureau.a.participants
    assert commands.ask_all(now=over - 2 * HOUR) == 0
    build.answered(there.group, sanne, plan=DO)
    Attendance.objects.create(session=there.session, person=tarik, present=False, at=over)
    assert commands.ask_all(now=over + 6 * HOUR) == 0, "the evening is quiet, the questions lie ready"
    assert SessionFeedback.objects.filter(session=there.session).count() == 4
    assert [commands.ask_all(now=over + DAY), commands.ask_all(now=over + DAY + HOUR)] == [3, 0]
    asked = mails(asking.ASKED)
    assert [one.recipient.name for one in asked] == ["Noor Bakker", "Sanne de Graaf", "Wim Terlouw"]
    texts = {letters.render(one, "").text.replace(one.recipient.name, "") for one in asked}
    assert len(texts) == 1, "the same to who answered"
    assert f"/na-de-bijeenkomst/{there.session.pk}/" in texts.pop()
    with clock_at(over + 11 * DAY):
        assert letters.render(asked[0], "") is None
    assert letters.stream(asking.ASKED).id == streams.AFTER_SESSIONS and not letters.stream(asking.ASKED).fixed


def test_a_plan_is_read_back_two_days_later_or_one_from_elsewhere_and_else_nothing_goes(there, monkeypatch):
    over, (sanne, tarik) = ends_at(there.session), there.bureau.a.participants
    monkeypatch.setattr(plans, "_plans", [lambda person, now: "/elders/" if person == tarik.pk else ""])
    build.answered(there.group, sanne, plan=DO)
    commands.ask_all(now=over + HOUR)
    assert commands.recall_all(now=over + DAY) == 0
    assert [commands.recall_all(now=over + 2 * DAY), commands.recall_all(now=over + 3 * DAY)] == [2, 0]
    first, second = (letters.render(one, "").text for one in mails(asking.PLANNED))
    assert f"/na-de-bijeenkomst/{there.session.pk}/" in first and "/elders/" in second
    assert DO not in first + second
    weeks = [commands.recall_all(now=over + days * DAY) for days in (8, 9, 10)]
    assert weeks == [0, 2, 0], "once, a week later"
    came = letters.render(mails(asking.CAME)[0], "")
    assert came.subject == "Kwam het moment langs?" and DO not in came.text
    assert f"/na-de-bijeenkomst/{there.session.pk}/" in came.text and "/notitieboek/" in came.text
    monkeypatch.setattr(plans, "_plans", [])
    assert letters.render(mails(asking.PLANNED)[1], "") is None


def test_after_three_that_were_ignored_nothing_goes_any_more(there):
    over, sanne = ends_at(there.session), there.bureau.a.participants[0]
    for days in (60, 40, 20):
        held = there.group.sessions.create(block=there.session.block, on=there.session.on - days * DAY)
        row = commands._laid_out(held, sanne.pk, now=over - days * DAY)
        assert commands.remind(kind=asking.ASKED, feedback=row, by=actor(sanne, over), now=over - days * DAY + HOUR)
    commands.ask_all(now=over + HOUR)
    assert not Reminder.objects.filter(recipient=sanne, at__gt=over).exists()
    assert Notice.objects.filter(recipient=sanne, kind="notices.stopped").count() == 1
