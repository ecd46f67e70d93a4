"""Publications: read by the people of the client, and by who publishes."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from leertraject.effects import rules
from leertraject.effects.models import Publication
from leertraject.effects.queries import publications as queries
from leertraject.effects.showing import page as showing
from leertraject.effects.showing import sheet as rows
from leertraject.effects.views.trying import actor_of
from leertraject.kernel import clock
from leertraject.lookback.showing import paging
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
    page = showing.page(queries.content(found, today=timezone.localdate(clock.now())))
    context = {
        "publication": found,
        "content": page,
        "kicker": showing.kicker(page),
        "readers": showing.readers(page),
        "others": queries.beside(found).filter(pk__in=queries.visible_to(actor_of(request)).values("pk"))[:20],
        "leads": rules.makes_sheets(actor_of(request)),
    }
    return render(request, "effects/publication.html", context)


def _found(request: HttpRequest, publication_id: uuid.UUID) -> Publication:
    return get_object_or_404(queries.visible_to(actor_of(request)), pk=publication_id)
