"""The speaker says what may be done with the own words, through a link from a mail or signed in."""

import uuid
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.lookback import emails, guides
from leertraject.lookback.commands import consent as commands
from leertraject.lookback.forms.consent import ConsentForm
from leertraject.lookback.models import Conversation
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import resting
from leertraject.lookback.queries.progress import progress
from leertraject.lookback.showing import agreeing
from leertraject.lookback.views.visiting import Visitor, speaker_at


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def consent(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Three questions. A yes that becomes a no is first shown with what it ends."""
    now = clock.now()
    visitor, conversation = speaker_at(request, emails.CONSENT, conversation_id, now=now)
    given = request.POST if request.method == "POST" else None
    form = ConsentForm(given, before=queries.consents(conversation))
    context = {"visitor": visitor, "conversation": conversation, "form": form}
    if form.is_bound and form.is_valid():
        if not form.is_confirmed():
            return render(request, "lookback/consent/ending.html", context | _ending(conversation, form))
        commands.answer_consent(conversation=conversation, answers=form.answers(), by=visitor.actor, now=now)
        return redirect("lookback:consent", conversation.pk)
    context |= _shown(visitor, conversation, now)
    return render(request, "lookback/consent/consent.html", context, status=422 if form.errors else 200)


def _ending(conversation: Conversation, form: ConsentForm) -> dict[str, object]:
    withdrawn = form.withdrawn()
    rows = agreeing.ending(resting.ending(conversation, withdrawn))
    return {"purposes": [(p.name, p.on_withdraw) for p in withdrawn], "rows": rows}


def _shown(visitor: Visitor, conversation: Conversation, now: datetime) -> dict[str, object]:
    known = progress(visitor.actor, [conversation], now=now)[conversation.pk]
    return {
        "known": known,
        "note": "Wat je eerder koos, staat aan." if known.answered else "Niets is vooraf gekozen.",
        "answers": agreeing.answers(known),
        "invitation": agreeing.invitation(conversation, now=now),
        "guide": guides.guides()[conversation.voice],
        "intro": guides.consent_intro(),
    }
