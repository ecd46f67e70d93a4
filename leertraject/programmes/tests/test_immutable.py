"""A published version does not change: not by a command, and not by SQL."""

from datetime import time

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from leertraject.kernel.errors import NotAllowed
from leertraject.programmes import commands
from leertraject.programmes.models import Activity, Block, Change, Cohort, Version, VersionPublication
from leertraject.programmes.personal_data import erase_for
from leertraject.programmes.tests import build, flushing

pytestmark = pytest.mark.django_db

MAKERS = {"made_by", "by"}


@pytest.fixture
def version(moment) -> Version:
    return build.second_version(now=moment)


def one_of(model: type[models.Model], version: Version) -> models.Model:
    """Returns a row of this model that belongs to the published version."""
    rows = {
        Version: Version.objects.filter(pk=version.pk),
        VersionPublication: VersionPublication.objects.filter(version=version),
        Block: version.blocks.all(),
        Activity: Activity.objects.filter(block__version=version),
        Change: version.changes.all(),
    }
    return rows[model].order_by("pk").first()


def refused(act) -> bool:
    """Says whether the database refuses this, with our own sentence."""
    with pytest.raises(DatabaseError, match="a published version does not change"), transaction.atomic():
        act()
    return True


FIXED = [Version, VersionPublication, Block, Activity, Change]
COLUMNS = [(model, field.attname) for model in FIXED for field in model._meta.concrete_fields]


@pytest.mark.parametrize(("model", "column"), COLUMNS, ids=lambda part: getattr(part, "__name__", part))
def test_no_column_of_it_can_be_updated(model, column, version):
    row = one_of(model, version)
    value = version.pk if column in MAKERS else getattr(row, column)
    assert refused(lambda: model.objects.filter(pk=row.pk).update(**{column: value}))


@pytest.mark.parametrize("model", FIXED)
def test_no_row_of_it_can_be_deleted(model, version):
    row = one_of(model, version)
    table, key = model._meta.db_table, model._meta.pk.get_db_prep_value(row.pk, connection)

    def delete() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE id = %s", [key])

    assert refused(delete)


def test_nothing_can_be_put_into_it(version, moment):
    block = version.blocks.first()
    assert refused(lambda: Block.objects.create(version=version, position=9, kind="session", title="Erbij"))
    assert refused(
        lambda: Activity.objects.create(block=block, position=9, starts=time(9), ends=time(10), title="Erbij")
    )
    assert refused(
        lambda: Change.objects.create(
            version=version,
            number=9,
            kind="added",
            lineage=block.lineage,
            title="T",
            what="W",
            reason="R",
            made_at=moment,
        )
    )


def test_nothing_of_a_draft_can_be_moved_into_it(version, moment):
    by = build.actor(build.lead(now=moment), now=moment)
    draft = commands.start_version(programme=version.programme, by=by, now=moment)
    mine = Block.objects.create(version=draft, position=9, kind="session", title="Van mij")
    part = Activity.objects.create(block=mine, position=1, starts=time(9), ends=time(10), title="Deel")
    assert refused(lambda: Block.objects.filter(pk=mine.pk).update(version=version))
    assert refused(lambda: Activity.objects.filter(pk=part.pk).update(block=version.blocks.first()))


def test_a_draft_can_be_changed_and_thrown_away(moment):
    draft = build.draft(now=moment)
    draft.blocks.update(title="Anders")
    draft.blocks.all().delete()
    draft.delete()
    assert Version.objects.count() == 1


def test_a_cohort_keeps_its_version(version, moment):
    cohort = build.cohort(version, now=moment)
    with pytest.raises(DatabaseError, match="a cohort keeps its version"), transaction.atomic():
        Cohort.objects.filter(pk=cohort.pk).update(version=version.based_on)
    Cohort.objects.filter(pk=cohort.pk).update(title="Groep 8", version=version)


def test_an_erased_maker_is_taken_off_it(version, moment):
    maker = build.lead(now=moment)
    assert version.made_by == maker.pk
    erase_for(maker.pk)
    version.refresh_from_db()
    assert (version.made_by, version.publication.by, version.changes.get().made_by) == (None, None, None)
    assert version.changes.get().reason == build.WHY.reason


def test_every_command_refuses_it(version, moment):
    by = build.actor(build.lead(now=moment), now=moment)
    block, change = version.blocks.first(), version.changes.get()
    why = build.WHY
    acts = [
        lambda: commands.add_block(version=version, content=build.session(), why=why, by=by, now=moment),
        lambda: commands.change_block(block=block, content=build.session(), revision=1, why=why, by=by, now=moment),
        lambda: commands.drop_block(block=block, why=why, by=by, now=moment),
        lambda: commands.move_block(block=block, position=2, why=why, by=by, now=moment),
        lambda: commands.reword_change(change=change, why=why, by=by, now=moment),
        lambda: commands.withdraw_changes(version=version, lineage=change.lineage, by=by, now=moment),
        lambda: commands.publish_version(version=version, by=by, now=moment),
    ]
    before = build.held(version)
    for act in acts:
        with pytest.raises(NotAllowed, match="gepubliceerd"):
            act()
    assert build.held(version) == before


@pytest.mark.django_db(transaction=True)
def test_tests_with_real_transactions_can_empty_the_tables(moment):
    version = build.second_version(now=moment)
    with flushing.allowed():
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    assert not Version.objects.filter(pk=version.pk).exists()
    again = build.second_version(now=moment)
    assert refused(lambda: again.blocks.update(title="Anders"))
    with flushing.allowed():
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL empties its tables without asking a trigger")
def test_what_emptying_the_tables_sets_again_is_what_the_migrations_left():
    names = [name for _table, _operation, name, _condition, _refusal in flushing.immutable.TRIGGERS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        there = dict(cursor.fetchall())
    assert [there.get(name) for name in names] == flushing.immutable.setting("sqlite")
