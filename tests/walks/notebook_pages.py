"""The pages of the notebook in every state, and what the demo lacks of them."""

from collections.abc import Iterator
from typing import Any

from tests.walks import assignment_pages, buddy_pages, feedback_pages, joining_pages, opgaven_pages, stopping_pages
from tests.walks.shown import ALUMNUS, PARTICIPANT, TRAINER, Shown


def staged(people: Any, now: Any) -> dict[str, str]:
    """Begins an empty page of an alumna, who takes part in no group now, and works; returns identifiers."""
    from leertraject.people.queries import actor
    from leertraject.reflections import commands
    from leertraject.reflections.models import Kind, Reflection, Share

    own = Reflection.objects.filter(notebook__person=people[PARTICIPANT])
    alumna = people[ALUMNUS]
    back_on = Reflection.objects.get(notebook__person=alumna)
    by = {"by": actor(alumna, now=now), "now": now}
    return {
        "reflection:shared": str(own.get(shares__circle="trainers").pk),
        "reflection:ahead": str(own.get(kind=Kind.LOOK_AHEAD).pk),
        "reflection:back": str(commands.begin_reflection(back_on=back_on, **by).pk),
        "share:trainers": str(Share.objects.get(circle="trainers").pk),
        "share:one": str(Share.objects.get(circle="one").pk),
        **assignment_pages.staged(people, now),
        **feedback_pages.staged(),
        **stopping_pages.staged(people, now),
        **buddy_pages.staged(people, now),
        **opgaven_pages.staged(people, now),
        **joining_pages.staged(people, now),
    }


def notebook(made: dict[str, str]) -> Iterator[Shown]:
    """Writing, sharing, reading what was shared, throwing away."""
    shared, ahead = {"reflection_id": made["reflection:shared"]}, {"reflection_id": made["reflection:ahead"]}
    back = {"reflection_id": made["reflection:back"]}
    yield Shown("reflections:notebook", "geschreven en gedeeld", PARTICIPANT)
    yield Shown("reflections:notebook", "iets komt terug", ALUMNUS)
    yield Shown("reflections:notebook", "leeg", TRAINER)
    yield Shown("reflections:reflection", "gedeeld", PARTICIPANT, shared)
    yield Shown("reflections:reflection", "vooruitblik", PARTICIPANT, ahead)
    yield Shown("reflections:reflection", "terugblik, leeg", ALUMNUS, back)
    yield Shown("reflections:return_on", who=PARTICIPANT, identifiers=ahead)
    yield Shown("reflections:return_on", "leeg verstuurd", PARTICIPANT, ahead, typed={"day": ""}, press="Bewaar",
                status=422)  # fmt: skip
    yield Shown("reflections:share", who=PARTICIPANT, identifiers=ahead)
    yield Shown("reflections:share", "leeg verstuurd", PARTICIPANT, ahead, typed={"until": ""}, press="Deel",
                status=422)  # fmt: skip
    yield Shown("reflections:share", "zonder groep", ALUMNUS, back)
    yield Shown("reflections:discard", "gedeeld", PARTICIPANT, shared)
    yield Shown("reflections:discard", "alleen van mij", ALUMNUS, back)
    yield Shown("reflections:shared_one", "met de trainers", TRAINER, {"share_id": made["share:trainers"]})
    yield Shown("reflections:shared_one", "met één", PARTICIPANT, {"share_id": made["share:one"]})
