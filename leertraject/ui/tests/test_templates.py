"""Templates and tags hold no styles, no handlers and no colours of their own; the README tells the truth."""

import re
from pathlib import Path

import pytest

from leertraject.ui.templatetags import lt

UI = Path(__file__).parent.parent
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
SOURCES = [*TEMPLATES, *sorted((UI / "templatetags").glob("*.py")), UI / "drawing.py", UI / "marking.py"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_style_handler_or_colour(path):
    source = path.read_text()
    assert not re.search(r"\sstyle=", source)
    assert not re.search(r"\son[a-z]+=[\"']", source)
    assert not re.search(r"[\"'\s:]#[0-9a-fA-F]{3,8}\b(?!\w)", source)
    assert "<script>" not in source


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_escapes_the_escaping(path):
    source = path.read_text()
    assert "|safe" not in source
    assert "autoescape off" not in source


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.name)
def test_no_module_passes_400_lines(path):
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("name", sorted(lt.register.tags))
def test_the_readme_tells_every_argument(name):
    readme = (UI / "README.md").read_text()
    row = next(line for line in readme.splitlines() if line.startswith(f"| `{name}` |"))
    told = set(re.findall(r"`(\w+)", row.split("|")[3]))
    missing = {argument.name for argument in lt.arguments(name)} - told
    assert not missing
