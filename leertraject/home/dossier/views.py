"""The dossier, to read and to keep. It says nothing about anyone, so everyone may read it."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leertraject import __version__
from leertraject.effects.files import pdf
from leertraject.effects.showing.blocks import Block
from leertraject.home.dossier import gathering


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


def _sections() -> list[tuple[str, list[Block]]]:
    """Everything below the title, a pair of heading and blocks each."""
    found: list[tuple[str, list[Block]]] = []
    for block in gathering.blocks()[2:]:
        if block.kind == "heading":
            found.append((block.text, []))
        else:
            found[-1][1].append(block)
    return found
