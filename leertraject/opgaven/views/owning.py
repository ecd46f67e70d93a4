"""What an owner is asked by mail, and what they say; no account is needed."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.notices import links
from leertraject.opgaven import commands, emails, queries, showing
from leertraject.opgaven.forms import CorrectionForm
from leertraject.opgaven.models import OwnerCheck
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status

AGAIN = "Je hebt al geantwoord. Hieronder staat wat er nu geldt."


@require_POST
@signed_in
def ask_owner(request: HttpRequest, opgave_id: uuid.UUID) -> HttpResponse:
    """Sends the owner the question whether the text holds."""
    commands.ask_owner(opgave=queries.opened(actor(request), opgave_id).opgave, **by(request))
    return redirect("opgaven:opgave", opgave_id)


@screen
@never_cache
def owner_check(request: HttpRequest, asked_id: uuid.UUID) -> HttpResponse:
    """What stands at the opgave, and whether it still holds. Opening it changes nothing; posting corrects."""
    me, found = _asked(request, asked_id)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and found.answer:
        return _page(request, found, form=CorrectionForm(request.POST), again=True)

    def act(given: dict[str, Any]) -> None:
        commands.correct(check=found, **given, by=me, now=clock.now())

    if request.method == "POST" and done(form, act):
        return redirect("opgaven:owner_check", asked_id)
    return _page(request, found, form=form)


@require_POST
@never_cache
def owner_holds(request: HttpRequest, asked_id: uuid.UUID) -> HttpResponse:
    """Says that the text still holds."""
    me, found = _asked(request, asked_id)
    if found.answer:
        return _page(request, found, again=True)
    commands.confirm(check=found, by=me, now=clock.now())
    return redirect("opgaven:owner_check", asked_id)


@require_POST
@never_cache
def owner_takes_back(request: HttpRequest, asked_id: uuid.UUID) -> HttpResponse:
    """Takes a correction back."""
    me, found = _asked(request, asked_id)
    commands.take_correction_back(check=found, by=me, now=clock.now())
    return redirect("opgaven:owner_check", asked_id)


def _asked(request: HttpRequest, asked_id: uuid.UUID) -> tuple[Actor, OwnerCheck]:
    """Whoever is here by the link of this question, or signed in, with the question. Raises Http404 for anyone else."""
    held = links.held(request, emails.OWNER, asked_id, clock.now())
    for me in (actor(request), links.actor_of(held) if held else Actor(subject=None)):
        try:
            return me, queries.owner_check(me, asked_id)
        except Http404:
            continue
    raise Http404


def _page(
    request: HttpRequest, found: OwnerCheck, *, form: CorrectionForm | None = None, again: bool = False
) -> HttpResponse:
    opgave = found.opgave
    context = {
        "check": found,
        "opgave": opgave,
        "form": form or CorrectionForm(),
        "again": AGAIN if again else "",
        "open": not found.answer and opgave.owner_id == found.owner_id,
        "questions": [showing.question(one, change=False, withdraw=False) for one in queries.questions(opgave)],
        "about": showing.about(opgave),
        "until": found.asked_at + commands.REST,
    }
    return render(request, "opgaven/owner_check.html", context, status=409 if again else status(form))
