"""Who may ask the urls of assignments: see `tests/guards/access.py`."""

from leertraject.assignments.models import HandIn, Work
from leertraject.assignments.tests import build
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort
from tests.guards.access import Access, Stage

BOTH = ("get", "post")


def _sanne(stage: Stage) -> Person:
    return stage.bureau.a.participants[0]


def _trainer(stage: Stage) -> Person:
    return stage.bureau.hanneke


def _group(stage: Stage) -> Cohort:
    return build.group(stage.bureau, stage.moment, both=False)


def _made(stage: Stage) -> Work:
    return build.work(_group(stage), _sanne(stage), stage.moment)


def _handed_in(stage: Stage) -> HandIn:
    return build.handed_in(_made(stage), stage.moment)


def _work(stage: Stage) -> dict[str, object]:
    return {"work_id": _made(stage).pk}


def _hand_in(stage: Stage) -> dict[str, object]:
    return {"hand_in_id": _handed_in(stage).pk}


def _remark(stage: Stage) -> dict[str, object]:
    return {"remark_id": build.remark(_handed_in(stage), _trainer(stage), stage.moment).pk}


def _reader(stage: Stage) -> dict[str, object]:
    return {"reader_id": build.let_read(_handed_in(stage), stage.bureau.a.participants[1], stage.moment).pk}


def _enclosure(stage: Stage) -> dict[str, object]:
    made = _made(stage)
    found = build.enclosed(made, stage.moment)
    build.handed_in(made, stage.moment)
    return {"enclosure_id": found.pk}


def _there(stage: Stage) -> dict[str, object]:
    _made(stage)
    return {}


def _of_group(stage: Stage) -> dict[str, object]:
    return {"cohort_id": _handed_in(stage).work.cohort_id}


def _asked(stage: Stage) -> dict[str, object]:
    cohort = _group(stage)
    return {"cohort_id": cohort.pk, "block_id": build.asked(cohort, _sanne(stage), stage.moment).block.pk}


CASES = {
    "assignments:own": Access(arrange=_there, outsider=200, hidden="Groep 8", works_for=_sanne, shown="Groep 8"),
    "assignments:asked": Access(arrange=_asked, methods=BOTH, works_for=_sanne, shown="Voer ze"),
    "assignments:work": Access(arrange=_work, methods=BOTH, works_for=_sanne, shown=build.WORDS),
    "assignments:text": Access(
        arrange=_work, methods=("post",), data={"position": 1, "text": "Anders", "seen": 1}, works_for=_sanne
    ),
    "assignments:enclose": Access(arrange=_work, methods=BOTH, works_for=_sanne, shown="Voeg een bestand toe"),
    "assignments:take_off": Access(arrange=_enclosure, methods=("post",), works_for=_sanne),
    "assignments:own_file": Access(arrange=_enclosure, works_for=_sanne),
    "assignments:file": Access(arrange=_enclosure, works_for=_trainer),
    "assignments:handing_in": Access(
        arrange=_work, methods=BOTH, data={"seen": 1}, works_for=_sanne, shown=build.WORDS
    ),
    "assignments:hand_in": Access(arrange=_hand_in, works_for=_trainer, shown=build.WORDS),
    "assignments:moment": Access(arrange=_hand_in, works_for=_sanne, shown=build.WORDS),
    "assignments:let_read": Access(arrange=_hand_in, methods=BOTH, works_for=_sanne, shown="Tarik Aydin"),
    "assignments:end_reading": Access(
        arrange=_reader, methods=("post",), works_for=lambda stage: stage.bureau.a.participants[1], works=(302,)
    ),
    "assignments:take_back": Access(arrange=_hand_in, methods=("post",), works_for=_sanne),
    "assignments:remark": Access(
        arrange=_hand_in, methods=("post",), data={"turn": 1, "text": build.SAID}, works_for=_trainer
    ),
    "assignments:withdraw_remark": Access(arrange=_remark, methods=("post",), works_for=_trainer),
    "assignments:answer": Access(arrange=_remark, methods=BOTH, works_for=_sanne, shown=build.SAID),
    "assignments:of_group": Access(arrange=_of_group, works_for=_trainer, shown="Sanne"),
}
