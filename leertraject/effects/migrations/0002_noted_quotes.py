from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("effects", "0001_sheets")]

    operations = [
        migrations.AddField(model_name="publishedquote", name="noted", field=models.BooleanField(default=False))
    ]
