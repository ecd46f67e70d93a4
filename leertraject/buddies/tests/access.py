"""Who may ask the urls of buddies: see `tests/guards/access.py`."""

from leertraject.buddies.tests import build
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort
from tests.guards.access import Access, Stage


def _sanne(stage: Stage) -> Person:
    return stage.bureau.a.participants[0]


def _tarik(stage: Stage) -> Person:
    return stage.bureau.a.participants[1]


def _group(stage: Stage) -> Cohort:
    return build.group(stage.bureau, stage.moment, both=False)


def _cohort(stage: Stage) -> dict[str, object]:
    return {"cohort_id": _group(stage).pk}


def _request(stage: Stage) -> dict[str, object]:
    made = build.asked(_group(stage), _sanne(stage), _tarik(stage), stage.moment)
    return {"cohort_id": made.cohort_id, "request_id": made.pk}


def _pair(stage: Stage) -> dict[str, object]:
    made = build.pair(_group(stage), _sanne(stage), _tarik(stage), stage.moment)
    return {"cohort_id": made.cohort_id, "pair_id": made.pk}


BOTH = ("get", "post")
CASES = {
    "buddies:own": Access(arrange=_cohort, methods=BOTH, works_for=_sanne, shown="Tarik Aydin"),
    "buddies:answer": Access(
        arrange=_request, methods=("post",), data={"answer": "ja"}, works_for=_tarik, works=(302,)
    ),
    "buddies:take_back": Access(arrange=_request, methods=("post",), works_for=_sanne, works=(302,)),
    "buddies:end": Access(arrange=_pair, methods=BOTH, works_for=_tarik, shown="Sanne de Graaf"),
}
