"""The middle of a small group and an interval round a share."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included; for a share between 0 and 1."""

    low: float
    high: float


def median(values: Iterable[float]) -> float | None:
    """Returns the middle value, or the mean of the two middle ones; None when there are no values.

    Raises ValueError for a value that is not a number (NaN), since that has no place in an order.

    >>> median([4, 1, 3]), median([4, 1, 3, 2]), median([])
    (3, 2.5, None)
    """
    ordered = sorted(values)
    if any(math.isnan(value) for value in ordered):
        raise ValueError("a median needs numbers")
    if not ordered:
        return None
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def wilson(successes: int, n: int, z: float = 1.959963984540054) -> Interval:
    """Returns the score interval for a share; the default z gives 95 per cent.

    Method: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22,
    209-212, without continuity correction. Unlike the textbook interval it stays between 0 and 1 and
    keeps a width when nobody or everybody does something. Raises ValueError unless 0 <= successes <= n,
    n >= 1 and z > 0: a share of nobody does not exist.

    >>> interval = wilson(9, 14)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.388, 0.837)
    """
    if n < 1 or not 0 <= successes <= n or not 0 < z < math.inf:
        raise ValueError("an interval needs 0 <= successes <= n, n >= 1 and z > 0")
    share = successes / n
    middle = share + z * z / (2 * n)
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    # At the two ends the bound is known exactly; rounding would put it a hair beside it.
    low = 0.0 if successes == 0 else (middle - spread) / scale
    high = 1.0 if successes == n else (middle + spread) / scale
    return Interval(low, high)
