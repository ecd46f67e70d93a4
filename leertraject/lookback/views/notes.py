"""The note back, as its receiver reads it: through a link from a mail, or signed in."""

import uuid
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from leertraject.kernel import clock
from leertraject.lookback import emails
from leertraject.lookback.queries import received
from leertraject.lookback.showing import dates, noting
from leertraject.lookback.views.visiting import Visitor, visitors
from leertraject.notices import links


@require_safe
@never_cache
def note(request: HttpRequest, copy_id: uuid.UUID) -> HttpResponse:
    """What changed because of what was told. It names nobody."""
    now = clock.now()
    for visitor in visitors(request, emails.NOTE, copy_id, now=now):
        copy = received.copies_for(visitor.actor).filter(pk=copy_id).first()
        if copy is not None:
            told = received.told(copy)
            context = {
                "visitor": visitor,
                "told": told,
                "day": dates.day(told.at),
                "changes": noting.changes(told),
                "own_url": _own_words(request, visitor, told, now),
            }
            return render(request, "lookback/notes/note.html", context)
    raise Http404


def _own_words(request: HttpRequest, visitor: Visitor, told: received.Told, now: datetime) -> str:
    """Where the receiver reads the own words, or "" when this visit gives no way to it."""
    if told.conversation is None:
        return ""
    if visitor.until is None:
        return reverse("lookback:conversation", args=[told.conversation])
    held = links.held(request, emails.CONSENT, told.conversation, now)
    same = held is not None and held.person_id == visitor.actor.subject
    return reverse("lookback:consent", args=[told.conversation]) if same else ""
