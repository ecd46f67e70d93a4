"""Why one stopped, on one's own page, and what others let the people of the bureau read."""

import base64
import uuid

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
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
from leertraject.stopping.queries import Written
from leertraject.ui.held import NOTHING_LOST, saved


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
    """Saves the text while it is typed, and answers with its version: 409 when another device was first (with what
    stands there), 404 when the page is not there any more, which is said as a reason, for the text is still here."""
    form = TextForm(request.POST)
    try:
        found = queries.reason_of(queries.stopped(actor(request), cohort_id, enrolment_id))
    except Http404:
        found = None
    if found is None:
        return JsonResponse({"reason": commands.GONE}, status=404)
    if not form.is_valid():
        return JsonResponse({"reason": form.reason()}, status=422)
    given = form.cleaned_data
    try:
        kept = commands.save_text(
            reason=found, text=given["text"], seen=given["seen"], writer=given["writer"], **by(request)
        )
    except commands.Changed as changed:
        return JsonResponse(_told(changed.now) | {"text": changed.now.text, "by": ""}, status=409)
    except NotAllowed as refusal:
        return JsonResponse({"reason": str(refusal)}, status=403)
    return JsonResponse(_told(kept))


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
        except commands.Changed as changed:
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


def _told(written: Written) -> dict[str, object]:
    at = f"{timezone.localtime(written.at or clock.now()):%H:%M}"
    return {"version": written.version, "mark": written.mark, "at": at}
