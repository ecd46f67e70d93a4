from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lookback', '0014_fallbacks'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='fragment',
            index=models.Index(fields=['study', 'lapsed_at', 'voice', 'tally'], name='lookback_fragment_heard'),
        ),
    ]
