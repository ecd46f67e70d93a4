"""One's own line, on a page and as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from leertraject.home.line import files, points
from leertraject.kernel import clock
from leertraject.people.access import signed_in


@require_safe
@never_cache
@signed_in
def line(request: HttpRequest) -> HttpResponse:
    """Where one began, what one wrote and tried, and what comes."""
    actor = request.actor  # type: ignore[attr-defined]
    found = points.of(actor, now=clock.now())
    context = {"parts": files.parts(found), "empty": found.empty, "forms": [*files.FORMS], "me": actor.name}
    return render(request, "home/line/line.html", context)


@require_safe
@never_cache
@signed_in
def as_file(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a file."""
    if form not in files.FORMS:
        raise Http404
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    content_type, make = files.FORMS[form]
    line = points.of(actor, now=now)
    answer = HttpResponse(make(line, name=actor.name, today=timezone.localdate(now)), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="mijn-lijn.{form}"'
    return answer
