"""The database itself refuses to change a published version, and to give a cohort another version.

SQLite drops the triggers of a table when a later migration rebuilds that table: such a migration ends with
`RunPython(set_triggers)` again. `tests/test_immutable.py` fails when it does not.
"""

from django.db import migrations

REFUSAL = "a published version does not change"
MOVED = "a cohort keeps its version"

PUBLISHED = "EXISTS (SELECT 1 FROM programmes_versionpublication p WHERE p.version_id = {row}.version_id)"
PUBLISHED_BLOCK = (
    "EXISTS (SELECT 1 FROM programmes_versionpublication p"
    " JOIN programmes_block b ON b.version_id = p.version_id WHERE b.id = {row}.block_id)"
)
PUBLISHED_SELF = "EXISTS (SELECT 1 FROM programmes_versionpublication p WHERE p.version_id = {row}.id)"

# Who made it may be taken away when that person is erased; that is all that changes.
MAKER = {
    "programmes_version": (
        "made_by",
        "id, programme_id, number, based_on_id, group_min, group_max, trainers, effort, themes, made_at",
    ),
    "programmes_versionpublication": ("by", "id, version_id, at"),
    "programmes_change": ("made_by", "id, version_id, number, kind, lineage, title, what, reason, made_at"),
}


def _rows(condition, *rows):
    return " OR ".join(condition.format(row=row) for row in rows)


def _no_insert(table, condition):
    return [(table, "INSERT", f"{table}_fixed_insert", _rows(condition, "NEW"), REFUSAL)]


def _no_update(table, condition):
    """Refuses an update; where a maker stands in the row, that one may only be emptied."""
    fixed = _rows(condition, "OLD", "NEW")
    if table not in MAKER:
        return [(table, "UPDATE", f"{table}_fixed_update", fixed, REFUSAL)]
    maker, others = MAKER[table]
    return [
        (table, f"UPDATE OF {others}", f"{table}_fixed_update", fixed, REFUSAL),
        (table, f'UPDATE OF "{maker}"', f"{table}_fixed_maker", f'NEW."{maker}" IS NOT NULL AND ({fixed})', REFUSAL),
    ]


def _no_delete(table, condition):
    return [(table, "DELETE", f"{table}_fixed_delete", _rows(condition, "OLD"), REFUSAL)]


# Table, operation, name, the condition under which it is refused, and the refusal.
TRIGGERS = [
    *(
        trigger
        for table, condition in {
            "programmes_block": PUBLISHED,
            "programmes_activity": PUBLISHED_BLOCK,
            "programmes_change": PUBLISHED,
        }.items()
        for refuse in (_no_insert, _no_update, _no_delete)
        for trigger in refuse(table, condition)
    ),
    *_no_update("programmes_version", PUBLISHED_SELF),
    *_no_delete("programmes_version", PUBLISHED_SELF),
    *_no_update("programmes_versionpublication", "1 = 1"),
    *_no_delete("programmes_versionpublication", "1 = 1"),
    ("programmes_cohort", "UPDATE", "programmes_cohort_fixed_version", "OLD.version_id <> NEW.version_id", MOVED),
]


def set_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in [*lifting(vendor), *setting(vendor)]:
        schema_editor.execute(statement)


def lift_triggers(apps, schema_editor):
    for statement in lifting(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def setting(vendor):
    """Returns the statements that set all triggers."""
    write = _postgresql if vendor == "postgresql" else _sqlite
    return [statement for trigger in TRIGGERS for statement in write(*trigger)]


def lifting(vendor):
    """Returns the statements that take all triggers away, also when they are not there."""
    if vendor != "postgresql":
        return [f"DROP TRIGGER IF EXISTS {name}" for _table, _operation, name, _condition, _refusal in TRIGGERS]
    return [
        statement
        for table, _operation, name, _condition, _refusal in TRIGGERS
        for statement in (f"DROP TRIGGER IF EXISTS {name} ON {table}", f"DROP FUNCTION IF EXISTS {name}()")
    ]


def _sqlite(table, operation, name, condition, refusal):
    yield (
        f"CREATE TRIGGER {name} BEFORE {operation} ON {table} FOR EACH ROW WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
    )


def _postgresql(table, operation, name, condition, refusal):
    """A WHEN clause of PostgreSQL holds no subquery, so the condition stands in a function per trigger."""
    row = "OLD" if operation == "DELETE" else "NEW"
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
        f" RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation'; END IF; RETURN {row}; END $$"
    )
    yield f"CREATE TRIGGER {name} BEFORE {operation} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [migrations.RunPython(set_triggers, lift_triggers)]
