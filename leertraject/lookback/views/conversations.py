"""The conversations someone plans, holds or speaks in."""

import uuid
from collections.abc import Mapping

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback import guides, rules
from leertraject.lookback.commands import conversations as commands
from leertraject.lookback.forms.conversations import PlanForm
from leertraject.lookback.forms.searching import SearchForm
from leertraject.lookback.models import Conversation
from leertraject.lookback.queries import conversations as queries
from leertraject.lookback.queries import quotes, received, searching, themes
from leertraject.lookback.queries.progress import Progress, may_arrange, progress
from leertraject.lookback.showing import agreeing, conversing, next_step, noting, quoting
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in
from leertraject.ui import paging


@require_safe
@signed_in
def conversations(request: HttpRequest) -> HttpResponse:
    """What someone leads, interviews in or speaks in. For anyone else this page does not exist."""
    actor, now = actor_of(request), clock.now()
    planned = queries.planned_for(actor, now=now).order_by("study__title", "study_id", "-number")
    page = Paginator(queries.interviewers(planned, now=now), paging.PAGE).get_page(request.GET.get("bladzijde"))
    found, leads = list(page), queries.leads(actor)
    if not found and not leads:
        raise Http404
    known = progress(actor, found, now=now)
    own = [c for c in found if known[c.pk].spoke]
    others = [c for c in found if not known[c.pk].spoke]
    context = {
        "groups": conversing.groups(others, known, now=now),
        "own": conversing.groups(own, known, now=now),
        "leads": leads,
        "beside": paging.beside(page),
        "search": _search(actor, known),
    }
    return render(request, "lookback/conversations/conversations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def plan(request: HttpRequest) -> HttpResponse:
    """Plans a conversation, in a study that exists or in a new one."""
    actor, now = actor_of(request), clock.now()
    _must_lead(request)
    given = request.POST if request.method == "POST" else None
    form = PlanForm(given, actor=actor, now=now, initial={"speaker": request.GET.get("spreker")})
    if form.is_bound and form.is_valid():
        made = tried(form, lambda: _plan(request, form))
        if made is not None:
            return redirect("lookback:conversation", made.pk)
    status = 422 if form.errors else 200
    return render(request, "lookback/conversations/plan.html", {"form": form}, status=status)


@require_safe
@signed_in
def conversation(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """One conversation: where it is, what comes next, the guide; answers only for interviewer and speaker."""
    actor, now = actor_of(request), clock.now()
    found = queries.interviewers(queries.planned_for(actor, now=now), now=now)
    conversation = get_object_or_404(found, pk=conversation_id)
    known = progress(actor, [conversation], now=now)[conversation.pk]
    guide = guides.guides()[conversation.voice]
    laid = list(quotes.offers_in(conversation)) if known.spoke else []
    step = next_step.next_step(conversation, known, next(filter(quoting.is_open, laid), None))
    arranges = not known.spoke and may_arrange(actor, conversation, known, now=now)
    context = {
        "conversation": conversation,
        "known": known,
        "lead": agreeing.invitation(conversation, now=now) if known.spoke else agreeing.speaker_name(conversation),
        "facts": agreeing.facts(conversation),
        "next": step,
        "steps": conversing.steps(conversation, known),
        "answers": agreeing.answers(known) if known.full else [],
        "may_arrange": arranges,
        "may_prepare": arranges and known.to_come and not step.prepares and next_step.can_prepare(conversation),
        "may_add": _may_add(actor, conversation, known),
        "hold": next_step.HOLD if next_step.may_hold(conversation, known) and "aantekeningen" not in step.url else "",
        "guide": guide,
        "minutes": f"{guide.minutes} minuten",
        "parts": agreeing.parts(guide),
        "offers": quoting.offers(laid, now=now),
        "notes": noting.received(received.copies_for(actor)) if known.spoke else [],
        "counted": themes.counts_in(actor, conversation.study_id, now=now),
    }
    return render(request, "lookback/conversations/conversation.html", context)


@require_POST
@signed_in
def ask_consent(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """Sends the speaker the questions about consent."""
    actor, now = actor_of(request), clock.now()
    conversation = get_object_or_404(queries.planned_for(actor, now=now), pk=conversation_id)
    commands.ask_consent(conversation=conversation, by=actor, now=now)
    return redirect("lookback:conversation", conversation.pk)


def _search(actor: Actor, known: Mapping[uuid.UUID, Progress]) -> SearchForm | None:
    """The box to search with, for who interviews; on the first page without a text of theirs this takes a query."""
    found = any(one.interviews and one.transcript for one in known.values())
    found = found or searching.searchable(actor, now=clock.now()).exists()
    return SearchForm() if found else None


def _may_add(actor: Actor, conversation: Conversation, known: Progress) -> bool:
    answered = not known.full and known.answered and not conversation.is_called_off
    return answered and rules.leads(actor, conversation)


def _must_lead(request: HttpRequest) -> None:
    """Whoever sees the list but does not lead gets a refusal; for anyone else the page does not exist."""
    actor = actor_of(request)
    if queries.leads(actor):
        return
    if queries.planned_for(actor, now=clock.now()).exists():
        raise NotAllowed("Alleen een programmaleider plant gesprekken. Vraag het de programmaleider.")
    raise Http404


@transaction.atomic
def _plan(request: HttpRequest, form: PlanForm) -> Conversation:
    """A new study and the conversation in it are made together or not at all."""
    given, by, now = form.cleaned_data, actor_of(request), clock.now()
    study = form.chosen_study() or commands.open_study(
        programme=given["programme"], title=given["title"], question=given["question"], by=by, now=now
    )
    return commands.plan_conversation(
        study=study,
        speaker=given["speaker"],
        voice=given["voice"],
        interviewer=given["interviewer"],
        organisation=given["organisation"],
        cohort=given["cohort"],
        planned_for=form.planned_for(),
        place=given["place"],
        by=by,
        now=now,
    )
