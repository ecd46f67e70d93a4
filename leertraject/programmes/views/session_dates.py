"""A session gets another day, time or place. What hangs on it is shown, and asked when it would be in the way."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict
from leertraject.people.access import signed_in
from leertraject.programmes import commands, dates_shown, queries, rules
from leertraject.programmes.forms.cohorts import SessionForm
from leertraject.programmes.models import Session
from leertraject.programmes.queries import hanging
from leertraject.programmes.views.asking import actor_of, asked, tried
from leertraject.programmes.views.meeting import both

WORDS = ("on", "starts", "ends", "place")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def move_session(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    cohort = queries.cohort(actor, cohort_id)
    session = queries.session(actor, cohort, session_id)
    rules.check_may_move_session(session, starts=None, ends=None, by=actor)
    today = timezone.localdate(now)
    form = _form(session, request.POST or None)
    found = hanging.on_moving(session, _day(form, session), today=today)
    more: dict[str, Any] = {"submit": "Verzet"}
    asks = {"along": found.asks, "past_meant": _past(form, session, today)}
    if form.settle([name for name, needed in asks.items() if needed]):
        given = {name: form.cleaned_data[name] for name in WORDS}
        given |= {"along": found.asks and form.cleaned_data["along"] == "mee", "past_meant": asks["past_meant"]}
        given |= {"revision": form.cleaned_data["revision"] or 0, "by": actor, "now": now}
        try:
            if tried(form, lambda: commands.move_session(session=session, **given)):
                return redirect("programmes:cohort", cohort.pk)
        except Conflict:
            more = both(request, session, form, lambda: _asked_nothing(session))
    shown = dates_shown.hanging(found)
    return asked(
        request,
        head=f"‘{session.block.title}’ verzetten",
        back=cohort.title,
        back_url=reverse("programmes:cohort", args=[cohort.pk]),
        forms=[(form, "bijeenkomst")],
        lead=dates_shown.moving_lead(session, found),
        template="programmes/move.html",
        later=shown if found.asks else [],
        **more,
    )


def _form(session: Session, data: Any) -> SessionForm:
    return SessionForm(data, initial={name: getattr(session, name) for name in (*WORDS, "revision")})


def _asked_nothing(session: Session) -> SessionForm:
    form = _form(session, None)
    form.settle([])
    return form


def _day(form: SessionForm, session: Session) -> date:
    """Returns the day that was filled in, also when something else is wrong, or else the day of now."""
    form.is_valid()
    day = form.cleaned_data.get("on") if form.is_bound else None
    return day if isinstance(day, date) else session.on


def _past(form: SessionForm, session: Session, today: date) -> bool:
    day = _day(form, session)
    return day < today and day != session.on
