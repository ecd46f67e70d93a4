"""Wording a change again, and putting a block back."""

import pytest

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import NotAllowed
from leertraject.logbook.models import Entry
from leertraject.programmes import commands, guards
from leertraject.programmes.commands import Why
from leertraject.programmes.models import ChangeKind, Version
from leertraject.programmes.tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(moment) -> Actor:
    return build.actor(build.lead(now=moment), now=moment)


@pytest.fixture
def draft(moment) -> Version:
    return build.draft(now=moment)


def as_before(version: Version) -> bool:
    """Says whether a draft holds exactly what the version before it holds."""

    def held(one: Version) -> list[tuple[object, ...]]:
        return [(b.lineage, b.position, build.same(b)) for b in one.blocks.order_by("position")]

    return held(version) == held(version.based_on)


def test_a_change_can_be_worded_again(draft, by, moment):
    listen = build.block(draft, "Eerst luisteren")
    change = commands.move_block(block=listen, position=1, why=build.WHY, by=by, now=moment).change
    commands.reword_change(change=change, why=Why(title="Nieuw", reason="Beter."), by=by, now=moment)
    change.refresh_from_db()
    assert (change.title, change.reason, change.what) == ("Nieuw", "Beter.", build.WHY.what)
    assert change.kind == ChangeKind.MOVED
    assert Entry.objects.filter(verb="reword_change", object_id=str(change.pk)).exists()


def test_a_change_keeps_a_reason(draft, by, moment):
    listen = build.block(draft, "Eerst luisteren")
    change = commands.move_block(block=listen, position=1, why=build.WHY, by=by, now=moment).change
    with pytest.raises(NotAllowed, match="waarom"):
        commands.reword_change(change=change, why=Why(title="Nieuw", reason=""), by=by, now=moment)


def test_rewording_asks_the_guards(draft, by, moment, monkeypatch):
    listen = build.block(draft, "Eerst luisteren")
    change = commands.move_block(block=listen, position=1, why=build.WHY, by=by, now=moment).change

    def refuse(programme, text):
        raise NotAllowed("Dit is een citaat.")

    monkeypatch.setattr(guards, "_guards", [refuse])
    with pytest.raises(NotAllowed, match="citaat"):
        commands.reword_change(change=change, why=Why(title="Nieuw", reason="Beter."), by=by, now=moment)


def test_a_new_block_goes_again(draft, by, moment):
    new = commands.add_block(
        version=draft, content=build.session("Nieuw", 3), position=2, why=build.WHY, by=by, now=moment
    ).block
    commands.withdraw_changes(version=draft, lineage=new.lineage, by=by, now=moment)
    assert as_before(draft)
    assert draft.changes.count() == 0


@pytest.mark.parametrize("title", ["Vertrekpunt", "Drie gesprekken zonder advies", "Eerst luisteren"])
def test_a_dropped_block_returns_to_its_place(draft, by, moment, title):
    block = build.block(draft, title)
    commands.drop_block(block=block, why=build.WHY, by=by, now=moment)
    commands.withdraw_changes(version=draft, lineage=block.lineage, by=by, now=moment)
    assert as_before(draft)
    assert draft.changes.count() == 0


def test_a_changed_and_moved_block_is_as_it_was(draft, by, moment):
    listen = build.block(draft, "Eerst luisteren")
    content = build.session("Anders", 8)
    commands.change_block(block=listen, content=content, revision=1, why=build.WHY, by=by, now=moment)
    commands.move_block(block=listen, position=1, why=build.WHY, by=by, now=moment)
    commands.withdraw_changes(version=draft, lineage=listen.lineage, by=by, now=moment)
    assert as_before(draft)


def test_the_other_changes_stay_and_are_numbered_again(draft, by, moment):
    first, last = build.block(draft, "Vertrekpunt"), build.block(draft, "Eerst luisteren")
    commands.change_block(block=first, content=build.session("Begin"), revision=1, why=build.WHY, by=by, now=moment)
    commands.change_block(block=last, content=build.session("Slot"), revision=1, why=build.WHY, by=by, now=moment)
    commands.withdraw_changes(version=draft, lineage=first.lineage, by=by, now=moment)
    assert list(draft.changes.values_list("number", "lineage")) == [(1, last.lineage)]
    assert [title for _place, title in build.held(draft)] == ["Vertrekpunt", "Drie gesprekken zonder advies", "Slot"]


def test_a_dropped_block_returns_behind_what_is_left(draft, by, moment):
    first, between = build.block(draft, "Vertrekpunt"), build.block(draft, "Drie gesprekken zonder advies")
    commands.drop_block(block=between, why=build.WHY, by=by, now=moment)
    commands.drop_block(block=first, why=build.WHY, by=by, now=moment)
    commands.withdraw_changes(version=draft, lineage=between.lineage, by=by, now=moment)
    assert build.held(draft) == [(1, "Drie gesprekken zonder advies"), (2, "Eerst luisteren")]


def test_twice_is_refused(draft, by, moment):
    listen = build.block(draft, "Eerst luisteren")
    with pytest.raises(NotAllowed, match="al ongedaan"):
        commands.withdraw_changes(version=draft, lineage=listen.lineage, by=by, now=moment)
