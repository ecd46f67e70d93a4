"""Guard 8: templates, names and files keep to the rules that a look at the text can tell."""

import ast
import re
from pathlib import Path

import pytest

from tests.guards.source import ROOT, SOURCE, kept_files, modules

FORBIDDEN_NAMES = frozenset({"utils", "helpers", "services", "managers", "base", "common"})
LIMIT = 400
# Files that may be longer, and why.
LONG = {
    "frontend/css/tokens/voorbeeld.css": "generated: the tokens of the NL Design System that are read",
}
_CODE = frozenset({".py", ".html", ".css", ".js", ".mjs"})
_BUILT = ("leertraject/ui/static/", "frontend/vendor/", "frontend/css/nlds/")

IN_TEMPLATES = {
    "style=": re.compile(r"\sstyle\s*="),
    "a handler": re.compile(r"\son[a-z]+\s*=\s*[\"']"),
    "a colour": re.compile(r"(?<!href=\")(?<!href=')(?<!&)#[0-9a-fA-F]{3,8}\b(?![\w-])"),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)"),
    "an unescaped value": re.compile(r"\|\s*safe\b|autoescape\s+off"),
}
# Put together, so that this file does not name them itself.
_HOSTS = ["registry.npm" + "js.org", "registry." + "yarnpkg.com", "py" + "pi.org", "python" + "hosted.org"]
IN_ANY_FILE = {
    "the host of a registry": re.compile("|".join(map(re.escape, _HOSTS))),
    "a path of a machine": re.compile(r"(?<![\w.:-])/(?:home|root|work|Users|mnt)/[\w.]"),
}


def found_in(text: str, patterns: dict[str, re.Pattern[str]]) -> list[str]:
    """Returns what was found, with the line on which it stands."""
    return [
        f"line {text.count(chr(10), 0, match.start()) + 1}: {name}"
        for name, pattern in patterns.items()
        for match in pattern.finditer(text)
    ]


def printed(source: str) -> list[int]:
    """Returns the lines with a call of print."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [node.lineno for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"]


def too_long(name: str, text: str) -> bool:
    made_by_tool = name.startswith(_BUILT) or "/migrations/" in name
    return Path(name).suffix in _CODE and not made_by_tool and text.count("\n") > LIMIT


def text_of(path: Path) -> str | None:
    """Returns the text of a file, or None for bytes."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def test_templates() -> None:
    problems = []
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        problems += [f"{path.relative_to(ROOT)} {found}" for found in found_in(path.read_text(), IN_TEMPLATES)]
    assert problems == []


def views_with_tables(root: Path) -> list[str]:
    """Returns the views that reach for a table themselves instead of asking a query."""
    views = [p for p in modules(root) if p.name == "views.py" or "views" in p.relative_to(root).parts]
    return [str(p.relative_to(root)) for p in views if re.search(r"\.objects\b", p.read_text(encoding="utf-8"))]


def empty_names(root: Path) -> list[str]:
    """Returns the modules and folders with a name that says nothing."""
    names = [path.relative_to(root).with_suffix("") for path in sorted(root.rglob("*.py"))]
    return [str(name) for name in names if FORBIDDEN_NAMES & set(name.parts)]


def test_views_ask_queries() -> None:
    assert views_with_tables(SOURCE) == []


def test_module_names() -> None:
    assert empty_names(SOURCE) == []


def test_empty_names_and_greedy_views_are_caught(tmp_path: Path) -> None:
    (tmp_path / "people" / "views").mkdir(parents=True)
    (tmp_path / "people" / "views" / "roles.py").write_text("Role.objects.all()\n")
    (tmp_path / "people" / "queries.py").write_text("Role.objects.all()\n")
    (tmp_path / "people" / "helpers.py").touch()
    assert views_with_tables(tmp_path) == ["people/views/roles.py"]
    assert empty_names(tmp_path) == ["people/helpers"]


def test_files_are_short() -> None:
    long = set()
    for path in kept_files():
        name = path.relative_to(ROOT).as_posix()
        if too_long(name, text_of(path) or ""):
            long.add(name)
    assert long == set(LONG)


def test_no_file_names_a_registry_or_a_machine() -> None:
    problems = []
    for path in kept_files():
        text = text_of(path)
        problems += [f"{path.relative_to(ROOT)} {found}" for found in found_in(text or "", IN_ANY_FILE)]
    assert problems == []


def test_only_the_command_line_prints() -> None:
    problems = []
    for path in modules():
        place = path.relative_to(SOURCE).parts
        # `config` holds the command line.
        if place[0] != "config" and "management" not in place:
            problems += [f"{path.relative_to(ROOT)}:{line}" for line in printed(path.read_text(encoding="utf-8"))]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<p style="color:red">', ["line 1: style="]),
        ("<p>\n<a onclick='x()'>", ["line 2: a handler"]),
        ('<p data-x="#ffcc00">', ["line 1: a colour"]),
        ("<script>x()</script>", ["line 1: an inline script"]),
        ("{{ words|safe }}", ["line 1: an unescaped value"]),
        ('<a href="#facade">{% url "x" %}</a><script src="/x.js"></script><p class="on">één &#233;</p>', []),
    ],
)
def test_wrong_markup_is_caught(text: str, found: list[str]) -> None:
    assert found_in(text, IN_TEMPLATES) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f'"resolved": "https://{_HOSTS[0]}/x"', ["line 1: the host of a registry"]),
        ("cd /" + "home/sanne", ["line 1: a path of a machine"]),
        ("../shared/data and https://example.org/" + "home/page", []),
    ],
)
def test_wrong_text_is_caught(text: str, found: list[str]) -> None:
    assert found_in(text, IN_ANY_FILE) == found


def test_printing_and_length_are_caught() -> None:
    assert printed("x = 1\nprint(x)\nlog.print(x)\n") == [2]
    assert too_long("leertraject/x.py", "x\n" * 401)
    assert not too_long("leertraject/x.py", "x\n" * 400)
    assert not too_long("leertraject/content/x.yaml", "x\n" * 4000)
