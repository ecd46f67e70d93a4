"""The workbench: marking words, giving codes, laying a fragment before its speaker or under an insight."""

import uuid
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.lookback.commands import coding, insights, releases, transcripts
from leertraject.lookback.forms.coding import CodesForm, MarkForm, MemoForm, StanceForm, TurnsForm
from leertraject.lookback.forms.searching import SearchForm
from leertraject.lookback.models import Code, CodingStep, Conversation, Fragment, Transcript
from leertraject.lookback.queries import conversations, texts
from leertraject.lookback.queries import insights as insight_queries
from leertraject.lookback.queries import stepping as steps
from leertraject.lookback.queries import workbench as queries
from leertraject.lookback.showing import bench as showing
from leertraject.lookback.views.trying import actor_of, tried
from leertraject.people.access import signed_in
from leertraject.privacy import crypto


@dataclass(frozen=True, slots=True)
class Asked:
    """What came back wrong and is shown again: a form with its errors, or a refusal without a form."""

    form: CodesForm | None = None
    stance: StanceForm | None = None
    memo: MemoForm | None = None
    refusal: str = ""
    stuck: CodingStep | None = None  # what cannot be taken back

    @property
    def status(self) -> int:
        return 422 if self.form or self.stance or self.memo or self.refusal else 200


NOTHING = Asked()


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def workbench(request: HttpRequest, conversation_id: uuid.UUID) -> HttpResponse:
    """A transcript with its fragments; a POST marks words and gives them codes."""
    conversation = worked_on(request, conversation_id)
    transcript = getattr(conversation, "transcript", None)
    if transcript is None:
        return render(request, "lookback/workbench/empty.html", {"conversation": conversation})
    if request.method == "POST":
        return _mark(request, conversation, transcript)
    chosen = queries.fragment_in(transcript, _uuid(request.GET.get("fragment")))
    return show(request, conversation, chosen=chosen)


@require_POST
@signed_in
def fragment_codes(request: HttpRequest, fragment_id: uuid.UUID) -> HttpResponse:
    """Sets the codes of a fragment."""
    fragment = _fragment(request, fragment_id)
    form = CodesForm(request.POST, codes=queries.codes(_transcript(fragment), fragment))
    if form.is_valid():
        found = form.cleaned_data["codes"]
        tried(form, lambda: coding.code_fragment(fragment=fragment, codes=found, **_by(request)))
    return _page_of(request, fragment, Asked(form=form)) if form.errors else back_to(fragment)


@require_POST
@signed_in
def fragment_memo(request: HttpRequest, fragment_id: uuid.UUID) -> HttpResponse:
    """Writes the own memo at a fragment."""
    fragment = _fragment(request, fragment_id)
    form = MemoForm(request.POST)
    if form.is_valid():
        tried(form, lambda: coding.write_memo(fragment=fragment, text=form.cleaned_data["memo"], **_by(request)))
    return _page_of(request, fragment, Asked(memo=form)) if form.errors else back_to(fragment)


@require_POST
@signed_in
def fragment_removal(request: HttpRequest, fragment_id: uuid.UUID) -> HttpResponse:
    """Takes a fragment away on which nothing rests."""
    fragment = _fragment(request, fragment_id)
    then = back_to(fragment, chosen=False)
    try:
        coding.unmark_fragment(fragment=fragment, **_by(request))
    except NotAllowed as refusal:
        return _page_of(request, fragment, Asked(refusal=str(refusal)))
    return then


@require_POST
@signed_in
def offer(request: HttpRequest, fragment_id: uuid.UUID) -> HttpResponse:
    """Lays a fragment before its speaker, by mail."""
    fragment = _fragment(request, fragment_id)
    try:
        releases.offer_quote(fragment=fragment, **_by(request))
    except NotAllowed as refusal:
        return _page_of(request, fragment, Asked(refusal=str(refusal)))
    return back_to(fragment)


