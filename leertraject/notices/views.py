"""Opening a link from a mail, the mail that someone sent, and the addresses that calendar programs read."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.notices import calendars, commands, feeds, links, queries
from leertraject.notices.forms import FeedForm
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


@require_safe
@never_cache
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Someone's appointments, for a calendar program that knows the secret. Nobody keeps that it was read."""
    now = clock.now()
    found = feeds.find(secret)
    if found is None:
        return HttpResponse(status=404, content_type="text/plain; charset=utf-8")
    file = calendars.several(feeds.appointments(found, now=now), now=now)
    response = HttpResponse(file, content_type=calendars.MEDIA_TYPE)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def own_feeds(request: HttpRequest) -> HttpResponse:
    """The addresses of someone's calendar, and making one."""
    actor = request.actor  # type: ignore[attr-defined]
    form = FeedForm(request.POST or None)
    if form.is_valid():
        try:
            commands.make_feed(name=form.cleaned_data["name"], by=actor, now=clock.now())
            return redirect("notices:feeds")
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    rows = [(one, feeds.url(one)) for one in queries.feeds_of(actor)]
    context = {"form": form, "rows": rows, "person_id": actor.subject}
    return render(request, "notices/feeds.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def end_feed(request: HttpRequest, feed_id: uuid.UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(queries.feeds_of(actor), pk=feed_id)
    commands.end_feed(feed=found, by=actor, now=clock.now())
    return redirect("notices:feeds")
