"""Steering the screen of a session from a phone or laptop, for who gives it."""

import uuid
from collections.abc import Callable
from random import SystemRandom
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.people.access import signed_in
from leertraject.programmes.commands import steering
from leertraject.programmes.forms import live as forms
from leertraject.programmes.giving import attendance, plans
from leertraject.programmes.giving import showing as day_shown
from leertraject.programmes.live import rules, seeing, showing
from leertraject.programmes.models import LiveRound, Session
from leertraject.programmes.views.asking import actor_of, writer
from leertraject.programmes.views.day import acting

Act = Callable[[dict[str, Any]], object]


@require_safe
@signed_in
def live(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """The screen of a session, for who steers it; it asks again every few seconds too."""
    session = seeing.steered(actor_of(request), cohort_id, session_id)
    stand = showing.stand(session, now=clock.now())
    if showing.is_known(request, stand):
        return showing.with_stand(HttpResponse(status=304), stand)
    return showing.with_stand(_page(request, session), stand)


@require_safe
@signed_in
def beamer(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """The screen itself. It asks again every few seconds, and costs little as long as nothing changed."""
    actor, now = actor_of(request), clock.now()
    session = seeing.steered(actor, cohort_id, session_id)
    stand = showing.stand(session, now=now)
    if showing.is_known(request, stand):
        return showing.with_stand(HttpResponse(status=304), stand)
    running = seeing.open_round(session)
    context = _shown(request, session, now=now) | {
        "round": showing.on_screen(running, seeing.said(actor, running)),
        "today": rules.takes_place(session, today=timezone.localdate(now)),
    }
    return showing.with_stand(render(request, "programmes/live/beamer.html", context), stand)


@require_POST
@signed_in
def steer_clock(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Chooses what is on, and starts, stops or lengthens the clock."""
    session = seeing.steered(actor_of(request), cohort_id, session_id)
    form = forms.ClockForm(request.POST, day=plans.of(session))

    def act(given: dict[str, Any]) -> None:
        do, minutes = form.cleaned_data["do"], form.cleaned_data["minutes"]
        if do == forms.PART:
            steering.show_part(session=session, key=form.part(), **given)
        elif do == forms.START:
            steering.start_clock(session=session, minutes=minutes, **given)
        elif do == forms.MORE:
            steering.extend_clock(session=session, minutes=minutes, **given)
        elif do == forms.PAUSE:
            steering.pause_clock(session=session, **given)
        else:
            steering.clear_clock(session=session, **given)

    about_part = request.POST.get("do") == forms.PART
    shown: dict[str, Form] = {"part_form" if about_part else "clock_form": form}
    return _posted(request, session, form, act, place="onderdeel" if about_part else "tijd", **shown)


@require_POST
@signed_in
def ask_round(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Puts a question on the screen."""
    session = seeing.steered(actor_of(request), cohort_id, session_id)
    form = forms.QuestionForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        steering.open_round(session=session, **form.cleaned_data, **given)

    return _posted(request, session, form, act, place="vraag", question_form=form)


@require_POST
@signed_in
def steer_round(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Closes a round, takes a contribution off the screen, or puts it back."""
    session, form = seeing.steered(actor_of(request), cohort_id, session_id), forms.RoundStepForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        do, about = form.cleaned_data["do"], form.cleaned_data["contribution"] or 0
        if do == forms.CLOSE:
            steering.close_round(session=session, **given)
        else:
            steering.hide_contribution(session=session, contribution=about, hidden=do == forms.HIDE, **given)

    return _posted(request, session, form, act, place="vraag")


@require_POST
@signed_in
def keep_contributions(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Writes what was chosen in the harvest."""
    actor = actor_of(request)
    session = seeing.steered(actor, cohort_id, session_id)
    last = seeing.last_round(session)
    names = [row.person.name for row in attendance.taking_part(session)]
    form = forms.KeepForm(request.POST, said=seeing.said(actor, last), people=names)

    def act(given: dict[str, Any]) -> None:
        kept = {name: form.cleaned_data[name] for name in ("chosen", "kind")}
        steering.keep_contributions(session=session, **kept, **given)

    return _posted(request, session, form, act, place="vraag", keep_form=form)


@require_POST
@signed_in
def steer_code(request: HttpRequest, cohort_id: uuid.UUID, session_id: uuid.UUID) -> HttpResponse:
    """Gives the session a new code, or takes the code away."""
    session, form = seeing.steered(actor_of(request), cohort_id, session_id), forms.CodeStepForm(request.POST)

    def act(given: dict[str, Any]) -> None:
        if form.cleaned_data["do"] == forms.NEW:
            steering.renew_code(session=session, chance=SystemRandom(), **given)
        else:
            steering.withdraw_code(session=session, **given)

    return _posted(request, session, form, act, place="meedoen")


def _posted(request: HttpRequest, session: Session, form: Form, act: Act, *, place: str, **shown: Form) -> HttpResponse:
    """Does what a button asks; what cannot be is said on the page, with what was typed."""
    if not form.is_valid():
        wrong = "" if shown else "Deze knop doet het niet meer. Kijk wat er nu staat."
        if isinstance(form, forms.ClockForm):  # sent without leaving the page: the script takes the sentence from there
            wrong = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return _page(request, session, wrong=wrong, status=422, **shown)
    try:
        act(acting(request))
    except NotAllowed as refusal:
        return _page(request, session, wrong=str(refusal), status=422, **shown)
    url = reverse("programmes:live", args=[session.cohort_id, session.pk])
    return redirect(f"{url}#{place}")


def _page(request: HttpRequest, session: Session, *, status: int = 200, wrong: str = "", **typed: Form) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    last = seeing.last_round(session)
    said, day = seeing.said(actor, last), plans.of(session)
    live, cards = seeing.live_of(session), last is not None and last.form == "cards"
    context = _shown(request, session, now=now) | {
        "kicker": day_shown.kicker(session),
        "steers": rules.takes_place(session, today=timezone.localdate(now)) and not session.cohort.finished,
        "last": last,
        "said": said,
        "left": _left(last, said),
        "part_form": forms.ClockForm(day=day, chosen=live.part if live else ""),
        "clock_form": forms.ClockForm(day=day, chosen=live.part if live else ""),
        "question_form": forms.QuestionForm(),
        "keep_form": forms.KeepForm(said=said, cards=cards),
        "writer": writer(actor),
        "wrong": wrong,
    }
    return render(request, "programmes/live/live.html", context | typed, status=status)


def _left(last: LiveRound | None, said: list[seeing.Said]) -> bool:
    """Says whether a round is over and something of it can still be kept."""
    return last is not None and last.closed_at is not None and any(not one.kept for one in said)


def _shown(request: HttpRequest, session: Session, *, now: Any) -> dict[str, Any]:
    return {
        "session": session,
        "cohort": session.cohort,
        "now": showing.now_of(session, plans.of(session), now=now),
        "timer": showing.timer(session, now=now),
        "server_time": now.isoformat(),
        "code": showing.code_of(session),
        "address": showing.address(request),
        "stand": showing.stand(session, now=now),
    }
