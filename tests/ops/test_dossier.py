"""The dossier says what matrix, terms and code say; what it claims has tests, and what was measured a file."""

import argparse
import html
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from django.test import Client
from django.urls import reverse

from leertraject.config import cli
from leertraject.home.dossier import gathering, measured
from leertraject.privacy import matrix, retention
from tests.walks.outcome import everything

ROOT = Path(__file__).resolve().parents[2]
PAGE, PDF = reverse("home:dossier"), reverse("home:dossier_pdf")


@pytest.fixture
def page(client: Client, db) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_it_holds_every_kind_with_who_sees_it_and_how_long(page) -> None:
    for row in matrix.rows().values():
        assert row.label in page
        assert retention.term(row.id).reason in page
    assert "Wie het ziet alles: over wie het gaat" in page
    assert page.count(" Wie het ziet ") == page.count(" Hoe lang ") == len(matrix.rows())


def test_what_happens_now_is_read_from_the_program(page) -> None:
    now = {block.text: last.items[-1] for block, last in _kinds()}
    assert now["Zelfbeeld (scores)"] == "Nu: hier wordt in deze versie nog niets van bewaard."
    assert now["Reflecties en notities"].startswith("Nu: gaat vanzelf weg")
    assert now["Tekst van een terugblikgesprek"].startswith("Nu: gaat vanzelf weg")
    assert now["Vrijgegeven citaat"] == "Nu: gaat weg door de handeling die het beëindigt."
    assert now["Inzicht met onderbouwing"] == "Nu: blijft tot een mens beslist."


def _kinds():
    labels = {row.label for row in matrix.rows().values()}
    blocks = gathering.blocks()
    return [(block, blocks[at + 1]) for at, block in enumerate(blocks) if block.text in labels]


def test_every_claim_names_tests_commands_and_scripts_that_exist() -> None:
    for one in gathering.said()["impossible"]:
        assert one["tests"], one["says"]
        for name in (*one["tests"], *one.get("scripts", ())):
            assert (ROOT / name).exists(), name
        for call in one.get("commands", ()):
            _is_a_call(call.split()[1:])


def _is_a_call(words: list[str]) -> None:
    parser: argparse.ArgumentParser = cli._parser()
    while parts := [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]:
        parser = parts[0].choices[words.pop(0)]
    parser.parse_args(words)


def test_a_claim_without_what_it_names_is_caught() -> None:
    with pytest.raises((KeyError, SystemExit, Exception)):
        _is_a_call(["logbook", "rewrite"])


def test_the_risks_are_those_of_the_threat_model_in_that_order() -> None:
    text = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    accepted = text.split("## Accepted risks")[1].split("\n## ")[0]
    titles = [" ".join(title.split()) for title in re.findall(r"^- \*\*(.+?)\*\*", accepted, re.MULTILINE | re.DOTALL)]
    assert [one["is"] for one in gathering.said()["risks"]] == titles


def test_the_pdf_says_the_same_and_is_tagged(client, db) -> None:
    answer = client.get(PDF)
    assert answer["Content-Type"] == "application/pdf" and "attachment" in answer["Content-Disposition"]
    document = pypdfium2.PdfDocument(answer.content)
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_dict()["Title"] == gathering.TITLE
    words = "".join(leaf.get_textpage().get_text_range() for leaf in document)
    document.close()
    assert b"pdfuaid:part" in answer.content and re.search(rb"/Lang ?\(nl", answer.content)
    said = _letters(words)
    missing = [
        text
        for block in gathering.blocks()
        for text in (block.text, *block.items)
        if text and len(said) and not _found(text, said)
    ]
    assert missing == []


def _letters(text: str) -> str:
    """Only letters and digits: lines are broken, and words with a hyphen, in other places."""
    return "".join(re.findall(r"[a-z0-9à-ÿ]", text.lower()))


def _found(text: str, said: str) -> bool:
    """A page may end within a sentence, with its foot in between: the first and the last part say enough."""
    letters = _letters(text)
    return letters in said or (letters[:25] in said and letters[-25:] in said)


def test_everyone_reads_it_and_nobody_changes_it(client, db) -> None:
    for address in (PAGE, PDF):
        assert client.get(address).status_code == 200 and client.post(address).status_code == 405
    assert PAGE in client.get(reverse("home:privacy")).content.decode()


@pytest.mark.skipif(measured.measured() is None, reason="no result is kept, and the page says so")
def test_what_was_measured_is_of_the_pages_that_there_are() -> None:
    found = measured.measured()
    there = set(everything())
    assert there <= set(found.shown), "pages or states came since: run `make accessibility`"
    assert {one.split()[0] for one in found.shown} == {one.split()[0] for one in there}, "pages went since: run it"
    assert found.states == len(found.shown) and found.violations == 0
    assert json.loads(measured.FILE.read_text(encoding="utf-8"))["version"]


def test_nothing_is_claimed_that_was_not_measured(monkeypatch, client, db) -> None:
    known = measured.Measured(
        version="0.1", on=date(2026, 11, 30), pages=2, states=3, roles=2, widths=(320, 1280), themes=("dark", "light"),
        violations=0, shown=("a", "b", "c"),
    )  # fmt: skip
    monkeypatch.setattr(measured, "measured", lambda: None)
    said = list(measured.sentences())
    assert "Wij zeggen daarom niets" in said[0] and "status C" in said[1]
    monkeypatch.setattr(measured, "measured", lambda: known)
    assert "2 bladzijden in 3 toestanden" in next(measured.sentences()) and "geen fout" in next(measured.sentences())
    monkeypatch.setattr(measured, "measured", lambda: replace(known, violations=3))
    assert "3 fouten" in next(measured.sentences())
    assert "3 fouten" in client.get(reverse("home:accessibility")).content.decode()
