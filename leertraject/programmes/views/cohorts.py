"""Cohorts: the page of one, its people and its dates."""

import uuid

from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from leertraject.kernel import clock
from leertraject.people.access import signed_in
from leertraject.programmes import commands, panels, queries, rules, showing
from leertraject.programmes.forms.cohorts import EnrolmentForm, TrainerForm
from leertraject.programmes.giving import attendance, harvest
from leertraject.programmes.giving import rules as giving
from leertraject.programmes.models import Cohort
from leertraject.programmes.queries import asking
from leertraject.programmes.views.asking import actor_of, asked, tried
from leertraject.ui import paging

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def cohorts(request: HttpRequest) -> HttpResponse:
    """The cohorts that exist for this person."""
    actor = actor_of(request)
    page = Paginator(queries.cohorts(actor).order_by(*queries.NEWEST_FIRST), paging.PAGE).get_page(
        request.GET.get("bladzijde")
    )
    if not page.object_list and not queries.may_see_cohorts(actor):
        raise Http404
    context = {
        "rows": [(found, showing.day(found.starts_on), showing.day(found.ends_on)) for found in page],
        "page": page,
        "beside": paging.beside(page),
        "designs": queries.may_design(actor),
    }
    return render(request, "programmes/cohorts.html", context)


@require_safe
@signed_in
def cohort(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """A cohort: its dates, its people as far as this person may know them, and the version it keeps."""
    actor = actor_of(request)
    today = timezone.localdate(clock.now())
    seen = queries.cohort_seen(actor, cohort_id, today=today)
    runs = queries.may_design(actor) and not seen.cohort.finished
    rows = showing.sessions(
        seen,
        today=today,
        invitations=seen.invitations,
        given={one.pk for one in seen.sessions if seen.team and giving.gives(one, by=actor)},
    )
    context = {
        "seen": seen,
        "cohort": seen.cohort,
        "kicker": _kicker(seen),
        "lead": showing.cohort_lead(seen, today=today),
        "sessions": harvest.beside(
            attendance.beside(rows, attendance.own(actor, seen.cohort)),
            harvest.shown(seen.cohort) if seen.inside else {},
        ),
        "members": showing.members(seen.members, seen.cohort, ending=runs),
        "stopped": showing.members(seen.stopped, seen.cohort, ending=False),
        "group_note": _group_note(seen),
        "checks": panels.shown("cohort_checks", request, [seen.cohort]).get(seen.cohort.pk),
        "certificate": panels.shown("cohort_certificate", request, [seen.cohort]).get(seen.cohort.pk),
        "shared": panels.shown("cohort_shared", request, [seen.cohort]).get(seen.cohort.pk),
        "assignments": panels.shown("cohort_assignments", request, [seen.cohort]).get(seen.cohort.pk),
        "buddies": panels.shown("cohort_buddies", request, [seen.cohort]).get(seen.cohort.pk),
        "why_stopped": panels.shown("cohort_stopped", request, [seen.cohort] if seen.stopped else []).get(
            seen.cohort.pk
        ),
        "by_link": panels.shown("cohort_joining", request, [seen.cohort] if runs else []).get(seen.cohort.pk),
        "feedback": panels.shown("cohort_feedback", request, [seen.cohort]).get(seen.cohort.pk),
        "takes_part": actor.has_in("participant", cohort=seen.cohort.pk),
        "runs": runs,
        "takes_list": queries.may_design(actor) and bool(seen.members),
        "moves": seen.team and not seen.cohort.finished,
        "improves": seen.team and not seen.cohort.finished and _is_behind(seen.cohort),
        "over": runs and today >= seen.cohort.ends_on,
    }
    return render(request, "programmes/cohort.html", context)


@require_safe
@signed_in
def programme(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """The whole programme as this cohort does it: with its days, what it has for itself, and what it took over."""
    actor = actor_of(request)
    found = queries.cohort(actor, cohort_id)
    sees = rules.sees("bijeenkomst", actor, published=True)
    context = {
        "cohort": found,
        "stages": showing.cohort_stages(found, asking.in_order(found)) if sees else [],
        "sees_blocks": sees,
    }
    return render(request, "programmes/cohort_programme.html", context)


def _is_behind(cohort: Cohort) -> bool:
    """Says whether there is a later version than the one a cohort runs, by what was loaded with it."""
    newest: int | None = getattr(cohort, "newest", None)
    return newest is not None and newest > cohort.version.number


@BOTH
@signed_in
def enrol(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.cohort(actor, cohort_id)
    rules.check_may_run_cohort(found, by=actor)
    people, clients = queries.people_to_enrol(actor, found), queries.organisations_of(found)
    form = EnrolmentForm(request.POST or None, people=people, organisations=clients)
    if form.is_valid():
        done = tried(form, lambda: commands.enrol(cohort=found, **form.cleaned_data, by=actor, now=clock.now()))
        if done:
            return redirect("programmes:cohort", found.pk)
    return _asked(
        request,
        found,
        form,
        head="Iemand inschrijven",
        submit="Schrijf in",
        kind="inschrijving",
        lead="Staat iemand er niet bij? Voeg die persoon dan eerst toe bij Organisaties en mensen.",
    )


@BOTH
@signed_in
def end_enrolment(request: HttpRequest, cohort_id: uuid.UUID, enrolment_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.cohort(actor, cohort_id)
    enrolment = queries.enrolment(actor, found, enrolment_id)
    rules.check_may_stop_enrolment(enrolment, by=actor)
    if request.method == "POST":
        commands.stop_enrolment(enrolment=enrolment, by=actor, now=clock.now())
        return redirect("programmes:cohort", found.pk)
    return _asked(
        request,
        found,
        None,
        head=f"{enrolment.person.name} stopt",
        submit="Stop de inschrijving",
        kind="inschrijving",
        lead="Vanaf vandaag hoort deze persoon niet meer bij de groep. Waarom, dat leg je niet vast.",
    )


@BOTH
@signed_in
def appoint_trainer(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.cohort(actor, cohort_id)
    rules.check_may_run_cohort(found, by=actor)
    form = TrainerForm(request.POST or None, people=queries.people_to_appoint(actor))
    if form.is_valid():
        done = tried(
            form, lambda: commands.appoint_trainer(cohort=found, **form.cleaned_data, by=actor, now=clock.now())
        )
        if done:
            return redirect("programmes:cohort", found.pk)
    return _asked(
        request,
        found,
        form,
        head="Een trainer aanwijzen",
        submit="Wijs aan",
        kind="rol",
        lead="Een trainer ziet wie er meedoen, en verzet bijeenkomsten.",
    )


@BOTH
@signed_in
def finish(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.cohort(actor, cohort_id)
    rules.check_may_finish_cohort(found, today=timezone.localdate(clock.now()), by=actor)
    if request.method == "POST":
        commands.finish_cohort(cohort=found, by=actor, now=clock.now())
        return redirect("programmes:cohort", found.pk)
    return _asked(
        request,
        found,
        None,
        head=f"{found.title} afronden",
        submit="Rond de groep af",
        kind="inschrijving",
        lead="Wie meedoet, is vanaf vandaag oud-deelnemer. De groep verandert daarna niet meer.",
    )


def _asked(
    request: HttpRequest, cohort: Cohort, form: Form | None, *, head: str, submit: str, kind: str, lead: str
) -> HttpResponse:
    return asked(
        request,
        head=head,
        submit=submit,
        back=cohort.title,
        back_url=reverse("programmes:cohort", args=[cohort.pk]),
        forms=[(form, kind)] if form is not None else [],
        lead=lead,
    )


def _kicker(seen: queries.CohortSeen) -> str:
    version = seen.cohort.version
    names = [organisation.name for organisation in seen.organisations]
    return ", ".join([version.programme.title, f"versie {version.number}", *names])


def _group_note(seen: queries.CohortSeen) -> str:
    if not seen.everyone:
        return "Wie jij mag kennen"
    crafts = {member.discipline for member in seen.members if member.discipline}
    people = showing.counted(len(seen.members), "mens", "mensen")
    return f"{people}, {showing.counted(len(crafts), 'vak', 'vakken')}" if crafts else people