@require_POST
@signed_in
def fragment_support(request: HttpRequest, fragment_id: uuid.UUID) -> HttpResponse:
    """Lays a fragment under an insight, for or against it, or takes it from under it."""
    fragment = _fragment(request, fragment_id)
    seen = insight_queries.visible_to(actor_of(request)).filter(study=fragment.study_id)
    form = StanceForm(request.POST, insights=seen, shown=insight_queries.all_shown(seen))
    if form.is_valid():
        tried(form, lambda: insights.set_stance(fragment=fragment, **form.given(), **_by(request)))
    return _page_of(request, fragment, Asked(stance=form)) if form.errors else back_to(fragment)


def worked_on(request: HttpRequest, conversation_id: uuid.UUID) -> Conversation:
    """Returns the conversation, with what the page says of it, for who interviews in it. Raises Http404."""
    found = steps.worked_on(conversation_id, actor_of(request), now=clock.now())
    if found is None:
        raise Http404
    return found


def coded(request: HttpRequest, conversation_id: uuid.UUID) -> Conversation:
    """Returns a conversation as `worked_on` does, with a text. Raises Http404."""
    conversation = worked_on(request, conversation_id)
    if not hasattr(conversation, "transcript"):
        raise Http404
    return conversation


def _mark(request: HttpRequest, conversation: Conversation, transcript: Transcript) -> HttpResponse:
    sheet = cache(lambda: queries.sheet(transcript, turn=_number(request.POST.get("turn")), number=_part(request)))
    # The sheet is opened where the page comes back; keeping words asks only for what the rules need.
    form = MarkForm(
        request.POST,
        turns=lambda: showing.options(sheet()),
        known=lambda turn: queries.spoken(transcript, turn) is not None,
        text=lambda: texts.opened(transcript),
        codes=queries.codes(transcript),
    )
    try:
        fragment = tried(form, lambda: _marked(request, transcript, form)) if form.is_valid() else None
        return back_to(fragment) if fragment else show(request, conversation, sheet=sheet(), asked=Asked(form=form))
    except crypto.Unreadable:
        return _unreadable(request, conversation)


def _marked(request: HttpRequest, transcript: Transcript, form: MarkForm) -> Fragment:
    given = {"codes": form.cleaned_data["codes"], **_by(request)}
    if place := form.cleaned_data["place"]:
        return coding.mark_fragment(transcript=transcript, start=place[0], end=place[1], **given)
    turn = queries.spoken(transcript, form.cleaned_data["turn"])
    if turn is None:
        raise Http404
    return coding.mark_words(turn=turn, typed=form.cleaned_data["typed"], **given)


def _page_of(request: HttpRequest, fragment: Fragment, asked: Asked) -> HttpResponse:
    conversation = worked_on(request, _transcript(fragment).conversation_id)
    return show(request, conversation, chosen=fragment if fragment.lapsed_at is None else None, asked=asked)


def show(
    request: HttpRequest,
    conversation: Conversation,
    *,
    chosen: Fragment | None = None,
    sheet: queries.Sheet | None = None,
    asked: Asked = NOTHING,
) -> HttpResponse:
    """Shows the workbench; what came back wrong stands in it."""
    transcript = conversation.transcript
    codes = queries.shown_codes(transcript)
    choice = TurnsForm(request.GET, codes=[code for code in codes if code.used])  # type: ignore[attr-defined]
    code = choice.cleaned_data["code"] if choice.is_valid() and asked.status != 422 else None
    try:
        sheet = sheet or queries.sheet(
            transcript, number=_part(request), turn=_turn(request), start=chosen.start if chosen else None, code=code
        )
    except crypto.Unreadable:
        return _unreadable(request, conversation)
    transcripts.look_at_transcript(transcript=transcript, **_by(request))
    context = {
        "conversation": conversation,
        "sheet": sheet,
        "asked": asked,
        **showing.frame(conversation, sheet),
        "may_code": conversations.improves(conversation),
        "turns": showing.turns(sheet, conversation, chosen, may_edit=not hasattr(transcript, "coding_finish")),
        "quotes": showing.quotes(sheet, timezone.localdate(clock.now())),
        **_chosen(request, transcript, sheet, chosen, codes, asked),
        "choice": choice,
        "next_turn": queries.next_uncoded(transcript, sheet, after=showing.after(sheet, chosen, _turn(request))),
        "search": SearchForm(),
        "keys": showing.KEYS,
        "stand": f"{transcript.coded}.{transcript.revision}",
    }
    return render(request, "lookback/workbench/workbench.html", context, status=asked.status)


