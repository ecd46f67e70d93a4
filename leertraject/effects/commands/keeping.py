"""Words that may not be read any more go from every sheet and publication. Never by hand: lookback tells when."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import F, Model

from leertraject.effects.models import PublishedQuote, Sheet, SheetChange, SheetInsight, SheetQuote
from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.lookback.models import Release, Study
from leertraject.lookback.queries import covering
from leertraject.privacy import boxes
from leertraject.programmes import commands as programmes

# Every text about a study that people wrote, or that was copied from one.
WRITTEN = {
    "effects.sheet": ("title", "intro", "ask"),
    "effects.sheetinsight": ("claim", "against"),
    "effects.sheetchange": ("said",),
    "effects.publication": ("title", "intro", "ask"),
    "effects.retraction": ("reason",),
    "effects.publishedinsight": ("claim", "against"),
    "effects.publishedchange": ("title", "what", "reason", "said"),
}
# How such a row is found from its study, where it does not name it itself.
OF = {
    "effects.sheetinsight": "sheet__study",
    "effects.sheetchange": "sheet__study",
    "effects.retraction": "publication__study",
    "effects.publishedinsight": "publication__study",
    "effects.publishedchange": "publication__study",
}


def end_copies(release: Release, *, by: Actor, now: datetime) -> None:
    """Throws every copy of a release away; the place of the quote stays. Call inside the transaction of its end."""
    for quote in PublishedQuote.objects.filter(release=release, ended_at__isnull=True):
        boxes.destroy(quote.box)
        PublishedQuote.objects.filter(pk=quote.pk).update(words=b"", shown_as=b"", ended_at=now)
        logbook.record("end_copy", by=by, now=now, on=quote)
    SheetQuote.objects.filter(release=release).delete()


def cover_words(study: Study, sources: Mapping[Any, str], *, by: Actor, now: datetime) -> None:
    """Covers these words in every text about the study, also where it lies frozen: they may be read nowhere.

    A sheet of which a line is covered has another revision, so that nobody saves the old words again unasked. Call
    inside the transaction of the withdrawal.
    """
    for row in _written(study):
        found = {field: covering.repeated(getattr(row, field), sources) for field in WRITTEN[row._meta.label_lower]}
        texts = {field: _covered(row, field, places) for field, places in found.items() if places}
        if texts:
            programmes.cover_words(row=row, texts=texts, by=by, now=now)
            _on_its_sheet(row)


def _on_its_sheet(row: Model) -> None:
    if isinstance(row, SheetInsight | SheetChange):
        Sheet.objects.filter(pk=row.sheet_id).update(revision=F("revision") + 1)


def _covered(row: Model, field: str, places: list[list[int]]) -> str:
    longest = row._meta.get_field(field).max_length  # type: ignore[union-attr]
    return covering.covered(getattr(row, field), places)[:longest]


def _written(study: Study) -> Iterator[Model]:
    for kind in WRITTEN:
        yield from apps.get_model(kind)._default_manager.filter(**{OF.get(kind, "study"): study})
