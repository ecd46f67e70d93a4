"""The dossier, to read and to keep. It says nothing about anyone, so everyone may read it."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leertraject import __version__
from leertraject.effects.files import pdf
from leertraject.effects.showing.blocks import Block
from leertraject.home.dossier import gathering


@dataclass(frozen=True, slots=True)
class Folded:
    """What can be opened on the page: its head, and under it pairs of term and words, or else lines."""

    head: str
    rows: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()


@require_safe
def dossier(request: HttpRequest) -> HttpResponse:
    """The dossier as a page."""
    context = {"title": gathering.TITLE, "lead": gathering.LEAD, "sections": _sections(), "version": __version__}
    return render(request, "home/dossier.html", context)


@require_safe
def as_pdf(request: HttpRequest) -> HttpResponse:
    """The same as a PDF/UA."""
    answer = HttpResponse(_pdf(), content_type=pdf.CONTENT_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="dossier-leertraject-{__version__}.pdf"'
    return answer


@cache
def _pdf() -> bytes:
    """Made once in a process: nothing in it changes while it runs, and anyone may ask for it."""
    return pdf.of_blocks(
        gathering.TITLE, foot=f"{gathering.TITLE}. Leertraject {__version__}", column=gathering.blocks()
    )


def _sections() -> list[tuple[str, list[Block | Folded]]]:
    """Everything below the title, a pair of heading and parts each; what stands under a subheading is folded."""
    found: list[tuple[str, list[Block | Folded]]] = []
    column = iter(gathering.blocks()[2:])
    for block in column:
        if block.kind == "heading":
            found.append((block.text, []))
        elif block.kind == "subheading":
            found[-1][1].append(_folded(block.text, next(column).items))
        else:
            found[-1][1].append(block)
    return found


def _folded(head: str, items: tuple[str, ...]) -> Folded:
    pairs = [item.partition(": ") for item in items]
    if not all(words for _, _, words in pairs):
        return Folded(head, lines=items)
    return Folded(head, tuple((term, words) for term, _, words in pairs))
