"""The demo in the test database."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from leertraject.home.demo import filling
from leertraject.kernel import clock

TODAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def demo(db: None) -> Iterator[None]:
    """The demo, filled through the real commands; the clock stands still."""
    with clock.standing_at(TODAY):
        filling.fill(now=TODAY)
        yield


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Thousands of refusals are asked for here; none has to be logged."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
