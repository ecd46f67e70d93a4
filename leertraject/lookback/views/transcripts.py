"""From a file to a readable text: bringing it in, saying who is who, reading it, taking it away."""

import uuid
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback import emails, rules
from leertraject.lookback.commands import holding
from leertraject.lookback.commands import transcripts as commands
from leertraject.lookback.forms.transcripts import SpeakersForm, TranscriptForm, guesses
from leertraject.lookback.models import Conversation, Transcript
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import editing, workbench
from leertraject.lookback.queries import holding as holdings
from leertraject.lookback.queries.holding import Jotted
from leertraject.lookback.queries.progress import progress
from leertraject.lookback.queries.voices import voices
from leertraject.lookback.showing import reading
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.lookback.views.visiting import Visitor, visitors
from leertraject.people.access import signed_in
from leertraject.privacy import crypto

screen = require_http_methods(["GET", "HEAD", "POST"])


@screen
@signed_in
def transcript_upload(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Adds the text of a conversation. Whoever leads or interviews may; without consent the page says why not."""
    actor, now = actor_of(request), clock.now()
    conversation = get_object_or_404(queries.planned_for(actor, now=now), pk=conversation_id)
    known = progress(actor, [conversation], now=now)[conversation.pk]
    if not known.interviews and not rules.leads(actor, conversation):
        raise NotAllowed("Alleen de interviewer of een programmaleider mag een verslag toevoegen.")
    form = TranscriptForm(request.POST, request.FILES) if request.method == "POST" else TranscriptForm()
    if form.is_bound and form.is_valid():
        read = form.cleaned_data["read"]
        if tried(form, lambda: commands.receive_transcript(conversation=conversation, read=read, by=actor, now=now)):
            return redirect("lookback:speakers", conversation.pk)
    context = {
        "conversation": conversation,
        "known": known,
        "form": form,
        "refusal": _refusal(actor, conversation, now),
    }
    return render(request, "lookback/transcripts/upload.html", context, status=422 if form.errors else 200)


@screen
@signed_in
def speakers(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Says whose voice is whose."""
    actor, now = actor_of(request), clock.now()
    conversation, transcript = _worked_on(actor, conversation_id, now)
    heard = voices(transcript)
    names = [held.person.name for held in conversation.interviewers]  # type: ignore[attr-defined]
    given = request.POST if request.method == "POST" else None
    form = SpeakersForm(given, voices=heard, guesses=guesses(heard, conversation, names))
    if form.is_bound and form.is_valid() and _mapped(form, transcript, actor, now):
        return redirect("lookback:conversation", conversation.pk)
    context = {"conversation": conversation, "form": form}
    return render(request, "lookback/transcripts/speakers.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
def transcript(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """The text to read, for its speaker (also by mail link) and the interviewer, a part at a time."""
    now = clock.now()
    visitor, conversation = _readable(request, conversation_id, now)
    own = conversation.speaker_id == visitor.actor.subject
    context = {"conversation": conversation, "visitor": visitor, "own": own}
    kept = getattr(conversation, "transcript", None)
    sheet = _sheet(kept, _number(request))
    if kept is not None and sheet is not None:
        commands.look_at_transcript(transcript=kept, by=visitor.actor, now=now)
        context |= {"corrected": editing.corrected_at(kept)}
        turns = reading.said(sheet, number=conversation.number, own=own, noted=kept.is_noted)
        context |= {"sheet": sheet, "turns": turns, "noted": kept.is_noted}
    context |= {"notes": _notes(conversation, visitor, now)}
    return render(request, "lookback/transcripts/transcript.html", context)


@screen
@signed_in
def discard_transcript(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Takes away a text on which nothing rests, after asking."""
    actor, now = actor_of(request), clock.now()
    conversation, transcript = _worked_on(actor, conversation_id, now)
    if request.method == "POST":
        commands.discard_transcript(transcript=transcript, by=actor, now=now)
        return redirect("lookback:conversation", conversation.pk)
    context = {"conversation": conversation, "fragments": transcript.fragments.count()}
    return render(request, "lookback/transcripts/discard.html", context)


def _refusal(actor: Actor, conversation: Conversation, now: datetime) -> str:
    """Why there can be no transcript now, for the interviewer; others learn nothing about answers before they try."""
    tasks = queries.tasks_of(actor, conversation, now=now)
    if not tasks:
        return ""
    try:
        has_one = hasattr(conversation, "transcript")
        rules.check_may_bring_transcript(actor, conversation, tasks, queries.consents(conversation), has_one)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _worked_on(actor: Actor, conversation_id: uuid.UUID, now: datetime) -> tuple[Conversation, Transcript]:
    """Returns the conversation that someone interviews in, with its transcript. Raises Http404."""
    mine = queries.interviewers(queries.worked_on_by(actor, now=now), now=now)
    conversation = get_object_or_404(mine, pk=conversation_id, transcript__isnull=False)
    return conversation, conversation.transcript


def _mapped(form: SpeakersForm, transcript: Transcript, actor: Actor, now: datetime) -> bool:
    tried(form, lambda: commands.map_speakers(transcript=transcript, parts=form.parts(), by=actor, now=now))
    return not form.errors


def _readable(request: HttpRequest, conversation_id: uuid.UUID, now: datetime) -> tuple[Visitor, Conversation]:
    for visitor in visitors(request, emails.CONSENT, conversation_id, now=now):
        conversation = queries.readable_for(visitor.actor, now=now).filter(pk=conversation_id).first()
        if conversation is not None:
            return visitor, conversation
    raise Http404


def _sheet(kept: Transcript | None, number: int) -> workbench.Sheet | None:
    """Returns a part of the text, or None when there is none or its key has gone."""
    try:
        return workbench.sheet(kept, number=number) if kept else None
    except crypto.Unreadable:
        return None


def _notes(conversation: Conversation, visitor: Visitor, now: datetime) -> list[Jotted]:
    """The interviewer's notes while they are no transcript yet; their speaker may read along."""
    held = holdings.holding_of(conversation)
    if held is None:
        return []
    holding.look_at_jottings(conversation=conversation, by=visitor.actor, now=now)
    return list(holdings.opened(held).written)


def _number(request: HttpRequest) -> int:
    given = request.GET.get("deel", "1")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
