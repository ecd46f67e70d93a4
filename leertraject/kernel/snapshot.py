"""Reading of one moment: what others write meanwhile is not seen, and nobody waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def of_one_moment() -> Iterator[None]:
    """Makes everything that is read inside the block come from one moment of the database; writing fails there.

    Inside a transaction that has begun already it is the moment of that transaction.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        yield from _sqlite()
    else:
        yield from _postgresql()


def _sqlite() -> Iterator[None]:
    # `atomic` would take the write lock at once: whoever saves something would wait until the reading has ended.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            cursor.execute("PRAGMA query_only=ON")
            cursor.execute("SELECT COUNT(*) FROM sqlite_master")  # the moment begins at the first reading
            yield
        finally:
            cursor.execute("ROLLBACK")
            cursor.execute("PRAGMA query_only=OFF")


def _postgresql() -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
