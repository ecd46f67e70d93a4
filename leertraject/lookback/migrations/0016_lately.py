from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lookback', '0015_heard'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='fragment',
            index=models.Index(fields=['study', '-made_at'], name='lookback_fragment_lately'),
        ),
    ]
