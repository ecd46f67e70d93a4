"""Telling back what changed, to everyone whose words contributed."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.lookback import emails, rules
from leertraject.lookback.commands import checks as commands
from leertraject.lookback.forms.telling import NoteForm
from leertraject.lookback.models import Note
from leertraject.lookback.queries import checks as queries
from leertraject.lookback.queries import insights, received
from leertraject.lookback.showing import checks as showing
from leertraject.lookback.showing import dates, noting, telling
from leertraject.lookback.showing import insight as insight_showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in
from leertraject.programmes.models import Change

WRITE, READ, SEND = "schrijf", "lees", "stuur"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tell_back(request: HttpRequest, change_id: uuid.UUID) -> HttpResponse:
    """Writes the note, shows it as it will be read, and sends it; afterwards says how it went."""
    actor = actor_of(request)
    change = get_object_or_404(queries.changes(actor), pk=change_id)
    rules.check_leads_bureau(actor)
    note = queries.note_of(change)
    if note is not None:
        return _told(request, change, note)
    step, _, place = request.POST.get("stap", "").partition("-")
    form = NoteForm(request.POST if step in (READ, SEND) else None, change=change, initial=_typed(request))
    ready = step in (READ, SEND) and form.is_valid()
    if ready and step == SEND:
        text = form.cleaned_data["text"]
        if tried(form, lambda: commands.tell_back(change=change, text=text, by=actor, now=clock.now())):
            return redirect("lookback:tell_back", change.pk)
    return _writing(request, change, form, at=_number(place) if ready and not form.errors else None)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0


def _typed(request: HttpRequest) -> dict[str, str]:
    return {"text": request.POST.get("text", "")}


def _writing(request: HttpRequest, change: Change, form: NoteForm, *, at: int | None) -> HttpResponse:
    """Shows the form, or what the receiver with number `at` will get, from 0; after the last one comes the first."""
    actor, now = actor_of(request), clock.now()
    receivers = queries.receivers(actor, change, now=now)
    checks = list(insights.checks_of([change.pk]))
    insights.all_shown([change, *(check.change for check in checks)])
    context = {
        **_frame(change),
        "form": form,
        "preview": None if at is None else _preview(change, form.cleaned_data["text"], receivers, at),
        "receivers": receivers,
        "goes_to": showing.goes_to(receivers),
        "checks": [insight_showing.check_row(check, timezone.localdate(now)) for check in checks],
        "keep": f"bericht-{change.pk}-{actor.subject}",
    }
    return render(request, "lookback/telling/writing.html", context, status=422 if form.errors else 200)


def _preview(change: Change, text: str, receivers: queries.Receivers, at: int) -> dict[str, object]:
    """Returns the mail and the page of one receiver, as they will be."""
    steps = telling.steps(receivers)
    if not steps:
        return {}
    step = steps[at % len(steps)]
    told = received.to_be_told(change, text, step.person, now=clock.now())
    return {
        "steps": telling.choices(steps, at % len(steps)),
        "step": step,
        "letter": emails.note_to(step.name, telling.link_of(step)),
        "told": told,
        "changes": noting.changes(told),
    }


def _told(request: HttpRequest, change: Change, note: Note) -> HttpResponse:
    states = queries.deliveries([note])[note.pk]
    insights.all_shown([change, note])
    context = {
        **_frame(change),
        "paragraphs": insight_showing.paragraphs(note.text),
        "waits": insights.waits(note),
        "sent": dates.day(note.made_at),
        "delivered": showing.delivered(states),
        "troubled": showing.troubled(states),
        "sender": note.made_by == actor_of(request).subject,
        "repeated": request.method == "POST",
    }
    return render(request, "lookback/telling/told.html", context, status=422 if request.method == "POST" else 200)


def _frame(change: Change) -> dict[str, object]:
    return {
        "change": change,
        "title": showing.title(change),
        "change_url": insight_showing.change_url(change),
        "programme": change.version.programme,
    }
