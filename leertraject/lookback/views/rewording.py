"""Writing again what repeats withdrawn words: of a check, its outcome, a note, or a change that lies fixed."""

import uuid
from collections.abc import Callable

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.lookback import rules
from leertraject.lookback.commands import rewording as commands
from leertraject.lookback.forms.rewording import RewordingForm
from leertraject.lookback.queries import checks as queries
from leertraject.lookback.queries import insights
from leertraject.lookback.showing import checks as check_showing
from leertraject.lookback.showing import insight as insight_showing
from leertraject.lookback.showing import rewording as showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in
from leertraject.programmes.models import Change

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@BOTH
@signed_in
def check(request: HttpRequest, check_id: uuid.UUID) -> HttpResponse:
    """Rewrites what was agreed about a check, as far as it is flagged."""
    actor = actor_of(request)
    found = get_object_or_404(queries.visible_to(actor), pk=check_id)
    rules.check_leads_bureau(actor)

    def save(texts: commands.Texts) -> object:
        return commands.reword_check(check=found, texts=texts, by=actor, now=clock.now())

    return _rewording(request, found, found.change, showing.of_check(found), save)


@BOTH
@signed_in
def outcome(request: HttpRequest, check_id: uuid.UUID) -> HttpResponse:
    """Rewrites the words of an outcome."""
    actor = actor_of(request)
    of = get_object_or_404(queries.visible_to(actor), pk=check_id)
    found = insight_showing.outcome_of(of)
    if found is None:
        raise Http404
    rules.check_may_reword_outcome(actor, wrote=found.by == actor.subject)

    def save(texts: commands.Texts) -> object:
        return commands.reword_outcome(outcome=found, texts=texts, by=actor, now=clock.now())

    return _rewording(request, found, of.change, showing.of_outcome(found), save)


@BOTH
@signed_in
def note(request: HttpRequest, change_id: uuid.UUID) -> HttpResponse:
    """Rewrites a note that was sent; its receivers read the new text."""
    actor = actor_of(request)
    change = get_object_or_404(queries.changes(actor), pk=change_id)
    rules.check_leads_bureau(actor)
    found = queries.note_of(change)
    if found is None:
        raise Http404

    def save(texts: commands.Texts) -> object:
        return commands.reword_note(note=found, texts=texts, by=actor, now=clock.now())

    return _rewording(request, found, change, showing.of_note(found), save)


@BOTH
@signed_in
def change(request: HttpRequest, change_id: uuid.UUID) -> HttpResponse:
    """Writes what is read in place of flagged text of a published change."""
    actor = actor_of(request)
    found = get_object_or_404(queries.changes(actor), pk=change_id)
    rules.check_may_replace_words(actor, published=found.version.published)

    def save(texts: commands.Texts) -> object:
        commands.replace_words(change=found, texts=texts, by=actor, now=clock.now())
        return found

    return _rewording(request, found, found, showing.of_change(found, insight_showing.change_url(found)), save)


def _rewording(
    request: HttpRequest, row: Model, change: Change, page: showing.Page, save: Callable[[commands.Texts], object]
) -> HttpResponse:
    """Asks for what is flagged of a row; when nothing is any more, there is only the page it stands on."""
    insights.all_shown([row])
    insights.all_shown([change])
    form = RewordingForm(request.POST if request.method == "POST" else None, row=row, names=insights.waits(row))
    if request.method != "POST" and not form.fields:
        return redirect(page.back_url)
    if request.method == "POST" and form.is_valid():
        saved = tried(form, lambda: save(form.cleaned_data))
        if saved is not None:
            return redirect(page.back_url)
    context = {
        "page": page,
        "form": form,
        "title": check_showing.title(change),
        "writer": insight_showing.writer(actor_of(request)),
        "keep": f"herschrijving-{row._meta.model_name}-{row.pk}-{actor_of(request).subject}",
    }
    return render(request, "lookback/rewording/rewording.html", context, status=422 if form.errors else 200)
