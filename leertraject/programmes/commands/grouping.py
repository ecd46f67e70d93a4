"""Small groups are made, changed by hand, and thrown away."""

from datetime import datetime
from random import Random

from django.db import transaction

from leertraject.analysis.grouping import compose
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.programmes.commands.running import locked
from leertraject.programmes.grouping import rules, seeing
from leertraject.programmes.models import Cohort, Grouping, GroupPlace, Session


@transaction.atomic
def make_groups(
    *, cohort: Cohort, size: int, session: Session | None = None, chance: Random, by: Actor, now: datetime
) -> Grouping:
    """Places everyone who comes in groups of about `size`, mixed, and away from whom they sat with before. Raises
    NotAllowed."""
    cohort = locked(cohort)
    rules.check_may_group(cohort, by=by)
    people = seeing.members(cohort, session)
    rules.check_can_group(len(people), size)
    groups = compose(people, size, met=seeing.met(cohort), chance=chance)
    made = Grouping.objects.create(cohort=cohort, session=session, size=size, made_at=now, made_by=by.subject)
    GroupPlace.objects.bulk_create(
        GroupPlace(grouping=made, enrolment_id=key, number=number)
        for number, group in enumerate(groups, start=1)
        for key in group
    )
    logbook.record("make_groups", by=by, now=now, on=made)
    return made


@transaction.atomic
def place_in_group(*, made: Grouping, place_id: int, number: int, by: Actor, now: datetime) -> None:
    """Puts someone in another group of the same division. Raises NotAllowed."""
    rules.check_may_group(made.cohort, by=by)
    places = made.places.select_for_update()
    rules.check_is_group(number, among={place.number for place in places})
    if not places.filter(pk=place_id).update(number=number):
        raise NotAllowed("Die deelnemer staat hier niet. Misschien maakte een ander intussen nieuwe groepjes.")
    logbook.record("place_in_group", by=by, now=now, on=made)


@transaction.atomic
def drop_groups(*, made: Grouping, by: Actor, now: datetime) -> None:
    """Throws a division away, also for who sits with whom the next time. Raises NotAllowed."""
    rules.check_may_group(made.cohort, by=by)
    logbook.record("drop_groups", by=by, now=now, on=made)
    made.delete()
