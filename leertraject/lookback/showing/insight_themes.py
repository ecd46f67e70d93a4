"""The themes of insights in words, and the ways to the insights of each."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from leertraject.lookback.models import Study
from leertraject.lookback.queries.insight_themes import NONE, Chosen
from leertraject.lookback.showing import counted
from leertraject.programmes.examples import theme_name

Row = dict[str, Any]
WITHOUT = "Bij geen thema"


def named(theme: str) -> str:
    """Returns a theme as it stands beside an insight, or "" without one.

    >>> named("luisteren"), named("")
    ('Thema: Luisteren', '')
    """
    return f"Thema: {theme_name(theme)}" if theme else ""


def groups(
    rows: Sequence[Row], counts: Mapping[UUID, Mapping[str, int]], chosen: Chosen | None, *, whole: bool
) -> list[Row]:
    """Returns the rows of a list of insights per study, with the ways to each theme. `whole` says that the reader sees
    every insight, and so may be told which themes have none."""
    found = [(study, list(some)) for study, some in groupby(rows, key=lambda row: row["insight"].study)]
    if chosen and not found:
        found = [(chosen.study, [])]
    return [
        {
            "study": study,
            "rows": some,
            "ways": ways(study, counts[study.pk], chosen),
            "silent": silent(counts[study.pk]) if whole else "",
        }
        for study, some in found
    ]


def ways(study: Study, counts: Mapping[str, int], chosen: Chosen | None) -> list[Row]:
    """Returns a way to the insights of each theme that has one, with how many; none when no insight has a theme."""
    if not any(number for theme, number in counts.items() if theme):
        return []
    return [
        {
            "text": f"{theme_name(theme) if theme else WITHOUT} ({number})",
            "about": "inzicht" if number == 1 else "inzichten",
            "url": url(study, theme),
            "here": chosen is not None and chosen.theme == theme,
        }
        for theme, number in counts.items()
        if number
    ]


def silent(counts: Mapping[str, int]) -> str:
    """Returns the themes that no insight is about, when other themes have some."""
    if not any(number for theme, number in counts.items() if theme):
        return ""
    return counted.listed([f"‘{theme_name(theme)}’" for theme, number in counts.items() if theme and not number])


def url(study: Study, theme: str) -> str:
    """Returns where the insights of a theme stand; "" is no theme."""
    return f"{reverse('lookback:insights')}?{urlencode(_asked(study, theme))}"


def kept(chosen: Chosen | None) -> dict[str, str]:
    """Returns what goes along in the address from one page of these insights to the next."""
    return _asked(chosen.study, chosen.theme) if chosen else {}


def wanted(chosen: Chosen | None) -> str:
    """Returns which insights are shown, in a sentence, or "" for all."""
    if chosen is None:
        return ""
    if not chosen.theme:
        return "Je ziet alleen de inzichten die bij geen thema passen."
    return f"Je ziet alleen de inzichten bij het thema ‘{theme_name(chosen.theme)}’."


def _asked(study: Study, theme: str) -> dict[str, str]:
    return {"onderzoek": str(study.pk), "thema": theme or NONE}
