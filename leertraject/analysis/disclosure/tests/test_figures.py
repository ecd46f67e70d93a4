from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis.disclosure import (
    Rules,
    Verdict,
    attendance,
    attribution,
    breakdown,
    distribution,
    new_people,
    part_and_rest,
    people,
    sentences,
    voices,
)

RULES = Rules()
DAY = date(2026, 6, 2)
TOO_FEW = "Minder dan 5 mensen: niet getoond."
counts = st.integers(0, 40)


# The product's own examples, by value.


@pytest.mark.parametrize(
    ("minimum", "total", "part", "shown"), [(5, 12, 7, True), (5, 12, 8, False), (5, 12, 12, True), (7, 13, 7, False)]
)
def test_examples_of_part_and_rest(minimum: int, total: int, part: int, shown: bool) -> None:
    assert part_and_rest(part, total, RULES, sensitive=minimum == 7).shown is shown
    assert part_and_rest(part, total, RULES.raised_to(minimum)).shown is shown


@pytest.mark.parametrize(("new", "shown"), [(4, False), (5, True)])
def test_examples_of_new_people(new: int, shown: bool) -> None:
    previous = frozenset(range(12))
    assert new_people(previous, previous | set(range(12, 12 + new)), RULES).shown is shown


@pytest.mark.parametrize(
    ("speakers", "result"),
    [
        (
            {"oud_deelnemers": 9, "opgavehouders": 3, "opdrachtgevers": 1, "anderen": 2},
            {"oud_deelnemers": 9, "andere_stemmen": 6},
        ),
        ({"oud_deelnemers": 9, "opgavehouders": 2, "opdrachtgevers": 1, "anderen": 0}, {"oud_deelnemers": 9}),
    ],
)
def test_examples_of_voices(speakers: dict[str, int], result: dict[str, int]) -> None:
    assert voices(speakers, RULES) == result


@pytest.mark.parametrize(("role_holders", "shown"), [(3, False), (8, True)])
def test_examples_of_attribution(role_holders: int, shown: bool) -> None:
    assert attribution(role_holders, RULES).shown is shown


# The promises.


def test_a_part_too_small_and_a_rest_too_small_are_refused_in_the_same_words() -> None:
    refusals = {part_and_rest(part, 12, RULES) for part in (0, 1, 4, 8, 11)} | {people(n, RULES) for n in range(5)}
    assert refusals == {Verdict(False, TOO_FEW)}


def test_a_breakdown_falls_by_one_small_value_an_empty_one_or_a_small_rest() -> None:
    assert breakdown({"a": 5, "b": 9}, RULES).shown
    assert breakdown({"a": 5, "b": 9}, RULES, total=14).shown
    assert breakdown({"a": 5, "b": 9}, RULES, total=19).shown
    assert breakdown({"a": 5, "b": 9}, RULES, total=16) == Verdict(False, TOO_FEW)
    assert breakdown({"a": 9, "b": 4}, RULES) == Verdict(False, TOO_FEW)
    assert breakdown({"a": 9, "b": 0}, RULES) == Verdict(False, TOO_FEW)
    assert breakdown({}, RULES) == Verdict(False, TOO_FEW)
    assert not breakdown({"a": 6, "b": 9}, RULES, sensitive=True).shown


def test_few_answers_and_all_the_same_answer_are_refused_in_the_same_words() -> None:
    assert distribution([1, 2, 3] * 4, RULES).shown
    assert distribution([1, 2, 3] * 3, RULES) == distribution([4] * 12, RULES) == distribution([], RULES)


def test_attendance_is_one_total_after_the_last_session() -> None:
    assert attendance(12, 12, RULES, last_session=DAY, today=DAY + timedelta(1)).shown
    assert attendance(7, 12, RULES, last_session=DAY, today=DAY + timedelta(1)).shown
    assert attendance(11, 12, RULES, last_session=DAY, today=DAY + timedelta(1)) == Verdict(False, TOO_FEW)
    too_early = {attendance(attended, 12, RULES, last_session=DAY, today=DAY) for attended in (0, 7, 11, 12)}
    assert too_early == {Verdict(False, "Aanwezigheid is pas na afloop van het traject te zien.")}


@pytest.mark.parametrize(
    "mistake",
    [
        lambda: people(-1, RULES),
        lambda: part_and_rest(6, 5, RULES),
        lambda: part_and_rest(-1, 5, RULES),
        lambda: breakdown({"a": 6}, RULES, total=5),
        lambda: voices({"a": -1}, RULES),
        lambda: voices({"andere_stemmen": 6}, RULES),
        lambda: attribution(-1, RULES),
    ],
)
def test_impossible_counts_are_mistakes_and_not_small_groups(mistake: object) -> None:
    with pytest.raises(ValueError, match="below zero|folded once"):
        mistake()  # type: ignore[operator]


@given(counts, counts, st.booleans())
def test_no_shown_part_or_rest_is_a_small_group(one: int, other: int, sensitive: bool) -> None:
    least = RULES.least(sensitive)
    verdict = part_and_rest(one, one + other, RULES, sensitive=sensitive)
    assert verdict.shown == (one >= least and (other == 0 or other >= least))


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), counts), st.integers(5, 20))
def test_named_voices_are_large_enough_and_nobody_is_counted_twice(speakers: dict[str, int], minimum: int) -> None:
    named = voices(speakers, RULES.raised_to(minimum))
    assert all(count >= minimum for count in named.values())
    assert all(named[voice] == count for voice, count in speakers.items() if count >= minimum)
    left_out = sum(speakers.values()) - sum(named.values())
    assert 0 <= left_out < minimum


@given(counts, counts, st.lists(st.integers(1, 3), max_size=30), st.integers(0, 30), st.booleans())
def test_raising_the_minimum_only_hides_and_says_the_same_words(
    one: int, other: int, answers: list[int], extra: int, sensitive: bool
) -> None:
    after = DAY + timedelta(1)

    def ask(rules: Rules) -> list[Verdict]:
        return [
            people(one, rules, sensitive=sensitive),
            part_and_rest(one, one + other, rules, sensitive=sensitive),
            breakdown({"a": one, "b": other}, rules, sensitive=sensitive),
            new_people(range(other), range(one), rules, sensitive=sensitive),
            attribution(one, rules, sensitive=sensitive),
            distribution(answers, rules),
            attendance(one, one + other, rules, last_session=DAY, today=after, sensitive=sensitive),
        ]

    raised = RULES.raised_to(RULES.minimum + extra)
    for before, now in zip(ask(RULES), ask(raised), strict=True):
        assert before.shown or not now.shown
        assert before.why in sentences(RULES)
        assert now.why in sentences(raised)
        assert (now.why == "Dit mag je laten zien.") == now.shown
