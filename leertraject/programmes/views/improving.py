"""What later versions of the programme have for the sessions that a cohort has still to come."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people.access import signed_in
from leertraject.programmes import commands, comparing, queries, showing
from leertraject.programmes.forms.owning import TakeOverForm
from leertraject.programmes.models import Cohort
from leertraject.programmes.queries import improving
from leertraject.programmes.rules import owning
from leertraject.programmes.views.asking import actor_of
from leertraject.programmes.views.comparing import reasons_of

FIRST = "Iemand anders veranderde deze bijeenkomst intussen. Kijk wat er nu staat, en kies opnieuw."
UNKNOWN = "Wij weten niet welke bijeenkomst je bedoelt. Kies haar hieronder opnieuw."


@require_safe
@signed_in
def improvements(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """What differs per session to come, why it changed, and a button to take it over."""
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
    block = improving.later_block(session, form.cleaned_data["block"]) if form.is_valid() else None
    if block is None:
        return _page(request, cohort, refused=UNKNOWN, status=422)
    given = {"session": session, "block": block, "revision": form.cleaned_data["revision"]}
    try:
        commands.take_over_block(**given, by=actor, now=clock.now())
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
    context: dict[str, Any] = {
        "cohort": cohort,
        "version": version,
        "refused": refused,
        "log": reverse("programmes:changes", args=[cohort.version.programme_id]),
        "differing": [
            {
                "session": one.session,
                "on": showing.day(one.session.on),
                "old": one.session.block.version,
                "new": one.block.version,
                "block": one.block,
                "readings": readings,
                "reasons": reasons[one.block.lineage] if one.changes else [],
            }
            for one in found
            if (readings := comparing.readings_of(one.session.block, one.block))
        ],
        "taken": [
            (showing.day(session.on), session)
            for session in improving.coming(cohort, today=today)
            if session.block.version_id != cohort.version_id
        ],
    }
    return render(request, "programmes/improvements.html", context, status=status)
