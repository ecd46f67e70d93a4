"""What all pages with a form share: trying, and showing the form again with what is wrong."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from django.forms import Form
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.programmes import queries, rules
from leertraject.programmes.commands import Why
from leertraject.programmes.forms.programmes import WhyForm
from leertraject.programmes.models import Version
from leertraject.programmes.rules import dates

T = TypeVar("T")


class Together:
    """Several forms of one page, for the one summary of what is wrong with them."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = forms

    def __iter__(self) -> Iterator[BoundField]:
        return chain.from_iterable(self._forms)

    def non_field_errors(self) -> list[object]:
        """Returns what is wrong with a form as a whole."""
        return [error for form in self._forms for error in form.non_field_errors()]


def actor_of(request: HttpRequest) -> Actor:
    """Returns who looks."""
    return request.actor  # type: ignore[attr-defined,no-any-return]


def tried(form: Form, act: Callable[[], T]) -> T | None:
    """Returns what `act` returns; a refusal becomes an error of the form, so that nothing typed is lost."""
    try:
        return act()
    except NotAllowed as refusal:
        field = refusal.field if isinstance(refusal, dates.Misfit) and refusal.field in form.fields else None
        form.add_error(field, str(refusal))
        return None


def valid(*asked: Form) -> bool:
    """Says whether all forms are. Every form is looked at, so that all errors show at once."""
    return not [form for form in asked if not form.is_valid()]


def asked(
    request: HttpRequest,
    *,
    head: str,
    submit: str,
    back: str,
    back_url: str,
    forms: Sequence[tuple[Form, str]],
    lead: str = "",
    kicker: str = "",
    template: str = "programmes/form.html",
    **more: Any,
) -> HttpResponse:
    """Shows forms, each with the data kind of what is written in it; status 422 when one has errors."""
    status = more.pop("status", 422 if any(form.errors for form, _kind in forms) else 200)
    context: dict[str, Any] = {
        "head": head,
        "lead": lead,
        "kicker": kicker,
        "submit": submit,
        "back": back,
        "back_url": back_url,
        "writer": writer(actor_of(request)),
    }
    context |= {"forms": forms, "together": Together([form for form, _kind in forms])}
    return render(request, template, {**context, **more}, status=status)


def writer(actor: Actor) -> str:
    """Returns as what someone writes here, a column of the matrix: the programme leader, or else a trainer."""
    return "programmaleider" if queries.may_design(actor) else "trainer"


def to_edit(request: HttpRequest, programme_id: uuid.UUID, number: int) -> Version:
    """Returns the version of an address, to change. Raises Http404, and NotAllowed for what is no draft."""
    actor = actor_of(request)
    version = queries.version(actor, programme_id, number)
    rules.check_may_edit(version, by=actor)
    return version


def why_asked(request: HttpRequest, version: Version, lineage: uuid.UUID | None) -> list[WhyForm]:
    """Returns the form for a reason, that may stay empty where this lineage has one already; none in a first version,
    which explains nothing."""
    if version.based_on is None:
        return []
    explained = {change.lineage for change in queries.changes_in(actor_of(request), version)}
    return [WhyForm(request.POST or None, needed=lineage not in explained)]


def given(why: Sequence[WhyForm]) -> Why | None:
    """Returns the reason that was filled in."""
    return why[0].why() if why else None


def draft_name(version: Version) -> str:
    """Returns what a draft is called above a form."""
    return f"{version.programme.title}, versie {version.number}, concept"


def version_url(version: Version) -> str:
    """Returns the page of a version."""
    return reverse("programmes:version", args=[version.programme_id, version.number])
