"""A line of the harvest in other words, and photos of what hangs on the wall."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from leertraject.analysis.enclosures import Kind
from leertraject.kernel.errors import Conflict
from leertraject.people.access import signed_in
from leertraject.programmes import commands, queries
from leertraject.programmes.forms.harvesting import PhotoForm, RewriteForm
from leertraject.programmes.giving import attendance, harvest, seeing, showing
from leertraject.programmes.models import Harvest, Session
from leertraject.programmes.views.asking import actor_of, asked, tried, writer
from leertraject.programmes.views.day import acting, url
from leertraject.ui.conflicts import NOTHING_LOST, was_first

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@BOTH
@signed_in
def harvest_line(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID, line: int) -> HttpResponse:
    """Writes a line of the harvest in other words."""
    session = seeing.given(actor_of(request), cohort_id, session_id)
    found = harvest.line(session, line)
    form, more = RewriteForm(request.POST or None, line=found, people=_names(session)), {}
    if form.is_valid():
        try:
            given = acting(request)
            tried(form, lambda: commands.rewrite_harvest(session=session, line=line, **form.words(), **given))
            if form.is_valid():
                return redirect(f"{url(session)}#oogst")
        except Conflict:
            more = _both(request, form, harvest.line(session, line))
    return asked(
        request,
        head="Een regel van de oogst",
        submit="Bewaar",
        back="Draaiboek",
        back_url=url(session),
        kicker=showing.kicker(session),
        forms=[(form, "bijeenkomst")],
        **more,
    )


@BOTH
@signed_in
def add_photo(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Puts a photo in the harvest."""
    session = seeing.given(actor_of(request), cohort_id, session_id)
    people = _names(session)
    form = PhotoForm(request.POST, files=request.FILES, people=people) if request.method == "POST" else PhotoForm()
    if form.is_bound and form.is_valid():
        kept = {name: form.cleaned_data[name] for name in ("text", "file")}
        tried(form, lambda: commands.add_photo(session=session, **kept, **acting(request)))
        if form.is_valid():
            return redirect(f"{url(session)}#oogst")
    context = {"session": session, "back_url": url(session), "form": form, "writer": writer(actor_of(request))}
    return render(request, "programmes/giving/photo.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
@signed_in
def harvest_photo(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID, line: int) -> HttpResponse:
    """The photo of a line, for whoever reads that line; never taken for another kind of file."""
    found = harvest.photo(actor_of(request), cohort_id, session_id, line)
    answer = HttpResponse(harvest.content(found), content_type=Kind(found.kind).media_type)
    answer.headers["Content-Disposition"] = f"inline; filename=foto.{found.kind}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _names(session: Session) -> list[str]:
    return [row.person.name for row in attendance.taking_part(session)]


def _both(request: HttpRequest, form: RewriteForm, now: Harvest) -> dict[str, Any]:
    """Returns what a page says when someone else was first; saving again is then a choice."""
    form.at_revision(now.revision)
    name, at = queries.last_edit(actor_of(request), now, "rewrite_harvest")
    return {
        "status": 409,
        "conflict": was_first("deze regel", name, at),
        "after": NOTHING_LOST,
        "there": [("Wat is het?", now.get_kind_display()), ("Wat kwam er boven?", now.text)],
        "choices": [
            {"text": "Laat staan wat er nu staat", "url": url(now.session)},
            {"text": "Begin opnieuw met wat er nu staat", "url": request.path},
        ],
    }
