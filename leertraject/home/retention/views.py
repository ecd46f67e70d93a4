"""The pages of what goes when, of the whole installation."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.home import commands, rules
from leertraject.home.retention import overview
from leertraject.home.retention.forms import PauseForm
from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.people.access import signed_in


@require_safe
@signed_in
@never_cache
def terms(request: HttpRequest) -> HttpResponse:
    """Per kind how long it stays, what goes soon, what went last, and what is put off."""
    actor, now = _reader(request), clock.now()
    context = {
        "heads": ("Wat", "Hoe lang", "Waarom", "Gaat weg binnen drie maanden", "Ging het laatst"),
        "rows": overview.rows(actor, now=now),
        "ran": overview.last_run(),
        "leads": rules.may_pause(actor),
        "pauses": overview.pauses(actor, now=now),
    }
    return render(request, "home/terms.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@never_cache
def new_pause(request: HttpRequest) -> HttpResponse:
    """Puts off that something goes."""
    actor, now = _leader(request), clock.now()
    form = PauseForm(request.POST if request.method == "POST" else None, today=timezone.localdate(now))
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("kind", "reason", "until")}
        commands.pause(**given, person=form.person, by=actor, now=now)
        return redirect("home:terms")
    return render(request, "home/pause.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@signed_in
def end_pause(request: HttpRequest, pause_id: uuid.UUID) -> HttpResponse:
    """Ends what was put off."""
    actor, now = _leader(request), clock.now()
    commands.end_pause(pause=get_object_or_404(overview.pauses(actor, now=now), pk=pause_id), by=actor, now=now)
    return redirect("home:terms")


def _reader(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not rules.sees_terms(actor):
        raise Http404
    return actor


def _leader(request: HttpRequest) -> Actor:
    actor = _reader(request)
    if not rules.may_pause(actor):
        raise Http404
    return actor
