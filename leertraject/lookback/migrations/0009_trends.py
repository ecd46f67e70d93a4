import django.db.models.deletion
from django.db import migrations, models

import leertraject.kernel.subjects


class Migration(migrations.Migration):
    dependencies = [
        ("lookback", "0008_holding"),
        ("programmes", "0002_immutable"),
    ]

    operations = [
        migrations.CreateModel(
            name="Trend",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=leertraject.kernel.subjects.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=160, verbose_name="wat eraan komt")),
                ("coming", models.TextField(max_length=3000, verbose_name="wat mensen zien aankomen")),
                (
                    "module",
                    models.TextField(
                        blank=True, max_length=3000, verbose_name="wat het voor het traject kan betekenen"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_by", models.UUIDField(null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(null=True)),
                ("changed_by", models.UUIDField(null=True)),
                (
                    "insight",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="trends",
                        to="lookback.insight",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="trends", to="lookback.study"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="TrendChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.change"
                    ),
                ),
                (
                    "trend",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="lookback.trend"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TrendSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
                (
                    "fragment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trend_supports",
                        to="lookback.fragment",
                    ),
                ),
                (
                    "trend",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="supports", to="lookback.trend"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="trend",
            constraint=models.UniqueConstraint(fields=("study", "number"), name="lookback_trend_number"),
        ),
        migrations.AddConstraint(
            model_name="trendchange",
            constraint=models.UniqueConstraint(fields=("trend", "change"), name="lookback_trend_change_once"),
        ),
        migrations.AddConstraint(
            model_name="trendsupport",
            constraint=models.UniqueConstraint(fields=("trend", "fragment"), name="lookback_trend_support_once"),
        ),
    ]
