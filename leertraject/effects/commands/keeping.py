"""Words that may not be read any more go from every sheet and publication. Never by hand: lookback tells when."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from leertraject.effects.models import (
    Publication,
    PublishedChange,
    PublishedInsight,
    PublishedQuote,
    Retraction,
    Sheet,
    SheetChange,
    SheetInsight,
    SheetQuote,
)
from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.lookback.models import Release, Study
from leertraject.lookback.queries import covering
from leertraject.privacy import boxes


def end_copies(release: Release, *, by: Actor, now: datetime) -> None:
    """Throws every copy of a release away; the place of the quote stays. Call inside the transaction of its end."""
    for quote in PublishedQuote.objects.filter(release=release, ended_at__isnull=True):
        boxes.destroy(quote.box)
        PublishedQuote.objects.filter(pk=quote.pk).update(words=b"", shown_as=b"", ended_at=now)
        logbook.record("end_copy", by=by, now=now, on=quote)
    SheetQuote.objects.filter(release=release).delete()


def cover_words(study: Study, sources: Mapping[Any, str], *, by: Actor, now: datetime) -> None:
    """Covers these words in every text about the study, also where it lies frozen: they may be read nowhere.

    Call inside the transaction of the withdrawal.
    """
    for row, fields in _written(study):
        changed = []
        for field in fields:
            places = covering.repeated(getattr(row, field), sources)
            if places:
                setattr(row, field, _covered(row, field, places))
                changed.append(field)
        if changed:
            row.save(update_fields=changed)
            logbook.record("cover_words", by=by, now=now, on=row)


def _covered(row: Model, field: str, places: list[list[int]]) -> str:
    longest = row._meta.get_field(field).max_length  # type: ignore[union-attr]
    return covering.covered(getattr(row, field), places)[:longest]


def _written(study: Study) -> Iterator[tuple[Model, tuple[str, ...]]]:
    texts, line = ("title", "intro", "ask"), ("claim", "against")
    for model, fields, of in (
        (Sheet, texts, "study"),
        (SheetInsight, line, "sheet__study"),
        (SheetChange, ("said",), "sheet__study"),
        (Publication, texts, "study"),
        (Retraction, ("reason",), "publication__study"),
        (PublishedInsight, line, "publication__study"),
        (PublishedChange, ("title", "what", "reason", "said"), "publication__study"),
    ):
        for row in model._default_manager.filter(**{of: study}):
            yield row, fields
