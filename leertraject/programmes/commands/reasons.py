"""Wording a change of a draft better, or putting back what it changed as it was in the version before."""

import uuid
from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook import commands as logbook
from leertraject.programmes import contents, guards, rules, wordings
from leertraject.programmes.commands import designing, framing
from leertraject.programmes.commands.designing import Why
from leertraject.programmes.models import Block, Change, ChangeKind, Version


@transaction.atomic
def reword_change(*, change: Change, why: Why, by: Actor, now: datetime) -> Change:
    """Words what changes and why again; an empty `what` keeps the old one, as it may be read. Raises NotAllowed."""
    version = designing.draft(change.version, by=by)
    rules.check_names_reason(version, given=bool(why.title.strip() and why.reason.strip()), there_already=False)
    guards.check(version.programme, why.title, why.what, why.reason)
    change = version.changes.get(pk=change.pk)
    what = why.what or wordings.shown([version.changes.get(pk=change.pk)])[0].what
    wordings.reworded(change, {"title": why.title, "what": what, "reason": why.reason}, now=now)
    change.title, change.reason, change.what = why.title, why.reason, what
    change.save(update_fields=["title", "reason", "what"])
    logbook.record("reword_change", by=by, now=now, on=change)
    return change


@transaction.atomic
def withdraw_changes(*, version: Version, lineage: uuid.UUID, by: Actor, now: datetime) -> None:
    """Puts one block back as it was in the version before, and forgets its reasons; the lineage of the programme puts
    back what the version asks of a group.

    A new block goes, a dropped one returns behind the block it stood behind, a changed or moved one gets its old
    contents or place back. Raises NotAllowed, also when something already rests on one of the changes.
    """
    version = designing.draft(version, by=by)
    kinds = set(version.changes.filter(lineage=lineage).values_list("kind", flat=True))
    if not kinds:
        raise NotAllowed("Deze wijziging is al ongedaan gemaakt.")
    designing.forget_reasons(version, lineage)
    if lineage == version.programme_id and version.based_on:
        framing.put(version, contents.frame_of(version.based_on))
    else:
        _put_back(version, lineage, kinds)
    logbook.record("withdraw_changes", by=by, now=now, on=version)


def _put_back(version: Version, lineage: uuid.UUID, kinds: set[str]) -> None:
    now_there = version.blocks.filter(lineage=lineage).first()
    before = Block.objects.filter(version=version.based_on_id, lineage=lineage).first()
    ordered = [block for block in version.blocks.all() if block.lineage != lineage]
    if before is None:
        version.blocks.filter(lineage=lineage).delete()
    else:
        block = _restored(version, now_there, before)
        stays = now_there is not None and ChangeKind.MOVED not in kinds
        ordered.insert(block.position - 1 if stays else _old_place(ordered, before), block)
    designing.put_in_order(ordered)


def _restored(version: Version, now_there: Block | None, before: Block) -> Block:
    content = contents.of_block(before)
    if now_there is None:
        return designing.place(version, content, lineage=before.lineage, position=before.position)
    designing.fill(now_there, content)
    return now_there


def _old_place(ordered: list[Block], before: Block) -> int:
    """Returns the index behind the nearest block that stood before this one in the version before."""
    earlier = Block.objects.filter(version=before.version_id, position__lt=before.position)
    for lineage in earlier.order_by("-position").values_list("lineage", flat=True):
        for index, block in enumerate(ordered):
            if block.lineage == lineage:
                return index + 1
    return 0
