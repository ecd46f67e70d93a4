"""Taking part from a phone: joining with the code on the screen, putting a sentence there, and taking it back."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.people import throttling
from leertraject.programmes.commands import contributing
from leertraject.programmes.forms.live import ContributionForm, JoinForm, TakeBackForm
from leertraject.programmes.live import passes, rules, seeing, showing
from leertraject.programmes.live.seeing import Joined
from leertraject.programmes.views.asking import actor_of

BOTH = require_http_methods(["GET", "HEAD", "POST"])
ELSEWHERE = "andere"
WRONG = "Deze code klopt niet, of geldt niet meer. Kijk op het scherm in de zaal."
OFTEN = "Er zijn vanaf hier te veel codes geprobeerd. Wacht tien minuten, en probeer het dan nog een keer."
FAST = "Dit gaat te snel. Wacht een minuut, en stuur je zin dan. Hij staat er nog."


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """Asks for the code. Who takes part in a group that meets today needs none, and goes on at once, unless another
    group is asked for."""
    own = seeing.own_today(actor_of(request), today=timezone.localdate(clock.now()))
    if len(own) == 1 and ELSEWHERE not in request.GET:
        return redirect("programmes:take_part", own[0].pk)
    return _uncached(render(request, "programmes/live/join.html", {"form": JoinForm(), "own": own}))


@require_POST
def enter_code(request: HttpRequest) -> HttpResponse:
    """Lets a browser in by the code that is on the screen. A code that is wrong teaches nothing of any session."""
    today, form, status = timezone.localdate(clock.now()), JoinForm(request.POST), 422
    if form.is_valid():
        code = form.cleaned_data["code"]
        may = throttling.may_try_join_code(request)
        found = seeing.by_code(code, today=today) if may else None
        if found:
            answer = redirect("programmes:take_part", found.pk)
            passes.give(answer, passes.renewed(passes.of(request), found.pk, code))
            return answer
        form.add_error("code", WRONG if may else OFTEN)
        status = 422 if may else 429
    own = seeing.own_today(actor_of(request), today=today)
    return _uncached(render(request, "programmes/live/join.html", {"form": form, "own": own}, status=status))


@BOTH
def take_part(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """The question that is on the screen, and what one says to it."""
    one = _joined(request, session_id)
    if isinstance(one, HttpResponse):
        return one
    if request.method == "POST":
        return _contributed(request, one)
    found = seeing.last_round(one.session)
    stand = showing.stand_joined(one, found)
    if showing.is_known(request, stand):
        return showing.with_stand(HttpResponse(status=304), stand)
    return showing.with_stand(_page(request, one, ContributionForm(may_name=one.enrolment is not None)), stand)


@require_POST
def take_back(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Takes one's own contribution off the screen, at once."""
    one, form = _joined(request, session_id), TakeBackForm(request.POST)
    if isinstance(one, HttpResponse):
        return one
    if form.is_valid():
        contributing.take_back(session=one.session, **form.cleaned_data, secret=one.secret, own=one.enrolment)
    return redirect("programmes:take_part", session_id)


def _joined(request: HttpRequest, session_id: uuid.UUID) -> Joined | HttpResponse:
    """Returns who takes part. Who has no account is led to the code; for everyone else there is nothing to see."""
    actor, today = actor_of(request), timezone.localdate(clock.now())
    try:
        return seeing.joined(actor, passes.of(request), session_id, today=today)
    except Http404:
        if actor.subject is not None:
            raise
        return redirect("programmes:join")


def _contributed(request: HttpRequest, one: Joined) -> HttpResponse:
    form = ContributionForm(request.POST, may_name=one.enrolment is not None)
    held = passes.of(request)
    mine = held if held and held.session == one.session.pk else passes.renewed(held, one.session.pk)
    if not form.is_valid():
        return _page(request, one, form, status=422)
    if not throttling.may_contribute(request, mine.secret):
        form.add_error("text", FAST)
        return _page(request, one, form, status=429)
    named = one.enrolment if form.cleaned_data.get("with_name") else None
    try:
        secret = passes.secret_of(mine, actor_of(request).subject)
        kept = {"text": form.cleaned_data["text"], "secret": secret, "named": named}
        contributing.contribute(session=one.session, **kept, now=clock.now())
    except NotAllowed as refusal:
        form.add_error("text", str(refusal))
        return _page(request, one, form, status=422)
    answer = redirect("programmes:take_part", one.session.pk)
    passes.give(answer, mine)
    return answer


def _page(request: HttpRequest, one: Joined, form: ContributionForm, *, status: int = 200) -> HttpResponse:
    found = seeing.last_round(one.session)
    running = found if found and not found.closed_at else None
    context = {
        "session": one.session,
        "found": found,
        "running": running,
        "mine": seeing.own(one, found),
        "form": form,
        "longest": rules.LONGEST,
        "stand": showing.stand_joined(one, found),
    }
    return _uncached(render(request, "programmes/live/take_part.html", context, status=status))


def _uncached(answer: HttpResponse) -> HttpResponse:
    add_never_cache_headers(answer)
    return answer
