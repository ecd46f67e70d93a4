"""One page per group: who one's buddy is, who asks, and whom one asked; and the page on which it ends."""

import uuid
from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from leertraject.buddies import commands, queries, rules, showing
from leertraject.buddies.forms import AnswerForm, AskForm, NothingForm
from leertraject.kernel import clock
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status
from leertraject.programmes.models import Cohort


@screen
@signed_in
def own(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """One's buddies in a group; posting asks a groupmate."""
    cohort = queries.cohort(actor(request), cohort_id)
    if request.method != "POST":
        return _page(request, cohort)
    form = AskForm(request.POST, groupmates=queries.groupmates(actor(request), cohort))
    if done(form, lambda given: commands.ask(cohort=cohort, **given, **by(request))):
        return redirect("buddies:own", cohort_id)
    return _page(request, cohort, asking=form)


@require_POST
@signed_in
def answer(request: HttpRequest, cohort_id: uuid.UUID, request_id: uuid.UUID) -> HttpResponse:
    """Says yes or no to who asks."""

    def act(cohort: Cohort, given: dict[str, str]) -> object:
        command = commands.accept if given["answer"] == "ja" else commands.refuse
        return command(cohort=cohort, request_id=request_id, **by(request))

    return _acted(request, cohort_id, AnswerForm(request.POST), act)


@require_POST
@signed_in
def take_back(request: HttpRequest, cohort_id: uuid.UUID, request_id: uuid.UUID) -> HttpResponse:
    """Takes back what one asked."""

    def act(cohort: Cohort, given: dict[str, str]) -> None:
        commands.take_back(cohort=cohort, request_id=request_id, **by(request))

    return _acted(request, cohort_id, NothingForm(request.POST), act)


@screen
@signed_in
def end(request: HttpRequest, cohort_id: uuid.UUID, pair_id: uuid.UUID) -> HttpResponse:
    """Ends it, after saying what that means."""
    cohort = queries.cohort(actor(request), cohort_id)
    found = queries.pair(actor(request), cohort, pair_id)
    if request.method == "POST":
        commands.end(pair=found.pair, **by(request))
        return redirect("buddies:own", cohort_id)
    return render(request, "buddies/end.html", {"cohort": cohort, "buddy": found})


def _acted(
    request: HttpRequest, cohort_id: uuid.UUID, form: Form, act: Callable[[Cohort, dict[str, str]], object]
) -> HttpResponse:
    """Acts, and shows the page again; what cannot be done is said on it."""
    cohort = queries.cohort(actor(request), cohort_id)
    if done(form, lambda given: act(cohort, given)):
        return redirect("buddies:own", cohort_id)
    return _page(request, cohort, answering=form)


def _page(
    request: HttpRequest, cohort: Cohort, asking: AskForm | None = None, answering: Form | None = None
) -> HttpResponse:
    me = actor(request)
    buddies = queries.buddies(me, [cohort])
    asked = list(queries.requests_of(me, cohort))
    choices = showing.choices(queries.groupmates(me, cohort), buddies=buddies, asked=asked, actor=me, cohort=cohort)
    context = {
        "cohort": cohort,
        "buddies": buddies,
        "requests": list(queries.requests_to(me, [cohort])),
        "asked": queries.to_show(asked, now=clock.now()),
        "form": asking or AskForm(groupmates=choices),
        "choices": choices,
        "full": len(buddies) >= rules.MOST,
        "trouble": answering,
    }
    return render(request, "buddies/own.html", context, status=status(answering or asking))
