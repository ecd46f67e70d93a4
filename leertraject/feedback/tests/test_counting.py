"""What a picture may say: the rules of the content file, over answers."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from leertraject.analysis.disclosure import Rules
from leertraject.feedback import counting
from leertraject.feedback.counting import Part, figure
from leertraject.feedback.questions import questions

RULES = Rules()
F1, F2 = questions()["F1"], questions()["F2"]


def test_every_option_is_in_one_folded_group_and_only_the_first_question_has_a_middle():
    assert sorted(place for _, options in F2.folded for place in options) == list(range(len(F2.options)))
    assert F1.ordered and not F2.ordered and [one.open for one in questions().values()] == [False, False, True, True]


@pytest.mark.parametrize("answers", [[], [2], [2] * 6])
def test_nothing_is_said_over_fewer_than_seven(answers):
    assert figure(F1, answers, RULES) is None and figure(F2, answers, RULES) is None


def test_from_seven_on_there_is_a_middle_and_no_spread():
    assert figure(F1, [0, 0, 1, 1, 2, 3, 4], RULES) == counting.Figure(7, middle=1)
    assert figure(F2, [1, 1, 2, 3, 0, 0, 5], RULES) == counting.Figure(7), "nothing that more than half named"
    assert figure(F2, [1, 2, 4, 1, 0, 0, 5], RULES).most == 1, "time, situation and environment together"
    assert figure(F2, [0] * 7, RULES) == figure(F2, [0, 0, 0, 0, 1, 3, 5], RULES), "all and more than half: the same"


def test_a_spread_takes_options_together_until_each_part_and_its_rest_are_enough():
    assert figure(F1, [0] * 5 + [4] * 5, RULES).parts == ()
    assert figure(F1, [1] * 7 + [2] * 3 + [3] * 4, RULES).parts == (Part((0, 1), 7), Part((2, 3, 4), 7))
    assert figure(F2, [1] * 8 + [3] * 7 + [0, 5], RULES).parts == (Part((1,), 8), Part((0, 2, 3, 4, 5), 9))
    assert figure(F1, [2] * 20, RULES).parts == (), "the same answer of all is nobody's secret any more"


def test_raising_the_minimum_hides():
    found = figure(F1, [1] * 7 + [3] * 7, RULES)
    assert found.parts and counting.kept(found.plain()) == found
    assert counting.still(found, RULES.raised_to(8)) == counting.Figure(14, middle=1)
    assert counting.still(found, RULES.raised_to(15)) is None


@settings(max_examples=40, deadline=None)
@given(some.lists(some.integers(0, 4), max_size=40))
def test_no_part_that_is_shown_and_no_rest_of_it_is_too_small(answers):
    for question in (F1, F2):
        found = figure(question, answers, RULES)
        if found is None:
            assert len(answers) < RULES.sensitive_minimum
            continue
        counts = Counter(answers)
        assert [one.people for one in found.parts] == [sum(counts[at] for at in one.options) for one in found.parts]
        for one in found.parts:
            assert min(one.people, len(answers) - one.people) >= RULES.sensitive_minimum
