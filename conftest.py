"""What every test may use. The environment was set before Django loaded, in `tests/environment.py`."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from leertraject.kernel import clock

ROOT = Path(__file__).resolve().parent
NO_SHARED_DATA = "no shared data at ../shared or LEERTRAJECT_SHARED"

# The same examples each run: a test that fails here fails for everyone. HYPOTHESIS_PROFILE=long searches on.
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def shared_folder() -> Path:
    """Returns where the shared data should be; it may be absent."""
    return Path(os.environ.get("LEERTRAJECT_SHARED") or ROOT.parent / "shared")


@pytest.fixture(scope="session")
def moment() -> datetime:
    """The moment most tests happen at: Tuesday 14 April 2026, eleven in the morning in Amsterdam."""
    return datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def around_the_file(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around all tests of a file, for what they share; each test then rolls back to what was made in it.

    Ask for it in a fixture of the same scope, and give each test a copy: a model remembers what was asked of it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _no_demo_any_more() -> Iterator[None]:
    """A process remembers that it serves a demo; the database of the next test is another one."""
    yield
    context = sys.modules.get("leertraject.home.context")
    if context is not None and context._certain == [True]:
        context._certain.clear()


@pytest.fixture
def shared_data() -> Path:
    """The folder with shared transcripts and conversations; skips the test when it is not there."""
    folder = shared_folder() / "data"
    if not folder.is_dir():
        pytest.skip(NO_SHARED_DATA)
    return folder


@pytest.fixture
def clock_at(moment: datetime) -> Iterator[Callable[[datetime], AbstractContextManager[None]]]:
    """Lets the clock stand still at `moment`; `clock_at(other)` is a block in which it stands elsewhere."""
    with clock.standing_at(moment):
        yield clock.standing_at


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Within a file, tests that share nothing go before those that do: they look at an empty database."""
    places = {path: place for place, path in enumerate(dict.fromkeys(item.path for item in items))}
    items.sort(key=lambda item: (places[item.path], "around_the_file" in getattr(item, "fixturenames", ())))


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was loaded stays: going over it again and again in search of rubbish took a twentieth of the suite."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says how many tests were skipped for lack of shared data: they ran nowhere, and that must be seen."""
    terminalreporter.write_line(f"skipped for lack of shared data: {len(_skipped_for_lack(terminalreporter))}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fails the run when the shared data is there and tests were skipped for lack of it all the same."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and (shared_folder() / "data").is_dir() and _skipped_for_lack(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _skipped_for_lack(reporter: pytest.TerminalReporter) -> list[object]:
    return [report for report in reporter.stats.get("skipped", []) if "LEERTRAJECT_SHARED" in str(report.longrepr)]
