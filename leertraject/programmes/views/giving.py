"""What who gives a session changes of its day, each on a page of its own."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leertraject.kernel.errors import Conflict
from leertraject.people.access import signed_in
from leertraject.programmes import commands
from leertraject.programmes.forms.giving import KEEP, DayForm, OverrunForm, PartForm, ReasonForm
from leertraject.programmes.giving import plans, seeing, showing
from leertraject.programmes.giving.plans import Day
from leertraject.programmes.models import Session
from leertraject.programmes.views.asking import actor_of, asked, tried
from leertraject.programmes.views.day import acting, first, read, url
from leertraject.ui.conflicts import NOTHING_LOST

BOTH = require_http_methods(["GET", "HEAD", "POST"])
ADDING = "Een onderdeel toevoegen"


@BOTH
@signed_in
def part(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID, key: str) -> HttpResponse:
    """Changes the words and minutes of one part of the day."""
    session = seeing.given(actor_of(request), cohort_id, session_id)
    day = plans.of(session)
    place = day.place(key)
    if place is None:
        return _gone(request, session, day)
    found = day.parts[place]
    form = PartForm(request.POST or None, part=found, revision=day.revision)
    return _changed(
        request,
        session,
        form,
        lambda given: commands.rewrite_part(session=session, key=key, content=form.content(), **given),
        head=f"‘{found.title}’ veranderen",
        submit="Bewaar",
        template="programmes/giving/part.html",
        part=found,
        day=day,
        at_first=place == 0,
        at_last=place == len(day.parts) - 1,
        move_url=reverse("programmes:move_part", args=[cohort_id, session_id, key]),
    )


@BOTH
@signed_in
def overrun_part(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID, key: str) -> HttpResponse:
    """A part takes longer: what comes after it moves along, or gives up minutes."""
    session = seeing.given(actor_of(request), cohort_id, session_id)
    day = plans.of(session)
    place = day.place(key)
    if place is None:
        raise Http404
    found = day.parts[place]
    form = OverrunForm(request.POST or None, initial={"revision": day.revision, "more": 10})
    return _changed(
        request,
        session,
        form,
        lambda given: commands.overrun_part(
            session=session,
            key=key,
            more=form.cleaned_data["more"],
            keeps_end=form.cleaned_data["way"] == KEEP,
            **given,
        ),
        head=f"‘{found.title}’ loopt uit",
        submit="Geef meer tijd",
        lead=f"Er staan {found.minutes} minuten voor. De dag is van {showing.span(day)}.",
    )


@BOTH
@signed_in
def add_part(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    session = seeing.given(actor_of(request), cohort_id, session_id)
    day = plans.of(session)
    form = PartForm(request.POST or None, behind=day.parts, revision=day.revision)
    return _changed(
        request,
        session,
        form,
        lambda given: commands.add_part(
            session=session, after=form.cleaned_data.get("after", ""), content=form.content(), **given
        ),
        head=ADDING,
        submit="Voeg toe",
        lead="Wat erna komt, schuift op.",
    )


@BOTH
@signed_in
def to_programme(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Says what going back to the programme does, and does it."""
    session = seeing.given(actor_of(request), cohort_id, session_id)
    form = DayForm(request.POST or None, initial={"revision": plans.of(session).revision})
    return _changed(
        request,
        session,
        form,
        lambda given: commands.return_to_programme(session=session, **given),
        head="Terug naar het programma",
        submit="Zet het programma terug",
        lead="Het draaiboek wordt weer zoals het programma. Wat jullie erin veranderden, gaat weg.",
    )


@BOTH
@signed_in
def explain_day(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Says in a line why the day goes otherwise than the programme."""
    session = seeing.given(actor_of(request), cohort_id, session_id)
    day = plans.of(session)
    form = ReasonForm(request.POST or None, initial={"revision": day.revision, "reason": day.reason})
    return _changed(
        request,
        session,
        form,
        lambda given: commands.explain_day(session=session, reason=form.cleaned_data["reason"], **given),
        head="Waarom het anders gaat",
        submit="Bewaar",
    )


def _changed(
    request: HttpRequest, session: Session, form: DayForm, act: Callable[[dict[str, Any]], object], **more: Any
) -> HttpResponse:
    """Does what was asked and goes to the day, or shows the form: with what is wrong, or with what stands there now."""
    if form.is_valid():
        try:
            tried(form, lambda: act(acting(request) | read(form)))
            if form.is_valid():
                return redirect(url(session))
        except Conflict:
            session = seeing.given(actor_of(request), session.cohort_id, session.pk)
            more |= _both(request, session, form, plans.of(session))
    return asked(
        request,
        back="Draaiboek",
        back_url=url(session),
        kicker=showing.kicker(session),
        forms=[(form, "bijeenkomst")],
        **more,
    )


def _both(request: HttpRequest, session: Session, form: DayForm, now: Day) -> dict[str, Any]:
    """Returns what a page says when someone else was first; saving again is then a choice."""
    form.at_revision(now.revision)
    return {
        "status": 409,
        "day": now,
        "conflict": first(request, session),
        "after": NOTHING_LOST,
        "there": showing.as_facts(now),
        "choices": [
            {"text": "Laat staan wat er nu staat", "url": url(session)},
            {"text": "Begin opnieuw met wat er nu staat", "url": request.path},
        ],
    }


def _gone(request: HttpRequest, session: Session, day: Day) -> HttpResponse:
    """Offers to add again what someone was writing while another took the part out."""
    if request.method != "POST":
        raise Http404
    form = PartForm(request.POST, behind=day.parts, revision=day.revision)
    return asked(
        request,
        back="Draaiboek",
        back_url=url(session),
        kicker=showing.kicker(session),
        forms=[(form, "bijeenkomst")],
        head=ADDING,
        submit="Voeg toe",
        action=reverse("programmes:add_part", args=[session.cohort_id, session.pk]),
        **_both(request, session, form, day)
        | {
            "after": "Dit onderdeel staat er niet meer. Wat jij typte, staat hieronder. Bewaar het, en het komt erbij.",
            "choices": [{"text": "Laat staan wat er nu staat", "url": url(session)}],
        },
    )
