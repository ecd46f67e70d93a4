from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lookback", "0002_flag_places")]

    operations = [
        migrations.AddField(model_name="release", name="literal", field=models.BooleanField(default=True)),
    ]
