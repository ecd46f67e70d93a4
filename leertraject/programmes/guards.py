"""Guards over hand-written text: a package above this one may refuse a text before it is saved.

A guard is `fn(programme, text)` and raises `NotAllowed` with a sentence that shows the place. The look-back package
registers one that refuses text repeating words of an unreleased quote.
"""

from collections.abc import Callable

from leertraject.programmes.models import Programme

Guard = Callable[[Programme, str], None]
_guards: list[Guard] = []


def register(guard: Guard) -> None:
    """Adds a guard; the same one is not added twice."""
    if guard not in _guards:
        _guards.append(guard)


def check(programme: Programme, *texts: str) -> None:
    """Asks every guard about every text that is not empty. Raises NotAllowed."""
    for text in filter(None, texts):
        for guard in _guards:
            guard(programme, text)
