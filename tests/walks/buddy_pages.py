"""The pages about buddies in every state, and what the demo lacks of them."""

from collections.abc import Iterator
from typing import Any

from tests.walks.shown import ALUMNUS, PARTICIPANT, Shown


def staged(people: Any, now: Any) -> dict[str, str]:
    """Lets one groupmate ask Sanne, who has a buddy, and another say no to her; returns identifiers."""
    from leertraject.buddies import commands
    from leertraject.buddies.models import BuddyPair
    from leertraject.people.queries import actor
    from leertraject.programmes.models import Cohort

    cohort, sanne = Cohort.objects.get(title="Groep 2"), people[PARTICIPANT]
    asker, asked = people["Lieke Dijkstra"], people["Daan Kuipers"]
    commands.ask(cohort=cohort, person=sanne, by=actor(asker, now=now), now=now)
    request = commands.ask(cohort=cohort, person=asked, by=actor(sanne, now=now), now=now)
    commands.refuse(cohort=cohort, request_id=request.pk, by=actor(asked, now=now), now=now)
    return {"buddies:cohort": str(cohort.pk), "buddies:pair": str(BuddyPair.objects.get().pk)}


def buddies(made: dict[str, str]) -> Iterator[Shown]:
    """Having one, asking, being asked, and ending it."""
    own = {"cohort_id": made["buddies:cohort"]}
    yield Shown("buddies:own", "met maatje en vragen", PARTICIPANT, own)
    yield Shown("buddies:own", "leeg verstuurd", PARTICIPANT, own, press="Vraag", status=422)
    yield Shown("buddies:own", "geen maatje", ALUMNUS, {"cohort_id": made["cohort:Groep 1"]})
    yield Shown("buddies:end", who=PARTICIPANT, identifiers=own | {"pair_id": made["buddies:pair"]})
