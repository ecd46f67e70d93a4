"""Opening a link from a mail, and the mail that someone sent and got."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.notices import commands, links, queries
from leertraject.notices.showing import in_words, rows
from leertraject.people.access import signed_in


@require_safe
@never_cache
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Leads to the page of a link. One page for every link that does not work, so that it tells nothing."""
    link = links.find(token, now=clock.now())
    if link is None:
        return render(request, "notices/dead_link.html", status=404)
    # A scanner that only asks whether the address exists gets no session.
    address = links.page(link) if request.method == "HEAD" else links.remember(request, link)
    response = redirect(address)
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_POST
@never_cache
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """Mails a new link to the person of one that ran out. The same page for every token, so that it tells nothing."""
    commands.renew_link(token=token, by=request.actor, now=clock.now())  # type: ignore[attr-defined]
    return render(request, "notices/renewed.html")


@require_GET
@signed_in
def sent(request: HttpRequest) -> HttpResponse:
    """What someone sent and got, and what still needs a decision."""
    actor = request.actor  # type: ignore[attr-defined]
    return render(
        request,
        "notices/sent.html",
        {
            "troubled": rows(queries.troubled_for(actor)[:100]),
            "sent": rows(queries.sent_by(actor)[:100]),
            "received": rows(queries.received_by(actor)[:100]),
            "counts": in_words(queries.counts(actor, now=clock.now())),
        },
    )


@require_POST
@signed_in
def again(request: HttpRequest, notice_id: uuid.UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    notice = get_object_or_404(queries.sent_by(actor), pk=notice_id)
    commands.send_again(notice, by=actor, now=clock.now())
    return redirect("notices:sent")


@require_POST
@signed_in
def settle(request: HttpRequest, notice_id: uuid.UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    notice = get_object_or_404(queries.sent_by(actor), pk=notice_id)
    commands.leave_it(notice, by=actor, now=clock.now())
    return redirect("notices:sent")
