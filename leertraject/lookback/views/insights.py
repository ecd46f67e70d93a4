"""Insights: read, written, confirmed, and named as the reason of a change."""

import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.lookback import rules
from leertraject.lookback.commands import fallbacks
from leertraject.lookback.commands import insights as commands
from leertraject.lookback.forms.insights import InsightForm, NewInsightForm, ReasonForm
from leertraject.lookback.models import Fragment, Insight
from leertraject.lookback.queries import conversations, insight_themes, places, quotes, themes, trails, trends
from leertraject.lookback.queries import fallbacks as fallback_queries
from leertraject.lookback.queries import insights as queries
from leertraject.lookback.queries import workbench as workbench_queries
from leertraject.lookback.showing import insight as showing
from leertraject.lookback.showing import insight_themes as theme_showing
from leertraject.lookback.showing import trail as trail_showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.lookback.views.workbench import back_to, begun_with
from leertraject.people import rules as people
from leertraject.people.access import signed_in
from leertraject.people.queries import name_for
from leertraject.ui import paging

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def insights(request: HttpRequest) -> HttpResponse:
    """The insights that someone may read, per study, or those of one theme in one study."""
    actor, now = actor_of(request), clock.now()
    if not places.has_insights(actor, now=now):
        raise Http404
    chosen = insight_themes.chosen(actor, request.GET.get("onderzoek", ""), request.GET.get("thema", ""))
    page = Paginator(insight_themes.insights_of(actor, chosen), paging.PAGE).get_page(request.GET.get("bladzijde"))
    rows = showing.insight_rows(queries.all_shown(page), queries.people_behind(page))
    studies = {chosen.study} if chosen else {row["insight"].study for row in rows}
    numbers = chosen.numbers if chosen else insight_themes.counts(actor, studies)
    counted = list(themes.studies_for(actor, now=now))
    context = {
        "page": page,
        "beside": paging.beside(page, keep=theme_showing.kept(chosen)),
        "groups": theme_showing.groups(rows, numbers, chosen, whole=queries.reads_all(actor)),
        "wanted": theme_showing.wanted(chosen),
        "counted": counted,
        "others": [] if chosen else [study for study in counted if study not in studies],
        "writes": queries.writable_studies(actor, now=now).exists(),
        "writer": showing.writer(actor),
    }
    return render(request, "lookback/insights/insights.html", context)


@BOTH
@signed_in
def insight_new(request: HttpRequest) -> HttpResponse:
    """Writes the first draft of an insight; one that is begun from a fragment has that fragment under it at once."""
    actor, now = actor_of(request), clock.now()
    if not places.has_insights(actor, now=now):
        raise Http404
    studies = queries.writable_studies(actor, now=now)
    rules.check_may_write(actor, studies.exists())
    begun = begun_with(request)
    studies = studies.filter(pk=begun.study_id) if begun else studies
    first = {"study": request.GET.get("onderzoek"), "theme": request.GET.get("thema")}
    offered = insight_themes.themes_for(studies)
    form = NewInsightForm(request.POST or None, studies=studies, themes=offered, initial=first)
    if request.method == "POST" and form.is_valid():
        study = form.cleaned_data["study"]
        made = tried(
            form, lambda: commands.begin_insight(study=study, **form.written(), fragment=begun, by=actor, now=now)
        )
        if made:
            return back_to(begun) if begun else redirect("lookback:insight", made.pk)
    return _writing(request, form, head="Nieuw inzicht", begun=begun)


@require_safe
@signed_in
def insight(request: HttpRequest, insight_id: uuid.UUID) -> HttpResponse:
    """One insight: where it comes from, who supports it, and what rests on it."""
    return _page(request, _found(request, insight_id))


@BOTH
@signed_in
def insight_edit(request: HttpRequest, insight_id: uuid.UUID) -> HttpResponse:
    """Rewrites an insight. When someone else was first, both texts are shown and nothing is lost."""
    actor, now = actor_of(request), clock.now()
    found = _found(request, insight_id)
    rules.check_may_write(actor, conversations.interviews_in(actor, found.study, now=now))
    offered = insight_themes.themes_for([found.study], kept=found.theme)
    form = InsightForm.of(queries.shown(found), themes=offered)
    if request.method == "POST":
        form = InsightForm(request.POST, themes=offered)
    if request.method == "POST" and form.is_valid():
        try:
            if tried(form, lambda: _revise(request, found, form)):
                return redirect("lookback:insight", found.pk)
        except Conflict:
            return _both(request, insight_id, form)
    return _writing(request, form, head=f"{found} herschrijven", insight=found)


@require_POST
@signed_in
def insight_confirmation(request: HttpRequest, insight_id: uuid.UUID) -> HttpResponse:
    """Confirms a draft; when that cannot be, the page says why."""
    found = _found(request, insight_id)
    rules.check_leads_bureau(actor_of(request))
    try:
        commands.confirm_insight(insight=found, by=actor_of(request), now=clock.now())
    except NotAllowed as refusal:
        return _page(request, found, refusal=str(refusal))
    return redirect("lookback:insight", found.pk)


@require_POST
@signed_in
def insight_left(request: HttpRequest, insight_id: uuid.UUID) -> HttpResponse:
    """Leaves an insight that is no longer confirmed a draft; it asks for nothing any more."""
    found = _found(request, insight_id)
    try:
        fallbacks.leave_as_draft(insight=found, by=actor_of(request), now=clock.now())
    except NotAllowed as refusal:
        rules.check_leads_bureau(actor_of(request))
        return _page(request, found, refusal=str(refusal))
    return redirect("lookback:insight", found.pk)


