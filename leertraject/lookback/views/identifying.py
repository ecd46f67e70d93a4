"""Words by which someone can be recognised: looking them over, and replacing them in the whole conversation."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict
from leertraject.lookback.commands import identifying as commands
from leertraject.lookback.commands import transcripts
from leertraject.lookback.forms.identifying import LOOK_UP, ReplaceForm, typed_words
from leertraject.lookback.models import Conversation
from leertraject.lookback.queries import conversations, editing
from leertraject.lookback.queries import identifying as queries
from leertraject.lookback.showing import editing as showing_edits
from leertraject.lookback.showing import identifying as showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in
from leertraject.privacy import crypto


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def identifying(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """What was found; a POST looks up a word more, or replaces what was chosen or all of it."""
    conversation = _found(request, conversation_id)
    typed = typed_words(request.POST) if request.method == "POST" else []
    looked = _look(conversation, typed)
    form = ReplaceForm(
        request.POST if request.method == "POST" else None,
        groups=looked.groups,
        initial={"revision": looked.revision},
    )
    if not form.is_bound:
        return _page(request, conversation, looked, form)
    if form.do == LOOK_UP:
        return _looked_up(request, conversation, looked, form)
    return _replaced(request, conversation, looked, form, typed)


def _looked_up(
    request: HttpRequest, conversation: Conversation, looked: queries.Looked, form: ReplaceForm
) -> HttpResponse:
    """Shows a word that was typed as one more group, chosen by whoever typed it."""
    newest = " ".join(form.data.get("word", "").split())
    form.choose([group.key for group in looked.groups if group.typed == newest])
    kept = form.data.get("word", "") if newest in looked.nowhere else ""
    if form.is_valid():
        form.at(form.read() or looked.revision, word=kept)
    return _page(request, conversation, looked, form)


def _replaced(
    request: HttpRequest, conversation: Conversation, looked: queries.Looked, form: ReplaceForm, typed: list[str]
) -> HttpResponse:
    by, now, transcript = actor_of(request), clock.now(), conversation.transcript
    if form.is_valid():
        try:
            tried(
                form,
                lambda: commands.replace_in_text(
                    transcript=transcript, roles=form.roles(), typed=typed, revision=form.read(), by=by, now=now
                ),
            )
        except Conflict:
            form.at(looked.revision)
            conflict = showing_edits.was_first(editing.last_change(transcript, by))
            return _page(request, conversation, looked, form, conflict=conflict)
        if not form.errors:
            return redirect("lookback:identifying", conversation.pk)
    return _page(request, conversation, looked, form)


def _found(request: HttpRequest, conversation_id: uuid.UUID) -> Conversation:
    mine = conversations.worked_on_by(actor_of(request), now=clock.now())
    return get_object_or_404(mine, pk=conversation_id, transcript__isnull=False)


def _look(conversation: Conversation, typed: list[str]) -> queries.Looked:
    transcript = conversation.transcript
    # The text as this page shows it belongs to this very conversation: no query for it.
    transcript.conversation = conversation
    try:
        return queries.look(transcript, typed=typed)
    except crypto.Unreadable as error:
        raise Http404 from error


def _page(
    request: HttpRequest,
    conversation: Conversation,
    looked: queries.Looked,
    form: ReplaceForm,
    *,
    conflict: str = "",
) -> HttpResponse:
    transcript = conversation.transcript
    transcripts.look_at_transcript(transcript=transcript, by=actor_of(request), now=clock.now())
    context = {
        "conversation": conversation,
        "transcript": transcript,
        "finished": hasattr(transcript, "coding_finish"),
        "form": form,
        "groups": showing.groups(conversation, looked, form),
        "typed": [group.typed for group in looked.groups if group.typed],
        "summary": showing.summary(looked),
        "nowhere": showing.nowhere(looked),
        "hints": showing.hints(conversation, looked),
        "replaced": showing.replaced(queries.replaced_last(transcript)),
        "conflict": conflict,
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "lookback/editing/identifying.html", context, status=status)
