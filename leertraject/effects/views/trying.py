"""Who looks, and a refusal that becomes an error of the form."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import HttpRequest

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed

T = TypeVar("T")


def actor_of(request: HttpRequest) -> Actor:
    """Returns who looks."""
    return request.actor  # type: ignore[attr-defined,no-any-return]


def tried(form: forms.Form, act: Callable[[], T]) -> T | None:
    """Returns what `act` returns; a refusal becomes an error of the form, so that nothing typed is lost."""
    try:
        return act()
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return None
