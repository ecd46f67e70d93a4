"""Who of the demo chose each other as buddies, and who still waits for an answer."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from leertraject.buddies import commands
from leertraject.kernel.actors import Actor
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort


def make_buddies(
    rows: list[dict[str, Any]],
    *,
    cohort: Cohort,
    people: Mapping[str, Person],
    actor: Callable[[str, int], Actor],
    at: Callable[[int, int], datetime],
) -> None:
    """Plays every question, and every yes, through the real commands."""
    for row in rows:
        day, accepted = row["day"], row.get("accepted")
        asked = commands.ask(cohort=cohort, person=people[row["asked"]], by=actor(row["asker"], day), now=at(day, 12))
        if accepted is not None:
            commands.accept(cohort=cohort, request_id=asked.pk, by=actor(row["asked"], accepted), now=at(accepted, 13))
