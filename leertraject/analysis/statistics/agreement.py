"""Agreement between coders on labels without an order (nominal).

Both figures are 1 when coders always agree and 0 when they agree as often as chance would have it; they
can be negative. Both return None, rather than a number nobody could read, in three cases:

- nothing was coded by two;
- only one unit was: the chance to agree is then estimated from that very unit, so the figure cannot
  come out above 0 whatever the coders do;
- everyone gave the same label everywhere: chance then predicts full agreement, and 0 / 0 says nothing.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def cohen_kappa(a: Sequence[Hashable], b: Sequence[Hashable]) -> float | None:
    """Returns kappa for two coders; a[i] and b[i] are their labels of the same unit. None: see the module.

    Method: Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological
    Measurement 20, 37-46. Unweighted. Raises ValueError when the coders did not label equally many units.

    >>> cohen_kappa(["ja", "ja", "nee", "nee"], ["ja", "nee", "nee", "nee"])
    0.5
    """
    if len(a) != len(b):
        raise ValueError("both coders label the same units")
    units = len(a)
    counts_a, counts_b = Counter(a), Counter(b)
    agreed = units * sum(one == other for one, other in zip(a, b, strict=True))
    by_chance = sum(count * counts_b[label] for label, count in counts_a.items())
    # In whole numbers, all times units squared, so that "no variation" is exact and not nearly so.
    if units < 2 or by_chance == units * units:
        return None
    return (agreed - by_chance) / (units * units - by_chance)


def krippendorff_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Returns nominal alpha. A unit holds the labels its coders gave; None is a missing one. None: see the module.

    Any number of coders, not the same for each unit; a unit with fewer than two labels is left out, since
    nothing can be compared there. Method: Krippendorff (2011), Computing Krippendorff's alpha-reliability,
    section C (nominal data, any number of observers, missing data). Customary reading: from .800 firm, from
    .667 for tentative conclusions, below that not to be reported (Krippendorff 2004, p. 241).

    >>> krippendorff_alpha([("x", "x"), ("x", "y"), ("y", "y", None), ("z",)])
    0.4444444444444444
    """
    compared = [given for unit in units if len(given := [label for label in unit if label is not None]) > 1]
    totals = Counter(label for given in compared for label in given)
    values = sum(totals.values())
    expected = values * values - sum(count * count for count in totals.values())
    if len(compared) < 2 or expected == 0:
        return None
    observed = sum(_disagreeing_pairs(given) / (len(given) - 1) for given in compared)
    return 1 - (values - 1) * observed / expected


def _disagreeing_pairs(labels: Sequence[Hashable]) -> int:
    return len(labels) ** 2 - sum(count * count for count in Counter(labels).values())
