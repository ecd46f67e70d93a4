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
    from leertraject.reflections import commands as notebook
    from leertraject.reflections.models import Reflection

    cohort, sanne = Cohort.objects.get(title="Groep 2"), people[PARTICIPANT]
    asker, asked = people["Lieke Dijkstra"], people["Daan Kuipers"]
    commands.ask(cohort=cohort, person=sanne, by=actor(asker, now=now), now=now)
    request = commands.ask(cohort=cohort, person=asked, by=actor(sanne, now=now), now=now)
    commands.refuse(cohort=cohort, request_id=request.pk, by=actor(asked, now=now), now=now)
    pair = BuddyPair.objects.get()
    buddy = pair.other if pair.one == sanne else pair.one
    share = notebook.share(
        reflection=Reflection.objects.get(notebook__person=buddy),
        circle="buddy",
        cohort=cohort,
        reader=sanne,
        until=now.date(),
        by=actor(buddy, now=now),
        now=now,
    )
    return {"buddies:cohort": str(cohort.pk), "buddies:pair": str(pair.pk), "share:buddy": str(share.pk)}


def buddies(made: dict[str, str]) -> Iterator[Shown]:
    """Having one, asking, being asked, and ending it."""
    own = {"cohort_id": made["buddies:cohort"]}
    yield Shown("buddies:own", "met maatje en vragen", PARTICIPANT, own)
    yield Shown("buddies:own", "leeg verstuurd", PARTICIPANT, own, press="Vraag", status=422)
    yield Shown("buddies:own", "geen maatje", ALUMNUS, {"cohort_id": made["cohort:Groep 1"]})
    yield Shown("reflections:shared_one", "van je maatje", PARTICIPANT, {"share_id": made["share:buddy"]})
    yield Shown("buddies:end", who=PARTICIPANT, identifiers=own | {"pair_id": made["buddies:pair"]})
