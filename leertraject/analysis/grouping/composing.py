"""Small groups out of many people: mixed, and with as few as possible who were together before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

# Meeting again weighs more than everything that two people can share; a second time more than two first times.
_AGAIN = 1000
# So many beginnings are tried, fewer as there are more people; each is made better until no swap helps. A search for
# groups without anyone who met gives up after so many steps.
_TRIES, _WORK, _STEPS = 40, 1500, 4000

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Member:
    """Someone to place. `traits` are what should be mixed, in order of weight, such as craft and organisation; an empty
    one is not known and so shared with nobody."""

    key: str
    traits: tuple[str, ...] = ()


def sizes(count: int, size: int) -> list[int]:
    """Returns how many people come in each group: one more where it does not come out, and fewer only where groups
    would be more than one too big. Nobody is ever alone, unless there is only one.

    >>> sizes(12, 3), sizes(11, 2), sizes(14, 3), sizes(11, 6), sizes(5, 6), sizes(0, 2)
    ([3, 3, 3, 3], [3, 2, 2, 2, 2], [4, 4, 3, 3], [6, 5], [5], [])
    """
    if count <= 0:
        return []
    groups = max(count // size, 1)
    if count > groups * (size + 1):
        groups += 1
    least, more = divmod(count, groups)
    return [least + 1] * more + [least] * (groups - more)


def compose(members: Sequence[Member], size: int, *, met: Mapping[Pair, int], chance: Random) -> list[list[str]]:
    """Returns the keys per group. `met` says how often two people were together before.

    Pairs of earlier groups come together again only when a bounded search finds no way around it; after that people who
    share a trait are kept apart. Deterministic for a given `chance`. Raises ValueError for a size
    under two and for a key that is there twice.
    """
    if size < 2:
        raise ValueError("a group has at least two people")
    if len({member.key for member in members}) < len(members):
        raise ValueError("someone is there twice")
    costs = _costs(members, met)
    shape = sizes(len(members), size)
    best: list[list[int]] = []
    least = None
    for number in range(max(3, min(_TRIES, _WORK // max(len(members), 1)))):
        apart = _Apart(shape, costs, chance).found() if met and number < 3 else None
        found = _improved(apart or _begun(shape, costs, chance), costs)
        cost = sum(_inside(group, costs) for group in found)
        if least is None or cost < least:
            best, least = found, cost
        if not least:
            break
    return [[members[place].key for place in group] for group in best]


def repeats(groups: Sequence[Sequence[str]], *, met: Mapping[Pair, int]) -> int:
    """Returns how many pairs in these groups were together before.

    >>> repeats([["an", "bo"], ["cy", "di"]], met={frozenset({"bo", "an"}): 2})
    1
    """
    return sum(bool(met.get(pair)) for group in groups for pair in pairs(group))


def pairs(group: Sequence[str]) -> list[Pair]:
    """Returns everyone with everyone else in one group.

    >>> len(pairs(["an", "bo", "cy"]))
    3
    """
    return [frozenset({one, other}) for at, one in enumerate(group) for other in group[at + 1 :]]


def _costs(members: Sequence[Member], met: Mapping[Pair, int]) -> list[list[int]]:
    rows = [[0] * len(members) for _ in members]
    for at, one in enumerate(members):
        for to in range(at + 1, len(members)):
            rows[at][to] = rows[to][at] = _cost(one, members[to], met)
    return rows


def _cost(one: Member, other: Member, met: Mapping[Pair, int]) -> int:
    weights = range(max(len(one.traits), len(other.traits)) + 1, 0, -1)
    same = sum(
        weight
        for weight, mine, theirs in zip(weights, one.traits, other.traits, strict=False)
        if mine and mine == theirs
    )
    return _AGAIN * met.get(frozenset({one.key, other.key}), 0) ** 2 + same


def _begun(shape: Sequence[int], costs: Sequence[Sequence[int]], chance: Random) -> list[list[int]]:
    """Places people in a random order, each in the group with room where that costs least."""
    order = list(range(len(costs)))
    chance.shuffle(order)
    groups: list[list[int]] = [[] for _ in shape]
    for place in order:
        open_ones = [at for at, room in enumerate(shape) if len(groups[at]) < room]
        least = min(open_ones, key=lambda at: (sum(costs[place][other] for other in groups[at]), len(groups[at])))
        groups[least].append(place)
    return groups


class _Apart:
    """Looks for groups in which nobody met before, by trying who has least choice first and going back when stuck."""

    def __init__(self, shape: Sequence[int], costs: Sequence[Sequence[int]], chance: Random) -> None:
        self.shape, self.costs, self.steps = shape, costs, _STEPS
        self.order = list(range(len(costs)))
        chance.shuffle(self.order)

    def found(self) -> list[list[int]] | None:
        """Returns the groups, or None when there are none or the search took too long."""
        groups: list[list[int]] = []
        return groups if self._fill(groups, set(self.order)) else None

    def _fill(self, groups: list[list[int]], left: set[int]) -> bool:
        """Fills the group at hand, and then the next ones, out of who is left."""
        self.steps -= 1
        if self.steps < 0:
            return False
        if not groups or len(groups[-1]) == self.shape[len(groups) - 1]:
            return not left or self._open(groups, left)
        group = groups[-1]
        choice = [one for one in self.order if one in left and all(self._fits(one, other) for other in group)]
        for one in sorted(choice, key=lambda one: sum(self.costs[one][other] for other in group)):
            group.append(one)
            if self._fill(groups, left - {one}):
                return True
            group.pop()
        return False

    def _open(self, groups: list[list[int]], left: set[int]) -> bool:
        first = min((one for one in self.order if one in left), key=lambda one: self._choices(one, left))
        groups.append([first])
        if self._fill(groups, left - {first}):
            return True
        groups.pop()
        return False

    def _choices(self, one: int, left: set[int]) -> int:
        return sum(self._fits(one, other) for other in left)

    def _fits(self, one: int, other: int) -> bool:
        return self.costs[one][other] < _AGAIN


def _improved(groups: list[list[int]], costs: Sequence[Sequence[int]]) -> list[list[int]]:
    """Swaps two people of two groups as long as that makes it cost less."""
    while any(
        _swapped(groups[one], groups[other], costs)
        for one in range(len(groups))
        for other in range(one + 1, len(groups))
    ):
        pass
    return groups


def _swapped(one: list[int], other: list[int], costs: Sequence[Sequence[int]]) -> bool:
    for at, mine in enumerate(one):
        for to, theirs in enumerate(other):
            left = sum(costs[theirs][x] - costs[mine][x] for x in one if x != mine)
            right = sum(costs[mine][x] - costs[theirs][x] for x in other if x != theirs)
            if left + right < 0:
                one[at], other[to] = theirs, mine
                return True
    return False


def _inside(group: Sequence[int], costs: Sequence[Sequence[int]]) -> int:
    return sum(costs[one][other] for at, one in enumerate(group) for other in group[at + 1 :])
