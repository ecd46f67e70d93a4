"""Whatever is done to the blocks of a draft, their places stay 1, 2, 3 …, and each difference is explained."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from leertraject.kernel.errors import NotAllowed
from leertraject.programmes import commands
from leertraject.programmes.tests import build

NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)
PLACE = st.integers(-1, 8)
STEPS = st.lists(st.tuples(st.sampled_from(["add", "move", "drop", "change", "withdraw"]), PLACE, PLACE), max_size=7)


def do(draft, step, by) -> None:
    """Does one step to the block at a place (counted around), or nothing when there is none."""
    act, place, to = step
    blocks = list(draft.blocks.order_by("position"))
    if act == "add":
        commands.add_block(
            version=draft, content=build.session(f"Nieuw {to}"), position=to, why=build.WHY, by=by, now=NOW
        )
    if act == "withdraw":
        change = draft.changes.order_by("number").first()
        if change is not None:
            commands.withdraw_changes(version=draft, lineage=change.lineage, by=by, now=NOW)
    if not blocks or act in ("add", "withdraw"):
        return
    block = blocks[place % len(blocks)]
    if act == "move":
        commands.move_block(block=block, position=to, why=build.WHY, by=by, now=NOW)
    if act == "drop":
        commands.drop_block(block=block, why=build.WHY, by=by, now=NOW)
    if act == "change":
        content = build.session(f"Anders {to}")
        commands.change_block(block=block, content=content, revision=block.revision, why=build.WHY, by=by, now=NOW)


class Places(TestCase):
    """Hypothesis starts each example in a transaction of its own."""

    @given(steps=STEPS)
    def test_after_any_steps(self, steps) -> None:
        draft = build.draft(now=NOW)
        by = build.actor(build.lead(now=NOW), now=NOW)
        for step in steps:
            do(draft, step, by)
            places = [place for place, _title in build.held(draft)]
            assert places == list(range(1, len(places) + 1))
            numbers = list(draft.changes.order_by("number").values_list("number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))
        explained = set(draft.changes.values_list("lineage", flat=True))
        old = {block.lineage: build.same(block) for block in draft.based_on.blocks.all()}
        new = {block.lineage: build.same(block) for block in draft.blocks.all()}
        differs = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        assert differs <= explained

    @given(steps=STEPS)
    def test_withdrawing_everything_gives_the_old_blocks_back(self, steps) -> None:
        draft = build.draft(now=NOW)
        by = build.actor(build.lead(now=NOW), now=NOW)
        for step in steps:
            do(draft, step, by)
        for _turn in range(20):
            do(draft, ("withdraw", 0, 0), by)
        old = {block.lineage: build.same(block) for block in draft.based_on.blocks.all()}
        assert {block.lineage: build.same(block) for block in draft.blocks.all()} == old
        assert draft.changes.count() == 0


@pytest.mark.django_db
def test_a_refused_step_leaves_the_places_alone(moment):
    draft = build.draft(now=moment)
    by = build.actor(build.lead(now=moment), now=moment)
    before = build.held(draft)
    with pytest.raises(NotAllowed):
        commands.move_block(block=build.block(draft, "Eerst luisteren"), position=1, by=by, now=moment)
    assert build.held(draft) == before
