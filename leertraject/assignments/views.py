"""The pages of assignments: for who makes them, and for the trainers of the group."""

import base64
import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from leertraject.analysis.enclosures import Kind
from leertraject.assignments import commands, queries, readers, showing
from leertraject.assignments.forms import AnswerForm, FileForm, HandInForm, ReaderForm, RemarkForm, TextForm, WorkForm
from leertraject.assignments.models import Enclosure, Work
from leertraject.assignments.queries import HandedIn
from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status, today
from leertraject.privacy.boxes import Opened
from leertraject.programmes import queries as programmes
from leertraject.ui.held import NOTHING_LOST, Changed, Held, answered, saved


@require_safe
@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """What is asked of whoever looks, in every group, and how far it is."""
    context = {"groups": showing.asked(queries.asked_of(actor(request)), today=today())}
    return render(request, "assignments/own.html", context)


@screen
@signed_in
def asked(request: HttpRequest, cohort_id: uuid.UUID, block_id: uuid.UUID) -> HttpResponse:
    """What an assignment asks, before one begins; posting begins it."""
    found = queries.asked_one(actor(request), cohort_id, block_id)
    if request.method == "POST":
        return redirect("assignments:work", commands.begin_work(asked=found, **by(request)).pk)
    if found.work:
        return redirect("assignments:work", found.work.pk)
    context = {"asked": found, "facts": showing.facts(found), "open": found.open(today())}
    return render(request, "assignments/asked.html", context)


@screen
@signed_in
def work(request: HttpRequest, work_id: uuid.UUID) -> HttpResponse:
    """One's own work for an assignment; sent as a whole it saves the text."""
    found = queries.own_work(actor(request), work_id)
    box = queries.opened(found)
    written = queries.written(found, box)
    form = WorkForm(request.POST if request.method == "POST" else None, written=written, box=box)
    if form.is_bound and form.is_valid() and _kept(request, form, found):
        return redirect("assignments:work", work_id)
    return _page(request, found, box, form)


@require_POST
@signed_in
def text(request: HttpRequest, work_id: uuid.UUID) -> HttpResponse:
    """Saves the text while it is typed (see `ui.held.answered`)."""

    def save(found: Work, given: dict[str, Any]) -> Held:
        wanted = {name: given[name] for name in ("text", "seen", "writer")}
        return commands.save_text(work=found, **wanted, **by(request))

    return answered(
        TextForm(request.POST),
        find=lambda: queries.own_work(actor(request), work_id),
        save=save,
        gone=commands.GONE,
    )


@screen
@signed_in
def enclose(request: HttpRequest, work_id: uuid.UUID) -> HttpResponse:
    """Puts a file or photo with one's own work."""
    found = queries.own_work(actor(request), work_id)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and done(form, lambda given: commands.enclose(work=found, **given, **by(request))):
        return redirect("assignments:work", work_id)
    return render(request, "assignments/enclose.html", {"work": found, "form": form}, status=status(form))


@require_POST
@signed_in
def take_off(request: HttpRequest, enclosure_id: uuid.UUID) -> HttpResponse:
    """Takes a file off one's own work."""
    found = queries.own_enclosure(actor(request), enclosure_id)
    commands.take_off(enclosure=found, **by(request))
    return redirect("assignments:work", found.work_id)


@require_safe
@never_cache
@signed_in
def own_file(request: HttpRequest, enclosure_id: uuid.UUID) -> HttpResponse:
    """A file of one's own work."""
    return _file(queries.own_enclosure(actor(request), enclosure_id))


@require_safe
@never_cache
@signed_in
def file(request: HttpRequest, enclosure_id: uuid.UUID) -> HttpResponse:
    """A file that someone handed in, for a trainer."""
    found, hand_in = queries.enclosure_read(actor(request), enclosure_id, today=today())
    commands.look_at(hand_in=hand_in, **by(request))
    return _file(found)


