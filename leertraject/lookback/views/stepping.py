"""Taking back what one did in the coding of a text, and doing it again."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import stepping
from leertraject.lookback.models import CodingStep, Conversation
from leertraject.lookback.queries import stepping as queries
from leertraject.lookback.queries import workbench as workbench_queries
from leertraject.lookback.showing import bench as showing
from leertraject.lookback.views import workbench
from leertraject.lookback.views.trying import actor_of
from leertraject.people.access import signed_in

NOTHING = "Er is niets meer om ongedaan te maken."
NOTHING_AGAIN = "Er is niets om opnieuw te doen."


@require_POST
@signed_in
def coding_undo(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Takes back what someone did last, or last before the step that is sent along."""
    conversation = workbench.coded(request, conversation_id)
    below = request.POST.get("voor", "")
    step = queries.to_undo(conversation.transcript, actor_of(request), below=int(below) if below.isdecimal() else None)
    if step is None:
        return workbench.show(request, conversation, asked=workbench.Asked(refusal=NOTHING))
    try:
        stepping.undo_step(step=step, by=actor_of(request), now=clock.now())
    except NotAllowed as refusal:
        return workbench.show(request, conversation, asked=workbench.Asked(refusal=str(refusal), stuck=step))
    return _at(conversation, step)


@require_POST
@signed_in
def coding_redo(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Does again what someone took back last."""
    conversation = workbench.coded(request, conversation_id)
    step = queries.to_redo(conversation.transcript, actor_of(request))
    if step is None:
        return workbench.show(request, conversation, asked=workbench.Asked(refusal=NOTHING_AGAIN))
    try:
        stepping.redo_step(step=step, by=actor_of(request), now=clock.now())
    except NotAllowed as refusal:
        return workbench.show(request, conversation, asked=workbench.Asked(refusal=str(refusal)))
    return _at(conversation, step)


@require_safe
@never_cache
def coding_state(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Says whether something changed in the coding of a text, and what others did; it holds no words of anyone.

    Asked every few seconds, so it does not look up roles: who interviews has a task, whatever their roles are.
    """
    if not request.user.is_authenticated:
        raise Http404
    actor = Actor(subject=request.user.person_id, name="")
    stand = queries.stand(conversation_id, actor, now=clock.now())
    if stand is None:
        raise Http404
    seen = request.headers.get("If-None-Match", "").strip('"')
    if seen == str(stand):
        return HttpResponseNotModified(headers={"ETag": f'"{stand}"'})
    count = seen.partition(".")[0]
    done = queries.since(stand, actor, count=int(count)) if count.isdecimal() else []
    return JsonResponse({"said": showing.done_by_others(done)}, headers={"ETag": f'"{stand}"'})


def _at(conversation: Conversation, step: CodingStep) -> HttpResponse:
    """Leads to the fragment that it was about, or to where it stood."""
    fragment = workbench_queries.fragment_in(conversation.transcript, step.fragment)
    if fragment is not None:
        return workbench.back_to(fragment)
    turn = queries.turn_of(step)
    page = reverse("lookback:workbench", args=[conversation.pk])
    return redirect(f"{page}?beurt={turn}#beurt-{turn}" if turn else f"{page}#verslag")
