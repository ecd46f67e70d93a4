"""A cohort may have blocks of its own. They belong to no version, so what keeps a published version as it is, leaves them.

SQLite drops the triggers of a table when a later migration rebuilds that table: such a migration ends with
`RunPython(set_triggers)` of this one.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

before = import_module("leertraject.programmes.migrations.0002_immutable")
revised = import_module("leertraject.programmes.migrations.0005_version_revision")

JOINED = "programmes_block b ON b.version_id = p.version_id WHERE b.id = {row}.block_id"


def _without_own(table, operation, name, condition, refusal):
    for row in ("OLD", "NEW"):
        if table == "programmes_block":
            fixed = before.PUBLISHED.format(row=row)
            condition = condition.replace(fixed, f"({row}.cohort_id IS NULL AND {fixed})")
        if table == "programmes_activity":
            joined = JOINED.format(row=row)
            condition = condition.replace(joined, f"{joined} AND b.cohort_id IS NULL")
    return table, operation, name, condition, refusal


TRIGGERS = [_without_own(*trigger) for trigger in revised.TRIGGERS]
lifting = before.lifting


def setting(vendor):
    """Returns the statements that set all triggers."""
    write = before._postgresql if vendor == "postgresql" else before._sqlite
    return [statement for trigger in TRIGGERS for statement in write(*trigger)]


def set_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in [*lifting(vendor), *setting(vendor)]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0015_harvest_photos")]

    operations = [
        # Not while the old triggers stand: on SQLite the table is made anew.
        migrations.RunPython(before.lift_triggers, revised.set_triggers),
        migrations.AddField(
            "block",
            "cohort",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.cohort"
            ),
        ),
        migrations.RunPython(set_triggers, before.lift_triggers),
    ]
