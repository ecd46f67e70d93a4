"""An assignment that a group has for itself asks like one of the programme, of that group alone."""

import pytest

from leertraject.assignments import commands, queries, waiting
from leertraject.kernel.errors import NotAllowed
from leertraject.people.tests.build import actor
from leertraject.programmes import commands as programmes
from leertraject.programmes.contents import BlockContent
from leertraject.programmes.models import TakenBlock
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


def test_what_the_group_takes_over_waits_instead_and_what_was_made_before_stays(there, moment):
    bureau, cohort = there.bureau, there.group
    leading = {"by": actor(bureau.lead, moment), "now": moment}
    sanne, noor = (actor(person, moment) for person in bureau.a.participants[:2])
    (old,) = waiting.assignments(sanne, today=moment.date())
    began = commands.begin_work(asked=queries.asked_one(sanne, cohort.pk, old.block), by=sanne, now=moment)
    later = programmes.start_version(programme=cohort.version.programme, **leading)
    block = later.blocks.get(kind="assignment")
    content = BlockContent(kind="assignment", title=TITLE, week=block.week, until_week=block.until_week)
    why = programmes.Why(title="Vaker", what="Mee.", reason="Eén keer was te weinig.")
    programmes.change_block(block=block, content=content, revision=block.revision, why=why, **leading)
    programmes.publish_version(version=later, **leading)
    # As when its session was moved to a later day after someone began.
    TakenBlock.objects.create(cohort=cohort, lineage=block.lineage, block=block, at=moment)
    waits = [(one.title, one.work) for one in waiting.assignments(noor, today=moment.date())]
    assert waits == [(TITLE, None)]
    assert {one.block.pk for one in queries.asked_of(noor)} == {block.pk}
    assert {one.block.pk for one in queries.asked_of(sanne)} == {block.pk, began.block_id}
    assert queries.own_work(sanne, began.pk) == began
