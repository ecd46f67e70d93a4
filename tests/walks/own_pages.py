"""What a group has for itself beside the programme, in its states."""

from collections.abc import Iterator
from typing import Any

from tests.walks.shown import PARTICIPANT, TRAINER, Shown

NO_PAGE = {"programmes:drop_own_assignment": "a POST that leads on, and the page of own_block when it cannot"}


def own(made: dict[str, str]) -> Iterator[Shown]:
    """Adding, reading and changing; `made` are the identifiers that `staging` printed."""
    second = {"cohort_id": made["cohort:Groep 2"]}
    session, work = second | {"block_id": made["own:session"]}, second | {"block_id": made["own:assignment"]}
    past, late = {"title": "Terug", "on": "2020-01-31"}, {"revision": "99"}
    for name, press in (("add_own_session", "Plan deze bijeenkomst"), ("add_own_assignment", "Voeg toe")):
        yield Shown(f"programmes:{name}", "", TRAINER, second)
        yield Shown(f"programmes:{name}", "leeg verstuurd", TRAINER, second, press=press, status=422)
    yield Shown(
        "programmes:add_own_session",
        "al geweest",
        TRAINER,
        second,
        typed=past,
        press="Plan deze bijeenkomst",
        status=422,
    )
    yield Shown("programmes:own_block", "bijeenkomst", PARTICIPANT, session)
    yield Shown("programmes:own_block", "opdracht", TRAINER, work)
    yield Shown("programmes:change_own_block", "", TRAINER, work)
    empty = {"title": ""}
    yield Shown("programmes:change_own_block", "leeg verstuurd", TRAINER, work, typed=empty, press="Bewaar", status=422)
    yield Shown(
        "programmes:change_own_block", "iemand was eerder", TRAINER, work, typed=late, press="Bewaar", status=409
    )


def found(cohort: Any) -> dict[str, str]:
    """Returns what the second group has for itself."""
    from leertraject.programmes.models import Block

    return {f"own:{row.kind}": str(row.pk) for row in Block.every.filter(cohort=cohort)}
