"""Lets the tests with real transactions empty the tables on SQLite, where a published version refuses that.

PostgreSQL empties with TRUNCATE, which asks no trigger.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from unittest.mock import patch

from django.core.management.commands import flush
from django.db.backends.base.base import BaseDatabaseWrapper

immutable = import_module("leertraject.programmes.migrations.0016_own_blocks")


@contextmanager
def allowed() -> Iterator[None]:
    """Inside the block `flush` takes the triggers away, empties the tables and sets the triggers again."""
    with patch.object(flush, "sql_flush", _lifting(flush.sql_flush)):
        yield


def _lifting(sql_flush: Callable[..., list[str]]) -> Callable[..., list[str]]:
    def flushing(style: Any, connection: BaseDatabaseWrapper, *args: Any, **kwargs: Any) -> list[str]:
        found = sql_flush(style, connection, *args, **kwargs)
        if connection.vendor != "sqlite":
            return found
        return [*immutable.lifting("sqlite"), *found, *immutable.setting("sqlite")]

    return flushing
