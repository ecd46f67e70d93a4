"""The page of a session for who gives it, and what they change of its day."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people.access import signed_in
from leertraject.programmes import commands, queries
from leertraject.programmes.forms.giving import (
    AWAY,
    KEEP,
    LATER,
    DayForm,
    MoveForm,
    OverrunForm,
    PartForm,
    ReasonForm,
    RetimeForm,
)
from leertraject.programmes.giving import plans, seeing, showing
from leertraject.programmes.giving.plans import Day
from leertraject.programmes.models import Session
from leertraject.programmes.views.asking import NOTHING_LOST, actor_of, asked, tried
from leertraject.ui.conflicts import was_first

BOTH = require_http_methods(["GET", "HEAD", "POST"])
VERBS = (
    "retime_part",
    "overrun_part",
    "rewrite_part",
    "shift_part",
    "add_part",
    "drop_part",
    "return_to_programme",
    "explain_day",
)
WHAT = "het draaiboek"
ADDING = "Een onderdeel toevoegen"


@require_safe
@signed_in
def day_plan(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """The day, for who gives it."""
    return _page(request, seeing.given(actor_of(request), cohort_id, session_id))


@require_POST
@signed_in
def retime_part(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Gives a part other minutes. What cannot be is said on the page of the day, with what was typed."""
    session, form = seeing.given(actor_of(request), cohort_id, session_id), RetimeForm(request.POST)
    act = commands.retime_part
    return _posted(
        request, session, form, lambda given: act(session=session, **_values(form, "key", "minutes"), **given)
    )


@require_POST
@signed_in
def move_part(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID, key: str) -> HttpResponse:
    """Puts a part earlier or later, or takes it out."""
    session, form = seeing.given(actor_of(request), cohort_id, session_id), MoveForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        if form.cleaned_data["do"] == AWAY:
            commands.drop_part(session=session, key=key, **given)
        else:
            commands.shift_part(session=session, key=key, later=form.cleaned_data["do"] == LATER, **given)

    return _posted(request, session, form, act)


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
        first=place == 0,
        last=place == len(day.parts) - 1,
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
            tried(form, lambda: act(_given(request, form)))
            if form.is_valid():
                return redirect(_url(session))
        except Conflict:
            session = seeing.given(actor_of(request), session.cohort_id, session.pk)
            more |= _both(request, session, form, plans.of(session))
    return asked(
        request,
        back="Draaiboek",
        back_url=_url(session),
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
        "conflict": _first(request, session),
        "after": NOTHING_LOST,
        "there": showing.as_facts(now),
        "choices": [
            {"text": "Laat staan wat er nu staat", "url": _url(session)},
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
        back_url=_url(session),
        kicker=showing.kicker(session),
        forms=[(form, "bijeenkomst")],
        head=ADDING,
        submit="Voeg toe",
        action=reverse("programmes:add_part", args=[session.cohort_id, session.pk]),
        **_both(request, session, form, day)
        | {
            "after": "Dit onderdeel staat er niet meer. Wat jij typte, staat hieronder. Bewaar het, en het komt erbij.",
            "choices": [{"text": "Laat staan wat er nu staat", "url": _url(session)}],
        },
    )


def _posted(
    request: HttpRequest, session: Session, form: DayForm, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Does what a button of the day asks; what cannot be is said on that page, with what was typed."""
    if not form.is_valid():
        wrong = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return _page(request, session, wrong=wrong, form=form, status=422)
    try:
        act(_given(request, form))
    except NotAllowed as refusal:
        return _page(request, session, wrong=str(refusal), form=form, status=422)
    except Conflict:
        session = seeing.given(actor_of(request), session.cohort_id, session.pk)
        return _page(request, session, conflict=_first(request, session), form=form, status=409)
    return redirect(_url(session))


def _first(request: HttpRequest, session: Session) -> str:
    return was_first(WHAT, *queries.last_edit(actor_of(request), session, *VERBS))


def _given(request: HttpRequest, form: DayForm) -> dict[str, Any]:
    return {"revision": form.cleaned_data["revision"] or 0, "by": actor_of(request), "now": clock.now()}


def _values(form: DayForm, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names}


def _url(session: Session) -> str:
    return reverse("programmes:day_plan", args=[session.cohort_id, session.pk])


def _page(
    request: HttpRequest, session: Session, *, form: DayForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    day = plans.of(session)
    context = {
        "session": session,
        "cohort": session.cohort,
        "day": day,
        "kicker": showing.kicker(session),
        "lead": showing.lead(session, day),
        "off": showing.off(session, day),
        "rows": showing.rows(session, day, typed=form, now=clock.now()),
        "otherwise": showing.otherwise(session, day),
        "changes": not session.is_cancelled and not session.cohort.finished,
    }
    return render(request, "programmes/giving/day.html", context | more, status=status)
