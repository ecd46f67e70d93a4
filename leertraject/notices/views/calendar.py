"""Addresses at which calendar programs read someone's appointments."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.notices import calendars, commands, feeds, queries
from leertraject.notices.forms import FeedForm
from leertraject.people.access import signed_in


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
