"""Who did not say whether they come is reminded once, when the session is near, and not once they answered."""

from datetime import timedelta

import pytest

from leertraject.notices import letters
from leertraject.notices.models import Notice, Reminder
from leertraject.programmes import commands, emails
from leertraject.programmes.commands import reminding
from leertraject.programmes.models import Reply, SessionInvitation
from leertraject.programmes.tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]
DAY = timedelta(days=1)


@pytest.fixture
def invited(group, moment):
    """The group, invited to two sessions that are still to come."""
    build.coming(group.cohort, now=moment)
    commands.invite_cohort(cohort=group.cohort, by=build.actor(group.people["lead"], now=moment), now=moment)
    return group


def near(group, moment):
    """The first session, and the moment at which it is five days away."""
    session = group.cohort.sessions.order_by("on").first()
    return session, moment + (session.on - moment.date() - 5 * DAY)


def test_once_when_it_is_near_and_only_who_said_nothing(invited, moment):
    session, now = near(invited, moment)
    yes = SessionInvitation.objects.filter(session=session).order_by("pk").first()
    commands.answer_invitation(invitation=yes, reply=Reply.YES, by=build.actor(yes.person, now=moment), now=moment)
    assert reminding.remind_all(now=now - 10 * DAY) == 0
    rest = SessionInvitation.objects.filter(session=session).count() - 1
    assert reminding.remind_all(now=now) == rest
    assert reminding.remind_all(now=now + DAY) == 0
    assert yes.person_id not in set(Reminder.objects.values_list("recipient", flat=True))


def test_not_just_after_the_invitation_and_not_on_the_last_days(invited, moment):
    session, now = near(invited, moment)
    SessionInvitation.objects.filter(session=session).update(changed_at=now - 2 * DAY)
    assert reminding.remind_all(now=now) == 0
    SessionInvitation.objects.filter(session=session).update(changed_at=moment)
    assert reminding.remind_all(now=now + 4 * DAY) == 0


def test_the_mail_asks_once_more_and_is_not_needed_after_an_answer(invited, moment):
    session, now = near(invited, moment)
    reminding.remind_all(now=now)
    notice = Notice.objects.filter(kind=emails.UNANSWERED).first()
    letter = letters.render(notice, "https://voorbeeld.example/m/1/")
    assert letter is not None and letter.appointment is None
    assert session.block.title in letter.subject and "https://voorbeeld.example/m/1/" in letter.text
    found = SessionInvitation.objects.get(pk=notice.object_id)
    commands.answer_invitation(invitation=found, reply=Reply.NO, by=build.actor(found.person, now=now), now=now)
    assert letters.render(notice, "") is None


def test_a_session_that_was_called_off_asks_nothing(invited, moment):
    session, now = near(invited, moment)
    by = build.actor(invited.people["lead"], now=moment)
    commands.cancel_session(session=session, reason="", by=by, now=moment)
    assert reminding.remind_all(now=now) == 0
