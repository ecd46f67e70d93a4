"""What every page with a form does: act with what was typed, as whoever is here, and say a refusal in the form."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed

screen = require_http_methods(["GET", "HEAD", "POST"])


def done(form: Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Acts with what a valid form holds; a refusal becomes an error of the form, so that nothing typed is lost."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def status(form: Form | None) -> int:
    """Returns 422 when something in the form is wrong."""
    return 422 if form is not None and form.errors else 200


def by(request: HttpRequest) -> dict[str, Any]:
    """Returns who acts and when, as a command wants it."""
    return {"by": actor(request), "now": clock.now()}


def actor(request: HttpRequest) -> Actor:
    """Returns who is here."""
    return request.actor  # type: ignore[attr-defined, no-any-return]


def today() -> date:
    """Returns the day of today."""
    return timezone.localdate(clock.now())
