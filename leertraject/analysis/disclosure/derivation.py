"""What follows from counts that are known, by adding and subtracting any number of them."""

from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from itertools import combinations

People = frozenset[Hashable]
Known = tuple[People, int]
Row = list[Fraction]

# Every subset of rows that hang together is tried: two to this power.
MOST_TANGLED = 10


class Tangled(Exception):
    """More overlapping sets than can be tried one by one; whoever asks should refuse."""


def regions(sets: Iterable[People]) -> list[People]:
    """Returns the regions of overlapping sets: people who are in exactly the same sets belong together.

    >>> [sorted(region) for region in regions([frozenset("abc"), frozenset("bcd")])]
    [['a'], ['b', 'c'], ['d']]
    """
    given = list(sets)
    together: dict[tuple[int, ...], set[Hashable]] = {}
    for person in sorted(frozenset().union(*given), key=repr):
        signature = tuple(index for index, one in enumerate(given) if person in one)
        together.setdefault(signature, set()).add(person)
    return [frozenset(group) for group in together.values()]


def derivable(known: Sequence[Known]) -> dict[People, Fraction]:
    """Returns the groups whose count follows from the known (people, count), with that count.

    Exact, for combinations of any number of them. Groups that are two or more separate groups of the
    answer put together are left out. When everyone of a group turns out to be counted, so is everyone
    within it, and what follows from that is in the answer as well. Raises Tangled.

    >>> found = derivable([(frozenset("abcdef"), 5), (frozenset("abc"), 3)])
    >>> {"".join(sorted(group)): int(count) for group, count in found.items()}
    {'abc': 3, 'def': 2}
    """
    cells = regions(group for group, _ in known)
    rows = [[Fraction(cell <= group) for cell in cells] + [Fraction(count)] for group, count in known]
    while True:
        rows = _reduced(rows)
        found = _groups(rows, cells)
        full = [
            _unit(cells, cell)
            for group, count in found.items()
            if count == len(group)
            for cell in cells
            if cell <= group
        ]
        if all(row in rows for row in full):
            return found
        rows += [row for row in full if row not in rows]


def _unit(cells: Sequence[People], cell: People) -> Row:
    return [Fraction(other == cell) for other in cells] + [Fraction(len(cell))]


def _reduced(rows: Sequence[Row]) -> list[Row]:
    """Returns the reduced row echelon form (Gauss-Jordan); the last column holds the counts."""
    left, done = [list(row) for row in rows], list[Row]()
    width = len(left[0]) - 1 if left else 0
    for column in range(width):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        left = [_without(row, pivot, column) for row in left]
        done = [_without(row, pivot, column) for row in done] + [pivot]
    # What is left is zero, or contradicts itself because answers changed in between: nothing follows.
    return done


def _without(row: Row, pivot: Row, column: int) -> Row:
    return [value - row[column] * other for value, other in zip(row, pivot, strict=True)]


def _groups(rows: Sequence[Row], cells: Sequence[People]) -> dict[People, Fraction]:
    """Returns the groups that are a sum of reduced rows.

    No other combination can be one: each row alone has a 1 at its pivot, so a group takes a row once or not.
    """
    found: dict[People, Fraction] = {}
    for tangle in _tangles(rows):
        if len(tangle) > MOST_TANGLED:
            raise Tangled
        for size in range(1, len(tangle) + 1):
            for chosen in combinations(tangle, size):
                *touched, count = (sum(column) for column in zip(*chosen, strict=True))
                if set(touched) <= {0, 1}:
                    group = frozenset[Hashable]().union(
                        *(cell for cell, one in zip(cells, touched, strict=True) if one)
                    )
                    found[group] = Fraction(count)
    return found


def _tangles(rows: Sequence[Row]) -> list[list[Row]]:
    """Returns the rows in bundles that have no region in common."""
    bundles: list[list[Row]] = []
    for row in rows:
        touching = [bundle for bundle in bundles if any(_overlap(row, other) for other in bundle)]
        bundles = [bundle for bundle in bundles if bundle not in touching]
        bundles.append([row, *(other for bundle in touching for other in bundle)])
    return bundles


def _overlap(one: Row, other: Row) -> bool:
    return any(a and b for a, b in zip(one[:-1], other[:-1], strict=True))
