"""Whether someone comes: signed in, or by the link from a mail. Opening the page changes nothing."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.notices import links
from leertraject.programmes import commands, emails, panels
from leertraject.programmes.inviting import appointments, seeing, showing
from leertraject.programmes.models import Reply
from leertraject.programmes.views.asking import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer(request: HttpRequest, invitation_id: uuid.UUID) -> HttpResponse:
    """Shows an invitation with three buttons, and keeps which one was pressed."""
    now, here = clock.now(), [actor_of(request)]
    link = links.held(request, emails.INVITATION, invitation_id, now)
    if link is not None:
        here.append(links.actor_of(link))
    invitation = seeing.invited(here, invitation_id)
    visitor = next(one for one in here if one.subject == invitation.person_id)
    reply = request.POST.get("reply", "")
    if request.method == "POST" and reply in Reply.values:
        commands.answer_invitation(invitation=invitation, reply=reply, by=visitor, now=now)
        return redirect(request.path)
    context = {
        "invitation": invitation,
        "session": invitation.session,
        "facts": appointments.facts(invitation.session),
        "said": showing.said(invitation),
        "open": invitation.withdrawn_at is None and appointments.comes(invitation.session, now=now),
        "replies": [(value, label, value == showing.given(invitation)) for value, label in Reply.choices],
        "questions": panels.shown("session_questions", request, [invitation.session]).get(invitation.session_id),
        "until": link.expires_at if link and link.person_id == invitation.person_id else None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/inviting/answer.html", context, status=status)
