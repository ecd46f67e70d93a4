"""The manual shows the pictures that the walks take, and no others. Take them anew with MANUAL_PICTURES=1."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.walk

WALKS = Path(__file__).resolve().parent
ROOT = WALKS.parents[1]
DOCS = ROOT / "docs"
FOR_README = {"werkblad.png"}


def test_every_picture_of_the_manual_is_there() -> None:
    shown = set(re.findall(r"\]\(images/([^)]+)\)", _manual()))
    kept = {path.name for path in (DOCS / "images").glob("*.png")}
    assert shown | FOR_README == kept


def test_every_picture_is_taken_by_a_walk() -> None:
    walks = "\n".join(path.read_text(encoding="utf-8") for path in WALKS.glob("*.py") if path != Path(__file__))
    named = set(re.findall(r'(?:picture\(|frame\(\w+, )"([^"]+)"', walks))
    assert {path.stem for path in (DOCS / "images").glob("*.png")} <= named


def test_every_link_within_the_manual_leads_to_a_heading() -> None:
    links = set(re.findall(r"\]\(#([^)]+)\)", _manual()))
    assert links <= {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", _manual(), re.MULTILINE)}


def test_every_word_that_the_manual_takes_from_a_screen_is_on_one() -> None:
    sources = (path for kind in ("html", "py", "yaml") for path in (ROOT / "leertraject").rglob(f"*.{kind}"))
    screens = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    quoted = {" ".join(words.split()) for words in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", _manual())}
    assert {words for words in quoted if words not in screens} == set()


def _manual() -> str:
    return (DOCS / "handleiding.md").read_text(encoding="utf-8")


def _anchor(heading: str) -> str:
    """Returns the anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
