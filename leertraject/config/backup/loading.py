"""Rows into a database that knows nobody: emptied first, then filled in one transaction, and proven before it ends."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.apps import apps as of_now
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from leertraject.config.backup import tables

# What is kept in memory before it is written: rows, and characters of their lines.
_ROWS, _CHARACTERS = 500, 4_000_000


class Different(Exception):
    """What stands in the database now is not what the backup says: the table is the message."""


def knows_nobody() -> bool:
    """Says whether the database has no tables yet, or tables in which there is nobody and no demo."""
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for name in {"people_person", "home_demomarker"} & existing:
            cursor.execute(f"SELECT 1 FROM {name} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                return False
    return True


def drop_tables() -> None:
    """Removes the tables of this program, of whatever version, from a database that knows nobody."""
    prefixes = tuple(f"{app.label}_" for app in of_now.get_app_configs())
    ours = {model._meta.db_table for model in of_now.get_models(include_auto_created=True)} | {"django_migrations"}
    found = [name for name in connection.introspection.table_names() if name in ours or name.startswith(prefixes)]
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for name in found:
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(name)}{cascade}")


class Loader:
    """Takes lines of tables and writes them a few hundred at a time."""

    def __init__(self, models: Iterable[type[Model]]) -> None:
        self._models = {model._meta.db_table: model for model in models}
        self._waiting: list[Model] = []
        self._size = 0

    def take(self, table: str, row: str) -> None:
        """Takes one row. Raises KeyError, ValueError, ValidationError and DatabaseError."""
        model = self._models[table]
        if self._waiting and (
            type(self._waiting[0]) is not model or len(self._waiting) >= _ROWS or self._size > _CHARACTERS
        ):
            self.flush()
        self._waiting.append(tables.made(model, json.loads(row)))
        self._size += len(row)

    def flush(self) -> None:
        """Writes what waits."""
        if self._waiting:
            type(self._waiting[0])._base_manager.bulk_create(self._waiting)
        self._waiting, self._size = [], 0


def load(models: list[type[Model]], lines: Iterable[tuple[str, str]], said: Mapping[str, Any]) -> None:
    """Replaces all rows of the tables by these (table, row), and proves that they are what was said of them.

    Call inside a transaction, so that it is all of it or nothing. Raises Different and DatabaseError.
    """
    with _no_triggers(models):
        with connection.cursor() as cursor:
            for model in models:
                # A migration may have made rows.
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
        loader = Loader(models)
        for table, row in lines:
            loader.take(table, row)
        loader.flush()
        connection.check_constraints()
    for model in models:
        if tables.tallied(model) != said[model._meta.db_table]:
            raise Different(model._meta.db_table)
    _set_sequences(models)


def _set_sequences(models: list[type[Model]]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


@contextmanager
def _no_triggers(models: list[type[Model]]) -> Iterator[None]:
    """Takes away what refuses a row of a published version, and sets it again; the transaction hides it from others."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            found = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in found:
                cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
            yield
            for _, statement in found:
                cursor.execute(statement)
        return
    _alter(models, "DISABLE TRIGGER USER")
    yield
    _alter(models, "ENABLE TRIGGER USER")


def _alter(models: list[type[Model]], how: str) -> None:
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"ALTER TABLE {connection.ops.quote_name(model._meta.db_table)} {how}")
