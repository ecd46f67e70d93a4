"""Two who act at the same moment: who confirms an insight and who takes words from under it, or who presses twice."""

from collections.abc import Callable, Iterator

import pytest

from leertraject.kernel.errors import NotAllowed
from leertraject.kernel.tests.at_once import at_once
from leertraject.lookback.commands import insights, releases
from leertraject.lookback.models import Fallback, Insight, InsightConfirmation, Release, Withdrawal
from leertraject.lookback.tests import build
from leertraject.programmes.tests import flushing

ROUNDS = 3
SAID = "Dan is het geen huiswerk meer, dan is het een afspraak."


@pytest.fixture(scope="module")
def flushable() -> Iterator[None]:
    """Set up before, and so taken down after, the tables are emptied of a published version."""
    with flushing.allowed():
        yield


def both_ways(first: Callable[[], object], second: Callable[[], object], number: int) -> list[BaseException]:
    """Does both at once; who starts first differs per round, for on a quiet machine that one is often first."""
    return at_once(*((first, second) if number % 2 else (second, first)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("flushable")
def test_two_at_once(moment) -> None:
    scene = build.scene(moment)
    confirmed_first = 0
    # The owner of an opgave withdraws while an insight is confirmed that rests on her and one alumna.
    for number in range(ROUNDS):
        insight = build.insight(scene)
        wrong = both_ways(
            lambda one=insight: _confirm(one, scene), lambda one=insight: build.lose_owner(one, scene), number
        )
        assert all(isinstance(error, NotAllowed) for error in wrong), wrong
        assert not InsightConfirmation.objects.filter(insight=insight).exists(), "confirmed on one kind of voice"
        confirmed_first += Fallback.objects.filter(insight=insight).count()
        assert Fallback.objects.filter(insight=insight).exists() is not bool(wrong), "it fell back, or was refused"
    # A speaker withdraws a quote of which the words stand in the text that is confirmed.
    conversation = build.conversation(scene, "mapped")
    for number, words in enumerate((SAID, build.AGAINST)):
        insight = build.insight(scene)
        Insight.objects.filter(pk=insight.pk).update(explanation=f"Iemand zei: {words}")
        release = build.release(scene, words, of=conversation)
        by = build.actor(scene.alumna, moment)
        wrong = both_ways(
            lambda one=insight: _confirm(one, scene),
            lambda one=release, by=by: releases.withdraw_release(release=one, by=by, now=moment),
            number,
        )
        assert all(isinstance(error, NotAllowed) for error in wrong), wrong
        assert not InsightConfirmation.objects.filter(insight=insight).exists(), (
            "confirmed with words that are withdrawn"
        )
    # Two presses on the same button.
    release = build.release(scene, build.WORDS, of=conversation)
    again = Release.objects.get(pk=release.pk)
    wrong = at_once(
        *(lambda one=one: releases.withdraw_release(release=one, by=by, now=moment) for one in (release, again))
    )
    assert [type(error) for error in wrong] == [NotAllowed]
    assert Withdrawal.objects.filter(release=release).count() == 1


def _confirm(insight: Insight, scene: build.Scene) -> None:
    insights.confirm_insight(insight=Insight.objects.get(pk=insight.pk), by=scene.leading, now=scene.moment)
