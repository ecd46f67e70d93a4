"""Someone chooses which mail they get: signed in, or by the address that stands in every such mail."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.notices import commands, queries, streams
from leertraject.notices.leaving import find
from leertraject.notices.showing import choices as shown
from leertraject.notices.streams import Stream
from leertraject.people.access import signed_in
from leertraject.people.models import Person
from leertraject.people.queries import behind

WISHES = {"uit": commands.switch_off, "aan": commands.switch_on}
# What a mail program sends when someone presses its button (RFC 8058, 3.1).
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@require_safe
@never_cache
@signed_in
def choices(request: HttpRequest) -> HttpResponse:
    """Every kind of mail, and which of them come."""
    return _page(request, behind(request.actor))  # type: ignore[attr-defined]


@require_POST
@never_cache
@signed_in
def choose(request: HttpRequest, stream: str, wish: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    _follow(behind(actor), stream, wish, by=actor)
    return redirect("notices:choices")


@csrf_exempt  # a mail program has no cookie, and the secret in the address is more than one
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def leave(request: HttpRequest, leaving: str) -> HttpResponse:
    """The same by the address in a mail, about whose mail it was. A POST of a mail program ends that kind at once."""
    person, stream = _held(leaving)
    if request.method == "POST":
        if request.POST.dict() != ONE_CLICK:
            return HttpResponse(status=400, content_type="text/plain; charset=utf-8")
        commands.switch_off(person=person, stream=stream, by=_by(person), now=clock.now())
        return HttpResponse(content_type="text/plain; charset=utf-8")
    return _page(request, person, first=stream, secret=leaving)


@require_POST
@never_cache
def leave_choose(request: HttpRequest, leaving: str, stream: str, wish: str) -> HttpResponse:
    person, _ = _held(leaving)
    _follow(person, stream, wish, by=_by(person))
    return redirect("notices:leave", leaving=leaving)


def _held(given: str) -> tuple[Person, Stream]:
    found = find(given)
    if found is None:
        raise Http404
    return found


def _by(person: Person) -> Actor:
    return Actor(subject=person.pk, name=person.name)


def _follow(person: Person, stream: str, wish: str, *, by: Actor) -> None:
    if stream not in streams.BY_ID or wish not in WISHES:
        raise Http404
    WISHES[wish](person=person, stream=streams.BY_ID[stream], by=by, now=clock.now())


def _page(request: HttpRequest, person: Person, *, first: Stream | None = None, secret: str = "") -> HttpResponse:
    off, stopped = queries.switched_off(person.pk), queries.stopped_since(person.pk)
    if stopped:
        off |= {streams.REMINDERS}
    rows = shown(off, first=first, secret=secret)
    back = "" if secret else "Mijn gegevens"
    context = {"rows": rows, "stopped": stopped, "person_id": person.pk, "by_mail": bool(secret), "back_name": back}
    response = render(request, "notices/choices.html", context)
    if secret:
        response["Referrer-Policy"] = "no-referrer"
    return response