def _unreadable(request: HttpRequest, conversation: Conversation) -> HttpResponse:
    return render(request, "lookback/workbench/empty.html", {"conversation": conversation, "unreadable": True})


def _chosen(
    request: HttpRequest,
    transcript: Transcript,
    sheet: queries.Sheet,
    chosen: Fragment | None,
    codes: list[Code],
    asked: Asked,
) -> dict[str, object]:
    """What stands beside the text: the chosen fragment if any, the codes, and the insights of the study."""
    actor = actor_of(request)
    found = queries.insights_for(actor, transcript, chosen)
    stances = {insight.pk: insight.stance for insight in found if insight.stance}  # type: ignore[attr-defined]
    under, rest = showing.under(queries.lately_first(found), stances) if chosen else ([], [])
    memos = steps.memos_at(chosen, actor) if chosen else []
    kept = next((f for f in sheet.fragments if f == chosen), None)
    given: list[queries.Given] = kept.given if kept else []  # type: ignore[attr-defined]
    offered = [code for code in codes if code.retired_at is None or code.pk in {one.code for one in given}]
    ticked = [one.code for one in given if one.coder == actor.subject]
    form = asked.form or MarkForm(
        turns=lambda: showing.options(sheet),
        initial={"codes": ticked},
    )
    return {
        "chosen": showing.chosen(sheet, kept, timezone.localdate(clock.now())) if kept else None,
        "form": form,
        "codes": showing.codes(offered, frozenset(map(str, form["codes"].value() or []))),
        "memos": showing.memos(memos),
        "memo": asked.memo or MemoForm(initial={"memo": next((one.text for one in memos if one.own), "")}),
        "under": under,
        "resting": bool(stances),
        "here_insights": [insight for insight in found if insight.rests],  # type: ignore[attr-defined]
        "stance": asked.stance
        or (StanceForm(insights=insight_queries.visible_to(actor), shown=rest) if chosen and rest else None),
    }


def _fragment(request: HttpRequest, fragment_id: uuid.UUID) -> Fragment:
    found = queries.fragment_for(actor_of(request), fragment_id, now=clock.now())
    if found is None:
        raise Http404
    return found


def begun_with(request: HttpRequest) -> Fragment | None:
    """Returns the fragment in the address that something new is written from, or None. One that is not of who looks
    does not exist: raises Http404."""
    given = request.GET.get("fragment")
    if not given:
        return None
    found = _uuid(given)
    if found is None:
        raise Http404
    return _fragment(request, found)


def _transcript(fragment: Fragment) -> Transcript:
    assert fragment.transcript is not None, "only fragments of a conversation are found"
    return fragment.transcript


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": actor_of(request), "now": clock.now()}


def back_to(fragment: Fragment, *, chosen: bool = True) -> HttpResponseRedirect:
    """Leads back to the turn of the fragment, with the fragment still chosen."""
    index = queries.turn_of(fragment)
    page = reverse("lookback:workbench", args=[_transcript(fragment).conversation_id])
    query = f"fragment={fragment.pk}" if chosen else f"beurt={index}"
    return redirect(f"{page}?{query}#beurt-{index}")


def _part(request: HttpRequest) -> int:
    return _number(request.GET.get("deel")) or 1


def _turn(request: HttpRequest) -> int | None:
    return _number(request.GET.get("beurt"))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else None


def _uuid(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None
