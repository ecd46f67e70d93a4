"""Who may ask the urls about why someone stopped: see `tests/guards/access.py`."""

from leertraject.people.models import Person
from leertraject.stopping.tests import build
from tests.guards.access import Access, Stage


def _sanne(stage: Stage) -> Person:
    return stage.bureau.a.participants[0]


def _trainer(stage: Stage) -> Person:
    return stage.bureau.hanneke


def _released(stage: Stage) -> dict[str, object]:
    enrolment = build.stopped(stage.bureau, stage.moment)
    build.released(build.reason(enrolment, stage.moment), stage.moment)
    return {"cohort_id": enrolment.cohort_id, "enrolment_id": enrolment.pk}


def _cohort(stage: Stage) -> dict[str, object]:
    return {"cohort_id": _released(stage)["cohort_id"]}


CASES = {
    "stopping:reason": Access(arrange=_released, methods=("get", "post"), works_for=_sanne, shown=build.WORDS),
    "stopping:text": Access(
        arrange=_released,
        methods=("post",),
        data={"position": 1, "text": "Anders", "seen": 1},
        works_for=_sanne,
    ),
    "stopping:release": Access(arrange=_released, methods=("post",), works_for=_sanne),
    "stopping:withdraw_release": Access(arrange=_released, methods=("post",), works_for=_sanne),
    "stopping:of_group": Access(arrange=_cohort, works_for=_trainer, shown=build.WORDS),
}
