"""Publications: read by the people of the client, and by who publishes."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from leertraject.analysis import disclosure
from leertraject.effects import rules
from leertraject.effects.files import pdf, word
from leertraject.effects.models import Publication
from leertraject.effects.queries import figures
from leertraject.effects.queries import publications as queries
from leertraject.effects.showing import comparing
from leertraject.effects.showing import page as showing
from leertraject.effects.showing import sheet as rows
from leertraject.effects.views.trying import actor_of
from leertraject.kernel import clock
from leertraject.lookback.showing import dates, paging
from leertraject.people.access import signed_in


@require_safe
@signed_in
def publications(request: HttpRequest) -> HttpResponse:
    """What was published for someone."""
    actor = actor_of(request)
    found = queries.visible_to(actor)
    makes = rules.makes_sheets(actor)
    if not makes and not found.exists():
        raise Http404
    page = Paginator(found, paging.PAGE).get_page(request.GET.get("bladzijde"))
    context = {
        "page": page,
        "beside": paging.beside(page),
        "rows": rows.publications(page, client=makes),
        "makes": makes,
    }
    return render(request, "effects/publications.html", context)


@require_safe
@signed_in
def publication(request: HttpRequest, publication_id: uuid.UUID) -> HttpResponse:
    """One publication as it was frozen, without what has ended since."""
    found = _found(request, publication_id)
    page = _page(found)
    context = {
        "publication": found,
        "content": page,
        "kicker": showing.kicker(page),
        "readers": showing.readers(page),
        "others": queries.beside(actor_of(request), found)[:20],
        "leads": rules.makes_sheets(actor_of(request)),
    }
    return render(request, "effects/publication.html", context)


@require_safe
@signed_in
def comparison(request: HttpRequest, publication_id: uuid.UUID) -> HttpResponse:
    """A publication beside another one for the same client: the one before it, unless asked otherwise."""
    found = _found(request, publication_id)
    other = queries.other(actor_of(request), found, request.GET.get("met", ""))
    if other is None:
        raise Http404
    pair = sorted((found, other), key=lambda one: one.number)
    least = figures.rules()
    older, newer = (_page(one, least) for one in pair)
    context = {
        "publication": found,
        "content": newer,
        "kicker": f"Voor de opdrachtgever van {newer.client}",
        "readers": showing.readers(newer),
        "tables": comparing.comparison(older, newer),
        "heads": ["Wat", *(f"Publicatie {one.number}, {dates.day(one.at)}" for one in pair)],
    }
    return render(request, "effects/comparison.html", context)


@require_safe
@signed_in
def as_word(request: HttpRequest, publication_id: uuid.UUID) -> HttpResponse:
    """A publication as a Word file."""
    page = _page(_found(request, publication_id))
    return _file(page, word.word(page), word.CONTENT_TYPE, "docx")


@require_safe
@signed_in
def as_pdf(request: HttpRequest, publication_id: uuid.UUID) -> HttpResponse:
    """A publication as a PDF."""
    page = _page(_found(request, publication_id))
    return _file(page, pdf.pdf(page), pdf.CONTENT_TYPE, "pdf")


def _page(found: Publication, least: disclosure.Rules | None = None) -> showing.Page:
    return showing.page(queries.content(found, today=timezone.localdate(clock.now()), least=least))


def _file(page: showing.Page, made: bytes, content_type: str, ending: str) -> HttpResponse:
    answer = HttpResponse(made, content_type=content_type)
    name = slugify(f"{page.title} {page.standing}")[:80]
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer


def _found(request: HttpRequest, publication_id: uuid.UUID) -> Publication:
    return get_object_or_404(queries.visible_to(actor_of(request)), pk=publication_id)
