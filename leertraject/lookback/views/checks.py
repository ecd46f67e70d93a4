"""Checks: planned beforehand in a next cohort, and what they said."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.lookback import rules
from leertraject.lookback.commands import checks as commands
from leertraject.lookback.forms.checks import CheckForm, OutcomeForm
from leertraject.lookback.models import Check
from leertraject.lookback.queries import checks as queries
from leertraject.lookback.queries import insights, places
from leertraject.lookback.showing import checks as showing
from leertraject.lookback.showing import due
from leertraject.lookback.showing import insight as insight_showing
from leertraject.lookback.showing import rewording as rewording_showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in
from leertraject.ui import paging


@require_safe
@signed_in
def checks(request: HttpRequest) -> HttpResponse:
    """The checks that someone may read: what still has to be looked at first."""
    actor = actor_of(request)
    if not places.has_checks(actor):
        raise Http404
    page = Paginator(queries.open_first(actor), paging.PAGE).get_page(request.GET.get("bladzijde"))
    insights.all_shown([check.change for check in page])
    today = timezone.localdate(clock.now())
    rows = [insight_showing.check_row(check, today) for check in page]
    context = {
        "open": [row for row in rows if row["open"]],
        "done": [row for row in rows if not row["open"]],
        "beside": paging.beside(page),
        "writer": insight_showing.writer(actor),
    }
    return render(request, "lookback/checks/checks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check_plan(request: HttpRequest, change_id: uuid.UUID) -> HttpResponse:
    """Plans a check of a change in a cohort that runs it."""
    actor, now = actor_of(request), clock.now()
    change = get_object_or_404(queries.changes(actor), pk=change_id)
    rules.check_leads_bureau(actor)
    planned = list(insights.checks_of([change.pk]))
    insights.all_shown([change, *planned, *(check.change for check in planned)])
    same = showing.same_measure(planned)
    form = CheckForm(request.POST or None, cohorts=queries.cohorts_running(change), initial=same)
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: commands.plan_check(change=change, **form.cleaned_data, by=actor, now=now))
        if made:
            return redirect("lookback:check", made.pk)
    context = {
        "change": change,
        "same": bool(same),
        "title": showing.title(change),
        "change_url": insight_showing.change_url(change),
        "form": form,
        "planned": [insight_showing.check_row(check, timezone.localdate(now)) for check in planned],
    }
    return render(request, "lookback/checks/plan.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def check(request: HttpRequest, check_id: uuid.UUID) -> HttpResponse:
    """One check, and what it said or may still say."""
    return _page(request, _found(request, check_id), OutcomeForm())


@require_POST
@signed_in
def check_outcome(request: HttpRequest, check_id: uuid.UUID) -> HttpResponse:
    """Keeps what a check said, also that it did not help."""
    actor, found = actor_of(request), _found(request, check_id)
    form = OutcomeForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        if tried(form, lambda: commands.report_outcome(check=found, **given, by=actor, now=clock.now())):
            return redirect("lookback:check", found.pk)
    return _page(request, found, form)


def _found(request: HttpRequest, check_id: uuid.UUID) -> Check:
    return get_object_or_404(queries.visible_to(actor_of(request)), pk=check_id)


def _page(request: HttpRequest, check: Check, form: OutcomeForm) -> HttpResponse:
    actor, change = actor_of(request), check.change
    before = queries.before(actor, check)
    insights.all_shown([check, change, *filter(None, map(insight_showing.outcome_of, [check, *before]))])
    reasons = insights.visible_to(actor).filter(reasons__change=change).order_by("number")
    context = {
        "check": check,
        "title": showing.title(change),
        "change_url": insight_showing.change_url(change),
        "facts": showing.facts(check),
        "due": due.due(check, timezone.localdate(clock.now())),
        "outcome": showing.outcome(check),
        "before": showing.before(before),
        "insights": insights.all_shown(reasons),
        "form": form,
        "leads": queries.reads_all(actor),
        **rewording_showing.check_waits(actor, check),
        "told": queries.note_of(change) is not None,
        "writer": insight_showing.writer(actor),
    }
    return render(request, "lookback/checks/check.html", context, status=422 if form.errors else 200)
