"""What every write about an opgave begins with: the opgave as it is now, and who looks after it."""

import uuid

from leertraject.kernel.actors import Actor
from leertraject.opgaven import queries, reach, rules
from leertraject.opgaven.models import Keeper, Opgave


def locked(opgave: Opgave) -> Opgave:
    """Returns the opgave as it is now; whoever else writes about it waits."""
    return Opgave.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=opgave.pk)


def to_change(opgave: Opgave, *, by: Actor) -> tuple[Opgave, Keeper | None, frozenset[uuid.UUID]]:
    """Returns the opgave as it is now, its keeper, and whom the actor trains. Raises NotAllowed."""
    found = locked(opgave)
    kept_by, trained = queries.keeper(found), reach.trains(by)
    rules.check_may_change(found, keeper=kept_by, trains=trained, by=by)
    return found, kept_by, trained
