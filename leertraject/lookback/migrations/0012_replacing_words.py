from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lookback", "0011_code_splits")]

    operations = [
        migrations.AlterField(
            model_name="transcriptedit",
            name="kind",
            field=models.CharField(
                choices=[
                    ("correct_turn", "Beurt verbeterd"),
                    ("split_turn", "Beurt gesplitst"),
                    ("merge_turns", "Twee beurten samengevoegd"),
                    ("give_turn", "Andere spreker bij een beurt"),
                    ("replace_in_text", "Herkenbare woorden vervangen"),
                ],
                max_length=16,
            ),
        ),
    ]
