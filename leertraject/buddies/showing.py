"""Buddies on screen."""

from collections.abc import Collection, Iterable

from leertraject.buddies import rules
from leertraject.buddies.models import BuddyRequest
from leertraject.buddies.queries import Buddy
from leertraject.kernel.actors import Actor
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort


def choices(
    groupmates: Iterable[Person],
    *,
    buddies: Collection[Buddy],
    asked: Collection[BuddyRequest],
    actor: Actor,
    cohort: Cohort,
) -> list[Person]:
    """Returns whom someone can ask now: nobody for who has or asked as many as one may, or takes part no more."""
    waiting = sum(one.refused_at is None for one in asked)
    if len(buddies) + waiting >= rules.MOST or not actor.has_in("participant", cohort=cohort.pk):
        return []
    out = {one.person.pk for one in buddies} | {one.asked_id for one in asked}
    return [one for one in groupmates if one.pk not in out]
