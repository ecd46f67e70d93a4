import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0003_feeds'),
        ('people', '0006_passkey'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='state',
            field=models.CharField(choices=[('waiting', 'Staat klaar'), ('sending', 'Wordt verstuurd'), ('sent', 'Verstuurd'), ('unsure', 'Niet zeker of hij aankwam'), ('failed', 'Niet verstuurd'), ('dropped', 'Niet meer nodig'), ('declined', 'Niet verstuurd: deze mail staat uit')], default='waiting', max_length=10),
        ),
        migrations.CreateModel(
            name='RemindersStopped',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('resumed_at', models.DateTimeField(null=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='SwitchedOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stream', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'stream'), name='notices_off_once')],
            },
        ),
    ]
