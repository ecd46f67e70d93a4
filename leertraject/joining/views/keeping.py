"""The links of a group, for the programme leader, and who waits."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from leertraject.joining import commands, queries, rules, secrets, showing
from leertraject.joining.forms import AT_ONCE, LOOK, LinkForm, usual
from leertraject.joining.models import JoinLink
from leertraject.kernel.errors import NotAllowed
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status, today
from leertraject.programmes.models import Cohort


@require_safe
@signed_in
def links(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """The links of a group, and who waits at each."""
    return _page(request, queries.cohort(actor(request), cohort_id))


@screen
@signed_in
def make(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """Makes a link, and shows it once."""
    cohort = queries.cohort(actor(request), cohort_id)
    initial = usual(last_on=showing.last_on(cohort, today=today()), places=queries.free_places(cohort))
    clients = queries.organisations(actor(request), cohort)
    form = LinkForm(request.POST if request.method == "POST" else None, organisations=clients, initial=initial)
    made: list[tuple[JoinLink, str]] = []

    def act(given: dict[str, Any]) -> None:
        made.append(commands.make_link(cohort=cohort, **form.terms(), **by(request)))

    if form.is_bound and done(form, act):
        return _shown(request, *made[0])
    return _form(request, cohort, form, head="Een aanmeldlink maken", submit="Maak de link")


@screen
@signed_in
def change(request: HttpRequest, link_id: uuid.UUID) -> HttpResponse:
    """Changes until when a link works, for how many, and for whom."""
    link = queries.link(actor(request), link_id)
    initial = {
        "last_on": link.last_on,
        "places": link.places,
        "entry": LOOK if link.vets else AT_ONCE,
        "domains": link.domains,
    }
    form = LinkForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and done(form, lambda _: commands.change_link(link=link, **form.terms(), **by(request))):
        return redirect("joining:links", link.cohort_id)
    head = f"De link voor {link.organisation.name}"
    return _form(request, link.cohort, form, head=head, submit="Bewaar")


@require_POST
@signed_in
def renew(request: HttpRequest, link_id: uuid.UUID) -> HttpResponse:
    """Gives a link another secret, and shows it once."""
    link = queries.link(actor(request), link_id)
    return _shown(request, link, commands.renew_link(link=link, **by(request)))


@require_POST
@signed_in
def withdraw(request: HttpRequest, link_id: uuid.UUID) -> HttpResponse:
    """Ends a link at once."""
    link = queries.link(actor(request), link_id)
    commands.withdraw_link(link=link, **by(request))
    return redirect("joining:links", link.cohort_id)


@require_POST
@signed_in
def let_in(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    """Says yes to someone who waits."""
    found = queries.request(actor(request), request_id)
    try:
        commands.let_in(request=found, **by(request))
    except NotAllowed as refusal:
        return _page(request, found.link.cohort, wrong=str(refusal))
    return redirect("joining:links", found.link.cohort_id)


@require_POST
@signed_in
def refuse(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    """Says no to someone who waits."""
    found = queries.request(actor(request), request_id)
    commands.refuse(request=found, **by(request))
    return redirect("joining:links", found.link.cohort_id)


def _page(request: HttpRequest, cohort: Cohort, *, wrong: str = "") -> HttpResponse:
    rows = [showing.row(one, today=today()) for one in queries.kept(actor(request), cohort)]
    kept = {row.link.organisation_id for row in rows if row.link.withdrawn_at is None}
    context = {
        "cohort": cohort,
        "rows": rows,
        "wrong": wrong,
        "makes": not cohort.finished
        and any(one.pk not in kept for one in queries.organisations(actor(request), cohort)),
    }
    return render(request, "joining/links.html", context, status=422 if wrong else 200)


def _form(request: HttpRequest, cohort: Cohort, form: LinkForm, *, head: str, submit: str) -> HttpResponse:
    context = {"cohort": cohort, "form": form, "head": head, "submit": submit}
    return render(request, "joining/terms.html", context, status=status(form))


def _shown(request: HttpRequest, link: JoinLink, secret: str) -> HttpResponse:
    url = secrets.link_url(secret)
    works = rules.works(link, today=today())
    context = {"link": link, "address": url, "picture": showing.picture(url), "works": works}
    return render(request, "joining/made.html", context)