@screen
@signed_in
def handing_in(request: HttpRequest, work_id: uuid.UUID) -> HttpResponse:
    """What will be handed in, to read once more; posting hands it in."""
    found = queries.own_work(actor(request), work_id)
    form = HandInForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            commands.hand_in(work=found, **form.cleaned_data, **by(request))
            return redirect("assignments:work", work_id)
        except Changed:
            form.add_error(None, "Je tekst of bestanden veranderden intussen. Lees nog eens, en lever dan in.")
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    box = queries.opened(found)
    files = showing.files(queries.enclosures(found, box), own=True)
    context = {
        "work": found,
        "written": queries.written(found, box),
        "files": files,
        "named": queries.named([one.id for one in files]),
        "form": form,
    }
    return render(request, "assignments/handing_in.html", context, status=status(form))


@require_POST
@signed_in
def take_back(request: HttpRequest, hand_in_id: uuid.UUID) -> HttpResponse:
    """Takes back what one handed in."""
    found = queries.own_hand_in(actor(request), hand_in_id)
    commands.take_back(hand_in=found, **by(request))
    return redirect("assignments:work", found.work_id)


@require_safe
@signed_in
def moment(request: HttpRequest, hand_in_id: uuid.UUID) -> HttpResponse:
    """What one handed in oneself, as it was then."""
    found = queries.own_hand_in(actor(request), hand_in_id)
    box = queries.opened(found.work)
    context = {
        "hand_in": found,
        "work": found.work,
        "when": showing.moment(found),
        "taken_back": hasattr(found, "withdrawal"),
        "text": queries.frozen(found, box),
        "files": showing.files(queries.enclosed_in(found, box), own=True),
        "readers": showing.lets_read(others := list(readers.of(found, today=today()))),
        "audience": showing.read_by(others),
    }
    return render(request, "assignments/moment.html", context)


@screen
@signed_in
def let_read(request: HttpRequest, hand_in_id: uuid.UUID) -> HttpResponse:
    """Lets a buddy or a groupmate read what one handed in, until a day."""
    found = queries.own_hand_in(actor(request), hand_in_id)
    mates = readers.mates(actor(request), found)
    form = ReaderForm(request.POST if request.method == "POST" else None, mates=mates, today=today())
    if form.is_bound and done(form, lambda given: commands.let_read(hand_in=found, **given, **by(request))):
        return redirect("assignments:moment", hand_in_id)
    context = {
        "hand_in": found,
        "work": found.work,
        "when": showing.moment(found),
        "form": form,
        "alone": not mates,
        "readers": showing.lets_read(readers.of(found, today=today())),
    }
    return render(request, "assignments/let_read.html", context, status=status(form))


@require_POST
@signed_in
def end_reading(request: HttpRequest, reader_id: uuid.UUID) -> HttpResponse:
    """Stops that a groupmate reads it: by who wrote it, or by that groupmate."""
    found = readers.one(actor(request), reader_id, today=today())
    commands.end_reading(reader=found, **by(request))
    if found.person_id == actor(request).subject:
        return redirect("programmes:cohort", found.hand_in.work.cohort_id)
    return redirect("assignments:moment", found.hand_in_id)


@require_safe
@signed_in
def of_group(request: HttpRequest, cohort_id: uuid.UUID) -> HttpResponse:
    """The assignments of a group with what was handed in, for its trainers."""
    me = actor(request)
    cohort = programmes.cohort(me, cohort_id)
    if not me.has_in("facilitator", cohort=cohort.pk):
        raise Http404
    found = queries.handed_in(me, cohort)
    rows = showing.handed_in(queries.of_group(cohort, found), found)
    return render(request, "assignments/of_group.html", {"cohort": cohort, "rows": rows})


@require_safe
@signed_in
def hand_in(request: HttpRequest, hand_in_id: uuid.UUID) -> HttpResponse:
    """What someone handed in, for a trainer to read, with the remarks that this trainer made."""
    found = queries.read_one(actor(request), hand_in_id, today=today())
    commands.look_at(hand_in=found.hand_in, **by(request))
    return _read(request, found)


