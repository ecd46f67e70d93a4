"""A version says how often what it asks of a group changed, so that two people who change that notice each other.

SQLite drops the triggers of a table when a later migration rebuilds that table: such a migration ends with
`RunPython(set_triggers)` of 0016, which is the last to say what they are.
"""

from importlib import import_module

from django.db import migrations, models

before = import_module("leertraject.programmes.migrations.0002_immutable")
covering = import_module("leertraject.programmes.migrations.0003_covering")


def _with_the_revision(table, operation, name, condition, refusal):
    if name == "programmes_version_fixed_update":
        operation = f"{operation}, revision"
    return table, operation, name, condition, refusal


TRIGGERS = [_with_the_revision(*trigger) for trigger in covering.TRIGGERS]
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
    dependencies = [("programmes", "0004_revisions")]

    operations = [
        migrations.AddField("version", "revision", models.PositiveIntegerField(default=1)),
        migrations.RunPython(set_triggers, covering.set_triggers),
    ]
