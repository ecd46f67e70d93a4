"""Changing the turns of a transcript, undoing that, and saying that the coding is finished."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.lookback.commands import editing as commands
from leertraject.lookback.forms.editing import CorrectForm, GiveForm, RevisionForm, SplitForm
from leertraject.lookback.models import Conversation, Transcript
from leertraject.lookback.queries import conversations
from leertraject.lookback.queries import editing as queries
from leertraject.lookback.showing import editing as showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in
from leertraject.privacy import crypto

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(slots=True)
class Asked:
    """What came back wrong on the page of a turn: one form with its errors, or a conflict with someone else."""

    forms: dict[str, RevisionForm] = field(default_factory=dict)
    conflict: str = ""

    @property
    def status(self) -> int:
        return 409 if self.conflict else 422 if self.forms else 200


@BOTH
@signed_in
def turn_edit(request: HttpRequest, conversation_id: uuid.UUID, index: int) -> HttpResponse:
    """A turn to correct, split, merge or give to someone else; a POST corrects its words."""
    conversation, transcript = _found(request, conversation_id)
    if request.method != "POST":
        return _page(request, conversation, transcript, index, Asked())
    form = CorrectForm(request.POST)
    _ask_first(transcript, index, form)
    return _done(
        request, conversation, transcript, index, "correct", form,
        lambda: commands.correct_turn(index=index, text=form.cleaned_data["text"], **_at(request, transcript, form)),
    )  # fmt: skip


@require_POST
@signed_in
def turn_split(request: HttpRequest, conversation_id: uuid.UUID, index: int) -> HttpResponse:
    """Makes two turns of one."""
    conversation, transcript = _found(request, conversation_id)
    form = SplitForm(request.POST, places=showing.places(_around(transcript, index).words))
    return _done(
        request, conversation, transcript, index, "split", form,
        lambda: commands.split_turn(index=index, at=form.cleaned_data["at_space"], **_at(request, transcript, form)),
    )  # fmt: skip


@require_POST
@signed_in
def turn_merge(request: HttpRequest, conversation_id: uuid.UUID, index: int) -> HttpResponse:
    """Makes one turn of this one and the next."""
    conversation, transcript = _found(request, conversation_id)
    form = RevisionForm(request.POST)
    return _done(
        request, conversation, transcript, index, "merge", form,
        lambda: commands.merge_turns(index=index, **_at(request, transcript, form)),
    )  # fmt: skip


@require_POST
@signed_in
def turn_speaker(request: HttpRequest, conversation_id: uuid.UUID, index: int) -> HttpResponse:
    """Says who spoke."""
    conversation, transcript = _found(request, conversation_id)
    labels = _around(transcript, index).labels
    form = GiveForm(request.POST, names=showing.names(labels))
    known = {label.pk: label for label, _ in labels}
    return _done(
        request, conversation, transcript, index, "give", form,
        lambda: commands.give_turn(
            index=index, label=known[form.cleaned_data["label"]], **_at(request, transcript, form)
        ),
    )  # fmt: skip


@require_safe
@signed_in
def edits(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """What was changed in a transcript, undoing the last of it, and saying that the coding is finished."""
    conversation, transcript = _found(request, conversation_id)
    return _history(request, conversation, transcript)


@require_POST
@signed_in
def edit_undo(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Takes the newest change back."""
    conversation, transcript = _found(request, conversation_id)
    form = RevisionForm(request.POST)
    revision = form.read() if form.is_valid() else 0
    try:
        commands.undo_edit(transcript=transcript, revision=revision, by=actor_of(request), now=clock.now())
    except Conflict:
        _, transcript = _found(request, conversation_id)
        conflict = showing.was_first(queries.last_change(transcript, actor_of(request)))
        return _history(request, conversation, transcript, conflict=conflict)
    except NotAllowed as refusal:
        return _history(request, conversation, transcript, refusal=str(refusal))
    # Whoever undid it beside the words that were found goes on there.
    page = "identifying" if request.POST.get("van") == "herkenbare-woorden" else "edits"
    return redirect(f"lookback:{page}", conversation.pk)


