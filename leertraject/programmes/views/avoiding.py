"""Days on which nothing is planned: those of the bureau, and the busy weeks of an organisation."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.people.access import signed_in
from leertraject.people.models import Organisation
from leertraject.programmes import commands, dates_shown, queries, rules
from leertraject.programmes.forms.avoiding import PeriodForm
from leertraject.programmes.models import AvoidedPeriod, UsualWeeks
from leertraject.programmes.queries import planning
from leertraject.programmes.views.asking import actor_of, tried

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@BOTH
@signed_in
def days_off(request: HttpRequest) -> HttpResponse:
    """The days off of the bureau, with a way to the busy weeks of each organisation."""
    actor = actor_of(request)
    if not queries.may_see_cohorts(actor):
        raise Http404
    rules.check_may_avoid(None, by=actor)
    organisations = [
        (one.name, reverse("programmes:busy_weeks", args=[one.pk])) for one in queries.clients(actor).order_by("name")
    ]
    more = {"back": "Groepen", "back_url": reverse("programmes:cohorts"), "organisations": organisations}
    return _kept(request, None, planning.days_off(), template="programmes/days_off.html", **more)


@BOTH
@signed_in
def busy_weeks(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """When an organisation has no time: the usual weeks, that can be dropped, and its own."""
    actor = actor_of(request)
    seen = planning.busy_weeks(actor, organisation_id, today=timezone.localdate(clock.now()))
    rules.check_may_avoid(seen.organisation.pk, by=actor)
    if (usual := request.POST.get("usual", "")) in UsualWeeks.values:
        act = commands.keep_usual_weeks if "keep" in request.POST else commands.drop_usual_weeks
        act(organisation=seen.organisation, usual=usual, by=actor, now=clock.now())
        return redirect(request.path)
    more = {"where": seen.organisation, "usual": dates_shown.usual_weeks(seen)}
    return _kept(request, seen.organisation, seen.periods, template="programmes/busy_weeks.html", **more)


def _kept(
    request: HttpRequest, of: Organisation | None, periods: Sequence[AvoidedPeriod], *, template: str, **more: Any
) -> HttpResponse:
    """Drops the period that was pressed, keeps the one that was filled in, or shows the page."""
    actor, now = actor_of(request), clock.now()
    for period in periods:
        if str(period.pk) == request.POST.get("drop"):
            commands.drop_period(period=period, by=actor, now=now)
            return redirect(request.path)
    if "drop" in request.POST:  # someone else dropped it meanwhile
        return redirect(request.path)
    form = PeriodForm(request.POST or None)
    if form.is_valid():
        done = tried(form, lambda: commands.avoid_period(organisation=of, **form.cleaned_data, by=actor, now=now))
        if done:
            return redirect(request.path)
    context = {"form": form, "periods": [dates_shown.period(one) for one in periods], **more}
    return render(request, template, context, status=422 if form.errors else 200)
