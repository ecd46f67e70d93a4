"""One block of a version: reading it, and in a draft adding, changing, moving and dropping it with a reason."""

import uuid
from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from leertraject.kernel import clock
from leertraject.kernel.errors import Conflict
from leertraject.people.access import signed_in
from leertraject.programmes import commands, contents, queries, showing, wordings
from leertraject.programmes.commands import Why
from leertraject.programmes.forms.blocks import BlockForm, PlaceForm
from leertraject.programmes.forms.programmes import WhyForm
from leertraject.programmes.models import Block, BlockKind, Change, Version
from leertraject.programmes.views.asking import (
    actor_of,
    asked,
    draft_name,
    given,
    to_edit,
    tried,
    valid,
    version_url,
    why_asked,
)
from leertraject.ui.conflicts import NOTHING_LOST, was_first

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def block(request: HttpRequest, programme_id: uuid.UUID, number: int, block_id: uuid.UUID) -> HttpResponse:
    """One block, to read: for a session the programme of the day."""
    actor = actor_of(request)
    version = queries.version(actor, programme_id, number)
    found = queries.block(actor, version, block_id)
    context = {
        "version": version,
        "part": found,
        "kicker": f"{found.get_kind_display()}, {showing.week(found)}",
        "facts": showing.facts(found),
        "activities": [showing.activity(part) for part in found.activities.all()],
        "edits": not version.published and queries.may_design(actor),
    }
    return render(request, "programmes/block.html", context)


@BOTH
@signed_in
def add_block(request: HttpRequest, programme_id: uuid.UUID, number: int, kind: str) -> HttpResponse:
    actor = actor_of(request)
    version = to_edit(request, programme_id, number)
    if kind not in BlockKind.values:
        raise Http404
    form = BlockForm(request.POST or None, kind=kind)
    why = _why(request, version, None)
    if request.method == "POST" and valid(form, *why):
        made = tried(
            form,
            lambda: commands.add_block(
                version=version, content=form.content(), why=given(why), by=actor, now=clock.now()
            ),
        )
        if made:
            return redirect("programmes:block", programme_id, number, made.block.pk)
    return asked(
        request,
        head=f"{BlockKind(kind).label} toevoegen",
        submit="Voeg toe",
        kicker=draft_name(version),
        back=f"Versie {number}",
        back_url=version_url(version),
        forms=_forms(form, why),
        version=version,
    )


@BOTH
@signed_in
def change_block(request: HttpRequest, programme_id: uuid.UUID, number: int, block_id: uuid.UUID) -> HttpResponse:
    """Changes a block. When someone else was first, both versions are shown and nothing typed is lost."""
    version = to_edit(request, programme_id, number)
    if request.method == "POST" and (gone := _gone(request, version, block_id)):
        return gone
    found = queries.block(actor_of(request), version, block_id)
    form = BlockForm(request.POST or None, kind=found.kind, before=contents.of_block(found), revision=found.revision)
    why = _why(request, version, found)
    if request.method == "POST" and valid(form, *why):
        try:
            done = tried(form, lambda: _change(request, found, form, given(why)))
        except Conflict:
            return _both(request, queries.block(actor_of(request), version, block_id), form, why)
        if done:
            return redirect("programmes:block", programme_id, number, block_id)
    return _changing(request, found, form, why)


