"""Who looks after an opgave."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.opgaven import queries, reach, rules
from leertraject.opgaven.commands.locking import locked
from leertraject.opgaven.models import Keeper, Opgave


@transaction.atomic
def keep(*, opgave: Opgave, by: Actor, now: datetime) -> Keeper:
    """Makes whoever acts the keeper of an opgave that has none. Raises NotAllowed."""
    if by.subject is None:
        raise NotAllowed("Een bijhouder is een mens.")
    found = locked(opgave)
    rules.check_may_keep(found, keeper=queries.keeper(found), trains=reach.trains(by), by=by)
    made = Keeper.objects.create(opgave=found, person_id=by.subject, at=now)
    logbook.record("keep_opgave", by=by, now=now, on=found, about=by.subject)
    return made


@transaction.atomic
def let_go(*, opgave: Opgave, by: Actor, now: datetime) -> None:
    """Ends that someone looks after an opgave. Raises NotAllowed."""
    found = locked(opgave)
    ended = rules.check_may_let_go(queries.keeper(found), trains=reach.trains(by), by=by)
    ended.ended_at = now
    ended.save(update_fields=["ended_at"])
    logbook.record("let_go_of_opgave", by=by, now=now, on=found, about=ended.person_id)
