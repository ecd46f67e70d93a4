"""A planned conversation: the questions beforehand, the calendar file, another moment, calling it off."""

import uuid
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.lookback import emails, guides, rules
from leertraject.lookback.commands import planning as commands
from leertraject.lookback.forms.planning import MoveForm
from leertraject.lookback.models import Conversation
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import planning
from leertraject.lookback.showing import agreeing
from leertraject.lookback.showing import planning as showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.lookback.views.visiting import speaker_at, visitors
from leertraject.notices import calendars
from leertraject.people.access import signed_in

screen = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@never_cache
def preparation(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """The questions and the appointment, for the speaker: signed in or by the link from a mail. Changes nothing."""
    now = clock.now()
    visitor, conversation = speaker_at(request, emails.PREPARATION, conversation_id, now=now)
    guide = guides.guides()[conversation.voice]
    context = {
        "visitor": visitor,
        "conversation": conversation,
        "lead": agreeing.invitation(conversation, now=now),
        "facts": showing.facts(conversation),
        "parts": agreeing.parts(guide),
        "who": agreeing.interviewer_names(conversation),
    }
    return render(request, "lookback/planning/preparation.html", context)


@require_safe
@never_cache
def calendar(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """The appointment as a calendar file, for who may know of it. Changes nothing."""
    now = clock.now()
    reader, conversation = _known_to(request, conversation_id, now)
    revision = planning.revision(conversation)
    appointment = showing.appointment(conversation, reader=reader, revision=revision)
    if appointment is None:
        raise Http404
    response = HttpResponse(calendars.file(appointment, now=now), content_type=calendars.MEDIA_TYPE)
    response["Content-Disposition"] = 'attachment; filename="gesprek.ics"'
    return response


@require_POST
@signed_in
def send_preparation(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Sends the speaker the mail that leads to the questions."""
    actor, now = actor_of(request), clock.now()
    conversation = _arranged(actor, conversation_id, now)
    commands.send_preparation(conversation=conversation, by=actor, now=now)
    return redirect("lookback:conversation", conversation.pk)


@screen
@signed_in
def move_conversation(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Another day, time or place."""
    actor, now = actor_of(request), clock.now()
    conversation = _arranged(actor, conversation_id, now)
    given = request.POST if request.method == "POST" else None
    form = MoveForm(given, conversation=conversation, revision=planning.revision(conversation))
    if form.is_bound and form.is_valid():
        tried(form, lambda: commands.move_conversation(conversation=conversation, by=actor, now=now, **form.agreed()))
        if not form.errors:
            return redirect("lookback:conversation", conversation.pk)
    context = {"conversation": conversation, "form": form} | _who_hears(actor, conversation)
    return render(request, "lookback/planning/move.html", context, status=422 if form.errors else 200)


@screen
@signed_in
def call_off(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Calls a conversation off, after asking."""
    actor, now = actor_of(request), clock.now()
    conversation = _arranged(actor, conversation_id, now)
    if request.method == "POST":
        commands.call_off(conversation=conversation, by=actor, now=now)
        return redirect("lookback:conversation", conversation.pk)
    context = {"conversation": conversation, "facts": agreeing.facts(conversation)[:1]}
    return render(request, "lookback/planning/call_off.html", context | _who_hears(actor, conversation))


def _arranged(actor: Actor, conversation_id: uuid.UUID, now: datetime) -> Conversation:
    """Returns a conversation that someone may move. Raises Http404, and NotAllowed for who sees it and may not."""
    found = queries.interviewers(queries.planned_for(actor, now=now), now=now)
    conversation = get_object_or_404(found, pk=conversation_id)
    tasks = queries.tasks_of(actor, conversation, now=now)
    rules.check_may_arrange(actor, conversation, tasks, text=planning.is_held(conversation), now=now)
    return conversation


def _who_hears(actor: Actor, conversation: Conversation) -> dict[str, object]:
    return {
        "speaker_hears": planning.knows(conversation),
        "speaker": agreeing.speaker_name(conversation),
        "others": agreeing.interviewer_names(conversation, but=actor.subject),
    }


def _known_to(request: HttpRequest, conversation_id: uuid.UUID, now: datetime) -> tuple[Actor, Conversation]:
    """Returns who may know of the conversation, signed in or as its speaker by link. Raises Http404 for others."""
    for visitor in visitors(request, emails.PREPARATION, conversation_id, now=now):
        known = queries.interviewers(queries.planned_for(visitor.actor, now=now), now=now)
        conversation = known.filter(pk=conversation_id).first()
        if conversation is not None:
            return visitor.actor, conversation
    raise Http404
