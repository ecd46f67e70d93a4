"""Answers that come in at the moment at which the picture is frozen are in it, or were refused."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from leertraject.feedback import commands
from leertraject.feedback.models import GroupPicture
from leertraject.feedback.moments import ends_at
from leertraject.feedback.tests import build
from leertraject.kernel.actors import SYSTEM
from leertraject.kernel.errors import NotAllowed
from leertraject.kernel.tests.at_once import at_once
from leertraject.people.tests import build as people
from leertraject.people.tests.build import actor
from leertraject.programmes.tests import flushing

EARLY = 7  # as many as a picture needs


@pytest.fixture(scope="module")
def flushable() -> Iterator[None]:
    """Set up before, and so taken down after, the tables are emptied of a published version."""
    with flushing.allowed():
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("flushable", "clock_at")
def test_what_comes_in_while_it_is_frozen_is_counted_or_refused(moment) -> None:
    bureau = people.bureau(moment)
    group = build.group(bureau, moment, extra=8)
    session, others = build.session(group), build.others(group)
    before, after = (ends_at(session) + later for later in (timedelta(hours=1), timedelta(days=11)))
    for one in others[:EARLY]:
        build.answered(group, one, choices={"F1": 2})

    def choosing(person) -> Callable[[], None]:
        by = {"by": actor(person, before), "now": before}
        laid_out = commands.lay_out(session=session, **by)
        return lambda: commands.choose(feedback=laid_out, question="F1", place=2, **by)

    late = [choosing(one) for one in (*others[EARLY:], *bureau.a.participants, *bureau.b.participants)]
    wrong = at_once(*late, lambda: commands.freeze(session=session, by=SYSTEM, now=after))
    assert all(isinstance(error, NotAllowed) for error in wrong)
    assert GroupPicture.objects.get().figures["F1"]["people"] == EARLY + len(late) - len(wrong)
