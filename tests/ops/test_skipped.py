"""Tests that were skipped although their data is there fail the run."""

from types import SimpleNamespace

import pytest

from tests.ops.running import ROOT

LACK = "Skipped: no shared data at ../shared or LEERTRAJECT_SHARED"


@pytest.mark.parametrize(
    ("reason", "data", "fails"),
    [(LACK, True, True), (LACK, False, False), ("Skipped: a setting of SQLite", True, False)],
)
def test_a_skip_for_lack_of_data_that_is_there_fails_the_run(request, monkeypatch, tmp_path, reason, data, fails):
    manager = request.config.pluginmanager
    root = manager.get_plugin(str(ROOT / "conftest.py"))
    monkeypatch.setattr(root, "shared_folder", lambda: tmp_path)
    if data:
        (tmp_path / "data").mkdir()
    reporter = SimpleNamespace(stats={"skipped": [SimpleNamespace(longrepr=("file", 1, reason))]})
    session = SimpleNamespace(
        config=SimpleNamespace(pluginmanager=SimpleNamespace(get_plugin=lambda name: reporter)),
        exitstatus=pytest.ExitCode.OK,
    )
    root.pytest_sessionfinish(session)
    assert (session.exitstatus == pytest.ExitCode.TESTS_FAILED) is fails
