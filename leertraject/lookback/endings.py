"""A package above this one keeps copies of released words, and hand-written text of its own.

It hears, in the same transaction, that a release has ended and which words text may not repeat:

    endings.register(ended=fn, guarded=fn)

    def ended(release, *, by, now)            # throw every copy of its words away
    def guarded(study, sources, *, by, now)   # cover these words (a mapping to text) in what was written

Register in `AppConfig.ready`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from leertraject.kernel.actors import Actor
from leertraject.lookback.models import Release, Study

Hook = Callable[..., None]
_ended: list[Hook] = []
_guarded: list[Hook] = []


def register(*, ended: Hook, guarded: Hook) -> None:
    """Adds both hooks; the same ones are not added twice."""
    if ended not in _ended:
        _ended.append(ended)
    if guarded not in _guarded:
        _guarded.append(guarded)


def tell_ended(release: Release, *, by: Actor, now: datetime) -> None:
    """Says that a release has ended. Call after its row was changed, so that whoever copies it has been waited for."""
    for hook in _ended:
        hook(release, by=by, now=now)


def tell_guarded(study: Study, sources: Mapping[Any, str], *, by: Actor, now: datetime) -> None:
    """Says which words hand-written text about a study may not repeat."""
    for hook in _guarded:
        hook(study, sources, by=by, now=now)
