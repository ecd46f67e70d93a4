import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the one before: PostgreSQL changes no table of which rows wait for a check in the same transaction."""

    dependencies = [
        ('people', '0004_recovery_of_account'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='recoverycode',
            name='people_recovery_once',
        ),
        migrations.RemoveField(
            model_name='recoverycode',
            name='factor',
        ),
        migrations.AlterField(
            model_name='recoverycode',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='recoverycode',
            name='box',
            field=models.UUIDField(),
        ),
        migrations.AddConstraint(
            model_name='recoverycode',
            constraint=models.UniqueConstraint(fields=('account', 'digest'), name='people_recovery_code_once'),
        ),
    ]
