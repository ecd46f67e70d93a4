"""A publication as a file: it says what the page says, can be read aloud, and holds nothing that was withdrawn."""

import re
from ctypes import create_string_buffer
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from django.urls import reverse
from docx import Document

from leertraject.effects.tests import build
from leertraject.lookback.tests.build import WORDS, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_at")]


def of_pdf(raw: bytes) -> str:
    """Every word of a PDF."""
    document = pypdfium2.PdfDocument(raw)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def of_word(raw: bytes) -> str:
    return " ".join(part.text for part in Document(BytesIO(raw)).paragraphs)


READ = {"as_pdf": of_pdf, "as_word": of_word}


def asked(client, name, publication):
    answer = client.get(reverse(f"effects:{name}", args=[publication.pk]))
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize("name", READ)
def test_a_file_says_what_the_page_says_until_words_are_withdrawn(client, scene, name) -> None:
    chosen = build.grounded(scene)
    made = build.publish(chosen.sheet, scene)
    sponsor = sign_in(client, scene.bureau.a.sponsor)
    text = READ[name](asked(sponsor, name, made).content)
    for words in (made.title, build.INTRO, WORDS, "Houd twee uur per week vrij.", "Minder dan 5 mensen: niet getoond."):
        assert words in text
    build.withdraw(chosen.releases[0], scene)
    text = READ[name](asked(sponsor, name, made).content)
    assert WORDS not in text
    assert "Hier stond een citaat. Het is niet meer vrijgegeven." in text


def test_a_pdf_is_tagged_and_has_a_title_and_a_language(client, scene) -> None:
    made = build.published(scene)
    answer = asked(sign_in(client, scene.bureau.a.sponsor), "as_pdf", made)
    assert 'filename="wat-groep-5-opleverde-stand-van-14-april-2026.pdf"' in answer.headers["Content-Disposition"]
    document = pypdfium2.PdfDocument(answer.content)
    assert document.get_metadata_dict()["Title"] == made.title
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert {"H1", "H2", "P", "BlockQuote", "L"} <= set(structure(document[0]))
    document.close()
    assert re.search(rb"/Lang ?\(nl", answer.content)
    assert b"pdfuaid:part" in answer.content


def structure(page: pypdfium2.PdfPage) -> list[str]:
    """The kinds of everything in the structure of a page, in reading order."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    found: list[str] = []

    def walk(element: object) -> None:
        size = pdfium.FPDF_StructElement_GetType(element, None, 0)
        raw = create_string_buffer(size)
        pdfium.FPDF_StructElement_GetType(element, raw, size)
        found.append(bytes(raw).decode("utf-16-le").rstrip("\0"))
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                walk(child)

    for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
    pdfium.FPDF_StructTree_Close(tree)
    return found


def test_a_word_file_has_headings_a_title_and_a_language(client, scene) -> None:
    made = build.published(scene)
    document = Document(BytesIO(asked(sign_in(client, scene.bureau.a.sponsor), "as_word", made).content))
    styles = [part.style.name for part in document.paragraphs]
    assert styles[0] == "Heading 1"
    assert {"Heading 2", "List Bullet", "Quote"} <= set(styles)
    assert (document.core_properties.title, document.core_properties.language) == (made.title, "nl-NL")
    assert 'w:lang w:val="nl-NL"' in document.styles.element.xml


def test_what_is_typed_is_never_read_as_markup(client, scene) -> None:
    sheet = build.save(build.grounded(scene).sheet, scene, intro='#panic("x") *vet* $1$ <b>\x0b \u0131')
    made = build.publish(sheet, scene)
    sponsor = sign_in(client, scene.bureau.a.sponsor)
    assert '#panic("x") *vet* $1$ <b>' in of_pdf(asked(sponsor, "as_pdf", made).content)
    assert '#panic("x") *vet* $1$ <b>' in of_word(asked(sponsor, "as_word", made).content)
