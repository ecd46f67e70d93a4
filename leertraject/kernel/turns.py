"""One at a time, where no row can be locked because those that matter are not there yet.

On SQLite every transaction that writes waits for the one before it. On PostgreSQL two could each look for what the
other has not committed yet; there whoever comes second waits for the end of the first transaction.
"""

from enum import IntEnum

from django.db import connection


class Turn(IntEnum):
    """What is done one at a time. The numbers are those of locks in PostgreSQL, and mean nothing."""

    PLANNING = 7_310_001


def wait_for(turn: Turn) -> None:
    """Waits until every other transaction that has this turn is over.

    Call inside the transaction that looks and writes, after the rows that it locks and before it looks.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(turn)])
