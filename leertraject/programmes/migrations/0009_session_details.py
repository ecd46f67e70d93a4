"""A session has a room, a link, numbers, what its place offers, and trainers of its own; and it says how often it
changed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0006_passkey"), ("programmes", "0008_answers")]

    operations = [
        migrations.AddField(
            "session",
            "access",
            models.TextField(blank=True, max_length=400, verbose_name="toegankelijkheid van de plek", default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "session",
            "group_min",
            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="gaat door vanaf"),
        ),
        migrations.AddField(
            "session",
            "link",
            models.URLField(blank=True, max_length=300, verbose_name="link om online mee te doen", default=""),
            preserve_default=False,
        ),
        migrations.AddField("session", "revision", models.PositiveIntegerField(default=1)),
        migrations.AddField(
            "session",
            "room",
            models.CharField(blank=True, max_length=80, verbose_name="zaal", default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="SessionTrainer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trainers", to="programmes.session"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("session", "person"), name="programmes_session_trainer_once")
                ],
            },
        ),
    ]
