import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis.disclosure import Rules, sentences


def test_the_defaults_are_the_products() -> None:
    rules = Rules()
    assert (rules.minimum, rules.sensitive_minimum, rules.distribution_minimum, rules.floor) == (5, 7, 10, 5)
    assert (rules.least(sensitive=False), rules.least(sensitive=True)) == (5, 7)


@pytest.mark.parametrize(
    "wrong",
    [
        {"minimum": 4},
        {"minimum": 1, "floor": 1},
        {"sensitive_minimum": 4},
        {"distribution_minimum": 4},
        {"minimum": 8},
    ],
)
def test_rules_below_the_floor_or_out_of_order_do_not_exist(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"floor|never needs fewer"):
        Rules(**wrong)


@given(st.integers(5, 30), st.integers(0, 40))
def test_the_minimum_only_goes_up(minimum: int, wanted: int) -> None:
    rules = Rules().raised_to(minimum)
    if wanted < minimum:
        with pytest.raises(ValueError, match="only goes up"):
            rules.raised_to(wanted)
        return
    raised = rules.raised_to(wanted)
    assert raised.minimum == wanted
    assert raised.floor == rules.floor
    assert raised.sensitive_minimum >= max(rules.sensitive_minimum, wanted)
    assert raised.distribution_minimum >= max(rules.distribution_minimum, wanted)


def test_the_sentences_are_these() -> None:
    assert sentences(Rules()) == {
        "Dit mag je laten zien.",
        "Minder dan 5 mensen: niet getoond.",
        "Minder dan 7 mensen: niet getoond.",
        "Minder dan 5 mensen met deze rol: zonder rol getoond.",
        "Minder dan 7 mensen met deze rol: zonder rol getoond.",
        "Te weinig mensen of te weinig verschil: geen spreiding getoond.",
        "Lijkt te veel op een eerdere publicatie: niet getoond.",
        "Aanwezigheid is pas na afloop van het traject te zien.",
    }
