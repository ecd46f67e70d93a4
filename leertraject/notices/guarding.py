"""Mails and reminders that are also how the product knows that someone was asked. They stay while that matters.

A package that reads them so registers which matters still live; deleting them earlier would send a second mail:

    guarding.register(("lookback.consent",), lambda now: ids of what still waits)
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

Living = Callable[[datetime], "QuerySet[Any]"]
_guards: dict[tuple[str, ...], Living] = {}


def register(kinds: Collection[str], living: Living) -> None:
    """Says for which objects mails and reminders of these kinds must stay: `living(now)` gives their ids."""
    _guards[tuple(sorted(kinds))] = living


def waits(now: datetime) -> ExpressionWrapper:
    """Returns whether a mail or reminder guards something that lives, as an expression on its row."""
    found = Q(pk__in=[])
    for kinds, living in _guards.items():
        found |= Q(kind__in=kinds, object_id__in=living(now))
    return ExpressionWrapper(found, output_field=BooleanField())
