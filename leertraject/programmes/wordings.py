"""How the words of a change are read, for a package above this one may have to cover some of them.

The look-back package covers words that a speaker withdrew. It registers three functions at start:

    shown(changes)                  the changes as they may be read: not to be saved
    covered(changes)                those of them in which words wait to be written again
    reworded(change, texts, now)    called before `texts` (field to text) take the place of what stood there, inside
                                    the transaction; raises NotAllowed when they hold the covered words

Whoever shows a title, a reason or what changed asks `shown` first, once for a whole page.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from leertraject.programmes.models import Change

# What stands where withdrawn words stood.
GONE = "[ingetrokken woorden]"

Shown = Callable[[Iterable[Change]], list[Change]]
Reworded = Callable[[Change, Mapping[str, str], datetime], None]


def _all(changes: Iterable[Change]) -> list[Change]:
    return list(changes)


def _none(changes: Iterable[Change]) -> list[Change]:
    return []


def _nothing(change: Change, texts: Mapping[str, str], now: datetime) -> None:
    """Nobody covers anything."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a package above this one does."""

    shown: Shown = _all
    covered: Shown = _none
    reworded: Reworded = _nothing


_registered: list[Cover] = [Cover()]


def register(*, shown: Shown, covered: Shown, reworded: Reworded) -> None:
    """Registers who covers; the last one counts."""
    _registered[:] = [Cover(shown, covered, reworded)]


def shown(changes: Iterable[Change]) -> list[Change]:
    """Returns the changes as they may be read; they are not to be saved."""
    return _registered[0].shown(changes)


def covered(changes: Iterable[Change]) -> list[Change]:
    """Returns the changes in which words wait to be written again."""
    return _registered[0].covered(changes)


def reworded(change: Change, texts: Mapping[str, str], *, now: datetime) -> None:
    """Says which texts come in place of those of a change. Raises NotAllowed."""
    _registered[0].reworded(change, texts, now)
