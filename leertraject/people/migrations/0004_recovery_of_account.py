import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def to_accounts(apps, schema_editor):
    """Every code goes to the account of its app, and keeps the box with which its digest was made."""
    factor = apps.get_model("people", "SecondFactor").objects.filter(pk=OuterRef("factor"))
    apps.get_model("people", "RecoveryCode").objects.update(
        account=Subquery(factor.values("account")), box=Subquery(factor.values("box"))
    )


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_second_factor'),
    ]

    operations = [
        migrations.AddField(
            model_name='recoverycode',
            name='account',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='recoverycode',
            name='box',
            field=models.UUIDField(null=True),
        ),
        migrations.RunPython(to_accounts, migrations.RunPython.noop),
    ]
