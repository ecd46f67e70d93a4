"""What a person can do wrong: each time one clear answer in Dutch, and nothing else."""

import pytest

from leertraject.analysis import documents
from leertraject.analysis.documents.limits import MAX_PAGES

from . import files

ODT_LOCK = "<manifest><encryption-data/></manifest>"
WRONG = {
    "empty": (b"", "a.pdf", "is leeg"),
    "white space": (b" \n", "a.txt", "is leeg"),
    "a lock file": (b"\x08Els Bos" + bytes(150), "~$nota.docx", "zonder ~$"),
    "a scan": (files.scan(3), "a.pdf", "is een scan"),
    "an empty page": (files.pdf(""), "a.pdf", "geen tekst"),
    "a password on a PDF": (files.locked(), "a.pdf", "heeft een wachtwoord"),
    "a broken PDF": (b"%PDF-1.7\n" + bytes(range(256)), "a.pdf", "beschadigd"),
    "text called PDF": (b"Gewoon wat tekst.", "a.pdf", "geen pdf"),
    "a web page called PDF": (b"<!DOCTYPE html><p>Niet gevonden.", "a.PDF", "webpagina en geen pdf"),
    "text called Word": (b"Gewoon wat tekst.", "a.docx", "geen Word-bestand"),
    "an old Word file": (b"\xd0\xcf\x11\xe0" + bytes(600), "a.doc", "oud bestand van Word"),
    "an old PowerPoint": (b"\xd0\xcf\x11\xe0" + bytes(600), "a.ppt", "oud bestand van PowerPoint"),
    "Word with a password": (b"\xd0\xcf\x11\xe0" + bytes(600), "a.docx", "wachtwoord"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(60), "scan.png", "een plaatje"),
    "a workbook": (files.zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx", "een rekenblad"),
    "a presentation": (files.zipped({"ppt/presentation.xml": "<x/>"}), "a.pptx", "een presentatie"),
    "a folder": (files.zipped({"a.pdf": "x"}), "a.zip", "ingepakte map"),
    "another zip": (files.zipped({"a.xml": "x"}), "a.docx", "geen document"),
    "a broken zip": (files.docx(files.par("Ja."))[:-60], "a.docx", "beschadigd"),
    "broken markup": (files.docx("<w:p>"), "a.docx", "beschadigd"),
    "an entity": (files.docx("", before='<!DOCTYPE x [<!ENTITY a "b">]>'), "a.docx", "DTD"),
    "a path": (files.zipped({"word/document.xml": "<x/>", "../a": "x"}), "a.docx", "onveilige"),
    "a zip bomb": (files.zipped({"word/document.xml": b" " * 20_000_000}), "a.docx", "te groot"),
    "no words": (files.docx(files.par(" ")), "a.docx", "geen tekst"),
    "an ODT with a password": (files.odt("", manifest=ODT_LOCK), "a.odt", "wachtwoord"),
    "a list": (b"naam;mail\nEls;e@x.example\n", "a.csv", "een lijst"),
    "rtf": (b"{\\rtf1 tekst}", "a.rtf", "rtf-bestand"),
    "xml": (b"<?xml version='1.0'?><a/>", "a.xml", "xml-bestand"),
    "no text at all": (bytes(range(1, 32)) * 40, "a.txt", "geen tekst"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said(what):
    data, name, says = WRONG[what]
    with pytest.raises(documents.Refused) as refusal:
        documents.read(data, name=name)
    assert says in str(refusal.value)
    assert str(refusal.value).endswith(".") and "\n" not in str(refusal.value)


def test_too_large_is_said_before_reading(monkeypatch):
    with pytest.raises(documents.Refused, match="groter dan 100 MB"):
        documents.check_size(documents.MAX_BYTES + 1)
    documents.check_size(documents.MAX_BYTES)


def test_too_many_pages_is_said_with_how_many():
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]
    kids = "3 0 R " * (MAX_PAGES + 1)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {MAX_PAGES + 1} >>"
    with pytest.raises(documents.Refused, match=rf"{MAX_PAGES + 1} bladzijden"):
        documents.read(files.numbered(objects), name="a.pdf")


def test_a_refusal_travels_and_what_came_is_not_trusted():
    answer = documents.answered(documents.asked(b"", name="a.pdf"))
    with pytest.raises(documents.Refused, match="is leeg"):
        documents.received(answer)
    whole = documents.read(b"Een zin.", name="a.txt")
    assert documents.received(documents.answered(documents.asked(b"Een zin.", name="a.txt"))) == whole
    for spoiled in (b"", b"[]", b'{"paragraphs": []}', answer[:-1], b'{"kind": "pdf", "paragraphs": [[1, 9, "x"]]}'):
        with pytest.raises(documents.Refused, match="onderweg beschadigd"):
            documents.received(spoiled)
