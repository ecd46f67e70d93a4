"""The map of an organisation, one opgave on it, and the pages on which people add to it."""

import uuid
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from leertraject.kernel.errors import Conflict
from leertraject.opgaven import commands, queries, reference, rules, showing
from leertraject.opgaven.documents import finding
from leertraject.opgaven.documents import showing as documents
from leertraject.opgaven.forms import AnswerForm, ContributionForm, InterestForm, OpgaveForm, QuestionForm
from leertraject.opgaven.models import EvidenceKind, Interest
from leertraject.opgaven.queries import Opened
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status, today
from leertraject.people.models import Organisation
from leertraject.ui.conflicts import NOTHING_LOST, was_first

LAST = 10  # things of a history that a page shows


@require_safe
@signed_in
def maps(request: HttpRequest) -> HttpResponse:
    """The organisations whose map one reads; for whoever reads one map that map."""
    found = queries.maps(actor(request))
    if len(found) == 1:
        return _map(request, found[0], several=False)
    return render(request, "opgaven/maps.html", {"organisations": found})


@require_safe
@signed_in
def explained(request: HttpRequest) -> HttpResponse:
    """When something is an opgave, and when it is not."""
    return render(request, "opgaven/explained.html", {"disciplines": reference.disciplines().values()})


@require_safe
@signed_in
def of_organisation(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """The map of an organisation, freshest first or the other way around."""
    readable = queries.maps(actor(request))
    return _map(request, queries.map_of(readable, organisation_id), several=len(readable) > 1)


def _map(request: HttpRequest, organisation: Organisation, *, several: bool) -> HttpResponse:
    me, terms = actor(request), queries.terms()
    found = queries.on_map(organisation, today=today())
    oldest_first = request.GET.get("volgorde") == "oud"
    rows = [showing.row(one, today=today()) for one in found]
    context = {
        "organisation": organisation,
        "rows": rows[::-1] if oldest_first else rows,
        "lead": showing.lead(found),
        "terms": terms,
        "oldest_first": oldest_first,
        "writes": queries.may_write(me, organisation),
        "several": several,
    }
    return render(request, "opgaven/map.html", context)


@screen
@signed_in
def make(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Puts an opgave on the map."""
    organisation = queries.to_make_on(actor(request), organisation_id)
    form = OpgaveForm(_sent(request), owners=queries.owners(organisation, today=today()))
    made: list[Any] = []

    def act(_: dict[str, Any]) -> None:
        made.append(commands.make_opgave(organisation=organisation, words=form.words(), **by(request)))

    if request.method == "POST" and done(form, act):
        return redirect("opgaven:opgave", made[0].pk)
    back = reverse("opgaven:map", args=[organisation_id])
    return _form(request, form, head="Zet een opgave op de kaart", back=("Opgavenkaart", back), explain=True)


@require_safe
@signed_in
def opgave(request: HttpRequest, opgave_id: uuid.UUID) -> HttpResponse:
    """One opgave: what residents ask first."""
    return _opgave(request, queries.opened(actor(request), opgave_id))


@screen
@signed_in
def change(request: HttpRequest, opgave_id: uuid.UUID) -> HttpResponse:
    """Changes the text of an opgave. When someone else was first, what was typed stays."""
    found = _to_change(request, opgave_id)
    owners = queries.owners(found.opgave.organisation, today=today())
    form = OpgaveForm(_sent(request), owners=owners, opgave=found.opgave)

    def act(given: dict[str, Any]) -> None:
        commands.change_opgave(opgave=found.opgave, words=form.words(), revision=given["revision"] or 0, **by(request))

    conflict = ""
    if request.method == "POST":
        try:
            if done(form, act):
                return redirect("opgaven:opgave", opgave_id)
        except Conflict:
            newest = queries.opened(actor(request), opgave_id).opgave
            form.at_revision(newest.revision)
            conflict = was_first("deze opgave", "", newest.changed_at)
    return _form(request, form, head="Verander de tekst", back=_back(found), conflict=conflict)


@screen
@signed_in
def ask(request: HttpRequest, opgave_id: uuid.UUID) -> HttpResponse:
    """Notes what a resident asked."""
    found = _to_change(request, opgave_id)
    form = QuestionForm(_sent(request), initial={"asked_on": today()})

    def act(_: dict[str, Any]) -> None:
        commands.note_question(opgave=found.opgave, asked=form.asked(), answer=form.answered(), **by(request))

    if request.method == "POST" and done(form, act):
        return redirect("opgaven:opgave", opgave_id)
    return _form(request, form, head="Noteer een vraag van een inwoner", back=_back(found), kind=rules.QUESTION)


@screen
@signed_in
def answer(request: HttpRequest, question_id: uuid.UUID) -> HttpResponse:
    """Says what becomes of a question. When someone else was first, what was typed stays."""
    question, found = queries.question(actor(request), question_id)
    rules.check_may_change(found.opgave, keeper=found.keeper, trains=found.trains, by=actor(request))
    form = AnswerForm(_sent(request), question=question)

    def act(given: dict[str, Any]) -> None:
        commands.answer_question(question=question, answer=form.answered(), revision=given["revision"], **by(request))

    conflict = ""
    if request.method == "POST":
        try:
            if done(form, act):
                return redirect("opgaven:opgave", found.opgave.pk)
        except Conflict:
            form.at_revision(queries.question(actor(request), question_id)[0].revision)
            conflict = was_first("dit antwoord", "", None)
    head = "Wat wordt er met deze vraag gedaan?"
    return _form(
        request, form, head=head, back=_back(found), kind=rules.QUESTION, conflict=conflict, words=question.words
    )


@screen
@signed_in
def withdraw_question(request: HttpRequest, question_id: uuid.UUID) -> HttpResponse:
    """Takes a question away, after saying what that means."""
    question, found = queries.question(actor(request), question_id)
    rules.check_may_withdraw(question, keeper=found.keeper, trains=found.trains, by=actor(request))
    if request.method == "POST":
        commands.withdraw_question(question=question, **by(request))
        return redirect("opgaven:opgave", found.opgave.pk)
    back, back_url = _back(found)
    return render(request, "opgaven/withdraw.html", {"question": question, "back": back, "back_url": back_url})


@require_POST
@signed_in
def keep(request: HttpRequest, opgave_id: uuid.UUID) -> HttpResponse:
    """Makes whoever is here the keeper."""
    commands.keep(opgave=queries.opened(actor(request), opgave_id).opgave, **by(request))
    return redirect("opgaven:opgave", opgave_id)


@require_POST
@signed_in
def let_go(request: HttpRequest, opgave_id: uuid.UUID) -> HttpResponse:
    """Ends that someone keeps it."""
    commands.let_go(opgave=queries.opened(actor(request), opgave_id).opgave, **by(request))
    return redirect("opgaven:opgave", opgave_id)


@screen
@signed_in
def contribution(request: HttpRequest, opgave_id: uuid.UUID, discipline: str) -> HttpResponse:
    """Says what one discipline can do; the button that takes it away stands there as well."""
    if discipline not in reference.disciplines():
        raise Http404
    found = _to_change(request, opgave_id)
    row = queries.contribution(found.opgave, discipline)
    form = ContributionForm(_sent(request), row=row)
    if request.method == "POST" and request.POST.get("do") == "weg":
        commands.drop_contribution(opgave=found.opgave, discipline=discipline, **by(request))
        return redirect("opgaven:opgave", opgave_id)

    def act(given: dict[str, Any]) -> None:
        commands.write_contribution(opgave=found.opgave, discipline=discipline, **given, **by(request))

    if request.method == "POST" and done(form, act):
        return redirect("opgaven:opgave", opgave_id)
    name = reference.disciplines()[discipline]
    return _form(request, form, head=name, back=_back(found), drops=row is not None)


@screen
@signed_in
def add_interest(request: HttpRequest, opgave_id: uuid.UUID) -> HttpResponse:
    """Adds a party to the interests."""
    return _interest(request, _to_change(request, opgave_id), None)


@screen
@signed_in
def interest(request: HttpRequest, opgave_id: uuid.UUID, interest_id: uuid.UUID) -> HttpResponse:
    """Changes what a party wants; the button that takes it off stands there as well."""
    found = _to_change(request, opgave_id)
    return _interest(request, found, queries.interest(found.opgave, interest_id))


def _interest(request: HttpRequest, found: Opened, row: Interest | None) -> HttpResponse:
    form = InterestForm(_sent(request), row=row)
    if row and request.method == "POST" and request.POST.get("do") == "weg":
        commands.drop_interest(opgave=found.opgave, row=row, **by(request))
        return redirect("opgaven:opgave", found.opgave.pk)

    def act(given: dict[str, Any]) -> None:
        commands.write_interest(opgave=found.opgave, row=row, **given, **by(request))

    if request.method == "POST" and done(form, act):
        return redirect("opgaven:opgave", found.opgave.pk)
    head = f"Wat wil {row.party}?" if row else "Wie wil er iets?"
    return _form(request, form, head=head, back=_back(found), drops=row is not None)


def _opgave(request: HttpRequest, found: Opened) -> HttpResponse:
    me, one = actor(request), found.opgave
    evidence = queries.evidence(one)
    asked = [row.question for row in evidence if row.kind == EvidenceKind.QUESTION]
    for row in asked:
        row.opgave = one
    context = {
        "opgave": one,
        "kicker": ", ".join(filter(None, ("Opgave", one.theme, f"horizon {one.horizon}" if one.horizon else ""))),
        "questions": [
            showing.question(
                row,
                change=found.changes,
                withdraw=rules.may_withdraw(me, row, keeper=found.keeper, trains=found.trains),
            )
            for row in asked
        ],
        "fresh": showing.fresh(one.title, queries.fresh(evidence, today=today()), evidence, today=today()),
        "terms": queries.terms(),
        "news": showing.news(evidence[:LAST]),
        "owner": showing.owner(one),
        "keeper": found.keeper,
        "said": showing.owner_said(queries.owner_checks(one)),
        "keeps": found.keeper is not None and found.keeper.person_id == me.subject,
        "may_keep": rules.may_write(me, one.organisation_id, trains=found.trains),
        "may_let_go": rules.may_let_go(me, found.keeper, trains=found.trains),
        "about": showing.about(one),
        "modes": showing.modes(one),
        "contributions": showing.contributions(one, queries.contributions(one)),
        "interests": showing.interests(one, queries.interests(one), change=found.changes),
        "rests": documents.rests(
            finding.citations(evidence),
            reads=rules.reads_map(me, one.organisation_id, trains=found.trains),
            change=found.changes,
        ),
        "history": showing.history(queries.alterations(one)[:LAST]),
        "changes": found.changes,
    }
    return render(request, "opgaven/opgave.html", context)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _to_change(request: HttpRequest, opgave_id: uuid.UUID) -> Opened:
    """An opgave to change. Raises Http404, and NotAllowed for who reads it alone."""
    found = queries.opened(actor(request), opgave_id)
    rules.check_may_change(found.opgave, keeper=found.keeper, trains=found.trains, by=actor(request))
    return found


def _back(found: Opened) -> tuple[str, str]:
    return found.opgave.title, reverse("opgaven:opgave", args=[found.opgave.pk])


def _form(
    request: HttpRequest,
    form: Form,
    *,
    head: str,
    back: tuple[str, str],
    kind: str = rules.OPGAVE,
    conflict: str = "",
    **more: Any,
) -> HttpResponse:
    context = {"form": form, "head": head, "back": back[0], "back_url": back[1], "kind": kind, "conflict": conflict}
    context["after"] = NOTHING_LOST
    return render(request, "opgaven/form.html", context | more, status=409 if conflict else status(form))
