"""An assignment that a group has for itself asks like one of the programme, of that group alone."""

import pytest

from leertraject.assignments import commands, queries, waiting
from leertraject.kernel.errors import NotAllowed
from leertraject.people.tests.build import actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.tests import build as programme

pytestmark = pytest.mark.django_db
TITLE = "Een dag mee"


def test_it_asks_of_this_group_alone_and_stays_once_someone_began(there, moment):
    bureau, cohort = there.bureau, there.group
    leading = {"by": actor(bureau.hanneke, moment), "now": moment}
    first = cohort.sessions.order_by("on").first()
    given = {"title": TITLE, "description": "Loop mee.", "follows": first.block.lineage}
    made = programmes.add_own_assignment(cohort=cohort, **given, weeks=26, **leading)
    other = programme.cohort(cohort.version, bureau.a.organisation, now=moment)
    asked = {one.block.title: one for one in queries.assignments([cohort, other]) if one.cohort == cohort}[TITLE]
    assert (asked.opens_on, (asked.until - asked.opens_on).days) == (first.on, 26 * 7 - 1)
    assert [one.cohort for one in queries.assignments([cohort, other]) if one.block.title == TITLE] == [cohort]
    sanne = actor(bureau.a.participants[0], moment)
    assert TITLE in [one.title for one in waiting.assignments(sanne, today=moment.date())]
    mine = queries.asked_one(sanne, cohort.pk, made.pk)
    commands.begin_work(asked=mine, by=sanne, now=moment)
    with pytest.raises(NotAllowed, match="al iemand begonnen"):
        programmes.drop_own_assignment(block=made, **leading)
