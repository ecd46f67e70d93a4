"""Insights, reasons, checks and notes."""

from datetime import date

import pytest

from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.lookback.commands import checks, insights, releases
from leertraject.lookback.models import (
    Flag,
    Insight,
    NoteCopy,
    Purpose,
    Support,
    Voice,
)
from leertraject.lookback.queries import insights as insight_queries
from leertraject.lookback.tests import build
from leertraject.notices.models import Notice

pytestmark = pytest.mark.django_db


def without(purpose: str) -> dict[str, bool]:
    return {**build.YES, purpose: False}


def test_support_is_counted_in_people(scene):
    insight = build.insight(scene)
    counts = insight_queries.counts(insight)
    alumni, owners = counts[Voice.ALUMNI], counts[Voice.OPGAVE_OWNERS]
    assert (alumni.supporting, alumni.contradicting, alumni.both, alumni.heard) == (1, 1, 1, 1)
    assert (owners.supporting, owners.contradicting, owners.heard) == (1, 0, 1)


def test_two_conversations_of_one_person_count_as_one(scene):
    insight = build.insight(scene)
    again = build.fragment(scene, of=build.conversation(scene, "mapped"))
    insights.add_support(insight=insight, fragment=again, stance="supports", by=scene.asking, now=scene.moment)
    assert insight_queries.counts(insight)[Voice.ALUMNI].supporting == 1


def test_no_insight_on_one_voice(scene):
    insight = build.insight(scene)
    Support.objects.filter(insight=insight, fragment__voice=Voice.OPGAVE_OWNERS).delete()
    with pytest.raises(NotAllowed, match="één soort stem"):
        insights.confirm_insight(insight=insight, by=scene.leading, now=scene.moment)


def test_no_insight_without_counter_evidence(scene):
    insight = build.insight(scene)
    Insight.objects.filter(pk=insight.pk).update(counter=" ")
    # Also for who had the insight on screen before its counter-evidence went.
    for read in (insight, Insight.objects.get()):
        with pytest.raises(NotAllowed, match="tegenspraak"):
            insights.confirm_insight(insight=read, by=scene.leading, now=scene.moment)


def test_unreleased_words_do_not_stand_in_an_insight(scene):
    build.fragment(scene)
    with pytest.raises(NotAllowed, match="woorden van een spreker"):
        insights.write_insight(
            study=scene.study, claim="c", explanation=f"Iemand zei: «{build.WORDS.upper()}»", counter="",
            by=scene.leading, now=scene.moment,
        )  # fmt: skip
    assert not Insight.objects.exists()


def test_released_words_may_stand_there_until_they_are_withdrawn(scene):
    release = build.release(scene)
    insight = insights.write_insight(
        study=scene.study, claim="c", explanation=f"Iemand zei: {build.WORDS}", counter="", by=scene.leading,
        now=scene.moment,
    )  # fmt: skip
    by = build.actor(scene.alumna, scene.moment)
    releases.withdraw_release(release=release, by=by, now=scene.moment)
    assert [(f.object_id, f.field) for f in Flag.objects.all()] == [(insight.pk, "explanation")]
    shown = insight_queries.shown(Insight.objects.get()).explanation
    assert "formulier" not in shown
    assert insight_queries.GONE in shown
    insights.revise_insight(
        insight=insight, revision=1, claim="c", explanation="In eigen woorden.", counter="", theme="",
        by=scene.leading, now=scene.moment,
    )  # fmt: skip
    assert not insight_queries.open_flags(scene.study).exists()


def test_two_writers_at_once_lose_nothing(scene):
    insight = build.insight(scene)
    words = {"claim": "Eerste", "explanation": "e", "counter": "t", "theme": ""}
    insights.revise_insight(insight=insight, revision=1, **words, by=scene.leading, now=scene.moment)
    with pytest.raises(Conflict):
        insights.revise_insight(
            insight=insight, revision=1, **{**words, "claim": "Tweede"}, by=scene.asking, now=scene.moment
        )
    assert Insight.objects.get().claim == "Eerste"


def test_a_lapsed_fragment_counts_no_more_and_the_trail_says_so(scene):
    insight = build.insight(scene, confirmed=True)
    conversation = scene.study.conversations.get(voice=Voice.ALUMNI)
    build.answer(scene, conversation, without(Purpose.IMPROVEMENT))
    counts = insight_queries.counts(insight)
    assert (counts[Voice.ALUMNI].supporting, counts[Voice.ALUMNI].heard) == (0, 0)
    assert insight_queries.trail(insight).lapsed_people == 1


def test_a_draft_insight_is_no_reason(scene):
    insight = build.insight(scene)
    change = build.change(scene, because=build_confirmed(scene, insight))
    other = insights.write_insight(
        study=scene.study, claim="Nog niet", explanation="e", counter="t", by=scene.leading, now=scene.moment
    )
    with pytest.raises(NotAllowed, match="concept"):
        insights.name_reason(change=change, insight=other, by=scene.leading, now=scene.moment)


def build_confirmed(scene, insight):
    insights.confirm_insight(insight=insight, by=scene.leading, now=scene.moment)
    return Insight.objects.get(pk=insight.pk)


def test_a_published_change_gets_no_new_reason(scene):
    change = build.change(scene, published=True)
    with pytest.raises(NotAllowed, match="gepubliceerd"):
        insights.name_reason(change=change, insight=Insight.objects.get(), by=scene.leading, now=scene.moment)


def test_a_check_runs_in_a_cohort_that_follows_the_change(scene):
    change = build.change(scene, published=True)
    with pytest.raises(NotAllowed, match="zonder deze wijziging"):
        checks.plan_check(
            change=change, cohort=scene.running, measure="m", helped_if="h", due_on=date(2027, 1, 1),
            by=scene.leading, now=scene.moment,
        )  # fmt: skip


def test_an_outcome_is_reported_once_also_when_it_did_not_help(scene):
    check = build.check(scene, reported=True)
    assert check.outcome.verdict == "not_helped"
    with pytest.raises(NotAllowed, match="staat al vast"):
        checks.report_outcome(check=check, verdict="helped", words="w", people=None, by=scene.leading, now=scene.moment)


def test_the_note_goes_once_to_everyone_whose_words_count(scene):
    note = build.note(scene)
    receivers = set(NoteCopy.objects.filter(note=note).values_list("receiver_id", flat=True))
    assert receivers == {scene.alumna.pk, scene.owner.pk}
    assert Notice.objects.filter(kind="lookback.note").count() == 2
    with pytest.raises(NotAllowed, match="hoogstens één keer"):
        checks.tell_back(change=note.change, text="Nog eens", by=scene.leading, now=scene.moment)


def test_who_withdrew_hears_nothing(scene):
    change = build.change(scene, published=True)
    build.answer(scene, scene.study.conversations.get(voice=Voice.ALUMNI), without(Purpose.IMPROVEMENT))
    note = build.note(scene, of=change)
    assert [c.receiver for c in note.copies.all()] == [scene.owner]


def test_a_note_holds_no_quote_not_even_a_released_one(scene):
    change = build.change(scene, published=True)
    with pytest.raises(NotAllowed, match="mag geen citaat bevatten"):
        checks.tell_back(change=change, text=f"Iemand zei: {build.WORDS}", by=scene.leading, now=scene.moment)
    assert not NoteCopy.objects.exists()