@require_POST
@signed_in
def remark(request: HttpRequest, hand_in_id: uuid.UUID) -> HttpResponse:
    """Says something to words of what someone handed in."""
    found = queries.read_one(actor(request), hand_in_id, today=today())
    text = queries.frozen(found.hand_in, queries.opened(found.hand_in.work))
    form = RemarkForm(request.POST, handed_in=text)
    if done(form, lambda given: commands.remark(hand_in=found.hand_in, **given, **by(request))):
        return redirect("assignments:hand_in", hand_in_id)
    return _read(request, found, form)


@require_POST
@signed_in
def withdraw_remark(request: HttpRequest, remark_id: uuid.UUID) -> HttpResponse:
    """Withdraws a remark of one's own."""
    found = queries.own_remark(actor(request), remark_id, today=today())
    commands.withdraw_remark(remark=found, **by(request))
    return redirect("assignments:hand_in", found.hand_in_id)


@screen
@signed_in
def answer(request: HttpRequest, remark_id: uuid.UUID) -> HttpResponse:
    """Answers a remark to one's own work, or says that one saw it."""
    found = queries.remark_to(actor(request), remark_id)
    box = queries.opened(found.hand_in.work)
    said = queries.said(found, box)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"text": said.answer or ""})
    if form.is_bound and done(form, lambda given: commands.answer_remark(remark=found, **given, **by(request))):
        return redirect("assignments:work", found.hand_in.work_id)
    shown = showing.remarks([said], text=queries.frozen(found.hand_in, box), own=True)[0]
    context = {"work": found.hand_in.work, "form": form, "said": shown}
    return render(request, "assignments/answer.html", context, status=status(form))


def _read(request: HttpRequest, found: HandedIn, form: RemarkForm | None = None) -> HttpResponse:
    me, handed_in, work = actor(request), found.hand_in, found.hand_in.work
    box = queries.opened(work)
    text = queries.frozen(handed_in, box)
    remarks = queries.remarks_by(me, found, box, text=text)
    others = [one for one in queries.moments(me, handed_in, today=today()) if one.pk != handed_in.pk]
    context = {
        "hand_in": handed_in,
        "work": work,
        "writer": found.writer,
        "when": showing.moment(handed_in),
        "paragraphs": showing.paragraphs(text, remarks),
        "remarks": showing.remarks(remarks, text=text, own=False),
        "form": form or RemarkForm(handed_in=text),
        "files": showing.files(queries.enclosed_in(handed_in, box), own=False),
        "others": showing.moments(others),
        "reading": readers.own(me, handed_in, today=today()) if found.task else None,
    }
    return render(request, "assignments/hand_in.html", context, status=status(form))


def _file(found: Enclosure) -> HttpResponse:
    """The file to save: never shown in the page, and never taken for another kind."""
    name, content = queries.content(found, queries.opened(found.work))
    answer = HttpResponse(content, content_type=Kind(found.kind).media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _kept(request: HttpRequest, form: WorkForm, found: Work) -> bool:
    """Saves the text if it was changed, and says whether no other device was first."""
    for typed in form.changed():
        try:
            commands.save_text(work=found, text=typed.text, seen=typed.seen, **by(request))
        except Changed as changed:
            form.meets(changed.now)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return not form.theirs and not form.errors


def _page(request: HttpRequest, found: Work, box: Opened, form: WorkForm) -> HttpResponse:
    me, now, days = actor(request), clock.now(), queries.days(found)
    row = next(form.rows())
    living = row.held.text
    remarks = queries.remarks_of(found, box, living=living) if found.hand_ins.all() else []
    context = {
        "work": found,
        "asked": days,
        "facts": showing.facts(days),
        "form": form,
        "row": row,
        "saved": saved(row.held.at, now=now),
        "theirs_saved": saved(row.theirs.at, now=now) if row.theirs else "",
        "readers": showing.readers(days),
        "moments": showing.moments(days.handed_in),
        "remarks": showing.remarks(remarks, text=living, own=True),
        "paragraphs": showing.paragraphs(living, remarks),
        "files": showing.files(queries.enclosures(found, box), own=True),
        "nothing_lost": NOTHING_LOST if form.theirs else "",
        "person": me.subject,
        "key": base64.b64encode(box.local_key(me.subject)).decode(),  # type: ignore[arg-type]
    }
    return render(request, "assignments/work.html", context, status=409 if form.theirs else status(form))
