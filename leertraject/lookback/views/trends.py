"""Trend cards: what people see coming, and what the programme does with it."""

import uuid
from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict
from leertraject.lookback import rules
from leertraject.lookback.commands import trends as commands
from leertraject.lookback.forms.insights import ReasonForm
from leertraject.lookback.forms.trends import CardForm, NewTrendForm, TrendForm
from leertraject.lookback.models import Fragment, Trend
from leertraject.lookback.queries import conversations, insights, places, quotes, trails, workbench
from leertraject.lookback.queries import trends as queries
from leertraject.lookback.showing import insight as insight_showing
from leertraject.lookback.showing import trend as showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.lookback.views.workbench import begun_with
from leertraject.people import rules as people
from leertraject.people.access import signed_in
from leertraject.people.queries import name_for
from leertraject.ui import paging

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def trends(request: HttpRequest) -> HttpResponse:
    """The cards that someone may read, per study."""
    actor, now = actor_of(request), clock.now()
    if not places.has_insights(actor, now=now):
        raise Http404
    found = queries.visible_to(actor).order_by("study__title", "study_id", "-number")
    page = Paginator(found, paging.PAGE).get_page(request.GET.get("bladzijde"))
    cards = insights.all_shown(page)
    rows = showing.rows(cards, queries.counts(cards), queries.answered([card.pk for card in cards]))
    context = {
        "page": page,
        "beside": paging.beside(page),
        "groups": [(study, list(some)) for study, some in groupby(rows, key=lambda row: row["trend"].study)],
        "writes": insights.writable_studies(actor, now=now).exists(),
        "writer": insight_showing.writer(actor),
    }
    return render(request, "lookback/trends/trends.html", context)


@BOTH
@signed_in
def trend_new(request: HttpRequest) -> HttpResponse:
    """Writes a card; one that is begun from a fragment has that fragment on it at once."""
    actor, now = actor_of(request), clock.now()
    if not places.has_insights(actor, now=now):
        raise Http404
    studies = insights.writable_studies(actor, now=now)
    rules.check_may_write_trend(actor, studies.exists())
    begun = begun_with(request)
    study = begun.study_id if begun else request.GET.get("onderzoek")
    seen = insights.visible_to(actor).filter(study__in=studies)
    form = NewTrendForm(
        request.POST or None, studies=studies, insights=seen, shown=insights.all_shown(seen), initial={"study": study}
    )
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: _write(request, form, begun))
        if made:
            return redirect("lookback:trend", made.pk)
    return _writing(request, form, head="Nieuwe trendkaart", begun=begun)


@require_safe
@signed_in
def trend(request: HttpRequest, trend_id: uuid.UUID) -> HttpResponse:
    """One card: what people see coming, how many of which voice, and what came of it."""
    actor, now, found = actor_of(request), clock.now(), _found(request, trend_id)
    today, card = timezone.localdate(now), insights.shown(found)
    read = quotes.quotes(queries.quotes_under(quotes.released_for(actor, today=today), found))
    rests = queries.resting(found, today=today)
    context = {
        **showing.page(card, rests.counts, queries.answers(actor, found), rests.lost),
        "voices": showing.voices(read),
        "elsewhere": showing.elsewhere(rests.released, len(read)),
        "own": showing.own(queries.own_fragments(actor, found, now=now)),
        "insight": queries.insight_of(actor, found),
        "leads": people.leads(actor),
        "writes": insights.writes_in(actor, found.study_id, now=now),
        "writer": insight_showing.writer(actor),
    }
    return render(request, "lookback/trends/trend.html", context)


