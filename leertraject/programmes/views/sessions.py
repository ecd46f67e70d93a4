"""One session: who comes, how many fit in, calling it off and planning it again."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.people.access import signed_in
from leertraject.programmes import commands, queries, rules
from leertraject.programmes.forms.sessions import CancellationForm, SeatsForm
from leertraject.programmes.inviting import appointments, seeing, showing
from leertraject.programmes.inviting import rules as session_rules
from leertraject.programmes.models import Cohort, Session
from leertraject.programmes.views.asking import actor_of, asked, tried

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@BOTH
@signed_in
def answers(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Who comes, for who runs the cohort; and how many fit in."""
    actor, now = actor_of(request), clock.now()
    cohort, session = _arranged(request, cohort_id, session_id)
    form = SeatsForm(request.POST or None, initial={"seats": session.seats})
    if form.is_valid():
        kept = tried(form, lambda: commands.set_seats(session=session, **form.cleaned_data, by=actor, now=now))
        if kept:
            return redirect(request.path)
    found = seeing.answers(actor, session)
    return _asked(
        request,
        cohort,
        session,
        head=session.block.title,
        submit="Bewaar de plekken",
        forms=[(form, "bijeenkomst")],
        lead=showing.coming_lead(session, found),
        template="programmes/inviting/answers.html",
        session=session,
        groups=showing.groups(found),
        over=appointments.over(session, now=now),
    )


@BOTH
@signed_in
def cancel(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Says what calling a session off does, and does it."""
    actor, now = actor_of(request), clock.now()
    cohort, session = _arranged(request, cohort_id, session_id)
    session_rules.check_may_cancel_session(session, over=appointments.over(session, now=now), by=actor)
    form = CancellationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: commands.cancel_session(session=session, **form.cleaned_data, by=actor, now=now))
        if done:
            return redirect("programmes:cohort", cohort.pk)
    return _asked(
        request,
        cohort,
        session,
        head=f"‘{session.block.title}’ afzeggen",
        submit="Zeg de bijeenkomst af",
        forms=[(form, "bijeenkomst")],
        lead=showing.cancelling_lead(session, seeing.invited_to(session)),
    )


@BOTH
@signed_in
def reopen(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Says what planning a session again does, and does it."""
    actor, now = actor_of(request), clock.now()
    cohort, session = _arranged(request, cohort_id, session_id)
    session_rules.check_may_reopen_session(session, over=appointments.over(session, now=now), by=actor)
    if request.method == "POST":
        commands.reopen_session(session=session, by=actor, now=now)
        return redirect("programmes:cohort", cohort.pk)
    return _asked(
        request,
        cohort,
        session,
        head=f"‘{session.block.title}’ toch laten doorgaan",
        submit="Laat toch doorgaan",
        forms=[],
        lead="Wie bij de groep hoort, krijgt een nieuwe uitnodiging en antwoordt opnieuw.",
    )


def _arranged(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> tuple[Cohort, Session]:
    """Returns a session to who runs its cohort. Raises Http404: for others there is nothing to see here."""
    actor = actor_of(request)
    cohort = queries.cohort(actor, cohort_id)
    if not rules.is_team(actor, cohort):
        raise Http404
    return cohort, queries.session(actor, cohort, session_id)


def _asked(request: HttpRequest, cohort: Cohort, about: Session, **more: object) -> HttpResponse:
    back = reverse("programmes:cohort", args=[cohort.pk])
    return asked(request, back=cohort.title, back_url=back, kicker=showing.moment(about), **more)  # type: ignore[arg-type]
