import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lookback", "0004_planning"),
    ]

    operations = [
        migrations.AddField(
            model_name="code",
            name="definition",
            field=models.TextField(blank=True, max_length=600, verbose_name="omschrijving"),
        ),
        migrations.AddField(
            model_name="code",
            name="example",
            field=models.TextField(blank=True, max_length=600, verbose_name="voorbeeld"),
        ),
        migrations.AddField(
            model_name="code",
            name="merged_into",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="lookback.code"
            ),
        ),
        migrations.AddField(
            model_name="code",
            name="parent",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="lookback.code"
            ),
        ),
        migrations.AddField(
            model_name="code",
            name="retired_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="code",
            name="revision",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="CodeChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("added", "Toegevoegd"),
                            ("rewritten", "Herschreven"),
                            ("moved", "Verplaatst"),
                            ("merged", "Opgegaan in een andere code"),
                            ("received", "Een andere code ging hierin op"),
                            ("retired", "Niet meer in gebruik"),
                        ],
                        max_length=12,
                    ),
                ),
                ("why", models.TextField(blank=True, max_length=300, verbose_name="reden")),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="lookback.code"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="lookback.code"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
    ]
