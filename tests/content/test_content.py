"""The content files are product data: they are right, and the check finds it when they are not."""

import shutil
from pathlib import Path

import pytest

from leertraject.kernel.content import FOLDER
from tests.content.checking import problems_in


def test_the_content_files_are_right() -> None:
    assert problems_in(FOLDER) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            "instruments",
            "subject: vol, assigned: geen, peer: vol,",
            "subject: geen, assigned: geen, peer: vol,",
            "eigen materiaal",
        ),
        ("instruments", "{id: mail_log, period: P6M", "{id: mail_log, period: P6W", "retention mail_log period"),
        (
            "instruments",
            "{id: wislijst, period: P24M",
            "{id: wislijst2, period: P24M",
            "matrix en retention verschillen",
        ),
        (
            "instruments",
            "total: 12, part: 8, shown: false",
            "total: 12, part: 8, shown: true",
            "disclosure voorbeeld 2",
        ),
        ("instruments", "meta:\n  version: 2", "meta:\n  version: 2\n  version: 3", "staat 2 keer"),
        (
            "instruments",
            "leidinggevende: vrijgegeven, opgavehouder: geen",
            "leidinggevende: vol, opgavehouder: geen",
            "ziet inhoud van een persoon",
        ),
        ("personas", "personas:", "challenge_note: x\npersonas:", "het begrip heet opgave"),
    ],
)
def test_a_planted_error_is_found(tmp_path: Path, name: str, old: str, new: str, problem: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "content")
    file = tmp_path / "content" / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(problem in found for found in problems_in(tmp_path / "content"))
