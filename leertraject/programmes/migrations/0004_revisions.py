"""A programme and a cohort say how often their own words changed, so that two people who write them notice each other."""

from importlib import import_module

from django.db import migrations, models

covering = import_module("leertraject.programmes.migrations.0003_covering")


class Migration(migrations.Migration):
    dependencies = [("programmes", "0003_covering")]

    operations = [
        migrations.AddField("programme", "revision", models.PositiveIntegerField(default=1)),
        migrations.AddField("cohort", "revision", models.PositiveIntegerField(default=1)),
        migrations.RunPython(covering.set_triggers, covering.set_triggers),
    ]
