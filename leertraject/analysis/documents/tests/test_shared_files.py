"""Real files of the shared data, and the facts that were measured of them."""

import csv
import itertools
import re

import pytest
from docx import Document as WordDocument

from bench.documents import shares
from conftest import NO_SHARED_DATA, shared_folder
from leertraject.analysis import documents

TWO_COLUMNS = "twee-kolommen-afbreekstreepjes-a.pdf"


@pytest.fixture(scope="module")
def folder():
    found = shared_folder() / "data" / "documents"
    if not found.is_dir():
        pytest.skip(NO_SHARED_DATA)
    return found


def read(folder, name):
    return documents.read((folder / name).read_bytes(), name=name)


def facts(folder, name):
    with (folder.parent / "FACTS.csv").open(encoding="utf-8", newline="") as file:
        said = next(row[1] for row in csv.reader(file) if row[0] == f"documents/{name}")
    return {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", said)}


def test_two_columns_are_read_in_order_with_every_number_once(folder):
    found = read(folder, TWO_COLUMNS)
    assert [one.text.split()[0] for one in found.paragraphs] == [f"{number}." for number in range(1, 68)]
    text = " ".join(one.text for one in found.paragraphs)
    assert "Raadsvoorstel 2026-0042" not in text and "Pagina" not in text
    assert found.pages == facts(folder, TWO_COLUMNS)["pages"]
    assert (
        found.paragraphs[41].text.startswith("42. We versterken de positie") and "nr. 19)" in found.paragraphs[41].text
    )
    assert "toegankelijk" in text and "oppositie- als coalitiepartijen" in text


@pytest.mark.parametrize("name", ["manifest-kennisplatform-apis.docx", "functionele-inrichtingsprincipes.docx"])
def test_word_files_have_the_paragraphs_that_their_facts_count(folder, name):
    word = WordDocument(str(folder / name))
    assert len(word.paragraphs) == facts(folder, name)["paragraphs"]
    wanted = [" ".join(one.text.split()) for one in word.paragraphs if any(sign.isalnum() for sign in one.text)]
    have = " ".join(one.text for one in read(folder, name).paragraphs)
    assert [text for text in wanted if text.replace("\u2011", "-") not in have] == []


def test_an_odt_has_the_paragraphs_that_its_facts_count(folder):
    found = read(folder, "coalitieakkoord-fragment.odt")
    cells = sum(one.text.count(" | ") + 1 for one in found.paragraphs if one.part == documents.ROW)
    notes = 1
    assert (
        len([one for one in found.paragraphs if one.part != documents.ROW])
        == facts(folder, "coalitieakkoord-fragment.odt")["paragraphs"]
    )
    assert (cells, notes) == (6, 1)


def test_a_scan_and_a_lock_file_are_refused_and_pages_without_text_named(folder):
    with pytest.raises(documents.Refused, match="is een scan"):
        read(folder, "coalitieakkoord-scan-p5-7.pdf")
    with pytest.raises(documents.Refused, match="hulpbestand"):
        read(folder, "~$nifest-lockfile.docx")
    assert read(folder, "burgerpeiling-vertrouwen-bijlage.pdf").notes == (
        "Bladzijde 2 tot en met 6 zijn een plaatje zonder tekst. Wat daarop staat, is niet gelezen.",
    )


def test_the_words_of_text_files_are_all_there_in_a_coalition_agreement_too(folder):
    found = read(folder, "coalitieakkoord-2021-2025.pdf")
    assert found.title == "Omzien naar elkaar, vooruitkijken naar de toekomst" and found.pages == 50
    texts = [one.text for one in found.paragraphs]
    with (folder / "coalitieakkoord2021.csv").open(encoding="utf-8", newline="") as file:
        wanted = {" ".join(row["txt"].split()) for row in csv.DictReader(file)}
    sentences = {text for text in wanted if 60 < len(text) < 300}
    whole = " ".join(texts).replace("• ", "")
    there = sum(1 for text in sentences if text in whole)
    assert there / len(sentences) > 0.6
    assert all(one.page <= two.page for one, two in itertools.pairwise(found.paragraphs))


def test_council_papers_that_are_text_lose_nothing(folder):
    papers = sorted((folder.parent / "council").glob("motie-*.txt"))[:12]
    assert len(papers) == 12
    assert min(min(shares(path)) for path in papers) >= 0.98
