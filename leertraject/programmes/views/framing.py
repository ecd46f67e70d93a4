"""What a version asks of a group: how many people, how many hours, which themes."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict
from leertraject.people.access import signed_in
from leertraject.programmes import commands, contents, queries, rules, showing
from leertraject.programmes.forms.programmes import FrameForm, WhyForm
from leertraject.programmes.models import Version
from leertraject.programmes.views.asking import (
    actor_of,
    asked,
    draft_name,
    given,
    to_edit,
    tried,
    valid,
    version_url,
    why_asked,
)
from leertraject.ui.conflicts import NOTHING_LOST, was_first
from leertraject.ui.number_words import capital


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def frame_version(request: HttpRequest, programme_id: uuid.UUID, number: int) -> HttpResponse:
    """Changes what a draft asks. When someone else was first, both are shown and nothing typed is lost."""
    version = to_edit(request, programme_id, number)
    form = FrameForm(request.POST or None, frame=contents.frame_of(version), revision=version.revision)
    why = why_asked(request, version, version.programme_id)
    if request.method == "POST" and valid(form, *why):
        try:
            tried(form, lambda: _frame(request, version, form, why))
        except Conflict:
            return _both(request, to_edit(request, programme_id, number), form, why)
        if not form.errors:
            return redirect(version_url(version))
    return _asked(request, version, form, why)


def _frame(request: HttpRequest, version: Version, form: FrameForm, why: list[WhyForm]) -> None:
    commands.frame_version(
        version=version,
        frame=form.frame(),
        revision=form.cleaned_data["revision"] or 0,
        why=given(why),
        by=actor_of(request),
        now=clock.now(),
    )


def _asked(
    request: HttpRequest, version: Version, form: FrameForm, why: list[WhyForm], submit: str = "Bewaar", **more: Any
) -> HttpResponse:
    return asked(
        request,
        head=capital(showing.FRAME),
        submit=submit,
        kicker=draft_name(version),
        back=f"Versie {version.number}",
        back_url=version_url(version),
        forms=[(form, "leertraject"), *((one, "programmawijziging") for one in why)],
        lead="Wat deze versie van een groep vraagt. Elke groep die ermee begint, leest dit.",
        **more,
    )


def _both(request: HttpRequest, version: Version, form: FrameForm, why: list[WhyForm]) -> HttpResponse:
    """Shows what stands there now beside what was typed; saving again is then a choice."""
    form.at_revision(version.revision)
    theirs = FrameForm(frame=contents.frame_of(version))
    more: dict[str, Any] = {
        "conflict": was_first(
            rules.WHAT_IT_ASKS.lower(), *queries.last_edit(actor_of(request), version, "frame_version")
        ),
        "after": NOTHING_LOST,
        "there": showing.differences(theirs, form),
        "choices": [
            {"text": "Laat staan wat er nu staat", "url": version_url(version)},
            {"text": "Begin opnieuw met wat er nu staat", "url": request.path},
        ],
    }
    return _asked(request, version, form, why, submit="Bewaar wat jij typte", status=409, **more)