@BOTH
@signed_in
def trend_edit(request: HttpRequest, trend_id: uuid.UUID) -> HttpResponse:
    """Rewrites a card. When someone else was first, both texts are shown and nothing is lost."""
    actor, found = actor_of(request), _found(request, trend_id)
    rules.check_may_write_trend(actor, conversations.interviews_in(actor, found.study, now=clock.now()))
    seen = insights.visible_to(actor).filter(study=found.study_id)
    card = insights.shown(found)
    kept = {name: getattr(card, name) for name in (*TrendForm.WRITTEN, "revision")} | {"insight": found.insight_id}
    form = TrendForm(request.POST or None, insights=seen, shown=insights.all_shown(seen), initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            if tried(form, lambda: _revise(request, found, form)):
                return redirect("lookback:trend", found.pk)
        except Conflict:
            return _both(request, trend_id, form)
    return _writing(request, form, head=f"{found} herschrijven", trend=found)


@BOTH
@signed_in
def trend_change(request: HttpRequest, trend_id: uuid.UUID) -> HttpResponse:
    """Names a change in the draft of the programme as the answer to a trend."""
    actor, found = actor_of(request), _found(request, trend_id)
    rules.check_leads_bureau(actor)
    open_changes = queries.open_changes(actor, found)
    form = ReasonForm(request.POST or None, changes=open_changes, shown=insights.all_shown(open_changes))
    if request.method == "POST" and form.is_valid():
        change = form.cleaned_data["change"]
        if tried(form, lambda: commands.answer_trend(trend=found, change=change, by=actor, now=clock.now())):
            return redirect("lookback:trend", found.pk)
    context = {"trend": insights.shown(found), "form": form, "draft": trails.draft_of(actor, found.study)}
    return render(request, "lookback/trends/change.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def trend_support_removal(request: HttpRequest, trend_id: uuid.UUID, fragment_id: uuid.UUID) -> HttpResponse:
    """Takes a fragment from under a card."""
    actor, now, found = actor_of(request), clock.now(), _found(request, trend_id)
    support = get_object_or_404(queries.support_of(actor, found, fragment_id, now=now))
    commands.take_from_trend(support=support, by=actor, now=now)
    return redirect("lookback:trend", found.pk)


@BOTH
@signed_in
def fragment_trend(request: HttpRequest, fragment_id: uuid.UUID) -> HttpResponse:
    """Lays a fragment under a card, or leads to a new one."""
    actor, now = actor_of(request), clock.now()
    fragment = get_object_or_404(workbench.worked_on_by(actor, now=now), pk=fragment_id)
    held = queries.holding(fragment.pk)
    cards = queries.of_study(actor, fragment.study_id)
    seen = cards.exclude(pk__in=held)
    form = CardForm(request.POST or None, trends=seen, shown=insights.all_shown(seen))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["trend"]
        if tried(form, lambda: commands.lay_under_trend(trend=chosen, fragment=fragment, by=actor, now=now)):
            return redirect("lookback:trend", chosen.pk)
    context = {
        "form": form,
        "fragment": fragment,
        "conversation": fragment.transcript.conversation if fragment.transcript else None,
        "held": insights.all_shown(cards.filter(pk__in=held)) if held else (),
        "new_url": showing.new_url(fragment.study, fragment.pk),
        "writer": insight_showing.writer(actor),
    }
    return render(request, "lookback/trends/laying.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, trend_id: uuid.UUID) -> Trend:
    return get_object_or_404(queries.visible_to(actor_of(request)), pk=trend_id)


def _write(request: HttpRequest, form: NewTrendForm, begun: Fragment | None) -> Trend:
    study = form.cleaned_data["study"]
    return commands.begin_trend(study=study, **form.written(), fragment=begun, by=actor_of(request), now=clock.now())


def _revise(request: HttpRequest, trend: Trend, form: TrendForm) -> Trend:
    return commands.revise_trend(
        trend=trend,
        revision=form.cleaned_data["revision"] or 0,
        **form.written(),
        by=actor_of(request),
        now=clock.now(),
    )


def _both(request: HttpRequest, trend_id: uuid.UUID, form: TrendForm) -> HttpResponse:
    """Shows what stands there now beside what was typed; saving again is then a choice."""
    theirs = insights.shown(_found(request, trend_id))
    form.at_revision(theirs.revision)
    sentence = showing.was_first(theirs, name_for(actor_of(request), theirs.changed_by))
    return _writing(request, form, head=f"{theirs} herschrijven", trend=theirs, theirs=theirs, conflict=sentence)


def _writing(
    request: HttpRequest,
    form: TrendForm,
    *,
    head: str,
    trend: Trend | None = None,
    theirs: Trend | None = None,
    conflict: str = "",
    begun: Fragment | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "head": head,
        "trend": trend,
        "begun": begun,
        "theirs": theirs,
        "conflict": conflict,
        "changed": insight_showing.NOTHING_LOST if theirs else "",
        "submit": "Bewaar mijn tekst" if theirs else "Bewaar" if trend else "Bewaar deze kaart",
        "choices": showing.ways_out(theirs) if theirs else (),
        "writer": insight_showing.writer(actor_of(request)),
        "keep": f"trendkaart-{trend.pk if trend else 'nieuw'}-{actor_of(request).subject}",
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "lookback/trends/writing.html", context, status=status)
