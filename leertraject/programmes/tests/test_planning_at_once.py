"""Two leaders take the same room for two groups, in the same moment."""

from collections.abc import Iterator
from datetime import date, time

import pytest

from leertraject.kernel.errors import NotAllowed
from leertraject.kernel.tests.at_once import at_once
from leertraject.people.tests.build import actor
from leertraject.programmes import commands
from leertraject.programmes.models import Session
from leertraject.programmes.tests import build, flushing

DAY = date(2026, 5, 19)


@pytest.fixture(scope="module")
def flushable() -> Iterator[None]:
    """Set up before, and so taken down after, the tables are emptied of a published version."""
    with flushing.allowed():
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("flushable", "clock_at")
def test_a_room_is_taken_once_also_when_neither_session_was_there_before(moment):
    group = build.group(now=moment)
    others = [build.cohort(group.cohort.version, group.ours, now=moment) for _ in range(3)]
    sessions = [cohort.sessions.order_by("on").last() for cohort in others]
    Session.objects.filter(pk__in=[one.pk for one in sessions]).update(room="Raadzaal")
    by = {"by": actor(group.people["lead"], moment), "now": moment}
    refused = []

    def move(session: Session) -> None:
        try:
            commands.move_session(session=session, on=DAY, starts=time(9), ends=time(12), place="stadhuis", **by)
        except NotAllowed as refusal:
            refused.append(str(refusal))

    assert at_once(*(lambda session=session: move(session) for session in sessions)) == []
    assert Session.objects.filter(on=DAY, room="Raadzaal").count() == 1
    assert len(refused) == 2 and all("Deze zaal is dan bezet" in one for one in refused)
