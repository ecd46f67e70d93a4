"""The standing cast for guards that ask many pages: made once per file, and as good as new for every test."""

import copy
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from leertraject.people.tests import build


@pytest.fixture(scope="module")
def _made_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker, moment: datetime) -> Iterator[build.Bureau]:
    """The cast in a transaction around all tests of a file; each test then rolls back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build.bureau(moment)
        transaction.set_rollback(True)


@pytest.fixture
def bureau(_made_once: build.Bureau, db: None) -> build.Bureau:
    """The bureau with its two client organisations. A copy, since a model remembers what was asked of it."""
    return copy.deepcopy(_made_once)
