"""Everyone confirms in the same moment; and a mail that says no goes at most once."""

from collections.abc import Iterator

import pytest
from django.core import mail

from leertraject.joining import commands
from leertraject.joining.models import JoinAttempt, Joined, JoinRequest
from leertraject.joining.tests import build
from leertraject.kernel.actors import NOBODY
from leertraject.kernel.tests.at_once import at_once
from leertraject.logbook.models import Entry
from leertraject.people.tests import build as people
from leertraject.people.tests.build import actor
from leertraject.programmes.models import Enrolment
from leertraject.programmes.tests import flushing

MANY, PLACES = 50, 5


@pytest.fixture(scope="module")
def flushable() -> Iterator[None]:
    """Set up before, and so taken down after, the tables are emptied of a published version."""
    with flushing.allowed():
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("flushable", "clock_at")
def test_many_at_once_get_exactly_the_places_that_there_are(moment):
    bureau = people.bureau(moment)
    link, _ = build.link(build.group(bureau, moment), moment, places=PLACES, vets=False)
    rows = [JoinAttempt(link=link, name="Mens", email=f"mens{n}@elders.example", asked_at=moment) for n in range(MANY)]
    JoinAttempt.objects.bulk_create(rows)
    acts = [lambda one=one: commands.confirm(attempt=one, by=NOBODY, now=moment) for one in [*rows, rows[0]]]
    assert at_once(*acts) == []
    assert Joined.objects.count() == PLACES and JoinRequest.objects.count() == MANY - PLACES
    assert Enrolment.objects.filter(person__name="Mens").count() == PLACES and not JoinAttempt.objects.exists()
    first = JoinRequest.objects.order_by("at", "pk")[0]
    commands.refuse(request=first, by=actor(bureau.lead, moment), now=moment)
    mail.outbox.clear()
    for _ in range(2):
        commands.tell_refused(request_id=first.pk, now=moment)
    assert [one.subject for one in mail.outbox] == ["Je aanmelding gaat niet door"]
    assert Entry.objects.filter(verb="tell_refused").count() == 1
