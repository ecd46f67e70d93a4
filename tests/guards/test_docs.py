"""Guard 9: decision records, the map and the word list agree with the code."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps

from leertraject.kernel.content import load
from tests.guards.source import APPS, ROOT, SOURCE

DOCS = ROOT / "docs"
HEADINGS = ("## Context", "## Decision", "## Consequences")


def wrong_records(folder: Path) -> list[str]:
    """Returns what is wrong with the decision records: numbers that are not contiguous, headings that are missing."""
    problems = []
    for number, path in enumerate(sorted(folder.glob("*.md")), 1):
        if not re.fullmatch(rf"{number:04d}-[a-z0-9-]+\.md", path.name):
            problems.append(f"{path.name} should be number {number:04d}")
        lines = path.read_text(encoding="utf-8").splitlines()
        problems += [f"{path.name} has no '{heading}'" for heading in HEADINGS if heading not in lines]
        if not lines or not lines[0].startswith(f"# {number:04d} "):
            problems.append(f"{path.name} does not begin with its number and title")
    return problems


def mapped(text: str) -> set[str]:
    """Returns the packages of the map: the first column of the first code block under '## The map'."""
    block = re.search(r"## The map\n.*?```\w*\n(.*?)```", text, re.DOTALL)
    found: set[str] = set()
    for line in block[1].splitlines() if block else ():
        names = re.split(r"\s{2,}", line)[0]
        found |= {name.strip() for name in names.split("|") if name.strip()}
    return found


def broken_links(path: Path) -> list[str]:
    """Returns the relative links that lead nowhere."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    return [link for link in links if not (path.parent / link).exists()]


def pairs(text: str) -> set[tuple[str, str]]:
    """Returns (Dutch, English) of every row of the tables of the word list."""
    rows = re.findall(r"^\| ([^|]+) \| `([^|`]+)` \| [^|]+ \|$", text, re.MULTILINE)
    return {(dutch.strip(), english) for dutch, english in rows}


def unpaired(text: str, terms: Iterable[tuple[str, str]], names: Iterable[str]) -> list[str]:
    """Returns glossary terms that are missing, class names without a word, and rows for what does not exist."""
    found, terms, names = pairs(text), set(terms), set(names)
    english = {word for _, word in found}
    missing = [f"{nl} = {en}" for nl, en in sorted(terms - found)] + sorted(names - english)
    return missing + [f"{word}?" for word in sorted(english - names - {en for _, en in terms})]


def test_decision_records() -> None:
    assert wrong_records(DOCS / "adr") == []
    assert list((DOCS / "adr").glob("*.md"))


def test_the_map_names_every_package() -> None:
    existing = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert mapped((DOCS / "ARCHITECTURE.md").read_text(encoding="utf-8")) == existing


def test_links_between_documents() -> None:
    broken = {path.name: broken_links(path) for path in [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]}
    assert {name: links for name, links in broken.items() if links} == {}


def test_the_word_list_pairs_every_term_and_class() -> None:
    terms = [(term["nl"], term["en"]) for term in load("instruments")["glossary"]]
    names = [model.__name__ for model in apps.get_models() if model._meta.app_label in APPS]
    assert unpaired((DOCS / "woordenlijst.md").read_text(encoding="utf-8"), terms, names) == []


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("0002-later.md", "# 0002 Later\n## Context\n## Decision\n## Consequences\n", "should be number 0001"),
        ("0001-first.md", "# 0001 First\n## Context\n## Decision\n", "has no '## Consequences'"),
        ("0001-first.md", "# First\n## Context\n## Decision\n## Consequences\n", "does not begin with its number"),
    ],
)
def test_a_wrong_record_is_caught(tmp_path: Path, name: str, text: str, problem: str) -> None:
    (tmp_path / name).write_text(text)
    assert any(problem in found for found in wrong_records(tmp_path))


def test_a_wrong_map_link_or_word_is_caught(tmp_path: Path) -> None:
    assert mapped("## The map\n\n```\nconfig       all\nkernel | analysis   low\n```\n") == {
        "config",
        "kernel",
        "analysis",
    }
    page = tmp_path / "page.md"
    page.write_text("[here](page.md) [gone](gone.md#part) [web](https://example.org)")
    assert broken_links(page) == ["gone.md"]
    words = "| groep | `cohort` | Eén uitvoering. |\n| geest | `Ghost` | Bestaat niet. |\n"
    assert unpaired(words, [("groep", "cohort"), ("stem", "voice")], ["Person"]) == ["stem = voice", "Person", "Ghost?"]
