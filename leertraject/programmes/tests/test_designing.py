"""Designing a programme: drafts, blocks, reasons."""

from datetime import time

import pytest

from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict, NotAllowed
from leertraject.logbook.models import Entry
from leertraject.programmes import commands, guards
from leertraject.programmes.commands import Why
from leertraject.programmes.models import Block, Change, ChangeKind, Version
from leertraject.programmes.tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(moment) -> Actor:
    return build.actor(build.lead(now=moment), now=moment)


def test_a_programme_begins_with_an_empty_draft(by, moment):
    made = commands.design_programme(title="T", audience="A", promise="P", by=by, now=moment)
    version = made.versions.get()
    assert (version.number, version.published, version.based_on, version.blocks.count()) == (1, False, None, 0)
    assert Entry.objects.filter(verb="design_programme", object_id=str(made.pk), actor=by.subject).count() == 1


def test_version_one_explains_nothing(by, moment):
    version = build.programme(now=moment).versions.get()
    listen = build.block(version, "Eerst luisteren")
    commands.move_block(block=listen, position=1, why=build.WHY, by=by, now=moment)
    assert Change.objects.count() == 0
    assert build.held(version)[0] == (1, "Eerst luisteren")


def test_a_next_version_copies_blocks_with_lineage_and_activities(by, moment):
    version = build.draft(now=moment)
    before = version.based_on
    assert version.number == 2
    assert build.held(version) == build.held(before)
    assert set(version.blocks.values_list("lineage")) == set(before.blocks.values_list("lineage"))
    assert not set(version.blocks.values_list("pk")) & set(before.blocks.values_list("pk"))
    new, old = build.block(version, "Vertrekpunt"), build.block(before, "Vertrekpunt")
    assert build.same(new) == build.same(old)
    assert new.activities.count() == 2


def test_a_next_version_keeps_what_stands_on_the_version(by, moment):
    made = commands.copy_example(example_id="business_partner", by=by, now=moment)
    first = made.versions.get()
    commands.publish_version(version=first, by=by, now=moment)
    second = commands.start_version(programme=made, by=by, now=moment)
    for name in ("group_min", "group_max", "trainers", "effort", "themes"):
        assert getattr(second, name) == getattr(first, name)
    assert Version.objects.get(pk=first.pk).number == 1


def test_there_is_one_draft_at_a_time(by, moment):
    version = build.draft(now=moment)
    with pytest.raises(NotAllowed, match="Versie 2 is nog een concept"):
        commands.start_version(programme=version.programme, by=by, now=moment)
    assert Version.objects.count() == 2


def test_each_change_names_its_reason_and_gets_a_number(by, moment):
    version = build.draft(now=moment)
    added = commands.add_block(version=version, content=build.session("Nieuw", 9), why=build.WHY, by=by, now=moment)
    listen = build.block(version, "Eerst luisteren")
    why = Why(title="Over drie gesprekken", reason="Twee is te weinig.")
    commands.drop_block(block=build.block(version, "Vertrekpunt"), why=why, by=by, now=moment)
    commands.move_block(block=listen, position=1, why=why, by=by, now=moment)
    rows = list(version.changes.values_list("number", "kind", "title", "what", "reason"))
    assert rows == [
        (1, ChangeKind.ADDED, build.WHY.title, build.WHY.what, build.WHY.reason),
        (2, ChangeKind.DROPPED, why.title, "‘Vertrekpunt’ vervalt.", why.reason),
        (3, ChangeKind.MOVED, why.title, "‘Eerst luisteren’ staat op een andere plaats.", why.reason),
    ]
    assert added.change.lineage == added.block.lineage
    assert version.changes.first().made_by == by.subject


@pytest.mark.parametrize("why", [None, Why(title="Titel", reason="  "), Why(title="", reason="Daarom")])
def test_without_a_reason_nothing_changes(by, moment, why):
    version = build.draft(now=moment)
    listen, before = build.block(version, "Eerst luisteren"), build.held(version)
    for act in (
        lambda: commands.add_block(version=version, content=build.session("Nieuw"), why=why, by=by, now=moment),
        lambda: commands.change_block(
            block=listen, content=build.session("Anders"), revision=1, why=why, by=by, now=moment
        ),
        lambda: commands.drop_block(block=listen, why=why, by=by, now=moment),
        lambda: commands.move_block(block=listen, position=1, why=why, by=by, now=moment),
    ):
        with pytest.raises(NotAllowed, match="waarom"):
            act()
    assert build.held(version) == before
    assert not Entry.objects.filter(verb__in=["change_block", "drop_block", "move_block"]).exists()


