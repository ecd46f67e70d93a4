"""Designing: a programme, a next version, and the blocks of a draft.

In a version that builds on an earlier one every change names its reason. A block that was already given a reason in
this draft needs no second one. In a first version there is nothing to explain.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import ProtectedError

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.kernel.subjects import new_id
from leertraject.logbook import commands as logbook
from leertraject.programmes import contents, guards, rules
from leertraject.programmes.contents import BlockContent
from leertraject.programmes.models import Activity, Block, Change, ChangeKind, Programme, Version

SAYS = {
    ChangeKind.ADDED: "‘{title}’ is nieuw, in week {week}.",
    ChangeKind.CHANGED: "‘{title}’ is aangepast.",
    ChangeKind.DROPPED: "‘{title}’ vervalt.",
    ChangeKind.MOVED: "‘{title}’ staat op een andere plaats.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why something changes: `title` and `reason` are needed; an empty `what` becomes a plain sentence."""

    title: str
    reason: str
    what: str = ""


class Edited(NamedTuple):
    """What an edit did. `change` is the row of the change log: an earlier one when no new reason was given,
    and None in a first version."""

    block: Block
    change: Change | None


@transaction.atomic
def design_programme(*, title: str, audience: str, promise: str, by: Actor, now: datetime) -> Programme:
    """Makes a programme with an empty draft, version 1. Raises NotAllowed."""
    rules.check_may_design_programme(by=by)
    programme = Programme(title=title, audience=audience, promise=promise, made_at=now, made_by=by.subject)
    guards.check(programme, title, audience, promise)
    programme.save(force_insert=True)
    Version.objects.create(programme=programme, number=1, made_at=now, made_by=by.subject)
    logbook.record("design_programme", by=by, now=now, on=programme)
    return programme


