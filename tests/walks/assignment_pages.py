"""The pages of assignments in every state, and what the demo lacks of them."""

from collections.abc import Iterator
from typing import Any

from tests.walks.shown import ALUMNUS, PARTICIPANT, TRAINER, Shown


def staged(people: Any, now: Any) -> dict[str, str]:
    """Begins an empty work, takes one back, and returns identifiers."""
    from leertraject.assignments import commands, queries
    from leertraject.assignments.models import HandIn, Remark
    from leertraject.people.queries import actor

    mine = actor(people[PARTICIPANT], now=now)
    asked = queries.asked_of(mine)
    done = next(one for one in asked if one.work)
    opened = [one for one in asked if not one.work and one.opens_on <= now.date()]
    later = next(one for one in asked if one.opens_on > now.date())
    empty = commands.begin_work(asked=opened[-1], by=mine, now=now)
    alumna = HandIn.objects.get(work__person=people[ALUMNUS])
    commands.take_back(hand_in=alumna, by=actor(people[ALUMNUS], now=now), now=now)
    return {
        "work:handed in": str(done.work.pk),
        "work:empty": str(empty.pk),
        "hand-in:sanne": str(done.handed_in[0].pk),
        "hand-in:tarik": str(HandIn.objects.get(work__person__name__startswith="Tarik").pk),
        "remark:sanne": str(Remark.objects.filter(hand_in=done.handed_in[0]).earliest("at").pk),
        "hand-in:taken back": str(alumna.pk),
        "assignment:cohort": str(later.cohort.pk),
        "assignment:later": str(later.block.pk),
        "assignment:open": str(opened[0].block.pk),
    }


def assignments(made: dict[str, str]) -> Iterator[Shown]:
    """Writing, handing in, taking back; and reading, for trainers."""
    done, empty = {"work_id": made["work:handed in"]}, {"work_id": made["work:empty"]}
    cohort, hand_in = {"cohort_id": made["assignment:cohort"]}, {"hand_in_id": made["hand-in:sanne"]}
    yield Shown("assignments:own", "met opdrachten", PARTICIPANT)
    yield Shown("assignments:own", "leeg", TRAINER)
    yield Shown("assignments:asked", "open", PARTICIPANT, cohort | {"block_id": made["assignment:open"]})
    yield Shown("assignments:asked", "begint later", PARTICIPANT, cohort | {"block_id": made["assignment:later"]})
    yield Shown("assignments:work", "met opmerkingen", PARTICIPANT, done)
    yield Shown("assignments:work", "leeg", PARTICIPANT, empty)
    yield Shown("assignments:enclose", who=PARTICIPANT, identifiers=done)
    yield Shown("assignments:enclose", "leeg verstuurd", PARTICIPANT, done, press="Voeg toe", status=422)
    yield Shown("assignments:handing_in", who=PARTICIPANT, identifiers=done)
    yield Shown("assignments:handing_in", "leeg", PARTICIPANT, empty)
    yield Shown("assignments:moment", "ingeleverd", PARTICIPANT, hand_in)
    yield Shown("assignments:moment", "teruggenomen", ALUMNUS, {"hand_in_id": made["hand-in:taken back"]})
    yield Shown("assignments:let_read", who=PARTICIPANT, identifiers=hand_in)
    yield Shown("assignments:let_read", "leeg verstuurd", PARTICIPANT, hand_in, press="Laat meelezen", status=422)
    yield Shown("assignments:let_read", "niemand", ALUMNUS, {"hand_in_id": made["hand-in:taken back"]})
    yield Shown("assignments:hand_in", "als meelezer", PARTICIPANT, {"hand_in_id": made["hand-in:tarik"]})
    yield Shown("assignments:of_group", who=TRAINER, identifiers=cohort)
    yield Shown("assignments:hand_in", "met opmerkingen", TRAINER, hand_in)
    yield Shown("assignments:hand_in", "zonder opmerkingen", TRAINER, {"hand_in_id": made["hand-in:tarik"]})
    yield Shown("assignments:hand_in", "opmerking leeg verstuurd", TRAINER, hand_in, press="Zet erbij", status=422)
    yield Shown("assignments:answer", who=PARTICIPANT, identifiers={"remark_id": made["remark:sanne"]})
