"""Groups hold everyone once, mix what can be mixed, and turn for as long as there is a way."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis.grouping import Member, compose, pairs, repeats, sizes

SIZES = st.sampled_from([2, 3, 6])


def people(count: int, crafts: int = 4) -> list[Member]:
    return [Member(f"p{number:02}", (f"vak {number % crafts}", f"organisatie {number % 2}")) for number in range(count)]


@given(count=st.integers(0, 40), size=SIZES)
def test_sizes_differ_by_one_at_most_and_nobody_is_alone(count: int, size: int) -> None:
    found = sizes(count, size)
    assert sum(found) == count
    assert not found or max(found) - min(found) <= 1
    assert max(found, default=0) <= size + 1
    assert count < 2 or min(found) >= 2


@given(count=st.integers(0, 18), size=SIZES, seed=st.integers(0, 99), data=st.data())
@settings(max_examples=40, deadline=None)
def test_everyone_is_in_one_group_and_it_comes_out_the_same_again(count, size, seed, data) -> None:
    members = people(count)
    every = pairs([member.key for member in members])
    met = data.draw(st.dictionaries(st.sampled_from(every), st.integers(1, 3), max_size=12)) if every else {}
    found = compose(members, size, met=met, chance=Random(seed))
    assert sorted(key for group in found for key in group) == [member.key for member in members]
    assert [len(group) for group in found] == sizes(count, size)
    assert compose(members, size, met=met, chance=Random(seed)) == found


@pytest.mark.parametrize(
    ("count", "size", "rounds"),
    [(14, 2, 13), (12, 2, 11), (11, 2, 5), (14, 3, 3), (12, 3, 3), (9, 3, 4), (14, 6, 1), (6, 2, 5)],
)
def test_it_turns_without_repeats(count: int, size: int, rounds: int) -> None:
    met: Counter = Counter()
    members = [Member(f"p{number}") for number in range(count)]
    for number in range(rounds):
        found = compose(members, size, met=met, chance=Random(number))
        assert repeats(found, met=met) == 0, f"round {number + 1}"
        met.update(pair for group in found for pair in pairs(group))


def test_when_there_is_no_way_around_the_least_are_together_again() -> None:
    members, met = people(4), Counter(dict.fromkeys(pairs(["p00", "p01", "p02", "p03"]), 1))
    met[frozenset({"p00", "p01"})] = 2
    (first, second) = compose(members, 2, met=met, chance=Random(1))
    assert frozenset({"p00", "p01"}) not in {frozenset(first), frozenset(second)}


def test_crafts_and_then_organisations_are_mixed() -> None:
    for group in compose(people(12), 3, met={}, chance=Random(5)):
        assert len({int(key[1:]) % 4 for key in group}) == 3
    same = [Member(f"p{number}", ("", f"organisatie {number % 3}")) for number in range(9)]
    for group in compose(same, 3, met={}, chance=Random(5)):
        assert len({int(key[1:]) % 3 for key in group}) == 3


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="at least two"):
        compose(people(4), 1, met={}, chance=Random(1))
    with pytest.raises(ValueError, match="twice"):
        compose([*people(2), *people(1)], 2, met={}, chance=Random(1))
