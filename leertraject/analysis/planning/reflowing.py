"""The parts of one day, each beginning when the one before it ends, whatever becomes longer or shorter.

Times are minutes since midnight, so that a day can be worked out without a clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

# No part gets shorter than this by itself.
SHORTEST = 5
MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of a day. A pause keeps its minutes when others have to give way."""

    minutes: int
    pause: bool = False


def moments(begin: int, minutes: Sequence[int]) -> list[int]:
    """Returns when each part begins, and as the last one when the day ends.

    >>> moments(570, [45, 60])
    [570, 615, 675]
    """
    return list(accumulate(minutes, initial=begin))


def later(stretches: Sequence[Stretch], place: int, minutes: int) -> list[int]:
    """Returns the minutes of every part when the one at `place` takes so many: what comes after it moves along.

    >>> later([Stretch(45), Stretch(60)], 0, 50)
    [50, 60]
    """
    return [minutes if at == place else one.minutes for at, one in enumerate(stretches)]


def squeezed(stretches: Sequence[Stretch], place: int, more: int) -> list[int] | None:
    """Returns the minutes of every part when the one at `place` takes so many `more` and the day ends as it did.

    What comes after it gives up minutes in proportion to what it has above `SHORTEST`; pauses keep theirs. Where all
    goes by five minutes, that stays so. None when what comes after has not that much to give.

    >>> squeezed([Stretch(45), Stretch(65), Stretch(15, pause=True), Stretch(35)], 0, 15)
    [60, 55, 15, 30]
    >>> squeezed([Stretch(45), Stretch(15, pause=True), Stretch(10)], 0, 10)
    """
    shrinking = [at for at, one in enumerate(stretches) if at > place and not one.pause and one.minutes > SHORTEST]
    step = SHORTEST if all(n % SHORTEST == 0 for n in (more, *(stretches[at].minutes for at in shrinking))) else 1
    rooms = [(stretches[at].minutes - SHORTEST) // step for at in shrinking]
    if more // step > sum(rooms):
        return None
    found = later(stretches, place, stretches[place].minutes + more)
    for at, taken in zip(shrinking, _shared(more // step, rooms), strict=True):
        found[at] -= taken * step
    return found


def _shared(number: int, rooms: Sequence[int]) -> list[int]:
    """Returns `number` divided in proportion to the rooms, whole and never more than there is room for."""
    total = sum(rooms) or 1
    shares = [number * room // total for room in rooms]
    most = sorted(range(len(rooms)), key=lambda at: (-(number * rooms[at] % total), at))
    for at in most[: number - sum(shares)]:
        shares[at] += 1
    return shares
