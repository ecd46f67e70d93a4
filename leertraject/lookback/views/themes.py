"""Codes and fragments of a study, for its team."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from leertraject.kernel import clock
from leertraject.lookback.commands import transcripts
from leertraject.lookback.forms.fragments import FragmentsForm
from leertraject.lookback.models import Study
from leertraject.lookback.queries import fragments as fragment_queries
from leertraject.lookback.queries import themes as queries
from leertraject.lookback.showing import themes as showing
from leertraject.lookback.views.trying import actor_of
from leertraject.people import rules as people
from leertraject.people.access import signed_in
from leertraject.ui import paging

FRAGMENTS = 20


@require_safe
@signed_in
def themes(request: HttpRequest, study_id: uuid.UUID) -> HttpResponse:
    """Codes by people: per voice, and for an interviewer per own conversation."""
    actor, now = actor_of(request), clock.now()
    study = _study(request, study_id)
    own = queries.own_conversations(actor, study, now=now)
    page = Paginator(own, showing.COLUMNS).get_page(request.GET.get("bladzijde"))
    found = queries.themes(study, list(page))
    context = {
        "study": study,
        "matrix": showing.matrix(study, found) if queries.sees_counts(actor) else None,
        "own": showing.own_matrix(found, list(page)) if page.paginator.count else None,
        "beside": paging.beside(page, texts=("Eerdere gesprekken", "Latere gesprekken"), place="#jouw-gesprekken"),
        "fragments_url": showing.fragments_url(study),
        "leads": people.leads(actor) and queries.sees_counts(actor),
    }
    return render(request, "lookback/themes/themes.html", context)


@require_safe
@signed_in
def fragments(request: HttpRequest, study_id: uuid.UUID) -> HttpResponse:
    """The fragments of a code: words for their interviewer, for others only of how many people there are some."""
    actor, now = actor_of(request), clock.now()
    study = _study(request, study_id)
    form = FragmentsForm(request.GET, study=study)
    if not form.is_valid():
        return render(request, "lookback/themes/fragments.html", {"study": study, "form": form}, status=422)
    own = fragment_queries.own(actor, study, form.wanted(), now=now)
    page = Paginator(own, FRAGMENTS).get_page(request.GET.get("bladzijde"))
    words, opened = fragment_queries.words_of(page)
    transcripts.look_at_transcripts(transcripts=opened, by=actor, now=now)
    context = {
        "study": study,
        "form": form,
        "found": True,
        "interviews": bool(page) or queries.own_conversations(actor, study, now=now).exists(),
        "rows": showing.fragment_rows(page, words, timezone.localdate(now)),
        "elsewhere": showing.elsewhere(fragment_queries.elsewhere(actor, study, form.wanted(), now=now)),
        "beside": paging.beside(page, keep=form.kept()),
    }
    return render(request, "lookback/themes/fragments.html", context)


def _study(request: HttpRequest, study_id: uuid.UUID) -> Study:
    return get_object_or_404(queries.studies_for(actor_of(request), now=clock.now()), pk=study_id)
