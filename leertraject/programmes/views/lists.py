"""Enrolling everyone on a list: the file, what it would do, mending it, and doing it; and the list of a group."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from leertraject.analysis.spreadsheets import SpreadsheetError
from leertraject.analysis.spreadsheets.writing import csv_bytes
from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people.access import signed_in
from leertraject.people.models import Organisation
from leertraject.programmes import commands, queries, rules
from leertraject.programmes.commands import Joining
from leertraject.programmes.lists import drafts, known, recognising, showing
from leertraject.programmes.lists.drafts import Draft
from leertraject.programmes.lists.forms import LayoutForm, ListForm, MendForm
from leertraject.programmes.lists.recognising import JOINS, Standing, Verdict
from leertraject.programmes.models import Cohort
from leertraject.programmes.views.asking import actor_of

ENROL = "inschrijven"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def enrol_list(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """Asks the list, shows what it would do, and enrols when nothing is asked any more."""
    actor = actor_of(request)
    found = queries.cohort(actor, cohort_id)
    rules.check_may_run_cohort(found, by=actor)
    if "carried" in request.POST:
        return _again(request, actor, found)
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if form.is_bound and form.is_valid():
        return _preview(request, _judged(actor, found, drafts.started(form.cleaned_data["book"])))
    return _asked(request, found, form)


@require_http_methods(["GET", "HEAD"])
@never_cache
@signed_in
def taken_list(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """The people of a group as a file that can be read in again, and in which nothing is a formula."""
    actor, now = actor_of(request), clock.now()
    seen = queries.cohort_seen(actor, cohort_id, today=timezone.localdate(now))
    commands.take_list(cohort=seen.cohort, by=actor, now=now)
    addresses = {one.enrolment.person_id: one.enrolment.person.email or "" for one in seen.members}
    data = csv_bytes(showing.exported(seen.members, addresses))
    named = {"Content-Disposition": 'attachment; filename="deelnemers.csv"'}
    return HttpResponse(data, content_type="text/csv; charset=utf-8", headers=named)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A draft for a group, with what becomes of its rows."""

    cohort: Cohort
    draft: Draft
    organisations: Sequence[Organisation]
    verdicts: Sequence[Verdict]

    @property
    def ready(self) -> bool:
        """Says whether nothing is asked any more."""
        return bool(self.verdicts) and all(one.standing is not Standing.ASKS for one in self.verdicts)


def _again(request: HttpRequest, actor: Actor, cohort: Cohort) -> HttpResponse:
    """A list that the page carried: shown again as it was changed, or enrolled."""
    try:
        judged = _judged(actor, cohort, drafts.resumed(request.POST.dict()))
    except SpreadsheetError as refusal:
        form = ListForm({})
        form.errors["file"] = form.error_class([str(refusal)])
        return _asked(request, cohort, form)
    if request.POST.get("do") != ENROL:
        return _preview(request, judged)
    if not judged.ready or request.POST.get("seen") != judged.draft.settings:
        return _preview(request, judged, refused=True)
    try:
        commands.enrol_list(cohort=cohort, joining=_joining(judged.verdicts), by=actor, now=clock.now())
    except NotAllowed as refusal:
        return _preview(request, _judged(actor, cohort, judged.draft), refused=True, why=str(refusal))
    context = {
        "cohort": cohort,
        "head": showing.done(judged.verdicts),
        "outcome": showing.outcome(judged.verdicts),
    }
    return render(request, "programmes/lists/done.html", context)


def _judged(actor: Actor, cohort: Cohort, draft: Draft) -> _Judged:
    organisations = list(queries.organisations_of(cohort))
    rows = draft.layout.people()
    roll = known.roll(actor, cohort, organisations, recognising.addresses(rows, draft.mends))
    verdicts = recognising.recognised(rows, mends=draft.mends, organisations=organisations, roll=roll)
    return _Judged(cohort, draft, organisations, verdicts)


def _joining(verdicts: Sequence[Verdict]) -> list[Joining]:
    return [
        Joining(
            row=one.row.number,
            name=one.row.name,
            email=one.row.email,
            organisation=one.organisation,
            discipline=one.row.discipline,
            person=one.person.id if one.person else None,
        )
        for one in verdicts
        if one.standing in JOINS and one.organisation is not None
    ]


def _asked(request: HttpRequest, cohort: Cohort, form: ListForm) -> HttpResponse:
    context = {"cohort": cohort, "form": form}
    return render(request, "programmes/lists/ask.html", context, status=422 if form.errors else 200)


def _preview(request: HttpRequest, judged: _Judged, *, refused: bool = False, why: str = "") -> HttpResponse:
    mending = MendForm(judged.verdicts, judged.draft.mends, judged.organisations)
    if why:
        mending.add_error(None, why)
    elif refused and not mending.errors:
        mending.add_error(None, "De lijst is anders dan je hem zag. Kijk nog eens en kies dan weer Schrijf in.")
    context = {
        "cohort": judged.cohort,
        "lead": showing.lead(judged.verdicts),
        "taken": showing.taken(judged.draft),
        "carried": drafts.carried(judged.draft),
        "layout": LayoutForm(judged.draft),
        "mending": mending,
        "rows": showing.rows(judged.verdicts),
        "heads": showing.HEADS,
        "ready": judged.ready,
        "refused": refused,
        "enrol": ENROL,
    }
    return render(request, "programmes/lists/preview.html", context, status=422 if refused else 200)
