"""Publications: read by the people of the client, and by who publishes."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from leertraject.effects import rules
from leertraject.effects.commands import publishing
from leertraject.effects.files import pdf, word
from leertraject.effects.forms.publications import TakeBackForm
from leertraject.effects.models import Publication
from leertraject.effects.queries import figures
from leertraject.effects.queries import publications as queries
from leertraject.effects.showing import comparing
from leertraject.effects.showing import page as showing
from leertraject.effects.showing import sheet as rows
from leertraject.effects.views.trying import actor_of, tried
from leertraject.kernel import clock
from leertraject.lookback.showing import dates
from leertraject.people.access import signed_in
from leertraject.ui import paging


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
        "rows": rows.publications(page, client=makes, whole=makes),
        "makes": makes,
    }
    return render(request, "effects/publications.html", context)


@require_safe
@signed_in
def publication(request: HttpRequest, publication_id: uuid.UUID) -> HttpResponse:
    """One publication as it was frozen, without what has ended since; taken back, for a client only that."""
    actor, found = actor_of(request), _found(request, publication_id)
    newer = queries.newer(actor, found) if found.replaced else None  # type: ignore[attr-defined]
    if not queries.may_read(actor, found):
        gone = {"publication": found, "newer": newer, "name": rows.without_title(found)}
        return render(request, "effects/taken_back.html", gone)
    page = _page(found)
    context = {
        "publication": found,
        "content": page,
        "kicker": showing.kicker(page),
        "readers": showing.readers(page),
        "others": queries.beside(actor, found)[:20],
        "newer": newer,
        "leads": rules.makes_sheets(actor),
        "told": rows.told(queries.mails(found)) if rules.makes_sheets(actor) else "",
    }
    return render(request, "effects/publication.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def take_back(request: HttpRequest, publication_id: uuid.UUID) -> HttpResponse:
    """Takes a publication back, after saying what follows and asking why."""
    actor, found = actor_of(request), _found(request, publication_id)
    rules.check_may_take_back(actor, found.is_taken_back)
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if tried(form, lambda: publishing.take_back(publication=found, reason=reason, by=actor, now=clock.now())):
            return redirect("effects:publication", found.pk)
    context = {
        "publication": found,
        "form": form,
        "kicker": rows.name(found),
        "keep": f"terugneming-{found.pk}-{actor.subject}",
    }
    return render(request, "effects/retraction.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def comparison(request: HttpRequest, publication_id: uuid.UUID) -> HttpResponse:
    """A publication beside another one for the same client: the one before it, unless asked otherwise."""
    found = get_object_or_404(queries.readable_to(actor_of(request)), pk=publication_id)
    other = queries.other(actor_of(request), found, request.GET.get("met", ""))
    if other is None:
        raise Http404
    pair = sorted((found, other), key=lambda one: one.number)
    told = queries.contents(pair, today=timezone.localdate(clock.now()), least=figures.rules())
    older, newer = map(showing.page, told)
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
    page = _page(_to_keep(request, publication_id))
    return _file(page, word.word(page), word.CONTENT_TYPE, "docx")


@require_safe
@signed_in
def as_pdf(request: HttpRequest, publication_id: uuid.UUID) -> HttpResponse:
    """A publication as a PDF."""
    page = _page(_to_keep(request, publication_id))
    return _file(page, pdf.pdf(page), pdf.CONTENT_TYPE, "pdf")


def _page(found: Publication) -> showing.Page:
    return showing.page(queries.content(found, today=timezone.localdate(clock.now())))


def _file(page: showing.Page, made: bytes, content_type: str, ending: str) -> HttpResponse:
    answer = HttpResponse(made, content_type=content_type)
    name = slugify(f"{page.title} {page.standing}")[:80]
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer


def _found(request: HttpRequest, publication_id: uuid.UUID) -> Publication:
    return get_object_or_404(queries.visible_to(actor_of(request)), pk=publication_id)


def _to_keep(request: HttpRequest, publication_id: uuid.UUID) -> Publication:
    """A publication of which a file may be made."""
    found = _found(request, publication_id)
    rules.check_may_keep_a_file(found.is_taken_back)
    return found
