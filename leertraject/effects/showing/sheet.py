"""Sheets in words, for lists and forms."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from leertraject.effects.models import Publication, Sheet
from leertraject.lookback.showing import dates

Row = dict[str, Any]


def sheets(found: Iterable[Sheet]) -> list[Row]:
    """Returns the rows of a list of sheets, which know how often they were `published`."""
    return [
        {
            "key": dates.day(sheet.changed_at or sheet.made_at),
            "head": sheet.title,
            "url": reverse("effects:sheet", args=[sheet.pk]),
            "meta": f"Voor {sheet.organisation}. {sheet.study.title}.",
            "status": _published(sheet.published),  # type: ignore[attr-defined]
        }
        for sheet in found
    ]


def publications(found: Iterable[Publication], *, client: bool) -> list[Row]:
    """Returns the rows of a list of publications; `client` says for whom each is."""
    return [
        {
            "key": dates.day(one.at),
            "head": one.title,
            "url": reverse("effects:publication", args=[one.pk]),
            "meta": f"Voor {one.organisation}. {one.study.programme}." if client else f"{one.study.programme}.",
        }
        for one in found
    ]


def name(publication: Publication) -> str:
    """Returns a publication in a few words, for elsewhere."""
    return f"Publicatie voor {publication.organisation}, {dates.day(publication.at)}"


def url(publication: Publication) -> str:
    """Returns where a publication is read."""
    return reverse("effects:publication", args=[publication.pk])


def was_first(sheet: Sheet, name: str) -> str:
    """Returns who changed a sheet while someone else wrote, and when."""
    when = f" op {dates.day_and_time(sheet.changed_at)}" if sheet.changed_at else " intussen"
    return f"{name or 'Iemand anders'} veranderde dit blad{when}."


def number(value: str | None) -> int:
    """Returns a number that came with a form, or 0."""
    return int(value) if value and value.isdecimal() and len(value) < 10 else 0


def _published(times: int) -> str:
    return "Concept" if not times else "Gepubliceerd" if times == 1 else f"{times} keer gepubliceerd"
