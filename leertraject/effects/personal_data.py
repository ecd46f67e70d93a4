"""Which fields of sheets and publications are personal, and how they are handed over or erased.

What a speaker released stands in publications as sealed copies; erasing the speaker ends the release, and the copies go
with it (`keeping.py`).
"""

import uuid

from leertraject.effects.models import Publication, Retraction, Sheet
from leertraject.privacy.personal_data import PERSONAL, PLAIN, SENSITIVE

FIELDS = {
    "effects.Sheet.id": PLAIN,
    "effects.Sheet.organisation": PLAIN,
    "effects.Sheet.study": PLAIN,
    "effects.Sheet.title": PLAIN,
    "effects.Sheet.intro": PLAIN,
    "effects.Sheet.ask": PLAIN,
    "effects.Sheet.revision": PLAIN,
    "effects.Sheet.made_at": PLAIN,
    "effects.Sheet.made_by": PERSONAL,
    "effects.Sheet.changed_at": PLAIN,
    "effects.Sheet.changed_by": PERSONAL,
    "effects.SheetCohort.id": PLAIN,
    "effects.SheetCohort.sheet": PLAIN,
    "effects.SheetCohort.cohort": PLAIN,
    "effects.SheetInsight.id": PLAIN,
    "effects.SheetInsight.sheet": PLAIN,
    "effects.SheetInsight.insight": PLAIN,
    "effects.SheetInsight.position": PLAIN,
    "effects.SheetInsight.claim": PLAIN,
    "effects.SheetInsight.against": PLAIN,
    "effects.SheetQuote.id": PLAIN,
    "effects.SheetQuote.line": PLAIN,
    "effects.SheetQuote.release": PLAIN,
    "effects.SheetChange.id": PLAIN,
    "effects.SheetChange.sheet": PLAIN,
    "effects.SheetChange.change": PLAIN,
    "effects.SheetChange.said": PLAIN,
    "effects.FrozenFigures.id": PLAIN,
    "effects.FrozenFigures.study": PLAIN,
    "effects.FrozenFigures.at": PLAIN,
    "effects.FrozenFigures.minimum": PLAIN,
    "effects.FrozenFigures.cohorts": PLAIN,
    "effects.FrozenFigures.people": SENSITIVE,
    "effects.FrozenFigures.voices": PLAIN,
    "effects.FrozenFigures.supports": PLAIN,
    "effects.Publication.id": PLAIN,
    "effects.Publication.sheet": PLAIN,
    "effects.Publication.organisation": PLAIN,
    "effects.Publication.study": PLAIN,
    "effects.Publication.figures": PLAIN,
    "effects.Publication.number": PLAIN,
    "effects.Publication.title": PLAIN,
    "effects.Publication.intro": PLAIN,
    "effects.Publication.ask": PLAIN,
    "effects.Publication.cohorts": PLAIN,
    "effects.Publication.at": PLAIN,
    "effects.Publication.by": PERSONAL,
    "effects.Retraction.id": PLAIN,
    "effects.Retraction.publication": PLAIN,
    "effects.Retraction.reason": PLAIN,
    "effects.Retraction.at": PLAIN,
    "effects.Retraction.by": PERSONAL,
    "effects.PublishedInsight.id": PLAIN,
    "effects.PublishedInsight.publication": PLAIN,
    "effects.PublishedInsight.insight": PLAIN,
    "effects.PublishedInsight.position": PLAIN,
    "effects.PublishedInsight.theme": PLAIN,
    "effects.PublishedInsight.claim": PLAIN,
    "effects.PublishedInsight.against": PLAIN,
    "effects.PublishedQuote.id": PLAIN,
    "effects.PublishedQuote.line": PLAIN,
    "effects.PublishedQuote.release": PLAIN,
    "effects.PublishedQuote.box": PLAIN,
    "effects.PublishedQuote.words": SENSITIVE,
    "effects.PublishedQuote.shown_as": SENSITIVE,
    "effects.PublishedQuote.literal": PLAIN,
    "effects.PublishedQuote.noted": PLAIN,
    "effects.PublishedQuote.holders": PLAIN,
    "effects.PublishedQuote.until": PLAIN,
    "effects.PublishedQuote.ended_at": PLAIN,
    "effects.PublishedChange.id": PLAIN,
    "effects.PublishedChange.publication": PLAIN,
    "effects.PublishedChange.change": PLAIN,
    "effects.PublishedChange.version": PLAIN,
    "effects.PublishedChange.number": PLAIN,
    "effects.PublishedChange.title": PLAIN,
    "effects.PublishedChange.what": PLAIN,
    "effects.PublishedChange.reason": PLAIN,
    "effects.PublishedChange.said": PLAIN,
    "effects.PublishedChange.because": PLAIN,
    "effects.PublishedCheck.id": PLAIN,
    "effects.PublishedCheck.line": PLAIN,
    "effects.PublishedCheck.check_of": PLAIN,
    "effects.PublishedCheck.cohort": PLAIN,
    "effects.PublishedCheck.due_on": PLAIN,
    "effects.PublishedCheck.verdict": PLAIN,
    "effects.PublishedCheck.reported_at": PLAIN,
}

# Who did something: after an erasure it was somebody.
WRITERS = ((Sheet, "made_by"), (Sheet, "changed_by"), (Publication, "by"), (Retraction, "by"))

# Of which data kind of the matrix each part of `export_for` is.
KINDS = {"bladen": "publicatie", "publicaties": "publicatie", "teruggenomen": "publicatie"}


_STAYS = "Blijft voor de opdrachtgever. Jouw naam gaat eraf."
# What is left of what someone made when they are erased.
STAYS = dict.fromkeys(KINDS, _STAYS)


def export_for(person_id: uuid.UUID) -> dict[str, list[dict[str, object]]]:
    """Returns which sheets someone made, and which publications someone published or took back."""
    return {
        "bladen": [
            {"titel": sheet.title, "voor": sheet.organisation.name, "gemaakt": sheet.made_at}
            for sheet in Sheet.objects.filter(made_by=person_id).select_related("organisation")
        ],
        "publicaties": [
            {"titel": one.title, "voor": one.organisation.name, "gepubliceerd": one.at}
            for one in Publication.objects.filter(by=person_id).select_related("organisation")
        ],
        "teruggenomen": [
            {"titel": one.publication.title, "teruggenomen": one.at, "waarom": one.reason}
            for one in Retraction.objects.filter(by=person_id).select_related("publication")
        ],
    }


def erase_for(person_id: uuid.UUID) -> None:
    """Takes the person's id off what they made; publications stay as they are."""
    for model, field in WRITERS:
        model._default_manager.filter(**{field: person_id}).update(**{field: None})