@BOTH
@signed_in
def move_block(request: HttpRequest, programme_id: uuid.UUID, number: int, block_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    version = to_edit(request, programme_id, number)
    found = queries.block(actor, version, block_id)
    form = PlaceForm(request.POST or None, block=found, blocks=queries.blocks(actor, version))
    return _with_reason(
        request,
        found,
        form,
        head=f"‘{found.title}’ verplaatsen",
        submit="Verplaats",
        then=version_url(version),
        act=lambda why: commands.move_block(
            block=found, position=form.cleaned_data["position"], why=why, by=actor, now=clock.now()
        ),
        lead="De week verandert niet mee. Pas die zo nodig bij het onderdeel aan.",
    )


@BOTH
@signed_in
def drop_block(request: HttpRequest, programme_id: uuid.UUID, number: int, block_id: uuid.UUID) -> HttpResponse:
    actor = actor_of(request)
    version = to_edit(request, programme_id, number)
    found = queries.block(actor, version, block_id)
    return _with_reason(
        request,
        found,
        None,
        head=f"‘{found.title}’ schrappen",
        submit="Schrap dit onderdeel",
        then=version_url(version),
        act=lambda why: commands.drop_block(block=found, why=why, by=actor, now=clock.now()),
        lead="Het onderdeel verdwijnt uit dit concept. In eerdere versies blijft het staan.",
        dropping=True,
    )


@BOTH
@signed_in
def reword_change(request: HttpRequest, programme_id: uuid.UUID, number: int, change: int) -> HttpResponse:
    actor = actor_of(request)
    (found,) = wordings.shown([_change_to_edit(request, programme_id, number, change)])
    shown = {"change_title": found.title, "change_reason": found.reason, "change_what": found.what}
    form = WhyForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        why = form.why()
        if why and tried(form, lambda: commands.reword_change(change=found, why=why, by=actor, now=clock.now())):
            return redirect("programmes:changes", programme_id)
    return asked(
        request,
        head=f"Wijziging {number}.{change} verwoorden",
        submit="Bewaar",
        back="Wijzigingen",
        kicker=draft_name(found.version),
        back_url=reverse("programmes:changes", args=[programme_id]),
        forms=[(form, "programmawijziging")],
    )


@BOTH
@signed_in
def withdraw_change(request: HttpRequest, programme_id: uuid.UUID, number: int, change: int) -> HttpResponse:
    """Puts the block of this change back as it was in the version before, once it was read what that does."""
    actor, found = actor_of(request), _change_to_edit(request, programme_id, number, change)
    form = Form(request.POST)
    if request.method == "POST":
        tried(
            form,
            lambda: commands.withdraw_changes(version=found.version, lineage=found.lineage, by=actor, now=clock.now()),
        )
        if not form.errors:
            return redirect("programmes:changes", programme_id)
    (shown,) = wordings.shown([found])
    return asked(
        request,
        head=f"‘{shown.title}’ ongedaan maken",
        submit="Maak ongedaan",
        lead=showing.taking_back(queries.same_block(actor, found)),
        kicker=draft_name(found.version),
        back="Wijzigingen",
        back_url=reverse("programmes:changes", args=[programme_id]),
        forms=[(form, "programmawijziging")],
    )


def _change_to_edit(request: HttpRequest, programme_id: uuid.UUID, number: int, change: int) -> Change:
    version = to_edit(request, programme_id, number)
    return queries.change(actor_of(request), version, change)


def _why(request: HttpRequest, version: Version, block: Block | None, *, dropping: bool = False) -> list[WhyForm]:
    """Returns the form for a reason; none for dropping what is new in this draft."""
    if dropping and version.based_on and block and block.lineage not in queries.lineages(version.based_on):
        return []
    return why_asked(request, version, block.lineage if block and not dropping else None)


def _forms(form: BlockForm | PlaceForm | None, why: list[WhyForm]) -> list[tuple[BlockForm | PlaceForm | WhyForm, str]]:
    asked_for = [(form, "bijeenkomst")] if form is not None else []
    return [*asked_for, *((one, "programmawijziging") for one in why)]


def _change(request: HttpRequest, block: Block, form: BlockForm, why: Why | None) -> commands.Edited:
    return commands.change_block(
        block=block,
        content=form.content(),
        revision=form.cleaned_data["revision"] or 0,
        why=why,
        by=actor_of(request),
        now=clock.now(),
    )


def _changing(
    request: HttpRequest, block: Block, form: BlockForm, why: list[WhyForm], submit: str = "Bewaar", **more: Any
) -> HttpResponse:
    return asked(
        request,
        head=f"‘{block.title}’ veranderen",
        submit=submit,
        kicker=draft_name(block.version),
        back=block.title,
        back_url=_block_url(block),
        forms=_forms(form, why),
        version=block.version,
        **more,
    )


def _both(request: HttpRequest, block: Block, form: BlockForm, why: list[WhyForm]) -> HttpResponse:
    """Shows what stands there now beside what was typed; saving again is then a choice."""
    data = request.POST.copy()
    data["revision"] = str(block.revision)
    form.data = data
    theirs = BlockForm(kind=block.kind, before=contents.of_block(block))
    name, at = queries.last_edit(actor_of(request), block)
    ways = [
        {"text": "Laat staan wat er nu staat", "url": _block_url(block)},
        {"text": "Begin opnieuw met wat er nu staat", "url": request.path},
    ]
    more: dict[str, Any] = {
        "conflict": was_first(f"‘{block.title}’", name, at),
        "after": NOTHING_LOST,
        "there": showing.differences(theirs, form),
        "choices": ways,
    }
    return _changing(request, block, form, why, submit="Bewaar wat jij typte", status=409, **more)


def _gone(request: HttpRequest, version: Version, block_id: uuid.UUID) -> HttpResponse | None:
    """Shows what was typed for a block that someone dropped meanwhile: it may be added as a new one."""
    kind, by = request.POST.get("kind", ""), queries.dropped(actor_of(request), version, block_id)
    if by is None or kind not in BlockKind.values or version.blocks.filter(pk=block_id).exists():
        return None
    return asked(
        request,
        head=f"{BlockKind(kind).label} toevoegen",
        submit="Voeg toe als nieuw onderdeel",
        kicker=draft_name(version),
        back=f"Versie {version.number}",
        back_url=version_url(version),
        forms=_forms(BlockForm(request.POST, kind=kind), _why(request, version, None)),
        version=version,
        action=reverse("programmes:add_block", args=[version.programme_id, version.number, kind]),
        conflict=was_first("dit onderdeel", *by, did="schrapte"),
        after="Wat jij typte, staat hieronder nog. Voeg het toe als nieuw onderdeel, of laat het weg.",
        choices=[{"text": "Laat het weg", "url": version_url(version)}],
        status=409,
    )


def _with_reason(
    request: HttpRequest,
    block: Block,
    form: PlaceForm | None,
    *,
    head: str,
    submit: str,
    lead: str,
    then: str,
    act: Callable[[Why | None], object],
    dropping: bool = False,
) -> HttpResponse:
    why = _why(request, block.version, block, dropping=dropping)
    filled = [one for one in (form, *why) if one is not None]
    if request.method == "POST" and valid(*filled):
        if not filled:
            act(None)
            return redirect(then)
        if tried(filled[0], lambda: act(given(why))):
            return redirect(then)
    return asked(
        request,
        head=head,
        submit=submit,
        lead=lead,
        kicker=draft_name(block.version),
        back=block.title,
        back_url=_block_url(block),
        forms=_forms(form, why),
        version=block.version,
    )


def _block_url(block: Block) -> str:
    return reverse("programmes:block", args=[block.version.programme_id, block.version.number, block.pk])
