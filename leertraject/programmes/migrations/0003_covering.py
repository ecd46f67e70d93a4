"""A row of a published version may change while its covering is open, and no other way.

SQLite drops the triggers of a table when a later migration rebuilds that table: such a migration ends with
`RunPython(set_triggers)` of 0005.
"""

from importlib import import_module

from django.db import migrations, models

before = import_module("leertraject.programmes.migrations.0002_immutable")

OPEN = (
    "EXISTS (SELECT 1 FROM programmes_covering c WHERE c.kind = '{table}' AND c.shut_at IS NULL"
    " AND c.object_key = REPLACE(CAST(OLD.id AS text), '-', ''))"
)
COVERED = ("programmes_block", "programmes_activity", "programmes_change")


def _with_a_door(table, operation, name, condition, refusal):
    if table in COVERED and name.endswith("_fixed_update"):
        condition = f"({condition}) AND NOT {OPEN.format(table=table)}"
    return table, operation, name, condition, refusal


TRIGGERS = [_with_a_door(*trigger) for trigger in before.TRIGGERS]
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
    dependencies = [("programmes", "0002_immutable")]

    operations = [
        migrations.CreateModel(
            name="Covering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("object_key", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                ("shut_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["object_key", "kind"], name="programmes_covering_row")],
            },
        ),
        migrations.RunPython(set_triggers, before.set_triggers),
    ]