@transaction.atomic
def start_version(*, programme: Programme, by: Actor, now: datetime) -> Version:
    """Makes a draft that copies the last published version. Raises NotAllowed while there is a draft."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    last = programme.versions.select_related("publication").latest("number")
    rules.check_may_start_version(last=last, by=by)
    version = Version.objects.get(pk=last.pk)
    version.pk, version._state.adding = new_id(), True
    version.number, version.based_on = last.number + 1, last
    version.made_at, version.made_by = now, by.subject
    version.save(force_insert=True)
    for block in last.blocks.prefetch_related("activities"):
        place(version, contents.of_block(block), lineage=block.lineage, position=block.position)
    logbook.record("start_version", by=by, now=now, on=version)
    return version


@transaction.atomic
def add_block(
    *,
    version: Version,
    content: BlockContent,
    position: int | None = None,
    why: Why | None = None,
    by: Actor,
    now: datetime,
) -> Edited:
    """Adds a block at `position` (1 is first; None is last). Raises NotAllowed."""
    version = draft(version, by=by)
    guards.check(version.programme, *content.texts())
    others = list(version.blocks.all())
    at = len(others) + 1 if position is None else max(1, min(position, len(others) + 1))
    block = place(version, content, lineage=new_id(), position=at)
    put_in_order([*others[: at - 1], block, *others[at - 1 :]])
    return _edited(version, block, ChangeKind.ADDED, why, "add_block", by=by, now=now)


@transaction.atomic
def change_block(
    *, block: Block, content: BlockContent, revision: int, why: Why | None = None, by: Actor, now: datetime
) -> Edited:
    """Changes what a block holds. Raises NotAllowed, and Conflict when `revision` is not the newest."""
    version = draft(block.version, by=by)
    block = _still_there(version, block)
    rules.check_saw_latest(block, revision=revision)
    guards.check(version.programme, *content.texts())
    fill(block, content)
    return _edited(version, block, ChangeKind.CHANGED, why, "change_block", by=by, now=now)


@transaction.atomic
def drop_block(*, block: Block, why: Why | None = None, by: Actor, now: datetime) -> Edited:
    """Takes a block out of a draft. What was new in this draft goes with its reason. Raises NotAllowed, Conflict."""
    version = draft(block.version, by=by)
    block = _still_there(version, block)
    if version.based_on_id and not Block.objects.filter(version=version.based_on_id, lineage=block.lineage).exists():
        forget_reasons(version, block.lineage)
        logbook.record("drop_block", by=by, now=now, on=block)
        edited = Edited(block, None)
    else:
        edited = _edited(version, block, ChangeKind.DROPPED, why, "drop_block", by=by, now=now)
    Block.objects.filter(pk=block.pk).delete()
    put_in_order(list(version.blocks.all()))
    return edited


@transaction.atomic
def move_block(*, block: Block, position: int, why: Why | None = None, by: Actor, now: datetime) -> Edited:
    """Moves a block to `position` (1 is first; beyond the end is last). Raises NotAllowed, Conflict."""
    version = draft(block.version, by=by)
    block = _still_there(version, block)
    ordered = list(version.blocks.all())
    ordered.remove(block)
    ordered.insert(max(1, position) - 1, block)
    put_in_order(ordered)
    return _edited(version, block, ChangeKind.MOVED, why, "move_block", by=by, now=now)


def draft(version: Version, *, by: Actor) -> Version:
    """Locks a version and returns it as it stands now. Raises NotAllowed when the actor may not edit it."""
    newest = Version.objects.select_for_update(of=("self",)).select_related("programme", "publication")
    version = newest.get(pk=version.pk)
    rules.check_may_edit(version, by=by)
    return version


def _still_there(version: Version, block: Block) -> Block:
    found = version.blocks.filter(pk=block.pk).first()
    if found is None:
        raise Conflict(f"‘{block.title}’ is intussen door iemand anders geschrapt. Kijk wat er nu staat.")
    return found


def place(version: Version, content: BlockContent, *, lineage: uuid.UUID, position: int) -> Block:
    """Makes a block with its activities."""
    values = contents.block_values(content)
    block = Block.objects.create(version=version, lineage=lineage, position=position, **values)
    _set_activities(block, content)
    return block


def fill(block: Block, content: BlockContent) -> None:
    """Gives a block other contents; its place and lineage stay."""
    for name, value in contents.block_values(content).items():
        setattr(block, name, value)
    block.revision += 1
    block.save()
    block.activities.all().delete()
    _set_activities(block, content)


def put_in_order(blocks: list[Block]) -> None:
    """Numbers the blocks 1, 2, 3 … in this order."""
    for number, block in enumerate(blocks, start=1):
        block.position = number
    Block.objects.bulk_update(blocks, ["position"])


def forget_reasons(version: Version, lineage: uuid.UUID) -> None:
    """Deletes what the change log says of a block and numbers the rest again. Raises NotAllowed."""
    try:
        version.changes.filter(lineage=lineage).delete()
    except ProtectedError:
        raise NotAllowed("Er hangt al een toets aan deze wijziging. Haal die eerst weg.") from None
    for number, change in enumerate(version.changes.order_by("number"), start=1):
        Change.objects.filter(pk=change.pk).update(number=number)


def _set_activities(block: Block, content: BlockContent) -> None:
    Activity.objects.bulk_create(
        Activity(block=block, position=number, **contents.activity_values(activity))
        for number, activity in enumerate(content.activities, start=1)
    )


def noted(
    version: Version,
    kind: ChangeKind,
    why: Why | None,
    *,
    lineage: uuid.UUID,
    says: str,
    verb: str,
    on: Block | Version,
    by: Actor,
    now: datetime,
) -> Change | None:
    """Writes a change with its reason, and the logbook; `says` stands where `why` does not tell what changed.

    Returns the row of the change log, an earlier one when no new reason was given, and None in a first version.
    Raises NotAllowed when a reason is missing.
    """
    change = version.changes.filter(lineage=lineage).last() if kind != ChangeKind.DROPPED else None
    given = why if why and why.title.strip() and why.reason.strip() else None
    rules.check_names_reason(version, given=given is not None, there_already=change is not None)
    logbook.record(verb, by=by, now=now, on=on)
    if not given or not version.based_on_id:
        return change
    guards.check(version.programme, given.title, given.what, given.reason)
    last = version.changes.last()
    return Change.objects.create(
        version=version,
        number=last.number + 1 if last else 1,
        kind=kind,
        lineage=lineage,
        title=given.title,
        what=given.what or says,
        reason=given.reason,
        made_at=now,
        made_by=by.subject,
    )


def _edited(
    version: Version, block: Block, kind: ChangeKind, why: Why | None, verb: str, *, by: Actor, now: datetime
) -> Edited:
    """Writes what happened to a block."""
    says = SAYS[kind].format(title=block.title, week=block.week)
    change = noted(version, kind, why, lineage=block.lineage, says=says, verb=verb, on=block, by=by, now=now)
    return Edited(block, change)
