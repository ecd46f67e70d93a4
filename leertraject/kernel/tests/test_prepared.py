import threading
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q
from django_tasks_db.models import DBTaskResult

from leertraject.kernel import prepared
from leertraject.kernel.models import Recurring
from leertraject.kernel.prepared import Prepared

NOW = datetime(2026, 4, 9, 12, 30, 0, 250, tzinfo=UTC)


def of_kind():
    """Permissions of a kind, each with its kind, and whether another one of that kind has this name."""
    twins = Permission.objects.filter(content_type=OuterRef("content_type"), name=prepared.text("twin"))
    found = Permission.objects.filter(Q(content_type=prepared.number("kind")) | Q(codename=prepared.text("code")))
    return found.select_related("content_type").annotate(twin=Exists(twins), model=F("content_type__model"))


@pytest.fixture
def kinds(db):
    made = [ContentType.objects.create(app_label="bench", model=name) for name in ("desk", "chair")]
    for kind in made:
        Permission.objects.create(content_type=kind, codename=f"move_{kind.model}", name="Move")
        Permission.objects.create(content_type=kind, codename=f"lift_{kind.model}", name="Lift it")
    return made


def test_it_finds_what_the_same_query_finds_with_the_values_of_each_time(kinds, django_assert_num_queries) -> None:
    query = Prepared(lambda: of_kind().order_by("codename"))

    for kind, twin in ((kinds[0], "Move"), (kinds[1], "move"), (kinds[0], "'; --")):
        with django_assert_num_queries(1):
            found = query.all(kind=kind.pk, code="lift_desk", twin=twin)
            shown = [(one.codename, one.content_type.model, one.model, one.twin) for one in found]
        wanted = Permission.objects.filter(Q(content_type=kind) | Q(codename="lift_desk")).order_by("codename")
        assert shown == [
            (one.codename, one.content_type.model, one.content_type.model, twin == "Move") for one in wanted
        ]


def test_it_gives_columns_as_well(kinds) -> None:
    moving = Permission.objects.filter(name="Move", content_type=prepared.number("kind"))
    query = Prepared(lambda: moving.values_list("codename", "content_type__model"))
    assert query.all(kind=kinds[1].pk) == [("move_chair", "chair")]
    assert query.first(kind=0) is None


def test_times_are_compared_as_times(db) -> None:
    Recurring.objects.create(name="a", due_at=NOW)
    query = Prepared(lambda: Recurring.objects.filter(due_at__gt=prepared.moment("now")))
    assert query.first(now=NOW - timedelta(microseconds=1))
    assert query.first(now=NOW) is None


def test_a_list_may_be_of_any_length(db) -> None:
    tasks = [DBTaskResult.objects.create(task_path=path, args_kwargs={}) for path in "cab"]
    query = Prepared(lambda: DBTaskResult.objects.filter(pk__in=prepared.uuids("ids")).order_by("task_path"))
    for wanted in ([], tasks[:1], tasks, [tasks[0], tasks[0]]):
        assert query.all(ids=[one.pk for one in wanted]) == sorted(set(wanted), key=lambda one: one.task_path)
    assert query.all(ids={uuid4()}) == []


def test_every_slot_is_filled_and_not_with_nothing(kinds) -> None:
    query = Prepared(of_kind)
    given = {"kind": 1, "code": "", "twin": ""}
    query.all(**given)
    for wrong in ({"kind": 1, "code": ""}, {**given, "more": 1}, {**given, "twin": None}):
        with pytest.raises(TypeError, match="twin"):
            query.all(**wrong)


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_over_its_own_connection() -> None:
    query = Prepared(lambda: Recurring.objects.filter(name=prepared.text("key")))
    ContentType.objects.count()
    Recurring.objects.create(name="a", due_at=NOW)
    here, found = query.all(key="a"), []

    def ask() -> None:
        found.extend(query.all(key="a"))
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert found == here != []
