import json

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder

from leertraject.config import health
from leertraject.kernel import clock, tasks

pytestmark = pytest.mark.django_db


def _ready(client) -> tuple[int, dict[str, bool]]:
    answer = client.get("/readyz")
    return answer.status_code, json.loads(answer.content)


def test_alive_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, json.loads(answer.content)) == (200, {"alive": True})


def test_ready_with_a_worker_and_not_without(client):
    assert _ready(client) == (503, {"database": True, "migrations": True, "worker": False})
    tasks.beat("one", now=clock.now())
    assert _ready(client) == (200, {"database": True, "migrations": True, "worker": True})
    with clock.standing_at(clock.now() + 2 * tasks.SILENCE):
        assert _ready(client)[0] == 503


def test_a_migration_that_is_missing_is_found(client):
    tasks.beat("one", now=clock.now())
    MigrationRecorder.Migration.objects.filter(app="logbook", name="0001_initial").delete()
    assert _ready(client) == (503, {"database": True, "migrations": False, "worker": True})
    assert health.pending_migrations() == ["logbook.0001_initial"]


def test_a_database_that_is_away_is_an_answer_and_no_error(client, monkeypatch):
    def away(*_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", away)
    assert _ready(client) == (503, {"database": False, "migrations": False, "worker": False})


def test_ready_is_cheap(client, django_assert_max_num_queries):
    client.get("/readyz")
    with django_assert_max_num_queries(3):
        client.get("/readyz")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_nothing_can_be_posted(client, path):
    assert client.post(path).status_code == 405
