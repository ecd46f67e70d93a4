"""Documents and their paragraphs, of which the database itself refuses to change one.

SQLite drops the trigger when a later migration rebuilds the table: such a migration ends with `RunPython(set_trigger)`
again. `tests/test_documents.py` fails when it does not.
"""

import django.db.models.deletion
import leertraject.kernel.subjects
from django.db import migrations, models

NAME, TABLE, REFUSAL = "opgaven_paragraph_fixed", "opgaven_paragraph", "a paragraph does not change"


def set_trigger(apps, schema_editor):
    lift_trigger(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {NAME} BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {NAME}()"
        )
    else:
        schema_editor.execute(
            f"CREATE TRIGGER {NAME} BEFORE UPDATE ON {TABLE} FOR EACH ROW BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def lift_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {NAME} ON {TABLE}")
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {NAME}()")
    else:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {NAME}")


class Migration(migrations.Migration):

    dependencies = [
        ('opgaven', '0001_initial'),
        ('people', '0006_passkey'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=leertraject.kernel.subjects.new_id, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('file_name', models.CharField(max_length=200, verbose_name='bestand')),
                ('kind', models.CharField(blank=True, max_length=4, verbose_name='soort')),
                ('sha256', models.CharField(max_length=64)),
                ('dated_on', models.DateField(verbose_name='van')),
                ('pages', models.PositiveIntegerField(default=0, verbose_name='bladzijden')),
                ('length', models.PositiveIntegerField(default=0, verbose_name="alinea's")),
                ('state', models.CharField(choices=[('waiting', 'wacht op lezen'), ('reading', 'wordt gelezen'), ('read', 'gelezen'), ('refused', 'niet gelezen')], default='waiting', max_length=8)),
                ('refusal', models.CharField(blank=True, max_length=400)),
                ('notes', models.TextField(blank=True)),
                ('added_by', models.UUIDField(null=True)),
                ('added_at', models.DateTimeField()),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='followers', to='opgaven.document')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['-dated_on', 'title'],
            },
        ),
        migrations.CreateModel(
            name='DocumentFile',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='file', serialize=False, to='opgaven.document')),
                ('content', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Paragraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('page', models.PositiveIntegerField()),
                ('part', models.CharField(max_length=8)),
                ('text', models.TextField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='opgaven.document')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(fields=('organisation', 'sha256'), name='opgaven_document_once'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.UniqueConstraint(fields=('document', 'number'), name='opgaven_paragraph_once'),
        ),
        migrations.RunPython(set_trigger, lift_trigger),
    ]
