"""What lies in the database and may be read there, and what every package hands over or erases."""

from collections.abc import Iterable
from types import ModuleType

from django.db import connection

from leertraject.home.mine.packages import keepers
from tests.attacks.words import Phrase, found_in


def holding(phrases: list[Phrase]) -> set[str]:
    """Returns the columns ("table.column") in which one of these phrases can be read."""
    found = set()
    for table in connection.introspection.table_names():
        for column, values in _columns(table):
            if any(True for _ in found_in(values, phrases)):
                found.add(f"{table}.{column}")
    return found


def packages() -> list[ModuleType]:
    """Returns the `personal_data` of every package that has one, uppermost first: that is the order of erasing."""
    return list(keepers())


def _columns(table: str) -> Iterable[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        names = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
    for at, name in enumerate(names):
        yield name, "\n".join(_readable(row[at]) for row in rows)


def _readable(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="ignore")
    return str(value)


def dump() -> bytes:
    """Returns every value of every table, one after the other."""
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [_bytes(value) for row in cursor.fetchall() for value in row]
    return b"\n".join(found)


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
