"""Which tables travel in a backup, and how a row reads as a line that is the same on both databases."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db.models import Model

# Tables that do not travel, and why.
LEFT_OUT = {
    "people_browsersession": "who is signed in signs in again: a session of before could outlive its end",
    "django_content_type": "Django makes them when it migrates; nothing points at them",
    "auth_permission": "Django makes them when it migrates; nobody has any",
    "auth_group": "not used",
    "auth_group_permissions": "not used",
    "django_tasks_database_dbtaskresult": "tasks of then could do again what was done since; a sweep finds what waits",
    "kernel_workerbeat": "which workers live now",
    "kernel_recurring": "when something is due; it is due at once",
}
# These go in the file with keys, so that a backup of before brings back no key that was thrown away since.
KEYS = frozenset({"privacy_keyring", "privacy_personkey", "privacy_box", "privacy_erasure"})

_TOGETHER = 100  # rows that are read at once: one may hold a whole conversation


def travelling(apps: Apps) -> list[type[Model]]:
    """Returns the models whose tables go in a backup, in order of table."""
    return [model for model in _kept(apps) if model._meta.db_table not in KEYS]


def with_keys(apps: Apps) -> list[type[Model]]:
    """Returns the models whose tables go in the file with keys, in order of table."""
    return [model for model in _kept(apps) if model._meta.db_table in KEYS]


def columns(model: type[Model]) -> list[str]:
    """Returns the columns of a table in one order, whatever the order in which migrations made them."""
    return sorted(field.attname for field in model._meta.local_concrete_fields)


def rows(model: type[Model]) -> Iterator[str]:
    """Yields the rows of a table as lines, in order of key."""
    found = model._base_manager.order_by("pk").values_list(*columns(model))
    for row in found.iterator(chunk_size=_TOGETHER):
        yield line([_plain(value) for value in row])


def made(model: type[Model], values: list[Any]) -> Model:
    """Returns the row that a line holds, not yet saved. Raises ValueError or ValidationError."""
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    names = columns(model)
    return model(**{name: fields[name].to_python(value) for name, value in zip(names, values, strict=True)})


def line(value: object) -> str:
    """Returns JSON in one way of writing it, without an end of line."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


class Tally:
    """Counts the rows of a table and digests them, line by line."""

    def __init__(self, columns: Iterable[str]) -> None:
        self.rows = 0
        self._digest = hashlib.sha256(line(list(columns)).encode() + b"\n")

    def add(self, row: str) -> None:
        """Takes one line."""
        self.rows += 1
        self._digest.update(row.encode() + b"\n")

    def result(self) -> dict[str, object]:
        """Returns the number of rows and the digest, in hexadecimal."""
        return {"rows": self.rows, "digest": self._digest.hexdigest()}


def tallied(model: type[Model]) -> dict[str, object]:
    """Returns what `Tally` says of a table as it stands in the database."""
    tally = Tally(columns(model))
    for row in rows(model):
        tally.add(row)
    return tally.result()


def _kept(apps: Apps) -> list[type[Model]]:
    found = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    wanted = sorted(name for name, model in found.items() if model._meta.managed and name not in LEFT_OUT)
    return [found[name] for name in wanted]


def _plain(value: Any) -> object:
    """Returns a value as JSON can hold it. Columns of JSON come as they are."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(value).decode("ascii")
    return value
