"""The demo in the test database."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.http import HttpResponseNotFound
from pytest_django.plugin import DjangoDbBlocker

from leertraject.config import urls
from leertraject.home.demo import filling
from leertraject.kernel import clock

TODAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="package")
def filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo, filled once through the real commands; the clock stands still. Each test takes back what it does."""
    with django_db_blocker.unblock(), clock.standing_at(TODAY), transaction.atomic():
        filling.fill(now=TODAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(filled: None, db: None) -> None:
    """The demo, for one test to do with as it likes."""


@pytest.fixture
def bare_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers 404 without its page, which is the same for all and holds nothing of what was asked for."""
    monkeypatch.setattr(urls, "handler404", lambda request, exception=None: HttpResponseNotFound())


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Thousands of refusals are asked for here; none has to be logged."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
