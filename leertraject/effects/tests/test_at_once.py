"""Two who act at the same moment: two publishers, and a publisher and a speaker who withdraws."""

from collections.abc import Iterator

import pytest

from leertraject.effects.models import FrozenFigures, Publication, PublishedQuote
from leertraject.effects.tests import build
from leertraject.kernel.tests.at_once import at_once
from leertraject.lookback.tests import build as lookback
from leertraject.programmes.tests import flushing


@pytest.fixture(scope="module")
def flushable() -> Iterator[None]:
    """Set up before, and so taken down after, the tables are emptied of a published version."""
    with flushing.allowed():
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("flushable")
def test_two_at_once(moment) -> None:
    scene = lookback.scene(moment)
    chosen = build.grounded(scene)
    build.rest_on(chosen.insight, build.many(scene, count=5), scene)
    other = build.write(scene, [chosen.insight], organisation=scene.bureau.b.organisation)
    # For two clients; both would freeze figures over the same people: the second has to show those of the first.
    assert at_once(lambda: build.publish(chosen.sheet, scene), lambda: build.publish(other, scene)) == []
    assert [figures.publications.count() for figures in FrozenFigures.objects.all()] == [2]
    assert sorted(Publication.objects.values_list("number", flat=True)) == [1, 1]
    # Whoever was first: no copy of the words is left.
    wrong = at_once(lambda: build.publish(chosen.sheet, scene), lambda: build.withdraw(chosen.releases[0], scene))
    assert [str(error) for error in wrong] == []
    assert {bytes(quote.words) for quote in PublishedQuote.objects.all()} == {b""}
