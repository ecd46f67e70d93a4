"""The pages after a session: one's own answers, and the picture of a group for who runs it."""

import base64
import uuid

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from leertraject.feedback import commands, moments, queries, rules, showing
from leertraject.feedback.forms import AnswerForm, ChoiceForm, TextForm
from leertraject.feedback.queries import Opened
from leertraject.feedback.questions import title
from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, screen, status
from leertraject.privacy import audience
from leertraject.programmes.models import Session
from leertraject.ui.held import NOTHING_LOST, Changed, answered


@require_safe
@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """The sessions that ask something, and what one meant to do after each."""
    now = clock.now()
    rows = showing.own(queries.all_own(actor(request), now=now), now=now)
    return render(request, "feedback/own.html", {"rows": rows, "title": title()})


@screen
@signed_in
def answer(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """The four questions after one session while it is open, then what one answered. Sent as a whole it saves all."""
    me, now = actor(request), clock.now()
    session = queries.session_of(me, session_id)
    if not moments.is_over(session, now=now):
        raise Http404
    opened = queries.own(me, session)
    if moments.is_past(session, now=now) or queries.is_frozen(session):
        return _closed(request, session, opened)
    if opened is None:
        commands.lay_out(session=session, **by(request))
        opened = queries.own(me, session)
    assert opened is not None, "it was laid out"
    form = AnswerForm(request.POST if request.method == "POST" else None, opened=opened)
    if form.is_bound and form.is_valid() and _kept(request, form, opened):
        return redirect("feedback:answer", session_id)
    return _page(request, session, opened, form)


@require_POST
@signed_in
def text(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Saves one text while it is typed (see `ui.held.answered`)."""
    me = actor(request)
    return answered(
        TextForm(request.POST),
        find=lambda: queries.own(me, queries.session_of(me, session_id)),
        save=lambda opened, given: commands.save_text(feedback=opened.feedback, **given, **by(request)),
        gone=commands.GONE,
    )


@require_POST
@signed_in
def choose(request: HttpRequest, session_id: uuid.UUID) -> JsonResponse:
    """Keeps what was chosen under one question, as soon as it is."""
    me, form = actor(request), ChoiceForm(request.POST)
    opened = queries.own(me, queries.session_of(me, session_id))
    if opened is None or not form.is_valid():
        return JsonResponse({"reason": commands.NO_CHOICE}, status=422)
    try:
        commands.choose(feedback=opened.feedback, **form.cleaned_data, **by(request))
    except NotAllowed as refusal:
        return JsonResponse({"reason": str(refusal)}, status=403)
    return JsonResponse({"at": f"{timezone.localtime(clock.now()):%H:%M}"})


@require_POST
@signed_in
def withdraw_wish(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Takes back that one's wish may be read."""
    me = actor(request)
    opened = queries.own(me, queries.session_of(me, session_id))
    if opened is None or opened.release is None:
        raise Http404
    commands.withdraw_wish(feedback=opened.feedback, **by(request))
    return redirect("feedback:answer", session_id)


@require_safe
@signed_in
def of_group(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """What to do otherwise: the pictures of the sessions of a group, newest first."""
    cohort, held = queries.of_cohort(actor(request), cohort_id)
    reads = rules.reads_wishes(held)
    found = queries.seen(queries.sessions_of(cohort), wishes=reads, now=clock.now())
    if any(one.wishes for one in found):
        commands.look_at_wishes(cohort=cohort, **by(request))
    return render(request, "feedback/of_group.html", {"cohort": cohort, "pictures": showing.pictures(found)})


def _kept(request: HttpRequest, form: AnswerForm, opened: Opened) -> bool:
    """Saves the choices and each text that was changed, and says whether no other device was first with one."""
    acting = by(request)
    try:
        commands.answer(
            feedback=opened.feedback, choices=form.choices(), lets_read=form.cleaned_data["lets_read"], **acting
        )
        for typed in form.changed():
            try:
                commands.save_text(
                    feedback=opened.feedback, position=typed.position, text=typed.text, seen=typed.seen, **acting
                )
            except Changed as changed:
                form.meets(changed.now)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    return not form.theirs and not form.errors


def _page(request: HttpRequest, session: Session, opened: Opened, form: AnswerForm) -> HttpResponse:
    me, now = actor(request), clock.now()
    seen = audience.of("evaluatie_bijeenkomst")
    context = {
        "session": session,
        "title": title(),
        "form": form,
        "asked": showing.asked(form, counts=seen.text, now=now),
        "until": showing.until(session),
        "saved": opened.saved_at is not None,
        "too_small": queries.too_small(session),
        "nothing_lost": NOTHING_LOST if form.theirs else "",
        "person": me.subject,
        "key": base64.b64encode(opened.box.local_key(me.subject)).decode(),  # type: ignore[arg-type]
    }
    code = 409 if form.theirs else status(form)
    return render(request, "feedback/answer.html", context, status=code)


def _closed(request: HttpRequest, session: Session, opened: Opened | None) -> HttpResponse:
    release = opened.release if opened else None
    context = {
        "session": session,
        "title": title(),
        "given": showing.given(opened) if opened else [],
        "readable": release is not None,
        "typed": [text for key in request.POST if key.startswith("note_") if (text := request.POST[key].strip())],
        "on": showing.day(moments.closes_on(session)),
    }
    code = 409 if request.method == "POST" else 200
    return render(request, "feedback/closed.html", context | {"late": request.method == "POST"}, status=code)
