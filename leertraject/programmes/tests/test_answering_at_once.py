"""Everyone answers in the same moment."""

from collections.abc import Iterator

import pytest

from leertraject.kernel.tests.at_once import at_once
from leertraject.programmes.models import Reply, SessionAnswer
from leertraject.programmes.tests import build, flushing
from leertraject.programmes.tests.test_answering import invited, says, seated


@pytest.fixture(scope="module")
def flushable() -> Iterator[None]:
    """Set up before, and so taken down after, the tables are emptied of a published version."""
    with flushing.allowed():
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("flushable", "clock_at")
def test_many_at_once_get_exactly_the_places_that_there_are(moment):
    group = build.group(now=moment)
    session = invited(group, moment, seats=4)
    assert at_once(*(lambda who=who: says(session, who, Reply.YES, moment) for who in group.participants)) == []
    assert len(seated(session)) == 4 and SessionAnswer.objects.filter(reply=Reply.YES).count() == 10
