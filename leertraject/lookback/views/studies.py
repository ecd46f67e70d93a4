"""Other words for a study. When someone else was first, both stand on the page."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict
from leertraject.lookback import rules
from leertraject.lookback.commands import conversations as commands
from leertraject.lookback.forms.studies import StudyForm
from leertraject.lookback.models import Study
from leertraject.lookback.queries import themes as queries
from leertraject.lookback.showing import insight as insight_showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def study_edit(request: HttpRequest, study_id: uuid.UUID) -> HttpResponse:
    """Rewrites the title and the question of a study."""
    actor, now = actor_of(request), clock.now()
    found = get_object_or_404(queries.studies_for(actor, now=now), pk=study_id)
    rules.check_leads_bureau(actor)
    form = StudyForm(request.POST) if request.method == "POST" else StudyForm.of(found)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data | {"revision": form.cleaned_data["revision"] or 0}
        try:
            if tried(form, lambda: commands.revise_study(study=found, **given, by=actor, now=now)):
                return redirect("lookback:themes", found.pk)
        except Conflict as first:
            found.refresh_from_db()
            form.at_revision(found.revision)
            return _writing(request, found, form, conflict=str(first))
    return _writing(request, found, form)


def _writing(request: HttpRequest, study: Study, form: StudyForm, *, conflict: str = "") -> HttpResponse:
    context = {
        "study": study,
        "form": form,
        "conflict": conflict,
        "changed": insight_showing.NOTHING_LOST,
        "there": [("Titel", study.title), ("Vraag", study.question or "leeg")],
        "submit": "Bewaar mijn tekst" if conflict else "Bewaar",
        "writer": insight_showing.writer(actor_of(request)),
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "lookback/studies/writing.html", context, status=status)
