"""Holding a conversation: the guide with a note beside each question, saved while one types."""

import base64
import uuid
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback import guides, rules
from leertraject.lookback.commands import holding as commands
from leertraject.lookback.forms.holding import JottingForm, JottingsForm
from leertraject.lookback.models import Conversation, Holding
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import holding as holdings
from leertraject.lookback.queries import planning
from leertraject.lookback.queries.holding import Jotted
from leertraject.lookback.showing import agreeing
from leertraject.lookback.showing import holding as showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in
from leertraject.ui.held import NOTHING_LOST

END, TRANSCRIPT = "einde", "verslag"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def holding(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """The guide with the notes. Sent as a whole it saves every note, and then ends the conversation or makes the
    notes its transcript, when that was the button."""
    actor, now = actor_of(request), clock.now()
    conversation, refusal = _held_by(actor, conversation_id, now)
    held = holdings.holding_of(conversation)
    if held is None or refusal:
        return _before(request, conversation, refusal)
    opened = holdings.opened(held)
    form = JottingsForm(request.POST if request.method == "POST" else None, opened=opened)
    if form.is_bound and form.is_valid() and _kept(form, conversation, actor, now):
        then = request.POST.get("daarna")
        if then == TRANSCRIPT:
            if tried(form, lambda: commands.make_transcript(conversation=conversation, by=actor, now=now)):
                return redirect("lookback:conversation", conversation.pk)
        else:
            if then == END:
                commands.end_talk(conversation=conversation, by=actor, now=now)
            return redirect("lookback:holding", conversation.pk)
    if not form.is_bound:
        commands.look_at_jottings(conversation=conversation, by=actor, now=now)
    return _page(request, conversation, held, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def holding_discard(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Throws the notes away, after saying what goes and what stays."""
    actor, now = actor_of(request), clock.now()
    conversation = get_object_or_404(queries.worked_on_by(actor, now=now), pk=conversation_id)
    held = holdings.holding_of(conversation)
    if held is None:
        raise Http404
    if request.method == "POST":
        commands.discard_jottings(conversation=conversation, by=actor, now=now)
        return redirect("lookback:conversation", conversation.pk)
    context = {
        "conversation": conversation,
        "text": planning.has_text(conversation),
        "written": len(holdings.opened(held).written),
    }
    return render(request, "lookback/holding/discard.html", context)


@require_POST
@signed_in
def holding_begin(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Begins the conversation."""
    actor, now = actor_of(request), clock.now()
    conversation, _ = _held_by(actor, conversation_id, now)
    commands.begin_talk(conversation=conversation, by=actor, now=now)
    return redirect("lookback:holding", conversation.pk)


@require_POST
@signed_in
def jotting(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Saves one note while it is typed, and answers with its version: 409 when another screen was first (with what
    stands there), 410 when there are no notes any more, 403 when it may not be."""
    actor, now = actor_of(request), clock.now()
    conversation, _ = _held_by(actor, conversation_id, now)
    form = JottingForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"reason": form.reason()}, status=422)
    try:
        kept = commands.save_jotting(conversation=conversation, **form.cleaned_data, by=actor, now=now)
    except commands.Changed as changed:
        names = {} if changed.now.by == actor.subject else holdings.names_of([changed.now])
        by = {"text": changed.now.text, "by": "".join(names.values())}
        return JsonResponse(_told(changed.now, now) | by, status=409)
    except NotAllowed as refusal:
        gone = holdings.holding_of(conversation) is None
        return JsonResponse({"reason": str(refusal)}, status=410 if gone else 403)
    return JsonResponse(_told(kept, now))


def _held_by(actor: Actor, conversation_id: uuid.UUID, now: datetime) -> tuple[Conversation, str]:
    """Returns a conversation that someone interviews in, and why it cannot be held with notes, if so.

    Raises Http404 for anyone else, also who knows that it is planned.
    """
    conversation = get_object_or_404(queries.worked_on_by(actor, now=now), pk=conversation_id)
    tasks = queries.tasks_of(actor, conversation, now=now)
    try:
        rules.check_may_hold(actor, conversation, tasks, queries.consents(conversation))
    except NotAllowed as refusal:
        return conversation, str(refusal)
    return conversation, ""


def _before(request: HttpRequest, conversation: Conversation, refusal: str) -> HttpResponse:
    """The page before the conversation begins, or the reason why there can be no notes."""
    if request.method == "POST":
        raise NotAllowed(refusal or "Dit gesprek is nog niet begonnen. Begin het eerst.")
    guide = guides.guides()[conversation.voice]
    context = {
        "conversation": conversation,
        "speaker": agreeing.speaker_name(conversation),
        "refusal": refusal,
        "asks": bool(refusal) and not queries.consents(conversation) and not conversation.is_called_off,
        "text": planning.has_text(conversation),
        "guide": guide,
        "minutes": showing.minutes(guide.minutes),
        "parts": agreeing.parts(guide),
    }
    return render(request, "lookback/holding/begin.html", context)


def _kept(form: JottingsForm, conversation: Conversation, actor: Actor, now: datetime) -> bool:
    """Saves what was changed, each note for itself, and says whether no other screen was first with one of them."""
    for typed in form.changed():
        try:
            commands.save_jotting(
                conversation=conversation, position=typed.position, text=typed.text, seen=typed.seen, by=actor, now=now
            )
        except commands.Changed as changed:
            form.meets(changed.now)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
            break
    return not form.theirs and not form.errors


def _page(request: HttpRequest, conversation: Conversation, held: Holding, form: JottingsForm) -> HttpResponse:
    actor, now, opened = actor_of(request), clock.now(), form.opened
    names = holdings.names_of([*opened.notes, *form.theirs.values()])
    context = {
        "conversation": conversation,
        "speaker": agreeing.speaker_name(conversation),
        "held": held,
        "begun": showing.begun(held, now=now),
        "form": form,
        "pieces": showing.pieces(form, names, reader=actor.subject, now=now),
        "minutes": showing.planned(opened.parts),
        "total": sum(part.minutes for part in opened.parts),
        "text": planning.has_text(conversation),
        "nothing_lost": NOTHING_LOST if form.theirs else "",
        "person": actor.subject,
        "key": base64.b64encode(opened.box.local_key(actor.subject)).decode(),  # type: ignore[arg-type]
    }
    status = 409 if form.theirs else 422 if form.errors else 200
    return render(request, "lookback/holding/notes.html", context, status=status)


def _told(note: Jotted, now: datetime) -> dict[str, object]:
    at = f"{timezone.localtime(note.at or now):%H:%M}"
    return {"version": note.version, "mark": note.mark, "at": at}
