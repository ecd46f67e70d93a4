from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lookback", "0001_initial")]

    operations = [
        migrations.AddField(model_name="flag", name="places", field=models.JSONField(default=list)),
        migrations.AddField(
            model_name="flag",
            name="instead",
            field=models.TextField(blank=True, default="", max_length=2000),
            preserve_default=False,
        ),
    ]
