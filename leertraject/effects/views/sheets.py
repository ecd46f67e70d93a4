"""Sheets: begun, written, grounded, previewed and published by a programme leader."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.effects import rules
from leertraject.effects.commands import publishing
from leertraject.effects.commands import sheets as commands
from leertraject.effects.forms.sheets import GroundsForm, NewSheetForm, SheetForm
from leertraject.effects.models import Sheet
from leertraject.effects.queries import ready, receivers
from leertraject.effects.queries import sheets as queries
from leertraject.effects.showing import page as showing
from leertraject.effects.showing import sheet as rows
from leertraject.effects.views.trying import actor_of, tried
from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.people.access import signed_in
from leertraject.people.queries import name_for
from leertraject.ui import paging

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def sheets(request: HttpRequest) -> HttpResponse:
    """The sheets that someone works on."""
    found = queries.visible_to(actor_of(request))
    makes = rules.makes_sheets(actor_of(request))
    if not makes and not found.exists():
        raise Http404
    page = Paginator(found, paging.PAGE).get_page(request.GET.get("bladzijde"))
    context = {"page": page, "beside": paging.beside(page), "rows": rows.sheets(page), "makes": makes}
    return render(request, "effects/sheets.html", context)


@BOTH
@signed_in
def sheet_new(request: HttpRequest) -> HttpResponse:
    """Begins a sheet: for whom, and about which study."""
    actor = actor_of(request)
    if not rules.makes_sheets(actor):
        raise Http404
    studies = queries.studies()
    form = NewSheetForm(request.POST or None, clients=queries.clients(), studies=studies)
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: commands.begin_sheet(**form.cleaned_data, by=actor, now=clock.now()))
        if made:
            return redirect("effects:sheet", made.pk)
    context = {"form": form, "any": studies.exists()}
    return render(request, "effects/sheet_new.html", context, status=422 if form.errors else 200)


@BOTH
@signed_in
def sheet(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Step one: texts, cohorts, and the insights in their order."""
    found = _found(request, sheet_id)
    rules.check_may_make(actor_of(request))
    form = _sheet_form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            if tried(form, lambda: _write(request, found, form)):
                return redirect("effects:grounds", found.pk)
        except Conflict:
            return _both(request, sheet_id, form, "effects/sheet.html")
    return _editing(request, found, form, "effects/sheet.html")


@BOTH
@signed_in
def grounds(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Step two: the sentence, quotes and contradiction of each insight, and the changes."""
    found = _found(request, sheet_id)
    rules.check_may_make(actor_of(request))
    form = _grounds_form(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            if tried(form, lambda: _ground(request, found, form)):
                return redirect("effects:preview", found.pk)
        except Conflict:
            return _both(request, sheet_id, form, "effects/grounds.html")
    return _editing(request, found, form, "effects/grounds.html")


@require_safe
@signed_in
def preview(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Step three: the sheet as its client would read it, and what stops publishing."""
    return _preview(request, _to_publish(request, sheet_id))


@require_POST
@signed_in
def publish(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Publishes what was previewed; when that cannot be, the preview says why."""
    found = _to_publish(request, sheet_id)
    rules.check_may_make(actor_of(request))
    read = request.POST.get("seen", "")
    try:
        made = publishing.publish_sheet(
            sheet=found,
            revision=rows.number(request.POST.get("revision")),
            same=lambda content: showing.seen(showing.page(content)) == read,
            tell="quiet" not in request.POST,
            by=actor_of(request),
            now=clock.now(),
        )
    except Conflict:
        return _preview(request, _to_publish(request, sheet_id), status=409)
    except NotAllowed:
        return _preview(request, found, status=422)
    return redirect("effects:publication", made.pk)


@BOTH
@signed_in
def discard(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """Throws a sheet away that was never published, after asking."""
    found = _found(request, sheet_id)
    rules.check_may_make(actor_of(request))
    if request.method == "POST":
        commands.discard_sheet(sheet=found, by=actor_of(request), now=clock.now())
        return redirect("effects:sheets")
    return render(request, "effects/discard.html", {"sheet": found})


def _found(request: HttpRequest, sheet_id: uuid.UUID) -> Sheet:
    return get_object_or_404(queries.visible_to(actor_of(request)), pk=sheet_id)


def _to_publish(request: HttpRequest, sheet_id: uuid.UUID) -> Sheet:
    return get_object_or_404(queries.to_publish(actor_of(request)), pk=sheet_id)


def _sheet_form(request: HttpRequest, found: Sheet) -> SheetForm:
    places = {line.insight_id: place for place, line in enumerate(queries.lines_of(found), start=1)}
    return SheetForm(
        request.POST or None,
        sheet=found,
        insights=queries.insights_of(found.study),
        cohorts=queries.cohorts_of(found.study),
        places=places,
    )


def _write(request: HttpRequest, found: Sheet, form: SheetForm) -> Sheet:
    data = form.cleaned_data
    texts = {name: data[name] for name in ("revision", "title", "intro", "ask", "cohorts")}
    return commands.write_sheet(sheet=found, **texts, chosen=form.chosen(), by=actor_of(request), now=clock.now())


def _grounds_form(request: HttpRequest, found: Sheet) -> GroundsForm:
    lines, today = queries.lines_of(found), timezone.localdate(clock.now())
    changes = [change for change, _ in queries.changes_for(found.study, [line.insight_id for line in lines])]
    quotes = queries.quotes_for(found, lines, today=today)
    return GroundsForm(request.POST or None, sheet=found, lines=lines, quotes=quotes, changes=changes)


def _ground(request: HttpRequest, found: Sheet, form: GroundsForm) -> Sheet:
    now = clock.now()
    return commands.ground_sheet(
        sheet=found,
        revision=form.cleaned_data["revision"],
        lines=form.grounds(),
        changes=form.said(),
        by=actor_of(request),
        now=now,
        today=timezone.localdate(now),
    )


def _both(request: HttpRequest, sheet_id: uuid.UUID, form: SheetForm | GroundsForm, template: str) -> HttpResponse:
    """Says who was first; what was typed stays, and saving again is then a choice."""
    theirs = _found(request, sheet_id)
    form.at_revision(theirs.revision)
    name = name_for(actor_of(request), theirs.changed_by)
    return _editing(request, theirs, form, template, conflict=rows.was_first(theirs, name))


def _editing(
    request: HttpRequest, found: Sheet, form: SheetForm | GroundsForm, template: str, *, conflict: str = ""
) -> HttpResponse:
    status = 409 if conflict else 422 if form.errors else 200
    context = {
        "sheet": found,
        "form": form,
        "conflict": conflict,
        "fallen": rows.fallen(queries.fallen_from(found)),
        "keep": f"blad-{found.pk}-{actor_of(request).subject}",
    }
    return render(request, template, context, status=status)


def _preview(request: HttpRequest, found: Sheet, *, status: int = 200) -> HttpResponse:
    now = clock.now()
    gathered = queries.gathered(found, now=now, today=timezone.localdate(now))
    page, hearing = showing.page(gathered.content), receivers.receivers(found.organisation, now=now)
    context = {
        "sheet": found,
        "content": page,
        "seen": showing.seen(page),
        "kicker": showing.kicker(page),
        "readers": showing.readers(page),
        "refused": status == 422,
        "problems": ready.problems(found, gathered, thorough=status == 422),
        "again": status == 409,
        "hears": rows.hears(hearing),
        "mails": bool(hearing.reachable),
        "leads": True,
    }
    return render(request, "effects/preview.html", context, status=status)
