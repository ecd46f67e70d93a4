from dataclasses import FrozenInstanceError
from datetime import UTC, datetime

import pytest

from leertraject.analysis.disclosure import Publication, Rules, Verdict, derivation, may_publish, sentences, still_shown
from leertraject.analysis.disclosure.derivation import Tangled, derivable

RULES = Rules()
SHOWN = Verdict(True, "Dit mag je laten zien.")
TOO_FEW = Verdict(False, "Minder dan 5 mensen: niet getoond.")
TOO_CLOSE = Verdict(False, "Lijkt te veel op een eerdere publicatie: niet getoond.")


def page(people: range | set[int], sensitive: bool = False, **answers: int) -> Publication:
    moment = datetime(2026, 6, 2, tzinfo=UTC)
    return Publication("cohort", moment, frozenset(people), {"helpt": answers} if answers else {}, sensitive)


COHORT = page(range(12), ja=7)


@pytest.mark.parametrize(
    ("candidate", "verdict"),
    [
        (COHORT, SHOWN),
        (page(range(12)), SHOWN),
        (page(range(4)), TOO_FEW),
        (page(set()), TOO_FEW),
        (page(range(12), ja=8), TOO_FEW),
        (page(range(12), ja=0), TOO_FEW),
        (page(range(12), ja=5, nee=5), TOO_FEW),
        (page(range(12), ja=7, nee=5), SHOWN),
        (page(range(13), sensitive=True, ja=7), Verdict(False, "Minder dan 7 mensen: niet getoond.")),
    ],
)
def test_a_first_publication_must_hold_by_itself(candidate: Publication, verdict: Verdict) -> None:
    assert may_publish([], candidate, RULES) == verdict


@pytest.mark.parametrize(
    ("people", "verdict"),
    [
        (range(12), TOO_CLOSE),  # the same people again
        (range(16), TOO_CLOSE),  # four new
        (range(17), SHOWN),  # five new
        (range(1, 18), TOO_CLOSE),  # one left
        (range(5, 18), SHOWN),  # five left
        (range(6), TOO_CLOSE),  # a part of them
        (range(12, 17), SHOWN),  # only the new ones
        (range(11, 30), TOO_CLOSE),  # one of them
    ],
)
def test_a_next_publication_over_the_same_people(people: range, verdict: Verdict) -> None:
    assert may_publish([page(range(12))], page(people), RULES) == verdict


def test_everyone_of_some_cohorts_together_may_follow_each_by_itself() -> None:
    assert may_publish([page(range(6)), page(range(6, 12))], page(range(12)), RULES) == SHOWN


def test_what_follows_about_the_new_people_must_hold_as_well() -> None:
    assert may_publish([COHORT], page(range(22), ja=12), RULES) == SHOWN
    assert may_publish([COHORT], page(range(22), ja=9), RULES) == TOO_CLOSE  # two of ten
    assert may_publish([COHORT], page(range(22), ja=15), RULES) == TOO_CLOSE  # eight of ten
    assert may_publish([COHORT], page(range(22), ja=7), RULES) == TOO_CLOSE  # none of ten
    assert may_publish([COHORT], page(range(22), ja=17), RULES) == SHOWN  # all ten


def test_those_who_gave_no_shown_answer_are_a_group_as_well() -> None:
    first = page(range(20), ja=5, nee=5)
    # Of the 22 new people eight say yes and eleven no, each with a large enough rest: but three say neither.
    assert may_publish([first], page(range(42), ja=13, nee=16), RULES) == TOO_CLOSE
    assert may_publish([first], page(range(42), ja=13, nee=14), RULES) == SHOWN


def test_another_question_gives_nothing_to_subtract() -> None:
    other = Publication("cohort", COHORT.moment, frozenset(range(22)), {"anders": {"ja": 9}})
    assert may_publish([COHORT], other, RULES) == SHOWN


