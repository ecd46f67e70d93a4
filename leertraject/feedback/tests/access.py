"""Who may ask the urls after a session: see `tests/guards/access.py`."""

from leertraject.feedback.tests import build
from leertraject.people.models import Person
from tests.guards.access import Access, Stage

BOTH = ("get", "post")


def _sanne(stage: Stage) -> Person:
    return stage.bureau.a.participants[0]


def _trainer(stage: Stage) -> Person:
    return stage.bureau.hanneke


def _answered(stage: Stage) -> dict[str, object]:
    """Sanne answered, and lets her wish be read; whoever is of B takes no part."""
    cohort = build.group(stage.bureau, stage.moment, only_a=True)
    given = {"plan": build.DO, "wish": build.OTHERWISE, "lets_read": True}
    build.answered(cohort, _sanne(stage), **given)
    return {"session_id": build.session(cohort).pk}


def _there(stage: Stage) -> dict[str, object]:
    _answered(stage)
    return {}


def _cohort(stage: Stage) -> dict[str, object]:
    return {"cohort_id": build.group(stage.bureau, stage.moment, only_a=True).pk}


CASES = {
    "feedback:own": Access(arrange=_there, outsider=200, hidden=build.DO, works_for=_sanne, shown=build.DO),
    "feedback:answer": Access(arrange=_answered, methods=BOTH, works_for=_sanne, shown=build.DO),
    "feedback:text": Access(
        arrange=_answered,
        methods=("post",),
        data={"position": 3, "text": "Anders", "seen": 1},
        works_for=_sanne,
    ),
    "feedback:choose": Access(
        arrange=_answered, methods=("post",), data={"question": "F1", "place": 1}, works_for=_sanne
    ),
    "feedback:withdraw_wish": Access(arrange=_answered, methods=("post",), works_for=_sanne),
    "feedback:of_group": Access(arrange=_cohort, works_for=_trainer, shown="Wat de groep terugmeldt"),
}
