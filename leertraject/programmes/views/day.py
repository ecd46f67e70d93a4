"""The page of a session for who gives it, and the buttons on it: what cannot be is said there, with what was typed."""

import uuid
from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people.access import signed_in
from leertraject.programmes import commands, panels, queries
from leertraject.programmes.forms.attending import AttendanceForm, SuppliesForm
from leertraject.programmes.forms.giving import AWAY, LATER, DayForm, MoveForm, RetimeForm
from leertraject.programmes.forms.harvesting import DROP, SHOW, HarvestForm, HarvestLineForm
from leertraject.programmes.giving import attendance, harvest, plans, seeing, showing, supplies
from leertraject.programmes.models import Session
from leertraject.programmes.views.asking import actor_of, writer
from leertraject.ui.conflicts import was_first

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


@require_safe
@signed_in
def day_plan(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """The day, for who gives it."""
    return _page(request, seeing.given(actor_of(request), cohort_id, session_id))


@require_safe
@signed_in
def paper(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """The day, the people and the things as a page to print; without what anyone shared."""
    session = seeing.given(actor_of(request), cohort_id, session_id)
    return _page(request, session, template="programmes/giving/paper.html")


@require_POST
@signed_in
def retime_part(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Gives a part other minutes."""
    session, form = seeing.given(actor_of(request), cohort_id, session_id), RetimeForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        chosen = {name: form.cleaned_data[name] for name in ("key", "minutes")}
        commands.retime_part(session=session, **chosen, **given, **read(form))

    return _posted(request, session, form, act)


@require_POST
@signed_in
def move_part(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID, key: str) -> HttpResponse:
    """Puts a part earlier or later, or takes it out."""
    session, form = seeing.given(actor_of(request), cohort_id, session_id), MoveForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        if form.cleaned_data["do"] == AWAY:
            commands.drop_part(session=session, key=key, **given, **read(form))
        else:
            later = form.cleaned_data["do"] == LATER
            commands.shift_part(session=session, key=key, later=later, **given, **read(form))

    return _posted(request, session, form, act)


@require_POST
@signed_in
def note_attendance(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Notes that someone was there, was not, or nothing any more."""
    actor = actor_of(request)
    session, form = seeing.given(actor, cohort_id, session_id), AttendanceForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        enrolment = queries.enrolment(actor, session.cohort, form.cleaned_data["enrolment"])
        commands.note_attendance(session=session, enrolment=enrolment, present=form.present(), **given)

    return _posted(request, session, form, act, place="aanwezigheid")


@require_POST
@signed_in
def change_supplies(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Ticks what lies ready, adds a line or drops one."""
    session, form = seeing.given(actor_of(request), cohort_id, session_id), SuppliesForm(request.POST)
    act = commands.change_supplies
    return _posted(
        request, session, form, lambda given: act(session=session, **form.changes(), **given), place="spullen"
    )


@require_POST
@signed_in
def write_harvest(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Writes down what came up."""
    session = seeing.given(actor_of(request), cohort_id, session_id)
    names = [row.person.name for row in attendance.taking_part(session)]
    form = HarvestForm(request.POST, people=names)

    def act(given: dict[str, Any]) -> None:
        kept = {name: form.cleaned_data[name] for name in ("kind", "text")}
        commands.write_harvest(session=session, **kept, **given)

    if not form.is_valid():
        return _page(request, session, form=form, status=422)
    return _posted(request, session, form, act, place="oogst")


@require_POST
@signed_in
def change_harvest(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Shows a line to the group, hides it again, or throws it away."""
    session, form = seeing.given(actor_of(request), cohort_id, session_id), HarvestLineForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        line, do = form.cleaned_data["line"], form.cleaned_data["do"]
        if do == DROP:
            commands.drop_harvest(session=session, line=line, **given)
        else:
            commands.show_harvest(session=session, line=line, shown=do == SHOW, **given)

    return _posted(request, session, form, act, place="oogst")


def url(session: Session) -> str:
    """Returns the page of a session for who gives it."""
    return reverse("programmes:day_plan", args=[session.cohort_id, session.pk])


def first(request: HttpRequest, session: Session) -> str:
    """Returns who changed the day last, and when."""
    return was_first(WHAT, *queries.last_edit(actor_of(request), session, *VERBS))


def acting(request: HttpRequest) -> dict[str, Any]:
    """Returns who acts and when, as a command wants it."""
    return {"by": actor_of(request), "now": clock.now()}


def read(form: DayForm) -> dict[str, Any]:
    """Returns which state of the day was read."""
    return {"revision": form.cleaned_data["revision"] or 0}


def _posted(
    request: HttpRequest, session: Session, form: Form, act: Callable[[dict[str, Any]], object], *, place: str = "dag"
) -> HttpResponse:
    """Does what a button asks; what cannot be is said on the page, with what was typed."""
    if not form.is_valid():
        wrong = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return _page(request, session, wrong=wrong, form=form, status=422)
    try:
        act(acting(request))
    except NotAllowed as refusal:
        return _page(request, session, wrong=str(refusal), form=form, status=422)
    except Conflict:
        session = seeing.given(actor_of(request), session.cohort_id, session.pk)
        return _page(request, session, conflict=first(request, session), form=form, status=409)
    return redirect(f"{url(session)}#{place}")


def _page(
    request: HttpRequest,
    session: Session,
    *,
    template: str = "programmes/giving/day.html",
    form: Form | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    actor, day, now = actor_of(request), plans.of(session), clock.now()
    people, things = attendance.attendees(actor, session), supplies.supplies(session, day)
    context = {
        "session": session,
        "cohort": session.cohort,
        "day": day,
        "kicker": showing.kicker(session),
        "lead": showing.lead(session, day, people, things),
        "off": showing.off(session, day),
        "rows": showing.rows(session, day, typed=form, now=now),
        "otherwise": showing.otherwise(session, day),
        "changes": not session.is_cancelled and not session.cohort.finished,
        "begun": session.on <= timezone.localdate(now),
        "today": session.on == timezone.localdate(now),
        "people": showing.people(people),
        "were": showing.were(people),
        "shared": panels.shown("cohort_shared", request, [session.cohort]).get(session.cohort_id),
        "feedback": panels.shown("session_feedback", request, [session]).get(session.pk),
        "supplies": showing.supplies(actor, things),
        "added": form.data.get("added", "") if form else "",
        "harvest": harvest.lines(session),
        "harvest_form": form if isinstance(form, HarvestForm) else HarvestForm(),
        "writer": writer(actor),
    }
    return render(request, template, context | more, status=status)
