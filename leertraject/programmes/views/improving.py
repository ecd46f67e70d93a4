"""What later versions of the programme have for what a cohort has still to come."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people.access import signed_in
from leertraject.programmes import commands, comparing, queries, showing
from leertraject.programmes.commands.running import planned_day
from leertraject.programmes.forms.owning import PlanSessionForm, TakeOverForm, TakeOverWorkForm
from leertraject.programmes.models import Block, Cohort
from leertraject.programmes.queries import improving
from leertraject.programmes.rules import owning
from leertraject.programmes.views.asking import actor_of, asked, tried
from leertraject.programmes.views.comparing import reasons_of
from leertraject.programmes.views.owning import TOLD, planned

FIRST = "Iemand anders veranderde deze bijeenkomst intussen. Kijk wat er nu staat, en kies opnieuw."
UNKNOWN = "Wij weten niet wat je bedoelt. Kies het hieronder opnieuw."


@require_safe
@signed_in
def improvements(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """What differs per part to come, why it changed, and a button to take it over."""
    cohort = queries.cohort(actor_of(request), cohort_id)
    owning.check_may_add_own(cohort, by=actor_of(request))
    return _page(request, cohort)


@require_POST
@signed_in
def take_over(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    actor, form = actor_of(request), TakeOverForm(request.POST)
    cohort = queries.cohort(actor, cohort_id)
    owning.check_may_add_own(cohort, by=actor)
    session = queries.session(actor, cohort, session_id)
    if not form.is_valid():
        return _page(request, cohort, refused=UNKNOWN, status=422)
    block = improving.later_block(actor, cohort, form.cleaned_data["block"])
    given = {"session": session, "block": block, "revision": form.cleaned_data["revision"]}
    return _taken(request, cohort, lambda: commands.take_over_block(**given, by=actor, now=clock.now()))


@require_POST
@signed_in
def take_over_work(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    actor, form = actor_of(request), TakeOverWorkForm(request.POST)
    cohort = queries.cohort(actor, cohort_id)
    owning.check_may_add_own(cohort, by=actor)
    if not form.is_valid():
        return _page(request, cohort, refused=UNKNOWN, status=422)
    block = improving.later_block(actor, cohort, form.cleaned_data["block"])
    given: dict[str, Any] = {"cohort": cohort, "block": block, "by": actor, "now": clock.now()}
    return _taken(request, cohort, lambda: commands.take_over_work(**given))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def plan_later(request: HttpRequest, cohort_id: uuid.UUID, block_id: uuid.UUID) -> HttpResponse:
    """Plans a session that only a later version has, on a day that whoever runs the cohort chooses."""
    actor, now = actor_of(request), clock.now()
    cohort = queries.cohort(actor, cohort_id)
    owning.check_may_add_own(cohort, by=actor)
    block = improving.later_block(actor, cohort, block_id)
    has = improving.has_session(cohort, block.lineage)
    owning.check_may_plan_later(cohort, block, has=has, by=actor)
    form = PlanSessionForm(request.POST or None, initial=_by_week(cohort, block))
    if given := planned(form, today=timezone.localdate(now)):
        given |= {"cohort": cohort, "block": block, "by": actor, "now": now}
        made = tried(form, lambda: commands.plan_later_session(**given))
        if made:
            return redirect("programmes:arrange_session", cohort.pk, made.pk)
    back = {"back": "Verbeteringen uit het programma", "back_url": reverse("programmes:improvements", args=[cohort.pk])}
    more = {"head": f"‘{block.title}’ plannen", "submit": "Plan deze bijeenkomst", "lead": TOLD}
    return asked(request, forms=[(form, "bijeenkomst")], **more, **back)


def _by_week(cohort: Cohort, block: Block) -> dict[str, Any]:
    """Returns when the programme would have it, to begin with."""
    on = planned_day(cohort.starts_on + timedelta(weeks=block.week - 1), block.day)
    return {"on": on, "starts": block.starts, "ends": block.ends, "place": block.place}


def _taken(request: HttpRequest, cohort: Cohort, take: Callable[[], object]) -> HttpResponse:
    try:
        take()
    except Conflict:
        return _page(request, cohort, refused=FIRST, status=409)
    except NotAllowed as refusal:
        return _page(request, cohort, refused=str(refusal), status=422)
    return redirect("programmes:improvements", cohort.pk)


def _page(request: HttpRequest, cohort: Cohort, *, refused: str = "", status: int = 200) -> HttpResponse:
    actor, today = actor_of(request), timezone.localdate(clock.now())
    version = improving.newest_version(actor, cohort)
    found = improving.later_blocks(actor, cohort, version, today=today) if version else []
    reasons = reasons_of(request, [change for one in found for change in one.changes])
    shown: list[dict[str, Any]] = [
        {"later": one, "reasons": reasons[one.block.lineage] if one.changes else [], "when": _when(one)}
        | {"readings": comparing.readings_of(one.old, one.block) if one.old else ()}
        for one in found
    ]
    taken = [
        (showing.day(row.on), row.block)
        for row in improving.coming(cohort, today=today)
        if row.block.version_id != cohort.version_id
    ]
    context: dict[str, Any] = {
        "cohort": cohort,
        "version": version,
        "refused": refused,
        "log": reverse("programmes:changes", args=[cohort.version.programme_id]),
        "differing": [one for one in shown if one["readings"]],
        "fresh": [one for one in shown if one["later"].old is None],
        "taken": taken + [(block.get_kind_display(), block) for block in improving.taken_works(cohort)],
    }
    return render(request, "programmes/improvements.html", context, status=status)


def _when(one: improving.Later) -> str:
    if one.session:
        return showing.day(one.session.on)
    kind = one.block.get_kind_display()
    return f"{kind} vanaf {showing.day(one.on)}" if one.on else kind
