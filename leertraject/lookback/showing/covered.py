"""What lost withdrawn words, in words, and where it can be said otherwise."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Model
from django.urls import reverse

from leertraject.programmes.models import Block

Words = tuple[str, str, str, str]
OTHERWISE = "Wij haalden ze weg. Zeg het in je eigen woorden."


class Said(NamedTuple):
    """What goes in the margin, in what the words stood, which one that is, what to do, and the page for it."""

    key: str
    place: str
    which: str
    how: str
    do: str
    url: str


def said(row: Model) -> Said:
    """Returns the words for one row."""
    if isinstance(row, Block) and row.version.published and row.cohort_id is None:
        how = "Wij haalden ze weg. Deze versie ligt vast. Zeg het anders in een nieuwe versie."
        page = reverse("programmes:programme", args=[row.version.programme_id])
        return Said(_version(row), "een onderdeel", _block(row), how, "Open het leertraject", page)
    key, place, which, page = WORDS[row._meta.label_lower](row)
    return Said(key, place, which, OTHERWISE, "Zeg het anders", page)


def _block(block: Block) -> str:
    return f"{block.version.programme}: {block.title}"


def _version(block: Block) -> str:
    return f"versie {block.version.number}"


def _of_block(block: Block) -> Words:
    if block.cohort_id:
        page = reverse("programmes:own_block", args=[block.cohort_id, block.pk])
        return "groep", "iets wat een groep zelf toevoegde", block.title, page
    version = block.version
    url = reverse("programmes:change_block", args=[version.programme_id, version.number, block.pk])
    return _version(block), "een onderdeel", _block(block), url


WORDS: dict[str, Callable[[Any], Words]] = {
    "programmes.programme": lambda row: (
        "leertraject",
        "de tekst van een leertraject",
        row.title,
        reverse("programmes:revise_programme", args=[row.pk]),
    ),
    "programmes.block": _of_block,
    "programmes.cohort": lambda row: (
        "groep",
        "de naam van een groep",
        row.title,
        reverse("programmes:rename_cohort", args=[row.pk]),
    ),
    "programmes.session": lambda row: (
        "bijeenkomst",
        "de plek van een bijeenkomst",
        f"{row.cohort.title}: {row.block.title}",
        reverse("programmes:arrange_session", args=[row.cohort_id, row.pk]),
    ),
    "lookback.study": lambda row: (
        "onderzoek",
        "de tekst van een onderzoek",
        row.title,
        reverse("lookback:study_edit", args=[row.pk]),
    ),
    "lookback.conversation": lambda row: (
        "gesprek",
        "de plaats van een gesprek",
        str(row),
        reverse("lookback:move_conversation", args=[row.pk]),
    ),
    "lookback.code": lambda row: ("code", "een code", row.name, reverse("lookback:code_edit", args=[row.pk])),
}
