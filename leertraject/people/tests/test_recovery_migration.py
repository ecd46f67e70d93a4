"""Codes that belonged to an app before, work on when they belong to its account."""

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from leertraject.people import recovery
from leertraject.people.commands import codes as kept
from leertraject.people.models import Account, RecoveryCode
from leertraject.people.tests import build
from leertraject.privacy import boxes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock_at")]
BEFORE, AFTER = [("people", "0003_second_factor")], [("people", "0005_recovery_without_app")]


@pytest.fixture
def newest():
    """Brings the tables back to what the others expect, whatever happens: also those that rest on tables of people."""
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield
    MigrationExecutor(connection).migrate(latest)
    assert not MigrationExecutor(connection).migration_plan(latest)


def test_codes_of_an_app_stay(newest, moment):
    sanne = build.bureau(moment).a.participants[0]
    account = Account.objects.get(person=sanne)
    with transaction.atomic():
        box = boxes.make(owner=sanne.pk, now=moment)
    MigrationExecutor(connection).migrate(BEFORE)
    tables = MigrationExecutor(connection).loader.project_state(BEFORE).apps
    factor = tables.get_model("people", "SecondFactor").objects.create(
        account_id=account.pk, box=box.id, secret=b"", last_step=0, made_at=moment
    )
    typed = recovery.fresh()[0]
    tables.get_model("people", "RecoveryCode").objects.create(factor=factor, digest=recovery.digest(typed, box))
    MigrationExecutor(connection).migrate(AFTER)
    assert RecoveryCode.objects.get().account_id == account.pk
    by = build.actor(sanne, moment)
    assert kept.use(account, typed, by=by, now=moment) and not kept.use(account, typed, by=by, now=moment)
