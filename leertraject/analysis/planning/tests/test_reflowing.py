"""A day stays one day, whatever becomes longer: contiguous, in order, as long as it says, nothing too short."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis import planning
from leertraject.analysis.planning import SHORTEST, Stretch

BY_FIVE = st.integers(1, 30).map(lambda number: number * SHORTEST)
DAYS = st.one_of(
    st.lists(st.builds(Stretch, minutes, st.booleans()), min_size=1, max_size=9)
    for minutes in (BY_FIVE, st.integers(SHORTEST, 150))
)


@settings(max_examples=40)
@given(DAYS, st.integers(0, 8), st.integers(1, 90))
def test_the_end_stays_or_it_is_refused(day, place, more) -> None:
    place = min(place, len(day) - 1)
    rest = [one for one in day[place + 1 :] if not one.pause]
    found = planning.squeezed(day, place, more)
    if found is None:
        assert more > sum(one.minutes - SHORTEST for one in rest)
        return
    before = [one.minutes for one in day]
    assert sum(found) == sum(before)
    assert found[:place] == before[:place] and found[place] == before[place] + more
    for one, minutes in list(zip(day, found, strict=True))[place + 1 :]:
        assert SHORTEST <= minutes <= one.minutes
        assert minutes == one.minutes or not one.pause
    if all(minutes % SHORTEST == 0 for minutes in [more, *before]):
        assert all(minutes % SHORTEST == 0 for minutes in found)
    # Whoever has more to give never gives less.
    after = list(zip(day, found, strict=True))[place + 1 :]
    gave = sorted((one.minutes, one.minutes - left) for one, left in after if not one.pause)
    assert all(first <= second + SHORTEST for (_, first), (_, second) in pairwise(gave))


@settings(max_examples=40)
@given(DAYS, st.integers(0, 8), st.integers(SHORTEST, 200), st.integers(0, 700))
def test_what_comes_after_moves_along(day, place, minutes, begin) -> None:
    place = min(place, len(day) - 1)
    found = planning.later(day, place, minutes)
    times = planning.moments(begin, found)
    assert times[0] == begin and times == sorted(times)
    assert [after - before for before, after in pairwise(times)] == found
    assert times[-1] - begin == sum(one.minutes for one in day) - day[place].minutes + minutes
    assert times[: place + 1] == planning.moments(begin, [one.minutes for one in day])[: place + 1]
