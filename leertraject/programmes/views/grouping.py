"""The small groups of a cohort: for who comes to its sessions to read, for who runs it to make."""

import uuid
from random import SystemRandom

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people.access import signed_in
from leertraject.programmes import commands, rules
from leertraject.programmes.forms.grouping import GroupsForm, PlaceForm
from leertraject.programmes.grouping import seeing, showing
from leertraject.programmes.grouping.rules import SIZES, check_may_group
from leertraject.programmes.grouping.showing import Division
from leertraject.programmes.models import Cohort
from leertraject.programmes.views.asking import actor_of

BOTH = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 20


@BOTH
@signed_in
def subgroups(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """The divisions, newest first, and a button per size."""
    actor = actor_of(request)
    cohort = seeing.inside(actor, cohort_id)
    form = _form(request, cohort)
    if request.method == "POST":
        check_may_group(cohort, by=actor)
        try:
            if form.is_valid():
                _make(form, cohort, by=actor)
                return redirect("programmes:subgroups", cohort.pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return _page(request, cohort, form)


@require_POST
@signed_in
def place_in_group(request: HttpRequest, cohort_id: uuid.UUID, grouping_id: uuid.UUID) -> HttpResponse:
    """Puts someone in another small group; what cannot be is said at its field."""
    actor = actor_of(request)
    cohort = seeing.inside(actor, cohort_id)
    made = seeing.division(cohort, grouping_id)
    check_may_group(cohort, by=actor)
    seen = next((one for one in _divisions(request, cohort) if one.id == str(made.pk)), None)
    form = _place_form(seen, request.POST) if seen else None
    if form is not None and form.is_valid():
        place, number = form.cleaned_data["place"], form.cleaned_data["number"]
        commands.place_in_group(made=made, place_id=place, number=number, by=actor, now=clock.now())
        return redirect("programmes:subgroups", cohort.pk)
    return _page(request, cohort, _form(request, cohort, bound=False), moving=form)


@require_POST
@signed_in
def drop_groups(request: HttpRequest, cohort_id: uuid.UUID, grouping_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    cohort = seeing.inside(actor, cohort_id)
    commands.drop_groups(made=seeing.division(cohort, grouping_id), by=actor, now=clock.now())
    return redirect("programmes:subgroups", cohort.pk)


def _make(form: GroupsForm, cohort: Cohort, *, by: Actor) -> None:
    size, session = form.cleaned_data["size"], form.cleaned_data["session"]
    commands.make_groups(cohort=cohort, size=size, session=session, chance=SystemRandom(), by=by, now=clock.now())


def _form(request: HttpRequest, cohort: Cohort, *, bound: bool = True) -> GroupsForm:
    coming = seeing.coming(cohort, today=timezone.localdate(clock.now()))
    data = request.POST if bound and request.method == "POST" else None
    return GroupsForm(data, sessions=coming, initial={"session": coming.first()})


def _place_form(division: Division, data: QueryDict | None = None) -> PlaceForm:
    about = f"id_{division.id}_%s"
    return PlaceForm(data, places=division.places, numbers=division.numbers, auto_id=about)


def _divisions(request: HttpRequest, cohort: Cohort) -> list[Division]:
    return showing.divisions(seeing.divisions(actor_of(request), cohort, most=SHOWN))


def _page(request: HttpRequest, cohort: Cohort, form: GroupsForm, *, moving: PlaceForm | None = None) -> HttpResponse:
    found = _divisions(request, cohort)
    forms = [
        moving if moving is not None and moving.auto_id == f"id_{one.id}_%s" else _place_form(one) for one in found
    ]
    context = {
        "cohort": cohort,
        "form": form,
        "wrong": form if moving is None else moving,
        "sizes": list(SIZES.items()),
        "makes": rules.is_team(actor_of(request), cohort) and not cohort.finished,
        "rows": list(zip(found, forms, strict=True)),
    }
    status = 422 if form.errors or moving is not None else 200
    return render(request, "programmes/grouping/subgroups.html", context, status=status)
