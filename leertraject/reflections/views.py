"""The pages of the notebook, and of what others shared."""

import base64
import uuid

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from leertraject.buddies import queries as buddies
from leertraject.kernel import clock
from leertraject.kernel.errors import NotAllowed
from leertraject.people.access import signed_in
from leertraject.people.acting import actor, by, done, screen, status, today
from leertraject.reflections import commands, queries, showing
from leertraject.reflections.forms import PassageForm, ReflectionForm, ReturnForm, ShareForm
from leertraject.reflections.queries import Opened
from leertraject.ui import paging
from leertraject.ui.held import NOTHING_LOST, Changed, answered


@require_safe
@signed_in
def notebook(request: HttpRequest) -> HttpResponse:
    """One's own notebook: what comes back, what one may write about, and what one wrote."""
    me = actor(request)
    rows = queries.filled(queries.own(me)).prefetch_related("passages")
    page = Paginator(rows, paging.PAGE).get_page(request.GET.get("bladzijde"))
    context = {
        "beside": paging.beside(page, place="#geschreven"),
        "rows": showing.rows(queries.all_opened(page.object_list)),
        "back": showing.back(queries.comes_back(me, today=today())),
        "suggestions": showing.suggestions(queries.used(me)),
        "shared": showing.shared(queries.shared_with(me, today=today())),
    }
    return render(request, "reflections/notebook.html", context)


@require_POST
@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """Begins a page of the notebook."""
    me, back = actor(request), request.POST.get("terugblik", "")
    back_on = queries.own_one(me, _id(back)) if back else None
    made = commands.begin_reflection(prompt=request.POST.get("vraag", ""), back_on=back_on, **by(request))
    return redirect("reflections:reflection", made.pk)


@screen
@signed_in
def reflection(request: HttpRequest, reflection_id: uuid.UUID) -> HttpResponse:
    """One page of one's own notebook; sent as a whole it saves everything on it."""
    opened = queries.opened(queries.own_one(actor(request), reflection_id))
    form = ReflectionForm(request.POST if request.method == "POST" else None, opened=opened)
    if form.is_bound and form.is_valid() and _kept(request, form, opened):
        return redirect("reflections:reflection", reflection_id)
    return _page(request, opened, form)


@require_POST
@signed_in
def passage(request: HttpRequest, reflection_id: uuid.UUID) -> HttpResponse:
    """Saves one text while it is typed (see `ui.held.answered`)."""
    return answered(
        PassageForm(request.POST),
        find=lambda: queries.own_one(actor(request), reflection_id),
        save=lambda found, given: commands.save_passage(reflection=found, **given, **by(request)),
        gone=commands.GONE,
    )


@screen
@signed_in
def return_on(request: HttpRequest, reflection_id: uuid.UUID) -> HttpResponse:
    """Another day on which what one looked ahead to comes back."""
    found = queries.own_one(actor(request), reflection_id)
    if found.returns_on is None:
        raise Http404
    form = ReturnForm(request.POST or None, initial={"day": found.returns_on})
    if request.method == "POST" and done(
        form, lambda given: commands.return_on(reflection=found, **given, **by(request))
    ):
        return redirect("reflections:reflection", reflection_id)
    context = {"reflection": found, "form": form}
    return render(request, "reflections/return_on.html", context, status=status(form))


@screen
@signed_in
def discard(request: HttpRequest, reflection_id: uuid.UUID) -> HttpResponse:
    """Throws a page of the notebook away, after asking."""
    found = queries.own_one(actor(request), reflection_id)
    if request.method == "POST":
        commands.discard(reflection=found, **by(request))
        return redirect("reflections:notebook")
    readers = showing.shares(queries.living_shares(found, today=today()))
    return render(request, "reflections/discard.html", {"reflection": found, "readers": readers})


@screen
@signed_in
def share(request: HttpRequest, reflection_id: uuid.UUID) -> HttpResponse:
    """Shares a page of the notebook with trainers, the group or one member, until a day."""
    me = actor(request)
    found = queries.own_one(me, reflection_id)
    form = ShareForm(
        request.POST if request.method == "POST" else None,
        cohorts=list(queries.cohorts_of(me)),
        mates=queries.groupmates(me),
        buddies=(pairs := buddies.buddies(me)),
        today=today(),
    )
    if request.method == "POST" and done(form, lambda given: commands.share(reflection=found, **given, **by(request))):
        return redirect("reflections:reflection", reflection_id)
    context = {"opened": queries.opened(found), "form": form, "alone": not (me.cohorts("participant") or pairs)}
    return render(request, "reflections/share.html", context, status=status(form))


@require_POST
@signed_in
def withdraw_share(request: HttpRequest, share_id: uuid.UUID) -> HttpResponse:
    """Takes a share back."""
    found = queries.own_share(actor(request), share_id, today=today())
    commands.withdraw_share(share=found, **by(request))
    return redirect("reflections:reflection", found.reflection_id)


@require_safe
@signed_in
def shared_one(request: HttpRequest, share_id: uuid.UUID) -> HttpResponse:
    """What someone else shared, to read."""
    found = queries.shared_one(actor(request), share_id, today=today())
    commands.look_at_shared(share=found.share, **by(request))
    context = {
        "writer": found.writer,
        "share": found.share,
        "opened": queries.opened(found.share.reflection),
        "written_on": showing.day(found.share.reflection.written_on),
        "until": showing.day(found.share.until),
    }
    return render(request, "reflections/shared_one.html", context)


def _kept(request: HttpRequest, form: ReflectionForm, opened: Opened) -> bool:
    """Saves what was changed, each text for itself, and says whether no other device was first with one of them."""
    for typed in form.changed():
        try:
            commands.save_passage(
                reflection=opened.reflection, position=typed.position, text=typed.text, seen=typed.seen, **by(request)
            )
        except Changed as changed:
            form.meets(changed.now)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
            break
    return not form.theirs and not form.errors


def _page(request: HttpRequest, opened: Opened, form: ReflectionForm) -> HttpResponse:
    me, now, found = actor(request), clock.now(), opened.reflection
    living = list(queries.living_shares(found, today=today()))
    back = found.looks_back_on
    context = {
        "reflection": found,
        "form": form,
        "asked": showing.asked(form, now=now),
        "readers": showing.readers(living),
        "dots": 2 if living else 1,
        "shares": showing.shares(living),
        "comes_back": showing.comes_back_on(found),
        "back": showing.back([queries.opened(back)]) if back else [],
        "nothing_lost": NOTHING_LOST if form.theirs else "",
        "written": bool(opened.written),
        "person": me.subject,
        "key": base64.b64encode(opened.box.local_key(me.subject)).decode(),  # type: ignore[arg-type]
    }
    code = 409 if form.theirs else status(form)
    return render(request, "reflections/reflection.html", context, status=code)


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404 from None
