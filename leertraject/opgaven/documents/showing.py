"""Documents on screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from leertraject.analysis.documents import HEADING
from leertraject.opgaven.documents import finding
from leertraject.opgaven.models import Citation, Document, DocumentState, Paragraph
from leertraject.opgaven.showing import day
from leertraject.programmes.showing import counted


@dataclass(frozen=True, slots=True)
class Row:
    """A document in the list."""

    title: str
    url: str
    meta: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A citation beside its paragraph: the opgave that rests on it, and by which role and when it was cited."""

    opgave: str
    url: str
    meta: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph of the reader; `page` is said where a page begins, else 0. `marks` are the words that are cited."""

    number: int
    page: int
    heading: bool
    text: str
    marks: list[tuple[int, int, str]]
    notes: list[Noted]


@dataclass(frozen=True, slots=True)
class Rests:
    """Words on which an opgave rests; `url` is where they stand and `off` takes them off, "" for who may not."""

    quote: str
    source: str
    url: str
    meta: str
    off: str


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


def paragraphs(found: Sequence[Paragraph], cited: Sequence[Citation]) -> list[Shown]:
    """Returns the paragraphs that stand together, with what is cited of them."""
    pages = [0, *(one.page for one in found)]
    of: dict[int, list[Citation]] = {}
    for one in cited:
        of.setdefault(one.paragraph.number, []).append(one)
    return [
        Shown(
            number=one.number,
            page=one.page if one.page != before else 0,
            heading=one.part == HEADING,
            text=one.text,
            marks=[(cite.start, cite.end, "cite") for cite in of.get(one.number, [])],
            notes=[
                Noted(cite.opgave.title, reverse("opgaven:opgave", args=[cite.opgave_id]), _by(cite))
                for cite in of.get(one.number, [])
            ],
        )
        for before, one in zip(pages, found, strict=False)
    ]


def rests(found: Sequence[Citation], *, reads: bool, change: bool) -> list[Rests]:
    """Returns the words on which an opgave rests; `reads` says whether one may read the documents."""
    return [
        Rests(
            quote=one.quote,
            source=_source(one.paragraph),
            url=place(one.paragraph.document, one.paragraph.number) if reads else "",
            meta=_by(one),
            off=reverse("opgaven:take_off_citation", args=[one.pk]) if change else "",
        )
        for one in found
    ]


def _source(one: Paragraph) -> str:
    page = f", bladzijde {one.page}" if one.document.pages > 1 else ""
    return f"{one.document.title}, {day(one.document.dated_on)}, alinea {one.number}{page}"


def _by(one: Citation) -> str:
    role = f" door {one.evidence.role.lower()}" if one.evidence.role else ""
    return f"Aangehaald{role} op {day(one.cited_at)}."


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
