"""Sheets in words, for lists and forms."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from leertraject.effects.models import Publication, Sheet
from leertraject.effects.queries.receivers import Receivers
from leertraject.lookback.models import Insight
from leertraject.lookback.queries import covering
from leertraject.lookback.showing import checks, counted, dates
from leertraject.ui import conflicts

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


def publications(found: Iterable[Publication], *, client: bool, whole: bool = False) -> list[Row]:
    """Returns the rows of a list of publications; `client` says for whom each is, `whole` also names what was taken
    back."""
    return [
        {
            "key": dates.day(one.at),
            "head": one.title if whole or not one.is_taken_back else without_title(one),
            "url": reverse("effects:publication", args=[one.pk]),
            "meta": f"Voor {one.organisation}. {one.study.programme}." if client else f"{one.study.programme}.",
            "status": _standing(one),
        }
        for one in found
    ]


def name(publication: Publication) -> str:
    """Returns a publication in a few words, for elsewhere."""
    taken_back = ", teruggenomen" if publication.is_taken_back else ""
    return f"Publicatie voor {publication.organisation}, {dates.day(publication.at)}{taken_back}"


def without_title(publication: Publication) -> str:
    """Returns a publication in a few words that say nothing of its content."""
    return f"Publicatie van {dates.day(publication.at)}"


def told(mails: Mapping[str | None, int]) -> str:
    """Returns how the mails to the sponsors went, or "" when none was made."""
    return f"Gemeld per mail. {checks.delivered(mails)}" if mails else ""


def hears(found: Receivers) -> str:
    """Returns who gets a mail about a publication, and who cannot.

    >>> hears(Receivers((), ()))
    'Er gaat geen mail: deze organisatie heeft geen opdrachtgever die zich kan aanmelden.'
    """
    names, others = ([person.name for person in several] for several in (found.reachable, found.others))
    words = "Er gaat geen mail: deze organisatie heeft geen opdrachtgever die zich kan aanmelden."
    if names:
        words = f"{counted.listed(names)} {'krijgt' if len(names) == 1 else 'krijgen'} één mail met een link."
    if not others:
        return words
    lacks, miss = ("heeft", "hoort") if len(others) == 1 else ("hebben", "horen")
    return f"{words} {counted.listed(others)} {lacks} geen account of geen e-mailadres en {miss} niets."


def url(publication: Publication) -> str:
    """Returns where a publication is read."""
    return reverse("effects:publication", args=[publication.pk])


def fallen(found: Iterable[Insight]) -> list[Row]:
    """Returns the insights on a sheet that are not confirmed any more."""
    return [
        {"head": f"{one} is niet meer bevestigd.", "url": reverse("lookback:insight", args=[one.pk])} for one in found
    ]


def was_first(sheet: Sheet, name: str) -> str:
    """Returns who changed a sheet while someone else wrote, and when; nobody when withdrawn words went from it."""
    if covering.GONE in f"{sheet.title} {sheet.intro} {sheet.ask}":
        return covering.WENT
    return conflicts.was_first("dit blad", name, sheet.changed_at)


def number(value: str | None) -> int:
    """Returns a number that came with a form, or 0."""
    return int(value) if value and value.isdecimal() and len(value) < 10 else 0


def _standing(publication: Publication) -> str:
    if publication.is_taken_back:
        return f"Teruggenomen op {dates.day(publication.retraction.at)}"
    return "Vervangen door een nieuwere" if getattr(publication, "replaced", False) else ""


def _published(times: int) -> str:
    return "Concept" if not times else "Gepubliceerd" if times == 1 else f"{times} keer gepubliceerd"
