"""What `lookback` tells and asks this package: a release ended, words may not be repeated, what rests on something."""

from collections.abc import Collection
from uuid import UUID

from leertraject.effects.commands import keeping
from leertraject.effects.queries import publications
from leertraject.effects.showing import sheet as showing
from leertraject.kernel.actors import Actor
from leertraject.lookback import endings
from leertraject.lookback.queries import resting


def register() -> None:
    """Asks to be told, in the same transaction, and answers what rests on what; called once, at start."""
    endings.register(ended=keeping.end_copies, guarded=keeping.cover_words)
    resting.register(published)


def published(actor: Actor, insights: Collection[UUID], releases: Collection[UUID]) -> list[resting.Elsewhere]:
    """Returns the publications that `actor` may read and that show these insights or quotes (one query)."""
    found = publications.showing(actor, insights, releases)
    return [resting.Elsewhere(showing.name(one), showing.url(one)) for one in found]
