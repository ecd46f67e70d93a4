"""Days on which no session is planned: of the bureau, of an organisation, and the usual weeks that were dropped."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import leertraject.kernel.subjects


class Migration(migrations.Migration):
    dependencies = [("people", "0006_passkey"), ("programmes", "0006_invitations")]

    operations = [
        migrations.CreateModel(
            name="AvoidedPeriod",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=leertraject.kernel.subjects.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="wat er dan is")),
                ("first_on", models.DateField(verbose_name="eerste dag")),
                ("last_on", models.DateField(verbose_name="laatste dag")),
                ("yearly", models.BooleanField(default=False, verbose_name="elk jaar")),
                ("made_at", models.DateTimeField()),
                ("made_by", models.UUIDField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["first_on", "title"],
                "constraints": [
                    models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="programmes_avoided_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="UsualWeeksDropped",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "usual",
                    models.CharField(
                        choices=[("jaarrekening", "Jaarrekening"), ("begroting", "Begroting")], max_length=12
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "usual"), name="programmes_usual_dropped_once")
                ],
            },
        ),
    ]
