"""Other words for a programme, another name for a cohort. When someone else was first, both stand on the page."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict
from leertraject.people.access import signed_in
from leertraject.programmes import commands, queries, rules, showing
from leertraject.programmes.forms.cohorts import CohortNameForm
from leertraject.programmes.forms.plain import RevisedWordsForm
from leertraject.programmes.forms.programmes import ProgrammeAgainForm
from leertraject.programmes.models import Cohort, Programme
from leertraject.programmes.views.asking import actor_of, asked, tried
from leertraject.ui.conflicts import NOTHING_LOST, was_first

BOTH = require_http_methods(["GET", "HEAD", "POST"])
KEPT = "De naam verandert overal waar de groep staat, ook bij wie eraan meedoet."


@BOTH
@signed_in
def revise_programme(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.programme(actor, programme_id)
    rules.check_may_revise_programme(by=actor)
    form = ProgrammeAgainForm(request.POST or None, initial=_shown(found, "title", "audience", "promise"))
    return _revised(
        request,
        found,
        form,
        lambda words: commands.revise_programme(programme=found, **words, by=actor, now=clock.now()),
        verb="revise_programme",
        head="Titel, doelgroep en belofte",
        kind="leertraject",
        published=queries.is_published(found),
        lead="Deze woorden gelden voor alle versies, ook voor wie er nu aan meedoet.",
    )


@BOTH
@signed_in
def rename_cohort(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.cohort(actor, cohort_id)
    rules.check_may_rename_cohort(found, by=actor)
    form = CohortNameForm(request.POST or None, initial=_shown(found, "title"))
    return _revised(
        request,
        found,
        form,
        lambda words: commands.rename_cohort(cohort=found, **words, by=actor, now=clock.now()),
        verb="rename_cohort",
        head="Een andere naam",
        kind="inschrijving",
        lead=KEPT,
    )


def _shown(row: Programme | Cohort, *names: str) -> dict[str, object]:
    return {name: getattr(row, name) for name in (*names, "revision")}


def _revised(
    request: HttpRequest,
    row: Programme | Cohort,
    form: RevisedWordsForm,
    act: Callable[[dict[str, Any]], object],
    *,
    verb: str,
    head: str,
    kind: str,
    lead: str,
    published: bool = False,
) -> HttpResponse:
    """Saves the words and goes to their page, or shows the form with what is wrong."""
    back, more = _page(row), {"submit": "Bewaar"}
    if request.method == "POST" and form.is_valid():
        try:
            if tried(form, lambda: act(form.cleaned_data | {"revision": form.cleaned_data["revision"] or 0})):
                return redirect(back)
        except Conflict:
            more = _both(request, row, form, verb)
    return asked(
        request, head=head, back=row.title, back_url=back, forms=[(form, kind)], lead=lead, published=published, **more
    )


def _both(request: HttpRequest, row: Programme | Cohort, form: RevisedWordsForm, verb: str) -> dict[str, Any]:
    """Returns what stands there now beside what was typed; saving again is then a choice."""
    row.refresh_from_db()
    form.at_revision(row.revision)
    theirs = type(form)(initial=_shown(row, *(field.name for field in form.visible_fields())))
    return {
        "submit": "Bewaar wat jij typte",
        "status": 409,
        "conflict": was_first(f"‘{row.title}’", *queries.last_edit(actor_of(request), row, verb)),
        "after": NOTHING_LOST,
        "there": showing.differences(theirs, form),
        "choices": [
            {"text": "Laat staan wat er nu staat", "url": _page(row)},
            {"text": "Begin opnieuw met wat er nu staat", "url": request.path},
        ],
    }


def _page(row: Programme | Cohort) -> str:
    return reverse("programmes:programme" if isinstance(row, Programme) else "programmes:cohort", args=[row.pk])
