from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lookback', '0016_lately'),
    ]

    operations = [
        migrations.AddField(
            model_name='study',
            name='revision',
            field=models.PositiveIntegerField(default=1),
        ),
    ]
