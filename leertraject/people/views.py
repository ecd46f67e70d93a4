"""The people of the bureau and of its clients: for programme leads, and staff roles for administrators."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.people import cohort_names, commands, person_links, queries, rules, showing, throttling, totp
from leertraject.people.access import signed_in
from leertraject.people.forms import (
    DetailsForm,
    EndForm,
    MemberForm,
    NewAppForm,
    OrganisationForm,
    RoleForm,
    SecondStepForm,
    StaffForm,
)
from leertraject.people.models import Organisation, Person, Role

TOO_OFTEN = "Je probeerde het te vaak. Wacht tien minuten en probeer het dan opnieuw."
screen = require_http_methods(["GET", "HEAD", "POST"])


@screen
@signed_in
def organisations(request: HttpRequest) -> HttpResponse:
    """The client organisations; a programme lead of the whole bureau adds one."""
    actor = _actor(request)
    found = queries.organisations_for(actor)
    if not queries.leads_somewhere(actor):
        raise Http404
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and _done(form, lambda given: commands.welcome_organisation(**given, **_by(request))):
        return redirect("people:organisations")
    context = {"organisations": found, "form": form, "may_add": queries.leads_bureau(actor)}
    return render(request, "people/organisations.html", context, status=_status(form))


@screen
@signed_in
def organisation(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Who works with us from one organisation; adding someone with a first role."""
    actor = _actor(request)
    where = get_object_or_404(queries.organisations_for(actor), pk=organisation_id)
    people = queries.people_of(actor, where)
    form = MemberForm(request.POST or None, colleagues=people, initial={"starts_on": _today()})
    if request.method == "POST" and _done(form, lambda given: _welcome(request, given, where)):
        return redirect("people:organisation", where.pk)
    context = {"where": where, "groups": showing.by_role(people, today=_today()), "form": form}
    return render(request, "people/organisation.html", context, status=_status(form))


@screen
@signed_in
def staff(request: HttpRequest) -> HttpResponse:
    """The people of the bureau with the history of their roles; adding someone with a first role and an account."""
    actor = _actor(request)
    if not queries.runs_bureau(actor):
        raise Http404
    form = StaffForm(request.POST or None, initial={"starts_on": _today()})
    if request.method == "POST" and _done(form, lambda given: _welcome(request, given, None)):
        return redirect("people:staff")
    groups = showing.by_role(queries.staff_for(actor), today=_today())
    context = {"groups": groups, "form": form, "leads": queries.leads_somewhere(actor)}
    return render(request, "people/staff.html", context, status=_status(form))


