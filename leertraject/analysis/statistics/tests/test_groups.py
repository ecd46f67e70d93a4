import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis.statistics import Interval, median, wilson


@given(st.lists(st.floats(-1e9, 1e9), min_size=1))
def test_the_median_is_the_one_of_the_standard_library(values: list[float]) -> None:
    assert median(iter(values)) == statistics.median(values)


def test_no_values_have_no_median_and_a_non_number_is_refused() -> None:
    assert median([]) is None
    with pytest.raises(ValueError, match="numbers"):
        median([1.0, math.nan])


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(successes: int, n: int, low: float, high: float) -> None:
    interval = wilson(successes, n)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@given(st.integers(1, 500), st.data())
def test_wilson_holds_the_share_and_mirrors(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    interval, mirror = wilson(successes, n), wilson(n - successes, n)
    assert 0 <= interval.low <= successes / n <= interval.high <= 1
    assert interval.low < interval.high
    assert interval.low == pytest.approx(1 - mirror.high, abs=1e-12)


@pytest.mark.parametrize(
    ("successes", "n", "z"), [(0, 0, 1.96), (3, 2, 1.96), (-1, 2, 1.96), (1, 2, 0.0), (1, 2, math.nan)]
)
def test_wilson_of_nobody_or_of_nonsense_is_refused(successes: int, n: int, z: float) -> None:
    with pytest.raises(ValueError, match="interval"):
        wilson(successes, n, z)


def test_a_smaller_z_gives_a_narrower_interval() -> None:
    wide, narrow = wilson(9, 14), wilson(9, 14, z=1.0)
    assert isinstance(narrow, Interval)
    assert wide.low < narrow.low < narrow.high < wide.high
