"""The pages of what is kept about someone; each opens for that person alone."""

import uuid
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from leertraject.home.mine import handing, looks
from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.lookback import emails
from leertraject.lookback.showing import paging
from leertraject.notices import links

READ = "gelezen"


@require_safe
@never_cache
def mine(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """What is kept about whoever is here, who reads it, and how long it stays."""
    me, until = _here(request, person_id, clock.now())
    context = {"person_id": person_id, "me": me.name, "by_link": until is not None, "parts": handing.kept(person_id)}
    return render(request, "home/mine/mine.html", context)


@require_safe
@never_cache
def seen(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Who saw what of whoever is here, and when."""
    me, _ = _here(request, person_id, clock.now())
    only_read = request.GET.get("wat") == READ
    page = Paginator(looks.of(person_id, only_read=only_read), paging.PAGE).get_page(request.GET.get("bladzijde"))
    context = {
        "person_id": person_id,
        "me": me.name,
        "only_read": only_read,
        "rows": looks.named(page),
        "beside": paging.beside(page, keep={"wat": READ} if only_read else {}),
    }
    return render(request, "home/mine/seen.html", context)


@require_safe
@never_cache
def download(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Everything that is kept about whoever is here, as a zip."""
    now = clock.now()
    me, _ = _here(request, person_id, now)
    response = HttpResponse(handing.files(person_id, name=me.name, now=now), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="mijn-gegevens-{timezone.localdate(now)}.zip"'
    return response


def _here(request: HttpRequest, person_id: uuid.UUID, now: datetime) -> tuple[Actor, datetime | None]:
    """Returns who is here, and until when their link works if they came by one. Raises Http404 for anyone else."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.subject == person_id:
        return actor, None
    for link in links.held_many(request, [(emails.OWN, person_id)], now):
        if link.person_id == person_id:
            return Actor(subject=person_id, name=link.person.name), link.expires_at
    raise Http404
