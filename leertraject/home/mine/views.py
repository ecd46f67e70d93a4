"""The pages of what is kept about someone; each opens for that person alone."""

import uuid
from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from leertraject.home import commands
from leertraject.home.forms import EraseForm, NameForm
from leertraject.home.mine import erasing, handing, looks
from leertraject.home.retention import due, own
from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback import emails
from leertraject.notices import links
from leertraject.people import commands as people
from leertraject.people.models import Person
from leertraject.ui import paging
from leertraject.ui.number_words import capital

READ = "gelezen"


@require_safe
@never_cache
def mine(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """What is kept about whoever is here, who reads it, and how long it stays."""
    me, until = _here(request, person_id, clock.now())
    parts = handing.kept(person_id)
    context = {
        "person_id": person_id,
        "me": me.name,
        "by_link": until is not None,
        "parts": parts,
        "spoke": any(part.of == handing.CONVERSATIONS for part in parts),
    }
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
def own_terms(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """What of whoever is here goes by itself, from which day, and what is put off."""
    now = clock.now()
    me, _ = _here(request, person_id, now)
    context = {
        "person_id": person_id,
        "me": me.name,
        "heads": ("Wat", "Hoeveel", "Gaat weg", "Wat er dan gebeurt"),
        "rows": [going.row for going in own.of_person(person_id, now=now)],
        "pauses": [(capital(due.kinds()[one.kind]), one) for one in own.paused_for(person_id, now=now)],
    }
    return render(request, "home/mine/terms.html", context)


@require_safe
@never_cache
def download(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Everything that is kept about whoever is here, as a zip."""
    now = clock.now()
    me, _ = _here(request, person_id, now)
    response = HttpResponse(handing.files(person_id, name=me.name, now=now), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="mijn-gegevens-{timezone.localdate(now)}.zip"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def rename(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Corrects the own name."""
    now = clock.now()
    me, _ = _here(request, person_id, now)
    form = NameForm(request.POST or None, initial={"name": me.name})
    if form.is_valid():
        try:
            people.rename_oneself(person=_person(person_id), **form.cleaned_data, by=me, now=now)
        except NotAllowed as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("home:mine", person_id)
    context = {"person_id": person_id, "form": form, "me": me.name}
    return render(request, "home/mine/name.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def erasure(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Shows what goes and what stays, and erases everything of whoever is here once they are sure."""
    now = clock.now()
    me, _until = _here(request, person_id, now)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        commands.erase_person(person=_person(person_id), by=me, now=now)
        request.session.flush()
        return redirect("home:erased")
    context = {
        "person_id": person_id,
        "form": form,
        "me": me.name,
        "picture": erasing.picture(person_id),
        "leads": me.has("programme_lead", "administrator", "facilitator"),
    }
    return render(request, "home/mine/erasure.html", context, status=422 if form.errors else 200)


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """What someone reads who just had everything erased; it says nothing about anyone."""
    return render(request, "home/mine/erased.html")


def _person(person_id: uuid.UUID) -> Person:
    return get_object_or_404(Person, pk=person_id)


def _here(request: HttpRequest, person_id: uuid.UUID, now: datetime) -> tuple[Actor, datetime | None]:
    """Returns who is here, and until when their link works if they came by one. Raises Http404 for anyone else."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.subject == person_id:
        return actor, None
    for link in links.held_many(request, [(emails.OWN, person_id)], now):
        if link.person_id == person_id:
            return Actor(subject=person_id, name=link.person.name), link.expires_at
    raise Http404