@BOTH
@signed_in
def insight_support_removal(request: HttpRequest, insight_id: uuid.UUID, fragment_id: uuid.UUID) -> HttpResponse:
    """Takes a fragment from under an insight, once it was read what that does."""
    actor, now, found = actor_of(request), clock.now(), _found(request, insight_id)
    support = get_object_or_404(trails.support_of(actor, found, fragment_id, now=now))
    refusal = ""
    if request.method == "POST":
        try:
            commands.drop_support(support=support, by=actor, now=now)
            return redirect("lookback:trail", found.pk)
        except NotAllowed as no:
            refusal = str(no)
    context = {"insight": queries.shown(found), "stance": support.get_stance_display().lower(), "refusal": refusal}
    context |= {"where": _where(support.fragment)}
    return render(request, "lookback/insights/taking_away.html", context, status=422 if refusal else 200)


@require_safe
@signed_in
def trail(request: HttpRequest, insight_id: uuid.UUID) -> HttpResponse:
    """Everything an insight rests on and everything that rests on it, linked both ways."""
    actor, now, found = actor_of(request), clock.now(), _found(request, insight_id)
    path = queries.trail(found)
    context = {
        "insight": queries.shown(found),
        "name": str(found),
        "theme": theme_showing.named(found.theme),
        "writer": showing.writer(actor),
        **trail_showing.context(path, trails.own_fragments(actor, found, now=now)),
        "changes": showing.changes(path),
        "checks": [showing.check_row(check, timezone.localdate(now)) for check in path.checks],
        "notes": [showing.note_row(note) for note in path.notes],
        "trends": trends.of_insight(actor, found),
        "leads": people.leads(actor),
    }
    return render(request, "lookback/insights/trail.html", context)


@BOTH
@signed_in
def insight_reason(request: HttpRequest, insight_id: uuid.UUID) -> HttpResponse:
    """Names an insight as the reason of a change in a draft version of the same programme."""
    actor, found = actor_of(request), _found(request, insight_id)
    rules.check_leads_bureau(actor)
    open_changes = trails.changes_in_draft(actor, found)
    form = ReasonForm(request.POST or None, changes=open_changes, shown=queries.all_shown(open_changes))
    if request.method == "POST" and form.is_valid():
        change = form.cleaned_data["change"]
        if tried(form, lambda: commands.name_reason(change=change, insight=found, by=actor, now=clock.now())):
            return redirect("lookback:insight", found.pk)
    context = {
        "insight": queries.shown(found),
        "form": form,
        "draft": trails.draft_of(actor, found.study),
        "confirmed": hasattr(found, "confirmation"),
    }
    return render(request, "lookback/insights/reason.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, insight_id: uuid.UUID) -> Insight:
    return get_object_or_404(queries.visible_to(actor_of(request)), pk=insight_id)


def _where(fragment: Fragment) -> str:
    assert fragment.transcript is not None, "only fragments of a conversation are found"
    return trail_showing.where(fragment.transcript.conversation, workbench_queries.turn_of(fragment))


def _revise(request: HttpRequest, insight: Insight, form: InsightForm) -> Insight:
    return commands.revise_insight(
        insight=insight,
        revision=form.cleaned_data["revision"] or 0,
        **form.written(),
        by=actor_of(request),
        now=clock.now(),
    )


def _both(request: HttpRequest, insight_id: uuid.UUID, form: InsightForm) -> HttpResponse:
    """Shows what stands there now beside what was typed; saving again is then a choice."""
    theirs = queries.shown(_found(request, insight_id))
    form.at_revision(theirs.revision)
    sentence = showing.was_first(theirs, name_for(actor_of(request), theirs.changed_by))
    return _writing(request, form, head=f"{theirs} herschrijven", insight=theirs, theirs=theirs, conflict=sentence)


def _writing(
    request: HttpRequest,
    form: InsightForm,
    *,
    head: str,
    insight: Insight | None = None,
    theirs: Insight | None = None,
    conflict: str = "",
    begun: Fragment | None = None,
) -> HttpResponse:
    context = {
        "begun": begun,
        "form": form,
        "head": head,
        "insight": insight,
        "theirs": theirs,
        "conflict": conflict,
        "changed": showing.NOTHING_LOST if theirs else "",
        "their_theme": theme_showing.named(theirs.theme) if theirs else "",
        "submit": "Bewaar mijn tekst" if theirs else "Bewaar" if insight else "Bewaar als concept",
        "choices": showing.ways_out(theirs) if theirs else (),
        "writer": showing.writer(actor_of(request)),
        "keep": f"inzicht-{insight.pk if insight else 'nieuw'}-{actor_of(request).subject}",
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "lookback/insights/writing.html", context, status=status)


def _page(request: HttpRequest, found: Insight, *, refusal: str = "") -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    today = timezone.localdate(now)
    path = queries.trail(found)
    released = quotes.released_for(actor, today=today).filter(pk__in=[r.release for r in path.resting if r.living])
    seen = showing.Seen(queries.shown(found), path, queries.counts_of(found, path), quotes.quotes(released), today)
    leads = people.leads(actor)
    context = {
        **showing.page(seen, leads=leads),
        "refusal": refusal,
        "no_longer": showing.no_longer(fallback_queries.fallback_of(found)),
        "leads": leads,
        "writes": queries.writes_in(actor, found.study_id, now=now),
        "writer": showing.writer(actor),
    }
    return render(request, "lookback/insights/insight.html", context, status=422 if refusal else 200)
