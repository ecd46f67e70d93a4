"""What `lookback` tells this package: a release ended, or words may not be repeated."""

from leertraject.effects.commands import keeping
from leertraject.lookback import endings


def register() -> None:
    """Asks to be told, in the same transaction; called once, at start."""
    endings.register(ended=keeping.end_copies, guarded=keeping.cover_words)
