"""An answer mailed by a calendar program: it counts when the right person gives it to what stands."""

from datetime import UTC, timedelta

import pytest

from leertraject.programmes import commands
from leertraject.programmes.commands import Mailed
from leertraject.programmes.models import Reply, SessionAnswer
from leertraject.programmes.tests.test_answering import invited, says, seated
from leertraject.programmes.tests.test_inviting import lead

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def mailed(session, person, answer="ACCEPTED", *, sequence=0, stamp="", sender=None):
    address = str(person.email)
    return Mailed(f"{session.pk}@localhost", address, sender or address, answer, sequence, stamp)


def test_an_answer_counts_like_one_on_the_page(group, moment):
    session, who = invited(group, moment, seats=1), group.participants
    assert commands.take_reply(mailed=mailed(session, who[0]), now=moment)
    assert commands.take_reply(mailed=mailed(session, who[1]), now=moment)
    assert commands.take_reply(mailed=mailed(session, who[0], "DECLINED"), now=moment)
    assert seated(session) == {who[1].name}


def test_only_who_was_invited_answers_and_only_for_themselves(group, moment):
    session, who = invited(group, moment), group.participants
    refused = [
        mailed(session, who[0], sender=str(who[1].email)),
        mailed(session, group.people["sponsor"]),
        mailed(session, who[0], "DELEGATED"),
        mailed(session, who[0], sequence=5),
        mailed(group.cohort, who[0]),
        Mailed(f"{session.pk}@elders.example", str(who[0].email), str(who[0].email), "ACCEPTED", 0),
        Mailed("niets", str(who[0].email), str(who[0].email), "ACCEPTED", 0),
    ]
    assert not any(commands.take_reply(mailed=one, now=moment) for one in refused)
    gone = group.cohort.enrolments.get(person=who[2])
    commands.stop_enrolment(enrolment=gone, by=lead(group, moment), now=moment)
    assert not commands.take_reply(mailed=mailed(session, who[2], sequence=1), now=moment)
    assert not commands.take_reply(mailed=mailed(session, who[0]), now=moment + timedelta(weeks=9))
    assert not SessionAnswer.objects.exists()


def test_an_older_answer_does_not_take_the_place_of_a_newer_one(group, moment):
    session, who = invited(group, moment), group.participants[0]
    commands.move_session(
        session=session, on=session.on, starts=session.starts, ends=session.ends, place="Elders",
        by=lead(group, moment), now=moment,
    )  # fmt: skip
    says(session, who, Reply.NO, moment)
    assert not commands.take_reply(mailed=mailed(session, who, sequence=0), now=moment)
    early, late = (f"{moment.astimezone(UTC) + timedelta(minutes=by):%Y%m%dT%H%M%SZ}" for by in (-5, 5))
    assert not commands.take_reply(mailed=mailed(session, who, sequence=1, stamp=early), now=moment)
    assert SessionAnswer.objects.get().reply == Reply.NO
    assert commands.take_reply(mailed=mailed(session, who, sequence=1, stamp=late), now=moment)
    assert SessionAnswer.objects.get().reply == Reply.YES