@BOTH
@signed_in
def coding_finish(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Says that the coding is finished, after saying what that ends."""
    conversation, transcript = _found(request, conversation_id)
    if request.method == "POST":
        commands.finish_coding(transcript=transcript, by=actor_of(request), now=clock.now())
        return redirect("lookback:edits", conversation.pk)
    context = {"conversation": conversation, "finished": hasattr(transcript, "coding_finish")}
    return render(request, "lookback/editing/finish.html", context)


def _ask_first(transcript: Transcript, index: int, form: CorrectForm) -> None:
    """Asks before a correction takes all words of a fragment; a text that changed since is asked about later."""
    if not form.is_valid() or form.cleaned_data["anyway"] or form.read() != transcript.revision:
        return
    if left := queries.left_without(transcript, index=index, typed=form.cleaned_data["text"]):
        form.ask(left)


def _found(request: HttpRequest, conversation_id: uuid.UUID) -> tuple[Conversation, Transcript]:
    mine = conversations.worked_on_by(actor_of(request), now=clock.now())
    conversation = get_object_or_404(mine, pk=conversation_id, transcript__isnull=False)
    return conversation, conversation.transcript


def _around(transcript: Transcript, index: int, pk: int | None = None) -> queries.Around:
    try:
        found = queries.around(transcript, index=index, pk=pk)
    except crypto.Unreadable as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return found


def _at(request: HttpRequest, transcript: Transcript, form: RevisionForm) -> dict[str, Any]:
    return {"transcript": transcript, "revision": form.read(), "by": actor_of(request), "now": clock.now()}


def _done(
    request: HttpRequest,
    conversation: Conversation,
    transcript: Transcript,
    index: int,
    name: str,
    form: RevisionForm,
    act: Callable[[], object],
) -> HttpResponse:
    """Carries a change out and leads back to the turn; a refusal or a conflict shows the page with what was typed."""
    asked = Asked({name: form})
    if form.is_valid():
        try:
            tried(form, act)
        except Conflict:
            return _both(request, conversation, index, asked)
        if not form.errors:
            page = reverse("lookback:workbench", args=[conversation.pk])
            return redirect(f"{page}?beurt={index}#beurt-{index}")
    return _page(request, conversation, transcript, index, asked)


def _both(request: HttpRequest, conversation: Conversation, index: int, asked: Asked) -> HttpResponse:
    """Shows the turn as it is now beside what was typed; saving again is then a choice."""
    conversation, transcript = _found(request, conversation.pk)
    [form] = asked.forms.values()
    near = min(index, queries.last_turn(transcript))
    turn = _around(transcript, near, form.cleaned_data.get("turn")).turn
    form.at(transcript.revision, turn.pk)
    asked.conflict = showing.was_first(queries.last_change(transcript, actor_of(request)))
    return _page(request, conversation, transcript, turn.index, asked)


def _page(
    request: HttpRequest, conversation: Conversation, transcript: Transcript, index: int, asked: Asked
) -> HttpResponse:
    here = _around(transcript, index)
    start = {"revision": transcript.revision, "turn": here.turn.pk}
    places, names = showing.places(here.words), showing.names(here.labels)
    forms = {
        "correct": lambda: CorrectForm(initial={**start, "text": here.words}),
        "split": lambda: SplitForm(initial=start, places=places),
        "merge": lambda: RevisionForm(initial=start),
        "give": lambda: GiveForm(initial={**start, "label": here.turn.label_id}, names=names),
    }
    context = {
        "conversation": conversation,
        "turn": here.turn,
        "number": str(here.turn.index),
        "query": f"?beurt={here.turn.index}#beurt-{here.turn.index}",
        "words": here.words,
        "splits": bool(places),
        "several": len(names) > 1,
        "following": showing.first_of(here.following),
        "last": here.following is None,
        "finished": hasattr(transcript, "coding_finish"),
        "asked": asked,
        "conflict_text": showing.NOTHING_LOST if "correct" in asked.forms else showing.LOOK_AGAIN,
        "choices": showing.ways_out(conversation, here.turn.index) if "correct" in asked.forms else (),
        "keep": f"beurt-{here.turn.pk}-{actor_of(request).subject}",
        **{f"{name}_form": asked.forms.get(name) or make() for name, make in forms.items()},
    }
    return render(request, "lookback/editing/turn.html", context, status=asked.status)


def _history(
    request: HttpRequest, conversation: Conversation, transcript: Transcript, *, refusal: str = "", conflict: str = ""
) -> HttpResponse:
    found = queries.history(transcript)
    finish, name = queries.finish_of(transcript)
    context = {
        "conversation": conversation,
        "transcript": transcript,
        "rows": showing.history(found),
        "undoable": finish is None and any(one.edit.undone_at is None for one in found),
        "finished": showing.finished(finish, name),
        "refusal": refusal,
        "conflict": conflict,
    }
    status = 409 if conflict else 422 if refusal else 200
    return render(request, "lookback/editing/edits.html", context, status=status)
