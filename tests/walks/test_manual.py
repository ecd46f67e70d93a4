"""The manual shows the pictures that the walks take, and no others. Take them anew with MANUAL_PICTURES=1."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.walk

DOCS = Path(__file__).resolve().parents[2] / "docs"
FOR_README = {"werkblad.png"}


def test_every_picture_of_the_manual_is_there() -> None:
    shown = set(re.findall(r"\]\(images/([^)]+)\)", (DOCS / "handleiding.md").read_text(encoding="utf-8")))
    kept = {path.name for path in (DOCS / "images").glob("*.png")}
    assert shown | FOR_README == kept
