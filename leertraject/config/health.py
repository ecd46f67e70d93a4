"""Is it alive, and is it ready. Both are asked every few seconds, so both are cheap."""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from leertraject.kernel import clock, tasks


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"alive": True})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, migrations and worker: 200 when all are well, else 503 with which is not. Three small queries."""
    found = {"database": False, "migrations": False, "worker": False}
    try:
        pending = pending_migrations()
        found["database"] = True
        found["migrations"] = not pending
        found["worker"] = bool(tasks.living(now=clock.now()))
    except DatabaseError:
        # A table that is missing, or no database at all: what was found so far says which.
        connection.close_if_unusable_or_obsolete()
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def pending_migrations() -> list[str]:
    """Returns the migrations of this code that the database has not had, as "app.name". Raises DatabaseError."""
    applied = MigrationRecorder(connection).applied_migrations()
    return [f"{app}.{name}" for app, name in _known() if (app, name) not in applied]


@cache
def _known() -> tuple[tuple[str, str], ...]:
    # Read once per process: the files of a running process do not change. A squashed migration counts as applied
    # when the ones it replaces are, so only what replaces nothing is asked for.
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return tuple(sorted(key for key, migration in loader.disk_migrations.items() if not migration.replaces))