def test_where_everyone_agrees_an_overlap_is_known_too() -> None:
    all_agree = page(range(12), ja=12)
    # Six of the twelve are in it, so only one of the six others said yes.
    assert may_publish([all_agree], page(range(6, 18), ja=7), RULES) == TOO_CLOSE
    assert may_publish([COHORT], page(range(6, 18), ja=7), RULES) == SHOWN


def test_answers_changed_in_between_are_refused_and_no_error() -> None:
    assert may_publish([page(range(12), ja=12)], page(range(22), ja=5), RULES) == TOO_CLOSE


def test_a_sensitive_page_asks_more_of_whatever_touches_it() -> None:
    sensitive = page(range(14), sensitive=True, ja=7)
    assert may_publish([sensitive], page(range(20)), RULES) == TOO_CLOSE
    assert may_publish([sensitive], page(range(21)), RULES) == SHOWN
    assert may_publish([sensitive], page(range(30, 35)), RULES) == SHOWN


def test_raising_hides_what_is_too_small_or_the_later_of_two_too_close() -> None:
    later = page(range(17))
    assert still_shown(later, RULES, earlier=[COHORT]) == SHOWN
    assert still_shown(COHORT, RULES.raised_to(6)).why == "Minder dan 6 mensen: niet getoond."
    assert still_shown(page(range(12)), RULES.raised_to(6)) == SHOWN
    assert still_shown(later, RULES.raised_to(6), earlier=[page(range(12))]) == TOO_CLOSE


def test_after_raising_new_people_alone_can_still_be_published() -> None:
    raised = RULES.raised_to(6)
    assert may_publish([COHORT, page(range(17))], page(range(20, 32)), raised) == SHOWN


def test_what_was_too_close_already_is_not_held_against_a_later_page() -> None:
    history = [COHORT, page(range(22), ja=12)]  # five of the ten new people: under the raised minimum
    raised = RULES.raised_to(6)
    assert still_shown(history[1], raised, earlier=history[:1]) == TOO_CLOSE
    assert may_publish(history, page(range(34), ja=18), raised) == SHOWN
    assert may_publish(history, page(range(34), ja=17), raised) == TOO_CLOSE


def test_every_verdict_is_one_of_the_sentences() -> None:
    assert {SHOWN.why, TOO_FEW.why, TOO_CLOSE.why} <= sentences(RULES)


def test_a_publication_is_frozen_and_so_are_its_counts() -> None:
    answers = {"ja": 7}
    frozen = Publication("cohort", COHORT.moment, frozenset(range(12)), {"helpt": answers})
    answers["ja"] = 12
    assert frozen.counts["helpt"]["ja"] == 7
    with pytest.raises(TypeError):
        frozen.counts["helpt"]["ja"] = 12  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        frozen.people = frozenset()  # type: ignore[misc]


@pytest.mark.parametrize("answers", [{"ja": 13}, {"ja": 7, "nee": 6}, {"ja": -1}])
def test_answers_of_more_people_than_there_are_do_not_exist(answers: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="more people"):
        page(range(12), **answers)


def test_counts_are_found_by_adding_and_subtracting_any_number() -> None:
    known = [(frozenset("abc"), 2), (frozenset("bcd"), 1), (frozenset("ad"), 1), (frozenset("ef"), 1)]
    found = {"".join(sorted(map(str, group))): count for group, count in derivable(known).items()}
    # a is (abc - bcd + ad) / 2: three answers and a broken factor.
    assert found == {"a": 1, "d": 0, "bc": 1, "ef": 1}


def test_too_many_overlapping_sets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    overlapping = [page(range(start * 6, start * 6 + 12), ja=6) for start in range(4)]
    assert may_publish(overlapping[:3], overlapping[3], RULES) == SHOWN
    monkeypatch.setattr(derivation, "MOST_TANGLED", 3)
    assert may_publish(overlapping[:3], overlapping[3], RULES) == TOO_CLOSE
    with pytest.raises(Tangled):
        derivable([(other.people, 6) for other in overlapping])
