"""The people of the bureau and of its clients: for programme leads, and staff roles for administrators."""

import uuid
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from leertraject.kernel.actors import Actor
from leertraject.people import acting, cohort_names, commands, person_links, queries, rules, showing
from leertraject.people.access import signed_in
from leertraject.people.forms import (
    DetailsForm,
    EndForm,
    MemberForm,
    OrganisationForm,
    RoleForm,
    StaffForm,
)
from leertraject.people.models import Organisation, Person, Role


@acting.screen
@signed_in
def organisations(request: HttpRequest) -> HttpResponse:
    """The client organisations; a programme lead of the whole bureau adds one."""
    actor = acting.actor(request)
    found = queries.organisations_for(actor)
    if not queries.leads_somewhere(actor):
        raise Http404
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and acting.done(
        form, lambda given: commands.welcome_organisation(**given, **acting.by(request))
    ):
        return redirect("people:organisations")
    context = {"organisations": found, "form": form, "may_add": queries.leads_bureau(actor)}
    return render(request, "people/organisations.html", context, status=acting.status(form))


@acting.screen
@signed_in
def organisation(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Who works with us from one organisation; adding someone with a first role."""
    actor = acting.actor(request)
    where = get_object_or_404(queries.organisations_for(actor), pk=organisation_id)
    people = queries.people_of(actor, where)
    form = MemberForm(request.POST or None, colleagues=people, initial={"starts_on": acting.today()})
    if request.method == "POST" and acting.done(form, lambda given: _welcome(request, given, where)):
        return redirect("people:organisation", where.pk)
    context = {"where": where, "groups": showing.by_role(people, today=acting.today()), "form": form}
    return render(request, "people/organisation.html", context, status=acting.status(form))


@acting.screen
@signed_in
def staff(request: HttpRequest) -> HttpResponse:
    """The people of the bureau with the history of their roles; adding someone with a first role and an account."""
    actor = acting.actor(request)
    if not queries.runs_bureau(actor):
        raise Http404
    form = StaffForm(request.POST or None, initial={"starts_on": acting.today()})
    if request.method == "POST" and acting.done(form, lambda given: _welcome(request, given, None)):
        return redirect("people:staff")
    groups = showing.by_role(queries.staff_for(actor), today=acting.today())
    context = {"groups": groups, "form": form, "leads": queries.leads_somewhere(actor)}
    return render(request, "people/staff.html", context, status=acting.status(form))


@require_GET
@signed_in
def person(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """One person with the roles that the reader may see; that person can see who looked."""
    someone = _someone(request, person_id)
    commands.look_at_person(person=someone, **acting.by(request))
    return _person_page(request, someone)


@require_POST
@signed_in
def role(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Gives one more role."""
    someone = _someone(request, person_id)
    form = _role_form(request, request.POST)
    if acting.done(form, lambda given: commands.give_role(person=someone, **given, **acting.by(request))):
        return redirect("people:person", someone.pk)
    return _person_page(request, someone, form=form)


@acting.screen
@signed_in
def details(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Corrects a name, or fills in an address that is missing."""
    someone = _someone(request, person_id)
    form = DetailsForm(request.POST or None, someone=someone)
    if request.method == "POST" and acting.done(
        form, lambda g: commands.correct_person(person=someone, **g, **acting.by(request))
    ):
        return redirect("people:person", someone.pk)
    context = {"someone": someone, "form": form}
    return render(request, "people/details.html", context, status=acting.status(form))


@require_POST
@signed_in
def account(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Gives an account."""
    someone = _someone(request, person_id)
    commands.give_account(someone, **acting.by(request))
    return redirect("people:person", someone.pk)


@acting.screen
@signed_in
def role_end(request: HttpRequest, role_id: uuid.UUID) -> HttpResponse:
    """Asks from which day a role is over, and ends it."""
    held = get_object_or_404(queries.roles_for(acting.actor(request)).select_related("person"), pk=role_id)
    form = EndForm(request.POST or None, initial={"on": acting.today()})
    if request.method == "POST" and acting.done(
        form, lambda given: commands.end_role(held, **given, **acting.by(request))
    ):
        return redirect("people:person", held.person_id)
    context = {"held": held, "row": showing.role(held, today=acting.today()), "form": form}
    return render(request, "people/role_end.html", context, status=acting.status(form))


def _welcome(request: HttpRequest, given: dict[str, Any], where: Organisation | None) -> None:
    commands.welcome_with_role(organisation=where, **given, **acting.by(request))


def _someone(request: HttpRequest, person_id: uuid.UUID) -> Person:
    return get_object_or_404(queries.people_for(acting.actor(request)), pk=person_id)


def _person_page(request: HttpRequest, someone: Person, *, form: Form | None = None) -> HttpResponse:
    actor = acting.actor(request)
    context = {
        "someone": someone,
        "roles": _roles(actor, someone),
        "address": someone.email if queries.leads_somewhere(actor) else "",
        "account": queries.has_account(someone),
        "ways": person_links.links(actor, someone),
        "may_have": bool(someone.email) and not queries.only_owner(someone),
        "no_address": not someone.email,
        "form": form or _role_form(request),
        "myself": someone.pk == actor.subject,
        "back_to": _back_to(someone),
        "seen_as": "rol" if all(held.kind in rules.STAFF for held in someone.shown_roles) else "inschrijving",  # type: ignore[attr-defined]
        "writer": "programmaleider" if queries.leads_somewhere(actor) else "beheerder",
    }
    return render(request, "people/person.html", context, status=acting.status(form))


def _roles(actor: Actor, someone: Person) -> list[showing.RoleRow]:
    found: list[Role] = someone.shown_roles  # type: ignore[attr-defined]
    names = cohort_names.names(actor, {held.cohort for held in found if held.cohort})
    return [
        showing.role(held, today=acting.today(), cohort=names.get(held.cohort, "") if held.cohort else "")
        for held in found
    ]


def _back_to(someone: Person) -> dict[str, str]:
    """The page on which this person stands: of the newest organisation, else of the bureau."""
    for held in someone.shown_roles:  # type: ignore[attr-defined]
        if held.organisation is not None:
            return {"name": held.organisation.name, "url": reverse("people:organisation", args=[held.organisation.pk])}
    return {"name": "Mensen van het bureau", "url": reverse("people:staff")}


def _role_form(request: HttpRequest, data: QueryDict | None = None) -> RoleForm:
    actor = acting.actor(request)
    return RoleForm(
        data,
        kinds=queries.kinds_for(actor),
        organisations=queries.organisations_for(actor),
        colleagues=queries.people_for(actor),
        initial={"starts_on": acting.today()},
    )
