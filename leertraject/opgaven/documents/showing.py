"""Documents on screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from leertraject.analysis.documents import HEADING
from leertraject.opgaven.documents import finding
from leertraject.opgaven.models import Document, DocumentState, Paragraph
from leertraject.opgaven.showing import day
from leertraject.programmes.showing import counted


@dataclass(frozen=True, slots=True)
class Row:
    """A document in the list."""

    title: str
    url: str
    meta: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph of the reader; `page` is said where a page begins, else 0."""

    number: int
    page: int
    heading: bool
    text: str


def row(one: Document) -> Row:
    """Returns a document in the list."""
    said = counted(one.length, "alinea", "alinea's") if one.state == DocumentState.READ else one.get_state_display()  # type: ignore[attr-defined]
    return Row(one.title, reverse("opgaven:document", args=[one.pk]), f"{day(one.dated_on)}, {said}.")


def kicker(one: Document) -> str:
    """Returns of which day a document is, and how long."""
    told = ["Stuk", day(one.dated_on)]
    if one.pages > 1:
        told.append(f"{one.pages} bladzijden")
    if one.length:
        told.append(counted(one.length, "alinea", "alinea's"))
    return ", ".join(told)


def paragraphs(found: Sequence[Paragraph]) -> list[Shown]:
    """Returns the paragraphs that stand together."""
    pages = [0, *(one.page for one in found)]
    return [
        Shown(one.number, one.page if one.page != before else 0, one.part == HEADING, one.text)
        for before, one in zip(pages, found, strict=False)
    ]


def ways(document: Document, first: int) -> list[dict[str, str]]:
    """Returns the ways to the paragraphs before and after those that begin with number `first`."""
    here = reverse("opgaven:document", args=[document.pk])
    found = []
    if first > 1:
        found.append({"text": "Eerdere alinea's", "url": f"{here}?vanaf={first - finding.CHUNK}"})
    if first + finding.CHUNK <= document.length:
        found.append({"text": "Verdere alinea's", "url": f"{here}?vanaf={first + finding.CHUNK}"})
    return found


def place(document: Document, number: int) -> str:
    """Returns the address of one paragraph."""
    here = reverse("opgaven:document", args=[document.pk])
    return f"{here}?vanaf={finding.first_of(number)}#alinea-{number}"
