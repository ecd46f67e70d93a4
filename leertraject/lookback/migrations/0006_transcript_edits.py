import django.db.models.deletion
from django.db import migrations, models

import leertraject.kernel.subjects


class Migration(migrations.Migration):
    dependencies = [("lookback", "0005_codebook_history")]

    operations = [
        migrations.AddField(model_name="transcript", name="original", field=models.BinaryField(default=b"")),
        migrations.AddField(model_name="transcript", name="revision", field=models.PositiveIntegerField(default=1)),
        migrations.AddField(model_name="fragment", name="words_gone", field=models.BooleanField(default=False)),
        migrations.RemoveConstraint(model_name="fragment", name="lookback_fragment_once"),
        migrations.AddConstraint(
            model_name="fragment",
            constraint=models.UniqueConstraint(
                condition=models.Q(words_gone=False),
                fields=("transcript", "start", "end"),
                name="lookback_fragment_once",
            ),
        ),
        migrations.CreateModel(
            name="TranscriptEdit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=leertraject.kernel.subjects.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correct_turn", "Beurt verbeterd"),
                            ("split_turn", "Beurt gesplitst"),
                            ("merge_turns", "Twee beurten samengevoegd"),
                            ("give_turn", "Andere spreker bij een beurt"),
                        ],
                        max_length=16,
                    ),
                ),
                ("payload", models.BinaryField()),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.UUIDField(null=True)),
                (
                    "transcript",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="edits", to="lookback.transcript"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("transcript", "number"), name="lookback_edit_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CodingFinish",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
                (
                    "transcript",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coding_finish",
                        to="lookback.transcript",
                    ),
                ),
            ],
        ),
    ]
