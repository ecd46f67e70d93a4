"""Who may ask the urls of the notebook: see `tests/guards/access.py`."""

from leertraject.people.models import Person
from leertraject.reflections.models import Circle
from leertraject.reflections.tests import build
from tests.guards.access import Access, Stage

BOTH = ("get", "post")


def _sanne(stage: Stage) -> Person:
    return stage.bureau.a.participants[0]


def _trainer(stage: Stage) -> Person:
    return stage.bureau.hanneke


def _page(stage: Stage) -> dict[str, object]:
    return {"reflection_id": build.reflection(_sanne(stage), stage.moment, prompt=build.AHEAD).pk}


def _written(stage: Stage) -> dict[str, object]:
    _page(stage)
    return {}


def _share(stage: Stage) -> dict[str, object]:
    cohort = build.group(stage.bureau, stage.moment)
    found = build.reflection(_sanne(stage), stage.moment)
    return {"share_id": build.shared(found, Circle.TRAINERS, cohort, stage.moment).pk}


CASES = {
    "reflections:notebook": Access(
        arrange=_written, outsider=200, hidden=build.WORDS, works_for=_sanne, shown=build.WORDS
    ),
    "reflections:begin": Access(methods=("post",), data={"vraag": build.PROMPT}, outsider=302, works_for=_sanne),
    "reflections:reflection": Access(arrange=_page, methods=BOTH, works_for=_sanne, shown=build.WORDS),
    "reflections:passage": Access(
        arrange=_page,
        methods=("post",),
        data={"position": 1, "text": "Anders", "seen": 1},
        works_for=_sanne,
    ),
    "reflections:return_on": Access(arrange=_page, methods=BOTH, data={"day": "2026-11-01"}, works_for=_sanne),
    "reflections:discard": Access(arrange=_page, methods=BOTH, works_for=_sanne),
    "reflections:share": Access(arrange=_page, methods=BOTH, works_for=_sanne),
    "reflections:shared_one": Access(arrange=_share, works_for=_trainer, shown=build.WORDS),
    "reflections:withdraw_share": Access(arrange=_share, methods=("post",), works_for=_sanne),
}
