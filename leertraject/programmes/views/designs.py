"""Programmes, versions, the change log and publication."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.people.access import signed_in
from leertraject.programmes import commands, examples, panels, queries, rules, showing, wordings
from leertraject.programmes.forms.programmes import ProgrammeForm
from leertraject.programmes.models import BlockKind, Version
from leertraject.programmes.views.asking import actor_of, asked, tried, writer
from leertraject.ui import paging
from leertraject.ui.number_words import capital


@require_safe
@signed_in
def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme that this person sees; for a programme leader also the examples to copy."""
    actor = actor_of(request)
    rows = [(found, versions, showing.standing(versions[0])) for found, versions in queries.newest_versions(actor)]
    if not rows and not queries.may_see_programmes(actor):
        raise Http404
    designs = queries.may_design(actor)
    shown = [(one, showing.counted(one.sessions())) for one in examples.examples().values()] if designs else []
    context = {"rows": rows, "designs": designs, "examples": shown}
    return render(request, "programmes/programmes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_programme(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    _check_seen(request)
    rules.check_may_design_programme(by=actor)
    form = ProgrammeForm(request.POST or None)
    if form.is_valid():
        made = tried(form, lambda: commands.design_programme(**form.cleaned_data, by=actor, now=clock.now()))
        if made:
            return redirect("programmes:programme", made.pk)
    return asked(
        request,
        head="Een nieuw leertraject",
        submit="Maak het leertraject",
        back="Leertrajecten",
        back_url=reverse("programmes:programmes"),
        forms=[(form, "leertraject")],
        lead="Je begint met een leeg concept. Daarin zet je de onderdelen.",
    )


@require_POST
@signed_in
def copy_example(request: HttpRequest, example_id: str) -> HttpResponse:
    _check_seen(request)
    made = commands.copy_example(example_id=example_id, by=actor_of(request), now=clock.now())
    return redirect("programmes:programme", made.pk)


@require_safe
@signed_in
def programme(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """One programme with its versions, and the cohorts that this person sees."""
    actor = actor_of(request)
    found = queries.programme(actor, programme_id)
    versions = queries.versions_of(actor, found)
    newest, _sessions = versions[0]
    groups = queries.cohorts(actor).filter(version__programme=found).order_by(*queries.NEWEST_FIRST)
    page = Paginator(groups, paging.PAGE).get_page(request.GET.get("bladzijde"))
    context = {
        "programme": found,
        "versions": [(one, showing.standing(one), showing.counted(sessions)) for one, sessions in versions],
        "page": page,
        "beside": paging.beside(page, place="#groepen"),
        "designs": queries.may_design(actor),
        "may_start": queries.may_design(actor) and newest.published,
        "sees_log": rules.sees("programmawijziging", actor, published=True),
    }
    return render(request, "programmes/programme.html", context)


@require_POST
@signed_in
def start_version(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.programme(actor, programme_id)
    version = commands.start_version(programme=found, by=actor, now=clock.now())
    return redirect("programmes:version", found.pk, version.number)


@require_safe
@signed_in
def version(request: HttpRequest, programme_id: uuid.UUID, number: int) -> HttpResponse:
    """The whole programme of a version, to read; a draft has a way into each block."""
    actor = actor_of(request)
    found = queries.version(actor, programme_id, number)
    blocks = queries.blocks(actor, found)
    edits = not found.published and queries.may_design(actor)
    context = {
        "version": found,
        "standing": showing.standing(found),
        "stages": showing.stages(blocks, reverse("programmes:version", args=[programme_id, number]) + "onderdelen/"),
        "asks": showing.asks(found, blocks),
        "edits": edits,
        "writer": writer(actor),
        "kinds": [(kind.value, kind.label) for kind in BlockKind] if edits else [],
        "forms_cohort": found.published and queries.may_design(actor),
        "sees_log": rules.sees("programmawijziging", actor, published=found.published),
        "compares": found.based_on is not None and rules.sees("bijeenkomst", actor, published=True),
        "sees_blocks": rules.sees("bijeenkomst", actor, published=found.published) or bool(blocks),
    }
    return render(request, "programmes/version.html", context)


@require_safe
@signed_in
def changes(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """The change log: per version what changed, why, and what the check said."""
    actor = actor_of(request)
    log = queries.change_log(actor, programme_id)
    if not rules.sees("programmawijziging", actor, published=True):
        raise Http404
    rows = wordings.shown(change for row in log for change in row.changes)
    reasons = panels.shown("change_reasons", request, rows)
    checks = panels.shown("change_checks", request, rows)
    designs = queries.may_design(actor)
    context = {
        "programme": log[0].version.programme,
        "newest": log[0].version,
        "standing": showing.standing(log[0].version),
        "lead": showing.log_lead(log[0].version, len(log[0].changes)),
        "designs": designs,
        "compares": len(log) > 1 and rules.sees("bijeenkomst", actor, published=True),
        "log": [
            (
                row.version,
                showing.log_note(row, sees_all=designs),
                [(one, reasons.get(one.pk), checks.get(one.pk)) for one in row.changes],
            )
            for row in log
        ],
    }
    return render(request, "programmes/changes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def publication(request: HttpRequest, programme_id: uuid.UUID, number: int) -> HttpResponse:
    """Shows what will be fixed for good, and fixes it."""
    actor = actor_of(request)
    found = queries.draft(actor, programme_id, number)
    rules.check_may_edit(found, by=actor)
    if request.method == "POST":
        commands.publish_version(version=found, by=actor, now=clock.now())
        return redirect("programmes:version", programme_id, number)
    blocks = queries.blocks(actor, found)
    context = {
        "version": found,
        "problem": _problem(found, request),
        "sessions": showing.counted(sum(block.kind == BlockKind.SESSION for block in blocks)),
        "parts": capital(showing.counted(len(blocks), "onderdeel", "onderdelen")),
        "changes": wordings.shown(queries.changes_in(actor, found)),
    }
    return render(request, "programmes/publication.html", context)


def _problem(version: Version, request: HttpRequest) -> str:
    """Returns what still stands in the way of publishing, as a sentence."""
    actor = actor_of(request)
    try:
        rules.check_may_publish_version(version, queries.blocks(actor, version), by=actor)
        rules.check_words_may_stay(wordings.covered(queries.changes_in(actor, version)))
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _check_seen(request: HttpRequest) -> None:
    if not queries.may_see_programmes(actor_of(request)):
        raise Http404