def test_a_block_with_a_reason_needs_no_second_one(by, moment):
    version = build.draft(now=moment)
    first = commands.add_block(version=version, content=build.session("Nieuw", 9), why=build.WHY, by=by, now=moment)
    again = commands.change_block(block=first.block, content=build.session("Nieuwer", 9), revision=1, by=by, now=moment)
    assert again.change == first.change
    assert version.changes.count() == 1


def test_dropping_an_old_block_always_needs_a_reason(by, moment):
    version = build.draft(now=moment)
    listen = build.block(version, "Eerst luisteren")
    commands.move_block(block=listen, position=1, why=build.WHY, by=by, now=moment)
    with pytest.raises(NotAllowed):
        commands.drop_block(block=listen, by=by, now=moment)


def test_what_was_new_goes_with_its_reason(by, moment):
    version = build.draft(now=moment)
    new = commands.add_block(
        version=version, content=build.session("Nieuw"), position=1, why=build.WHY, by=by, now=moment
    )
    commands.move_block(block=build.block(version, "Vertrekpunt"), position=9, why=build.WHY, by=by, now=moment)
    edited = commands.drop_block(block=new.block, by=by, now=moment)
    assert edited.change is None
    assert list(version.changes.values_list("number", "kind")) == [(1, ChangeKind.MOVED)]


def test_changing_replaces_contents_and_raises_the_revision(by, moment):
    version = build.draft(now=moment)
    listen = build.block(version, "Eerst luisteren")
    content = build.session("Eerst luisteren", 6, ends=time(11), activities=build.session().activities[:1])
    commands.change_block(block=listen, content=content, revision=1, why=build.WHY, by=by, now=moment)
    now_there = Block.objects.get(pk=listen.pk)
    assert build.same(now_there) == content
    assert (now_there.revision, now_there.lineage, now_there.position) == (2, listen.lineage, 3)


def test_two_people_on_one_block_notice_each_other(by, moment):
    version = build.programme(now=moment).versions.get()
    listen = build.block(version, "Eerst luisteren")
    commands.change_block(block=listen, content=build.session("Mijn titel"), revision=1, by=by, now=moment)
    with pytest.raises(Conflict, match="Mijn titel"):
        commands.change_block(block=listen, content=build.session("Jouw titel"), revision=1, by=by, now=moment)
    assert Block.objects.get(pk=listen.pk).title == "Mijn titel"


def test_a_guard_may_refuse_any_hand_written_text(by, moment, monkeypatch):
    version = build.draft(now=moment)
    listen = build.block(version, "Eerst luisteren")

    def refuse(programme, text):
        assert programme == version.programme
        if "geheim" in text:
            raise NotAllowed("Dit staat in een citaat dat niet is vrijgegeven.")

    monkeypatch.setattr(guards, "_guards", [])
    guards.register(refuse)
    guards.register(refuse)
    assert guards._guards == [refuse]
    secret = Why(title="T", reason="een geheim woord")
    edits = [
        lambda: commands.add_block(version=version, content=build.session("geheim"), why=build.WHY, by=by, now=moment),
        lambda: commands.change_block(
            block=listen, content=build.session(goals=("geheim",)), revision=1, why=build.WHY, by=by, now=moment
        ),
        lambda: commands.drop_block(block=listen, why=secret, by=by, now=moment),
        lambda: commands.move_block(block=listen, position=1, why=secret, by=by, now=moment),
    ]
    for edit in edits:
        with pytest.raises(NotAllowed, match="citaat"):
            edit()
    assert Change.objects.count() == 0


def test_a_guard_looks_at_a_new_programme(by, moment, monkeypatch):
    def refuse(programme, text):
        raise NotAllowed("Nee.")

    monkeypatch.setattr(guards, "_guards", [refuse])
    with pytest.raises(NotAllowed, match="Nee"):
        commands.design_programme(title="T", audience="A", promise="P", by=by, now=moment)


def test_a_block_that_is_gone_is_a_conflict(by, moment):
    version = build.programme(now=moment).versions.get()
    listen = build.block(version, "Eerst luisteren")
    commands.drop_block(block=Block.objects.get(pk=listen.pk), by=by, now=moment)
    acts = [
        lambda: commands.change_block(block=listen, content=build.session(), revision=1, by=by, now=moment),
        lambda: commands.move_block(block=listen, position=1, by=by, now=moment),
        lambda: commands.drop_block(block=listen, by=by, now=moment),
    ]
    for act in acts:
        with pytest.raises(Conflict, match="geschrapt"):
            act()
