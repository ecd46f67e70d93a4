"""A session or an assignment that a cohort adds to its programme for itself."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people.access import signed_in
from leertraject.programmes import commands, queries, showing
from leertraject.programmes.forms.owning import OwnAssignmentForm, OwnBlockForm, OwnSessionForm, PlanSessionForm
from leertraject.programmes.forms.plain import Data
from leertraject.programmes.models import Block, BlockKind, Cohort
from leertraject.programmes.queries import owning as own
from leertraject.programmes.rules import owning as rules
from leertraject.programmes.views.asking import actor_of, asked, tried
from leertraject.ui.conflicts import NOTHING_LOST, was_first
from leertraject.ui.plain import PlainForm

KICKERS = {
    BlockKind.SESSION.value: "Eigen bijeenkomst van deze groep",
    BlockKind.ASSIGNMENT.value: "Eigen opdracht van deze groep",
}
BOTH = require_http_methods(["GET", "HEAD", "POST"])
FOR_THIS = "Dit is alleen voor deze groep. Het programma zelf verandert niet."
TOLD = f"{FOR_THIS} Wie al is uitgenodigd, krijgt hiervoor ook een uitnodiging."
NO_SESSIONS = "Deze groep heeft geen bijeenkomst waar een opdracht na kan komen. Plan er eerst een."


@BOTH
@signed_in
def add_own_session(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    cohort = queries.cohort(actor, cohort_id)
    rules.check_may_add_own(cohort, by=actor)
    form = OwnSessionForm(request.POST or None)
    if given := planned(form, today=timezone.localdate(now)):
        made = tried(form, lambda: commands.add_own_session(cohort=cohort, **given, by=actor, now=now))
        if made:
            return redirect("programmes:arrange_session", cohort.pk, made.pk)
    return _asked(request, cohort, form, head="Een eigen bijeenkomst", submit="Plan deze bijeenkomst", lead=TOLD)


def planned(form: PlanSessionForm, *, today: date) -> dict[str, Any] | None:
    """Returns what was filled in, or None: with a question when the day has passed and nobody said that it is meant."""
    form.is_valid()
    day = form.cleaned_data.get("on") if form.is_bound else None
    past = isinstance(day, date) and day < today
    if not form.settle(["past_meant"] if past else []):
        return None
    words = {name: value for name, value in form.cleaned_data.items() if name != "asked"}
    return {**words, "past_meant": past}


@BOTH
@signed_in
def add_own_assignment(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    cohort = queries.cohort(actor, cohort_id)
    rules.check_may_add_own(cohort, by=actor)
    sessions = own.sessions_to_follow(cohort)
    if not sessions:
        raise NotAllowed(NO_SESSIONS)
    form = OwnAssignmentForm(request.POST or None, sessions=sessions)
    if form.is_valid():
        given = {**form.cleaned_data, "follows": uuid.UUID(form.cleaned_data["follows"])}
        made = tried(form, lambda: commands.add_own_assignment(cohort=cohort, **given, by=actor, now=clock.now()))
        if made:
            return redirect("programmes:own_block", cohort.pk, made.pk)
    return _asked(request, cohort, form, head="Een eigen opdracht", submit="Voeg toe", lead=FOR_THIS)


@require_safe
@signed_in
def own_block(request: HttpRequest, cohort_id: uuid.UUID, block_id: uuid.UUID) -> HttpResponse:
    """What a cohort added, to read; whoever runs the cohort finds the way to change it."""
    cohort, found = _found(request, cohort_id, block_id)
    return _page(request, cohort, found)


@BOTH
@signed_in
def change_own_block(request: HttpRequest, cohort_id: uuid.UUID, block_id: uuid.UUID) -> HttpResponse:
    """Says otherwise what was added. When someone else was first, both stand on the page."""
    cohort, found = _found(request, cohort_id, block_id)
    rules.check_may_change_own(found, by=actor_of(request))
    form, more = _form(found, request.POST or None), {"submit": "Bewaar"}
    if form.is_valid():
        try:
            if tried(form, lambda: _change(request, found, form.cleaned_data)):
                return redirect("programmes:own_block", cohort.pk, found.pk)
        except Conflict:
            more = _both(request, found, form)
    back = {"back": found.title, "back_url": reverse("programmes:own_block", args=[cohort.pk, found.pk])}
    return asked(
        request, head=f"‘{found.title}’ veranderen", forms=[(form, "bijeenkomst")], lead=FOR_THIS, **back, **more
    )


@require_POST
@signed_in
def drop_own_assignment(request: HttpRequest, cohort_id: uuid.UUID, block_id: uuid.UUID) -> HttpResponse:
    """Takes an assignment back, and says why not when someone began it."""
    cohort, found = _found(request, cohort_id, block_id)
    rules.check_may_change_own(found, by=actor_of(request))
    try:
        commands.drop_own_assignment(block=found, by=actor_of(request), now=clock.now())
    except NotAllowed as refusal:
        return _page(request, cohort, found, refused=str(refusal), status=422)
    return redirect("programmes:cohort", cohort.pk)


def _found(request: HttpRequest, cohort_id: uuid.UUID, block_id: uuid.UUID) -> tuple[Cohort, Block]:
    cohort = queries.cohort(actor_of(request), cohort_id)
    return cohort, own.own_block(actor_of(request), cohort, block_id)


def _page(request: HttpRequest, cohort: Cohort, found: Block, *, refused: str = "", status: int = 200) -> HttpResponse:
    context = {
        "cohort": cohort,
        "part": found,
        "kicker": KICKERS[found.kind],
        "changes": rules.may_add_own(cohort, by=actor_of(request)),
        "drops": found.kind == BlockKind.ASSIGNMENT,
        "refused": refused,
    }
    return render(request, "programmes/own_block.html", context, status=status)


def _asked(request: HttpRequest, cohort: Cohort, form: PlainForm, **more: Any) -> HttpResponse:
    back = {"back": cohort.title, "back_url": reverse("programmes:cohort", args=[cohort.pk])}
    return asked(request, forms=[(form, "bijeenkomst")], **back, **more)


def _form(found: Block, data: Data = None) -> OwnBlockForm:
    sessions = own.sessions_to_follow(found.cohort) if found.cohort and found.kind == BlockKind.ASSIGNMENT else []
    shown = {"title": found.title, "description": found.description, "revision": found.revision}
    shown |= {"follows": str(found.follows), "weeks": found.until_week} if sessions else {}
    return OwnBlockForm(data, sessions=sessions, initial=shown)


def _change(request: HttpRequest, found: Block, given: dict[str, Any]) -> Block:
    follows = given.pop("follows", None)
    return commands.change_own_block(
        block=found,
        **(given | {"revision": given["revision"] or 0}),
        follows=uuid.UUID(follows) if follows else None,
        by=actor_of(request),
        now=clock.now(),
    )


def _both(request: HttpRequest, found: Block, form: OwnBlockForm) -> dict[str, Any]:
    """Returns what stands there now beside what was typed; saving again is then a choice."""
    found.refresh_from_db()
    form.at_revision(found.revision)
    edit = queries.last_edit(actor_of(request), found, "change_own_block")
    page = reverse("programmes:own_block", args=[found.cohort_id, found.pk])
    return {
        "submit": "Bewaar wat jij typte",
        "status": 409,
        "conflict": was_first(f"‘{found.title}’", *edit),
        "after": NOTHING_LOST,
        "there": showing.differences(_form(found), form),
        "choices": [
            {"text": "Laat staan wat er nu staat", "url": page},
            {"text": "Begin opnieuw met wat er nu staat", "url": request.path},
        ],
    }
