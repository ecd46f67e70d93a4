"""Why one stopped, on one's own page, and what others let the people of the bureau read."""

import base64
import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, screen, status
from leertraject.privacy import boxes
from leertraject.programmes.models import Enrolment
from leertraject.stopping import commands, queries
from leertraject.stopping.forms import ReasonForm, TextForm
from leertraject.stopping.models import StoppingReason
from leertraject.ui.held import NOTHING_LOST, Changed, Held, answered, saved


@screen
@signed_in
def reason(request: HttpRequest, cohort_id: uuid.UUID, enrolment_id: uuid.UUID) -> HttpResponse:
    """Why one stopped; sent as a whole it saves the text."""
    enrolment = queries.stopped(actor(request), cohort_id, enrolment_id)
    found = queries.reason_of(enrolment) or commands.begin(enrolment=enrolment, **by(request))
    box = boxes.open_box(found.box)
    written = queries.written(found, box)
    form = ReasonForm(request.POST if request.method == "POST" else None, written=written, box=box)
    if form.is_bound and form.is_valid() and _kept(request, form, found):
        return redirect(request.path)
    return _page(request, enrolment, found, box, form)


@require_POST
@signed_in
def text(request: HttpRequest, cohort_id: uuid.UUID, enrolment_id: uuid.UUID) -> HttpResponse:
    """Saves the text while it is typed (see `ui.held.answered`)."""

    def save(found: StoppingReason, given: dict[str, Any]) -> Held:
        wanted = {name: given[name] for name in ("text", "seen", "writer")}
        return commands.save_text(reason=found, **wanted, **by(request))

    return answered(
        TextForm(request.POST),
        find=lambda: queries.reason_of(queries.stopped(actor(request), cohort_id, enrolment_id)),
        save=save,
        gone=commands.GONE,
    )


@require_POST
@signed_in
def release(request: HttpRequest, cohort_id: uuid.UUID, enrolment_id: uuid.UUID) -> HttpResponse:
    """Lets the trainers of the group and the programme leader read it."""
    found = _own(request, cohort_id, enrolment_id)
    commands.release(reason=found, **by(request))
    return redirect("stopping:reason", cohort_id, enrolment_id)


@require_POST
@signed_in
def withdraw_release(request: HttpRequest, cohort_id: uuid.UUID, enrolment_id: uuid.UUID) -> HttpResponse:
    """Takes that back."""
    found = _own(request, cohort_id, enrolment_id)
    commands.withdraw_release(reason=found, **by(request))
    return redirect("stopping:reason", cohort_id, enrolment_id)


@require_safe
@signed_in
def of_group(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """What people who stopped with a group let its trainers and the programme leader read."""
    cohort, found = queries.of_cohort(actor(request), cohort_id)
    commands.look_at(found=found, **by(request))
    return render(request, "stopping/of_group.html", {"cohort": cohort, "found": found})


def _own(request: HttpRequest, cohort_id: uuid.UUID, enrolment_id: uuid.UUID) -> StoppingReason:
    found = queries.reason_of(queries.stopped(actor(request), cohort_id, enrolment_id))
    if found is None:
        raise Http404
    return found


def _kept(request: HttpRequest, form: ReasonForm, found: StoppingReason) -> bool:
    """Saves the text if it was changed, and says whether no other device was first."""
    for typed in form.changed():
        try:
            commands.save_text(reason=found, text=typed.text, seen=typed.seen, **by(request))
        except Changed as changed:
            form.meets(changed.now)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return not form.theirs and not form.errors


def _page(
    request: HttpRequest, enrolment: Enrolment, found: StoppingReason, box: boxes.Opened, form: ReasonForm
) -> HttpResponse:
    me, now = actor(request), clock.now()
    (row,) = form.rows()
    context = {
        "enrolment": enrolment,
        "form": form,
        "row": row,
        "saved": saved(row.held.at, now=now),
        "theirs": saved(row.theirs.at, now=now) if row.theirs else "",
        "released": queries.living(found) is not None,
        "written": bool(row.held.text.strip()),
        "nothing_lost": NOTHING_LOST if form.theirs else "",
        "person": me.subject,
        "key": base64.b64encode(box.local_key(me.subject)).decode(),  # type: ignore[arg-type]
    }
    code = 409 if form.theirs else status(form)
    return render(request, "stopping/reason.html", context, status=code)
