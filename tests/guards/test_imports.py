"""Guard 1: packages import downward, modules inside a package in order, views are private, analysis is pure."""

import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from importlinter.application import use_cases
from importlinter.configuration import configure

from tests.guards.source import PACKAGES, ROOT

PRIVATE = frozenset({"urls", "views", "forms"})
# What others may import all the same, and why.
OFFERED = {"leertraject.ui.views": "`failed` is the page of a refusal, for middleware and other views"}


@pytest.fixture(scope="module", autouse=True)
def _configured() -> None:
    configure()


def contracts_hold(config: Path) -> bool:
    return use_cases.lint_imports(config_filename=str(config), cache_dir=None, no_logo=True)


def foreign_views(graph: grimp.ImportGraph, root: str) -> list[str]:
    """Returns the imports of another package's urls, views or forms."""
    found = []
    for imported in sorted(graph.modules):
        parts = imported.split(".")
        if parts[0] != root or len(parts) < 3 or parts[2] not in PRIVATE or imported in OFFERED:
            continue
        for importer in sorted(graph.find_modules_that_directly_import(imported)):
            if importer.split(".")[:2] != parts[:2]:
                found.append(f"{importer} imports {imported}")
    return found


def test_contracts_hold() -> None:
    assert contracts_hold(ROOT / ".importlinter"), "run lint-imports to see which"


def test_views_are_private() -> None:
    assert foreign_views(grimp.build_graph("leertraject", cache_dir=None), "leertraject") == []


@pytest.fixture
def planted(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small package of the same shape, under a name of its own so that nothing is remembered of the one before."""
    name = f"planted{abs(hash(request.node.name)) % 10**9}"
    for package in (*PACKAGES, "analysis", "analysis/one", "analysis/two"):
        folder = tmp_path / name / package
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
        for module in ("models", "rules", "queries", "commands", "views", "urls"):
            (folder / f"{module}.py").touch()
    (tmp_path / name / "__init__.py").touch()
    config = (ROOT / ".importlinter").read_text().replace("leertraject", name)
    (tmp_path / "importlinter.ini").write_text(config)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path / name
    for module in [m for m in sys.modules if m.split(".")[0] == name]:
        del sys.modules[module]


def test_a_package_of_this_shape_is_well(planted: Path) -> None:
    assert contracts_hold(planted.parent / "importlinter.ini")


@pytest.mark.parametrize(
    ("module", "imports"),
    [
        ("people/queries", "programmes.models"),
        ("kernel/models", "analysis.one"),
        ("programmes/queries", "programmes.commands"),
        ("lookback/models", "lookback.rules"),
        ("analysis/one/models", "kernel"),
        ("analysis/one/models", "analysis.two"),
        ("analysis/one/models", "django"),
    ],
)
def test_a_wrong_import_is_caught(planted: Path, module: str, imports: str) -> None:
    name = imports if imports == "django" else f"{planted.name}.{imports}"
    (planted / f"{module}.py").write_text(f"import {name}\n")
    assert not contracts_hold(planted.parent / "importlinter.ini")


def test_an_undeclared_package_is_caught(planted: Path) -> None:
    (planted / "services").mkdir()
    (planted / "services" / "__init__.py").touch()
    assert not contracts_hold(planted.parent / "importlinter.ini")


def test_a_foreign_view_is_caught(planted: Path) -> None:
    (planted / "home" / "views.py").write_text(f"from {planted.name}.lookback import views\n")
    (planted / "home" / "urls.py").write_text(f"from {planted.name}.home import views\n")
    graph = grimp.build_graph(planted.name, cache_dir=None)
    assert foreign_views(graph, planted.name) == [f"{planted.name}.home.views imports {planted.name}.lookback.views"]
