"""Who may ask the urls of sheets and publications: see `tests/guards/access.py`."""

from collections.abc import Callable
from typing import Any

from leertraject.effects.models import Publication, Sheet
from leertraject.effects.tests import build
from leertraject.lookback.tests import stage as scenes
from leertraject.people.models import Person
from leertraject.programmes.models import Enrolment
from tests.guards.access import Access, Stage

BOTH = ("get", "post")
CLAIM = "Een kaart blijft bij als er een gesprek op volgt"


def _sponsor(stage: Stage) -> Person:
    return stage.bureau.a.sponsor


def _sheet(stage: Stage) -> dict[str, object]:
    return {"sheet_id": build.grounded(scenes.scene(stage.bureau, stage.moment)).sheet.pk}


def _left(stage: Stage) -> dict[str, object]:
    """A sheet made by someone who leads no longer: seen, and not worked on."""
    made = _sheet(stage)
    Sheet.objects.update(made_by=stage.bureau.hanneke.pk)
    return made


def _publication(stage: Stage) -> dict[str, object]:
    return {"publication_id": build.published(scenes.scene(stage.bureau, stage.moment)).pk}


def _published_by_one_who_left(stage: Stage) -> dict[str, object]:
    made = _publication(stage)
    Publication.objects.update(by=stage.bureau.hanneke.pk)
    return made


def _two(stage: Stage) -> dict[str, object]:
    """A publication with one before it."""
    scene = scenes.scene(stage.bureau, stage.moment)
    sheet = build.grounded(scene).sheet
    build.publish(sheet, scene)
    return {"publication_id": build.publish(sheet, scene).pk}


def _nothing(arrange: Callable[[Stage], Any]) -> Callable[[Stage], dict[str, object]]:
    def made(stage: Stage) -> dict[str, object]:
        arrange(stage)
        return {}

    return made


def _trainer(stage: Stage) -> Person:
    return stage.bureau.hanneke


def _alumna(stage: Stage) -> Person:
    return stage.bureau.a.alumni[0]


def _took_part(stage: Stage) -> dict[str, object]:
    """An enrolment in a group that is over."""
    scenes.scene(stage.bureau, stage.moment)
    found = Enrolment.objects.get(person=_alumna(stage), cohort__finish__isnull=False)
    return {"cohort_id": found.cohort_id, "enrolment_id": found.pk}


CASES = {
    "effects:certificate": Access(arrange=_took_part, works_for=_alumna),
    "effects:sheets": Access(arrange=_nothing(_sheet), shown="Wat groep 5 opleverde"),
    "effects:sheet_new": Access(arrange=_nothing(_sheet), methods=BOTH, shown="Voor welke organisatie?"),
    "effects:sheet": Access(arrange=_left, methods=BOTH, shown=CLAIM, refuses=_trainer),
    "effects:grounds": Access(arrange=_left, methods=BOTH, shown=CLAIM, refuses=_trainer),
    "effects:preview": Access(arrange=_sheet, shown=CLAIM),
    # Without what stood on the preview, the preview comes back.
    "effects:publish": Access(arrange=_left, methods=("post",), data={"revision": 3}, works=(409,), refuses=_trainer),
    "effects:discard": Access(arrange=_left, methods=BOTH, refuses=_trainer),
    # Every sponsor has a list of what was published for their own organisation.
    "effects:publications": Access(arrange=_nothing(_publication), works_for=_sponsor, shown="Wat groep 5 opleverde"),
    "effects:publication": Access(arrange=_publication, works_for=_sponsor, shown=CLAIM),
    "effects:take_back": Access(
        arrange=_published_by_one_who_left, methods=BOTH, data={"reason": "Een fout."}, refuses=_trainer
    ),
    "effects:comparison": Access(arrange=_two, works_for=_sponsor, shown=CLAIM),
    "effects:as_word": Access(arrange=_publication, works_for=_sponsor),
    "effects:as_pdf": Access(arrange=_publication, works_for=_sponsor),
}
