"""Everything of a speaker on one page: by a link from a mail, or signed in."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from leertraject.kernel import clock
from leertraject.lookback import emails
from leertraject.lookback.commands import own as commands
from leertraject.lookback.queries import own as queries
from leertraject.lookback.queries import received
from leertraject.lookback.queries.progress import progress
from leertraject.lookback.showing import noting, quoting
from leertraject.lookback.views.quotes import laid
from leertraject.lookback.views.visiting import speaker_at, visitors


@require_safe
@never_cache
def own(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """What someone said yes or no to, and what others read of theirs; each with the way to change it."""
    now = clock.now()
    for visitor in visitors(request, emails.OWN, person_id, now=now):
        if visitor.actor.subject == person_id:
            break
    else:
        raise Http404
    found = list(queries.spoken(visitor.actor)[:50])
    offers = list(queries.laid(visitor.actor)[:200])
    known = progress(visitor.actor, found, now=now)
    context = {
        "visitor": visitor,
        "quotes": quoting.own(offers, queries.words(offers), today=timezone.localdate(now)),
        "conversations": [(one, quoting.agreed(known[one.pk])) for one in found],
        "notes": noting.received(received.copies_for(visitor.actor)[:50]),
    }
    return render(request, "lookback/own/own.html", context)


@require_POST
@never_cache
def own_from_quote(request: HttpRequest, offer_id: uuid.UUID) -> HttpResponse:
    """Mails the speaker of a quote the link to everything of theirs."""
    now = clock.now()
    visitor, _ = laid(request, offer_id, now)
    commands.send_own_link(by=visitor.actor, now=now)
    return redirect("lookback:own_sent")


@require_POST
@never_cache
def own_from_consent(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Mails the speaker of a conversation the link to everything of theirs."""
    now = clock.now()
    visitor, _ = speaker_at(request, emails.CONSENT, conversation_id, now=now)
    commands.send_own_link(by=visitor.actor, now=now)
    return redirect("lookback:own_sent")


@require_safe
def own_sent(request: HttpRequest) -> HttpResponse:
    """Says that the link is on its way; the same for everyone."""
    return render(request, "lookback/own/sent.html")
