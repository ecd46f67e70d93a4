"""The codebook of the bureau: reading it, and changing it with a reason."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict
from leertraject.lookback import rules
from leertraject.lookback.commands import codebook as commands
from leertraject.lookback.forms.codebook import CodeForm, MergeForm, NewCodeForm, PlaceForm, WhyForm
from leertraject.lookback.models import Code, Codebook, CodeChangeKind
from leertraject.lookback.queries import codebook as queries
from leertraject.lookback.queries import covering
from leertraject.lookback.showing import codebook as showing
from leertraject.lookback.showing import insight as insight_showing
from leertraject.lookback.views import resting
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people import rules as people
from leertraject.people.access import signed_in
from leertraject.people.queries import name_for

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def codebook(request: HttpRequest) -> HttpResponse:
    """The codes as a tree, with how much was coded for who is in the team of a study."""
    actor, now = _reader(request), clock.now()
    book = queries.newest()
    found = list(queries.codes(book)) if book else []
    counts = queries.counts_for(actor, now=now)
    used = queries.counts(actor, found, now=now) if counts else {}
    context = {
        "book": book,
        "rows": showing.tree(found, used, counts=counts),
        "retired": showing.retired(found),
        "leads": people.leads(actor),
        "adds": people.leads(actor) or queries.interviews(actor, now=now),
        "writer": insight_showing.writer(actor),
    }
    return render(request, "lookback/codebook/codebook.html", context)


@require_POST
@signed_in
def codebook_start(request: HttpRequest) -> HttpResponse:
    """Starts the codebook with the codes that come with the guides."""
    commands.start_codebook(by=_reader(request), now=clock.now())
    return redirect("lookback:codebook")


@BOTH
@signed_in
def code_new(request: HttpRequest) -> HttpResponse:
    """Adds a code."""
    actor, now = _reader(request), clock.now()
    rules.check_may_add_code(actor, queries.interviews(actor, now=now))
    book = queries.newest()
    if book is None:
        raise Http404
    form = NewCodeForm(request.POST or None, living=list(queries.living(book)))
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: _added(request, book, form))
        if made:
            return redirect("lookback:code", made.pk)
    return _writing(request, form, head="Nieuwe code")


@require_safe
@signed_in
def code(request: HttpRequest, code_id: uuid.UUID) -> HttpResponse:
    """One code: when it applies, how much was coded with it, and its history."""
    actor, now, found = _reader(request), clock.now(), _found(request, code_id)
    counts = queries.counts_for(actor, now=now)
    context = {
        "code": found,
        "ended": showing.ended(found),
        "facts": showing.facts(found),
        "counts": counts,
        "used": showing.per_study(queries.counts(actor, [found], now=now)[found.pk]) if counts else [],
        "history": showing.history(queries.history(found)),
        "changes": people.leads(actor) and found.retired_at is None,
        "writer": insight_showing.writer(actor),
    }
    return render(request, "lookback/codebook/code.html", context)


@BOTH
@signed_in
def code_edit(request: HttpRequest, code_id: uuid.UUID) -> HttpResponse:
    """Rewrites a code. When someone else was first, both texts are shown and nothing is lost."""
    found = changeable(request, code_id)
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm.of(found)
    if request.method == "POST" and form.is_valid():
        try:
            if tried(form, lambda: _rewritten(request, found, form)):
                return redirect("lookback:code", found.pk)
        except Conflict:
            return _both(request, code_id, form)
    return _writing(request, form, head=f"‘{found}’ herschrijven", code=found)


@BOTH
@signed_in
def code_place(request: HttpRequest, code_id: uuid.UUID) -> HttpResponse:
    """Gives a code another place in the tree."""
    found = changeable(request, code_id)
    form = PlaceForm(request.POST or None, code=found, living=_living(found))

    def act() -> None:
        above, after = form.chosen()
        commands.move_code(code=found, parent=above, after=after, **_given(request, form))

    return _changing(request, found, form, act, head="verplaatsen", submit="Verplaats deze code")


@BOTH
@signed_in
def code_merge(request: HttpRequest, code_id: uuid.UUID) -> HttpResponse:
    """Lets a code go up in another one."""
    found = changeable(request, code_id)
    form = MergeForm(request.POST or None, code=found, living=_living(found))
    note = (
        "Alle fragmenten met deze code krijgen de andere code. Had een fragment beide, dan houdt het er één."
        " Deze code blijft te lezen, met ‘opgegaan in’ erbij. Samenvoegen kan niet terug."
    )

    def act() -> None:
        commands.merge_codes(code=found, into=form.kept(), **_given(request, form))

    return _changing(
        request, found, form, act, head="samenvoegen", submit="Voeg deze codes samen", note=note, ends=True
    )


@BOTH
@signed_in
def code_retirement(request: HttpRequest, code_id: uuid.UUID) -> HttpResponse:
    """Ends the use of a code."""
    found = changeable(request, code_id)
    form = WhyForm(request.POST or None)
    note = (
        "Niemand kan deze code dan nog geven. Fragmenten die hem al hebben, houden hem, en hij blijft hier te lezen."
        " Terug kan niet; een nieuwe code toevoegen wel."
    )

    def act() -> None:
        commands.retire_code(code=found, **_given(request, form))

    submit = "Gebruik deze code niet meer"
    return _changing(request, found, form, act, head="niet meer gebruiken", submit=submit, note=note, ends=True)


def _reader(request: HttpRequest) -> Actor:
    """Returns who reads; for all others there is no codebook."""
    actor = actor_of(request)
    if not queries.reads(actor, now=clock.now()):
        raise Http404
    return actor


def _found(request: HttpRequest, code_id: uuid.UUID) -> Code:
    return get_object_or_404(queries.readable_for(actor_of(request), now=clock.now()), pk=code_id)


def changeable(request: HttpRequest, code_id: uuid.UUID) -> Code:
    """Returns a code in use, for who may change it. Raises Http404 and NotAllowed."""
    found = _found(request, code_id)
    rules.check_leads_bureau(actor_of(request))
    rules.check_still_offered(found)
    return found


def _living(code: Code) -> list[Code]:
    return list(queries.living(code.codebook))


def _given(request: HttpRequest, form: forms.Form) -> dict[str, Any]:
    return {"why": form.cleaned_data["why"], "by": actor_of(request), "now": clock.now()}


def _added(request: HttpRequest, book: Codebook, form: NewCodeForm) -> Code:
    return commands.add_code(codebook=book, texts=form.written(), parent=form.above(), **_given(request, form))


def _rewritten(request: HttpRequest, code: Code, form: CodeForm) -> Code:
    revision = form.cleaned_data["revision"] or 0
    return commands.rewrite_code(code=code, revision=revision, texts=form.written(), **_given(request, form))


def _both(request: HttpRequest, code_id: uuid.UUID, form: CodeForm) -> HttpResponse:
    """Shows what stands there now beside what was typed; saving again is then a choice."""
    theirs = _found(request, code_id)
    form.at_revision(theirs.revision)
    rewritten = (step for step in queries.history(theirs) if step[0].kind == CodeChangeKind.REWRITTEN)
    last, _ = next(rewritten, (None, ""))
    name = name_for(actor_of(request), last.by) if last else ""
    conflict = covering.WENT if covering.GONE in " ".join(theirs.texts()) else showing.was_first(last, name)
    return _writing(request, form, head=f"‘{theirs}’ herschrijven", code=theirs, conflict=conflict)


def _writing(
    request: HttpRequest, form: CodeForm, *, head: str, code: Code | None = None, conflict: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "head": head,
        "code": code,
        "conflict": conflict,
        "facts": [("Naam", code.name), *showing.facts(code)] if code and conflict else [],
        "changed": showing.NOTHING_LOST,
        "choices": showing.ways_out(code) if code and conflict else (),
        "submit": "Bewaar mijn tekst" if conflict else "Bewaar" if code else "Voeg deze code toe",
        "writer": insight_showing.writer(actor_of(request)),
        "keep": f"code-{code.pk if code else 'nieuw'}-{actor_of(request).subject}",
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "lookback/codebook/writing.html", context, status=status)


def _changing(
    request: HttpRequest,
    code: Code,
    form: WhyForm,
    act: Callable[[], None],
    *,
    head: str,
    submit: str,
    note: str = "",
    ends: bool = False,
) -> HttpResponse:
    """Asks for one change with its reason, and makes it; what ends the code first shows what rests on it."""
    if request.method == "POST" and form.is_valid():
        tried(form, act)
        if not form.errors:
            return redirect("lookback:code", code.pk)
    context = {
        "code": code,
        "form": form,
        "head": f"‘{code}’ {head}",
        "submit": submit,
        "note": note,
        "writer": insight_showing.writer(actor_of(request)),
        **(resting.under_code(actor_of(request), code) if ends else {}),
    }
    return render(request, "lookback/codebook/changing.html", context, status=422 if form.errors else 200)
