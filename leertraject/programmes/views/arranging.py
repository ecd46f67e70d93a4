"""Where a session is, who gives it, for how many. When someone else was first, both stand on the page."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict
from leertraject.people.access import signed_in
from leertraject.programmes import commands, queries, rules, showing
from leertraject.programmes.commands import Arrangement
from leertraject.programmes.forms.cohorts import ArrangementForm
from leertraject.programmes.models import Session
from leertraject.programmes.queries import arranging
from leertraject.programmes.views.asking import actor_of, asked, tried
from leertraject.programmes.views.meeting import both

WORDS = ("place", "room", "link", "access", "group_min")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def arrange_session(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    cohort = queries.cohort(actor, cohort_id)
    session = queries.session(actor, cohort, session_id)
    rules.check_may_move_session(session, starts=None, ends=None, by=actor)
    form = _form(request, session)
    more: dict[str, Any] = {"submit": "Bewaar"}
    if form.is_valid():
        given: dict[str, Any] = {
            "session": session,
            "revision": form.cleaned_data["revision"] or 0,
            "by": actor,
            "now": now,
        }
        given |= {"trainers": form.cleaned_data["trainers"]}
        arrangement = Arrangement(**{name: form.cleaned_data[name] for name in WORDS})
        try:
            if tried(form, lambda: commands.arrange_session(arrangement=arrangement, **given)):
                return redirect("programmes:cohort", cohort.pk)
        except Conflict:
            more = both(request, session, form, lambda: _form(request, session, fresh=True))
    return asked(
        request,
        head=f"Plek en trainers van ‘{session.block.title}’",
        back=cohort.title,
        back_url=reverse("programmes:cohort", args=[cohort.pk]),
        forms=[(form, "bijeenkomst")],
        lead=f"Op {showing.day(session.on)}. De dag en de tijd verander je bij Verzet, de plekken bij Wie komt er.",
        **more,
    )


def _form(request: HttpRequest, session: Session, *, fresh: bool = False) -> ArrangementForm:
    trainers = arranging.choosable(session, today=timezone.localdate(clock.now()))
    shown = {name: getattr(session, name) for name in (*WORDS, "revision")} | {"trainers": arranging.chosen(session)}
    data = None if fresh else request.POST or None
    return ArrangementForm(data, trainers=trainers, initial=shown)
