"""The holidays are the right ones, and what is proposed keeps its promises whatever is asked."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil import easter as other
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis import planning
from leertraject.analysis.planning import Asked, Avoided

DAYS = st.dates(date(2024, 1, 1), date(2032, 1, 1))
PERIODS = st.builds(lambda first, more: Avoided(first, first + timedelta(days=more), "druk"), DAYS, st.integers(0, 60))
WEEKS = st.lists(st.integers(1, 40), min_size=1, max_size=8).map(sorted)
ASKED = WEEKS.flatmap(
    lambda weeks: st.tuples(*(st.builds(Asked, st.just(week), st.none() | st.integers(0, 4)) for week in weeks))
)


def test_easter_is_the_one_of_a_library() -> None:
    years = range(1900, 2200)
    assert [planning.easter(year) for year in years] == [other.easter(year) for year in years]


# From the list of `holidays` 0.109, public and optional ones, in Dutch; the day after Ascension Day is ours.
LISTED = {
    2025: "0101 0418 0420 0421 0426 0505 0529 0608 0609 1225 1226",
    2026: "0101 0403 0405 0406 0427 0505 0514 0524 0525 1225 1226",
    2027: "0101 0326 0328 0329 0427 0505 0506 0516 0517 1225 1226",
}


@pytest.mark.parametrize("year", LISTED)
def test_the_holidays_are_those_of_a_list_and_the_day_after_ascension_day(year: int) -> None:
    found = {f"{one.first:%m%d}": one.name for one in planning.holidays([year])}
    bridge = next(day for day, name in found.items() if "brugdag" in name)
    assert sorted(set(found) - {bridge}) == LISTED[year].split()
    ascension = next(day for day, name in found.items() if name == "Hemelvaartsdag")
    assert int(bridge) - int(ascension) == 1


@settings(max_examples=40)
@given(ASKED, DAYS, st.lists(PERIODS, max_size=6), st.none() | st.integers(1, 6))
def test_what_is_proposed_keeps_its_promises(asked, begins_on, periods, every) -> None:
    avoided = [*periods, *planning.holidays(range(2024, 2036))]
    found = planning.propose(asked, begins_on=begins_on, avoided=avoided, every=every)
    assert found == planning.propose(asked, begins_on=begins_on, avoided=avoided, every=every)
    assert len(found) == len(asked)
    days = [one.on for one in found if one.on]
    assert not [day for day in days if planning.first_avoided(day, avoided) or day.weekday() > 4]
    assert days == sorted(days)
    assert all(day >= begins_on for day in days)
    asked_gaps = planning.gaps(planning.asked_days(asked, begins_on=begins_on, every=every))
    for (before, after), gap in zip(pairwise(found), asked_gaps[1:], strict=True):
        assert after.problem or before.on is None or after.on - before.on >= gap
    for one in found:
        assert one.problem or (one.on == one.asked) == (not one.reasons)


def test_who_asks_for_the_impossible_gets_the_nearest_day_and_hears_why() -> None:
    tuesdays = [Avoided(day, day, "markt") for day in (date(2026, 1, 6) + timedelta(weeks=n) for n in range(60))]
    one = planning.propose([Asked(1)], begins_on=date(2026, 1, 6), avoided=tuesdays)[0]
    assert one.on == date(2026, 1, 7)
    assert one.problem == "Vanaf 6 januari is een half jaar lang geen dinsdag vrij. 7 januari ligt het dichtst bij."
    shut = [Avoided(date(2025, 1, 1), date(2028, 1, 1), "dicht")]
    none = planning.propose([Asked(1), Asked(3)], begins_on=date(2026, 1, 6), avoided=shut)
    assert [one.on for one in none] == [None, None]
    assert "Kies zelf een dag" in none[0].problem


@settings(max_examples=40)
@given(st.lists(DAYS, max_size=6).map(sorted), st.integers(1, 90), st.lists(PERIODS, max_size=4), DAYS)
def test_what_moves_along_comes_after_and_on_no_avoided_day(days, by, avoided, after) -> None:
    found = planning.moved_along(days, by=timedelta(days=by), avoided=avoided, after=after)
    there = [day for day in found if day]
    assert there == sorted(there)
    assert not [day for day in there if planning.first_avoided(day, avoided) or day.weekday() > 4 or day < after]
    assert all(new >= old + timedelta(days=by) for old, new in zip(days, found, strict=True) if new)


def test_a_period_comes_back_each_year_also_over_new_year_and_on_a_leap_day() -> None:
    leap = Avoided(date(2024, 2, 29), date(2024, 2, 29), "schrikkeldag")
    assert [one.first for one in planning.repeated(leap, [2028, 2027])] == [date(2027, 2, 28), date(2028, 2, 29)]
