"""The migrations of a database as a moment: which models it had then, and bringing an empty database to it."""

from collections.abc import Iterable

from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Stage = list[tuple[str, str]]

# Apps that older versions had; none of their tables travels.
RETIRED = frozenset({"sessions"})


class Unknown(Exception):
    """This program does not know all migrations of the stage: it is older than what made it."""


def applied() -> Stage:
    """Returns the migrations that the database has had, in order of name."""
    return sorted(key for key in MigrationRecorder(connection).applied_migrations() if key[0] not in RETIRED)


def apps_at(stage: Stage) -> Apps:
    """Returns the models as they were at a stage. Raises Unknown."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    apps = loader.project_state(_ends(loader, stage)).apps
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            # A row that travels keeps its moments.
            field.__dict__.update({name: False for name in ("auto_now", "auto_now_add") if hasattr(field, name)})
    return apps


def bring_to(stage: Stage) -> None:
    """Applies the migrations of a stage, and no others, to a database without tables. Raises Unknown."""
    executor = MigrationExecutor(connection)
    executor.migrate(_ends(executor.loader, stage))


def _ends(loader: MigrationLoader, stage: Iterable[tuple[str, str]]) -> Stage:
    """Returns the last migration of each app."""
    known = set(loader.graph.nodes)
    wanted = {key for key in stage if key[0] not in RETIRED}
    if missing := wanted - known:
        raise Unknown(".".join(min(missing)))
    followed = {
        parent.key for key in wanted for parent in loader.graph.node_map[key].parents if parent.key[0] == key[0]
    }
    return sorted(wanted - followed)
