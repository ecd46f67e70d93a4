"""The pages of the look itself: failures and the gallery of components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from leertraject.kernel.subjects import new_id

from . import gallery as samples
from .failures import EXPIRED, FAILURES, Failure


def failed(
    request: HttpRequest, status: int, *, reason: str = "", retry_url: str = "", failure: Failure | None = None
) -> HttpResponse:
    """The page of a failure; ``reason`` is a sentence for this person that takes the place of the general one."""
    context = {"failure": failure or FAILURES[status], "reason": reason, "retry_url": retry_url}
    return render(request, "ui/error.html", context, status=status)


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that makes no sense."""
    return failed(request, 400)


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Seen but not allowed. The sentence of a refusal may be shown, so rules must not tell secrets."""
    return failed(request, 403, reason=str(exception or ""))


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here for you. What the exception says is never shown."""
    return failed(request, 404)


def handler500(request: HttpRequest) -> HttpResponse:
    """Something broke. Without a request context, because that may be what broke.

    The page shows a mark that stands in the log too (`config.logs`), and that says nothing about anyone.
    """
    mark = new_id().hex[:8].upper()
    request.failure_mark = mark  # type: ignore[attr-defined]
    context = {"failure": FAILURES[500], "mark": f"{mark[:4]}-{mark[4:]}"}
    return HttpResponse(render_to_string("ui/error.html", context), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For CSRF_FAILURE_VIEW: the token of a form is missing or too old."""
    return failed(request, 403, failure=EXPIRED)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, in every state, with its arguments."""
    return render(request, "ui/gallery.html", {"components": samples.rendered()})
