"""Queries that pages make all the time: worked out to SQL once in a process, and filled in each time they run.

Django works out the SQL of a query anew whenever it is asked. With a few relations and conditions that takes ten times
as long as running it. A query is prepared where its shape is always the same and only values differ; nothing of what it
found is kept. See `docs/adr/0016-hot-queries-are-prepared.md`.
"""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, DateField, DateTimeField, Field, IntegerField, QuerySet, UUIDField
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")


class Slot(Expression):
    """Stands in a query for a value that is given when it runs. Never None: SQL finds nothing that equals that."""

    def __init__(self, name: str, output_field: Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Returns a place in the SQL, with the slot as its parameter."""
        return "%s", (_Filled(self.name, self.output_field),)


# They pass for the values that they stand for: a query is built by the same functions, prepared or not.
def uuid(name: str) -> Any:
    """Returns a slot for an id."""
    return Slot(name, UUIDField())


def moment(name: str) -> Any:
    """Returns a slot for a time."""
    return Slot(name, DateTimeField())


def day(name: str) -> Any:
    """Returns a slot for a date."""
    return Slot(name, DateField())


def number(name: str) -> Any:
    """Returns a slot for a whole number."""
    return Slot(name, IntegerField())


def text(name: str) -> Any:
    """Returns a slot for a short text."""
    return Slot(name, CharField())


def uuids(name: str) -> Any:
    """Returns a slot for any number of ids, for `…__in=`: the SQL is the same however many there are."""
    return _Several(name, UUIDField())


class _Several(Slot):
    """Stands for many values, sent as one parameter: a list, which SQLite reads from JSON."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Returns a query over the list, with the slot as its parameter."""
        kind = self.output_field.db_type(connection)
        read = "value FROM json_each(%s)" if connection.vendor == "sqlite" else f"unnest(%s::{kind}[])"
        return f"(SELECT {read})", (_Filled(self.name, self.output_field, several=True),)


@dataclass(frozen=True, slots=True)
class _Filled:
    """The parameter of a slot."""

    name: str
    field: Field[Any, Any]
    several: bool = False

    def value(self, given: Any, connection: BaseDatabaseWrapper) -> object:
        """Returns what is sent to the database for a given value."""
        if not self.several:
            return self.field.get_db_prep_value(given, connection)
        values = [self.field.get_db_prep_value(one, connection) for one in given]
        return json.dumps(values) if connection.vendor == "sqlite" else values


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A query as it was worked out for one kind of database."""

    found: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    parameters: tuple[object, ...]
    names: frozenset[str]


class Prepared(Generic[Row]):
    """A query with slots. It is built at its first use, so a module may hold one before the models are there.

    >>> named = Prepared(lambda: Person.objects.filter(name=text("name")))  # doctest: +SKIP
    >>> named.all(name="Sanne")  # doctest: +SKIP
    [<Person: Sanne>]
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Row]]) -> None:
        self._build = build
        self._compiled: dict[str, _Compiled] = {}

    def all(self, **values: object) -> list[Row]:
        """Runs the query with a value for every slot. Raises TypeError for one too few or too many, or for None."""
        connection = connections[DEFAULT_DB_ALIAS]
        known = self._compiled.get(connection.vendor)
        if known is None:
            known = self._compiled[connection.vendor] = _compile(self._build(), connection)
        if values.keys() != known.names or None in values.values():
            raise TypeError(f"this query asks for {sorted(known.names)}, and for no None")
        parameters = tuple(
            p.value(values[p.name], connection) if isinstance(p, _Filled) else p for p in known.parameters
        )
        # A connection is of one thread; what was worked out is of all.
        compiler = copy.copy(known.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: (known.sql, parameters)  # type: ignore[method-assign, assignment]
        found = known.found.all()
        found.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign, assignment]
        return list(found)

    def first(self, **values: object) -> Row | None:
        """Runs the query and returns its first row, or None."""
        return next(iter(self.all(**values)), None)


def _compile(found: QuerySet[Any, Any], connection: BaseDatabaseWrapper) -> _Compiled:
    compiler = found.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    names = frozenset(p.name for p in parameters if isinstance(p, _Filled))
    return _Compiled(found, compiler, sql, tuple(parameters), names)