@require_GET
@signed_in
def person(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """One person with the roles that the reader may see; that person can see who looked."""
    someone = _someone(request, person_id)
    commands.look_at_person(person=someone, **_by(request))
    return _person_page(request, someone)


@require_POST
@signed_in
def role(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Gives one more role."""
    someone = _someone(request, person_id)
    form = _role_form(request, request.POST)
    if _done(form, lambda given: commands.give_role(person=someone, **given, **_by(request))):
        return redirect("people:person", someone.pk)
    return _person_page(request, someone, form=form)


@screen
@signed_in
def details(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Corrects a name, or fills in an address that is missing."""
    someone = _someone(request, person_id)
    form = DetailsForm(request.POST or None, someone=someone)
    if request.method == "POST" and _done(form, lambda g: commands.correct_person(person=someone, **g, **_by(request))):
        return redirect("people:person", someone.pk)
    context = {"someone": someone, "form": form}
    return render(request, "people/details.html", context, status=_status(form))


@require_POST
@signed_in
def account(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Gives an account."""
    someone = _someone(request, person_id)
    commands.give_account(someone, **_by(request))
    return redirect("people:person", someone.pk)


@screen
@signed_in
def role_end(request: HttpRequest, role_id: uuid.UUID) -> HttpResponse:
    """Asks from which day a role is over, and ends it."""
    held = get_object_or_404(queries.roles_for(_actor(request)).select_related("person"), pk=role_id)
    form = EndForm(request.POST or None, initial={"on": _today()})
    if request.method == "POST" and _done(form, lambda given: commands.end_role(held, **given, **_by(request))):
        return redirect("people:person", held.person_id)
    context = {"held": held, "row": showing.role(held, today=_today()), "form": form}
    return render(request, "people/role_end.html", context, status=_status(form))


@require_GET
@signed_in
def devices(request: HttpRequest) -> HttpResponse:
    """Where whoever is here is signed in."""
    now, here = clock.now(), request.session.row_id  # type: ignore[attr-defined]
    found = queries.sessions_of(_actor(request), now=timezone.now())
    rows = [showing.device(one, here=here, now=now) for one in found]
    rows.sort(key=lambda row: not row.here)
    factor = queries.second_factor_of(_actor(request))
    context = {
        "rows": rows,
        "others": len(rows) > 1,
        "factor": factor,
        "codes_left": queries.codes_left(_actor(request)),
    }
    return render(request, "people/devices.html", context)


@require_POST
@signed_in
def device_end(request: HttpRequest, device_id: uuid.UUID) -> HttpResponse:
    """Signs whoever is here out in one browser."""
    session = get_object_or_404(queries.sessions_of(_actor(request), now=timezone.now()), pk=device_id)
    commands.end_session(session, **_by(request))
    return redirect("people:devices")


@require_POST
@signed_in
def devices_end(request: HttpRequest) -> HttpResponse:
    """Signs whoever is here out everywhere but in this browser."""
    commands.end_other_sessions(keep=request.session.row_id, **_by(request))  # type: ignore[attr-defined]
    return redirect("people:devices")


@require_safe
@signed_in
def new_app(request: HttpRequest) -> HttpResponse:
    """Shows a secret for an app; nothing is kept of it until the app shows the right code."""
    actor = _actor(request)
    if queries.second_factor_of(actor):
        return redirect("people:devices")
    secret = totp.new_secret()
    form = NewAppForm(initial={"secret": showing.signed_secret(secret, actor)})
    return _new_app_page(request, secret, form)


@require_POST
@signed_in
def app(request: HttpRequest) -> HttpResponse:
    """Adds an app that shows the right code, and shows the recovery codes, this once."""
    secret, form = showing.secret_of(request.POST.get("secret", ""), _actor(request)), NewAppForm(request.POST)
    if secret is None:  # the page stood open too long
        return redirect("people:new_app")
    codes: list[str] = []

    def add(given: dict[str, Any]) -> None:
        _count_try(request)
        codes.extend(commands.add_second_factor(secret=secret, code=given["code"], **_by(request)))

    if _done(form, add):
        return _shown_once(request, codes) if codes else redirect("people:devices")
    return _new_app_page(request, secret, form)


@screen
@signed_in
def new_codes(request: HttpRequest) -> HttpResponse:
    """Makes new recovery codes for a code, and shows them, this once."""
    if queries.second_factor_of(_actor(request)) is None:
        return redirect("people:devices")
    form, codes = SecondStepForm(request.POST or None), list[str]()

    def renew(given: dict[str, Any]) -> None:
        _count_try(request)
        codes.extend(commands.renew_recovery_codes(**given, **_by(request)))

    if request.method == "POST" and _done(form, renew):
        return _shown_once(request, codes)
    return render(request, "people/new_codes.html", {"form": form}, status=_status(form))


@screen
@signed_in
def app_end(request: HttpRequest) -> HttpResponse:
    """Drops the app of whoever is here, for a code."""
    if queries.second_factor_of(_actor(request)) is None:
        return redirect("people:devices")
    form = SecondStepForm(request.POST or None)

    def drop(given: dict[str, Any]) -> None:
        _count_try(request)
        commands.drop_second_factor(**given, **_by(request))

    if request.method == "POST" and _done(form, drop):
        return redirect("people:devices")
    return render(request, "people/app_end.html", {"form": form}, status=_status(form))


def _shown_once(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "people/recovery_codes.html", {"codes": codes})


def _new_app_page(request: HttpRequest, secret: str, form: NewAppForm) -> HttpResponse:
    shown = showing.app(secret, name=request.user.get_username())
    return render(request, "people/new_app.html", {"form": form, "app": shown}, status=_status(form))


def _count_try(request: HttpRequest) -> None:
    if not throttling.may_try_second_step(request, request.user):  # type: ignore[arg-type]
        raise NotAllowed(TOO_OFTEN)


def _welcome(request: HttpRequest, given: dict[str, Any], where: Organisation | None) -> None:
    commands.welcome_with_role(organisation=where, **given, **_by(request))


def _someone(request: HttpRequest, person_id: uuid.UUID) -> Person:
    return get_object_or_404(queries.people_for(_actor(request)), pk=person_id)


def _person_page(request: HttpRequest, someone: Person, *, form: Form | None = None) -> HttpResponse:
    actor = _actor(request)
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
    return render(request, "people/person.html", context, status=_status(form))


def _roles(actor: Actor, someone: Person) -> list[showing.RoleRow]:
    found: list[Role] = someone.shown_roles  # type: ignore[attr-defined]
    names = cohort_names.names(actor, {held.cohort for held in found if held.cohort})
    return [
        showing.role(held, today=_today(), cohort=names.get(held.cohort, "") if held.cohort else "") for held in found
    ]


def _back_to(someone: Person) -> dict[str, str]:
    """The page on which this person stands: of the newest organisation, else of the bureau."""
    for held in someone.shown_roles:  # type: ignore[attr-defined]
        if held.organisation is not None:
            return {"name": held.organisation.name, "url": reverse("people:organisation", args=[held.organisation.pk])}
    return {"name": "Mensen van het bureau", "url": reverse("people:staff")}


def _role_form(request: HttpRequest, data: QueryDict | None = None) -> RoleForm:
    actor = _actor(request)
    return RoleForm(
        data,
        kinds=queries.kinds_for(actor),
        organisations=queries.organisations_for(actor),
        colleagues=queries.people_for(actor),
        initial={"starts_on": _today()},
    )


def _done(form: Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Acts with what a valid form holds; a refusal becomes an error of the form, so that nothing typed is lost."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _status(form: Form | None) -> int:
    return 422 if form is not None and form.errors else 200


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": _actor(request), "now": clock.now()}


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined, no-any-return]


def _today() -> date:
    return timezone.localdate(clock.now())
