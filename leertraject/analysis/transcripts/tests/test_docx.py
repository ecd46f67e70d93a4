"""Word: the two Teams shapes, other documents, and hostile files."""

import zipfile

import pytest

from leertraject.analysis.transcripts import limits

from .reading import refusal, timed, told
from .word_files import document, paragraph, teams_file, word_file

TITLE = (["Intervisie groep 1"], ["12 maart 2026, 09:03AM"], ["31m 12s"], ["Bos, Els is gestart met transcriptie"])
STOP = ["Bos, Els is gestopt met transcriptie"]


def test_current_shape():
    file = teams_file(
        *TITLE, ["Bos, Els   0:03", "Ja."], ["Wit, Bo   0:09", "Nee,", "nooit."], ["Bos, Els   1:02:14", "Oké."], STOP
    )
    assert told(file, "a.docx") == [("Bos, Els", "Ja."), ("Wit, Bo", "Nee, nooit."), ("Bos, Els", "Oké.")]
    assert timed(file, "a.docx") == [(3.0, None), (9.0, None), (3734.0, None)]


def test_long_turn_is_several_paragraphs():
    file = teams_file(*TITLE, ["Bos, Els   0:03", "Een."], ["Twee."], ["Bos, Els   0:30", "Drie."], STOP)
    assert told(file, "a.docx") == [("Bos, Els", "Een. Twee. Drie.")]
    assert timed(file, "a.docx") == [(3.0, None)]


def test_speaker_and_text_in_paragraphs_of_their_own():
    file = teams_file(["Bos, Els  0:03"], ["We beginnen om 10:30"], ["Wit, Bo\t 0:09"], ["Goed."])
    assert told(file, "a.docx") == [("Bos, Els", "We beginnen om 10:30"), ("Wit, Bo", "Goed.")]


def test_much_text_above_the_first_speaker_is_no_title():
    file = teams_file(*[[f"Zin {i}."] for i in range(20)], ["Bos, Els   0:03", "Ja."])
    assert [speaker for speaker, _ in told(file, "a.docx")] == [None, "Bos, Els"]


def test_old_shape():
    file = teams_file(
        *TITLE,
        ["0:0:0.0 --> 0:0:2.990", "Bos, Els", "Ja,", "hoor."],
        ["0:0:56.930 --> 0:0:57.80", "Wit, Bo", "2024"],
        STOP,
    )
    assert told(file, "a.docx") == [("Bos, Els", "Ja, hoor."), ("Wit, Bo", "2024")]
    assert timed(file, "a.docx") == [(0.0, 2.99), (56.93, pytest.approx(57.08))]


def test_old_shape_with_a_paragraph_for_every_line():
    file = teams_file(["0:0:0.0 --> 0:0:2.990"], ["Bos, Els"], ["Ja."], ["0:0:3.0 --> 0:0:4.0"], ["Wit, Bo"], ["Nee."])
    assert told(file, "a.docx") == [("Bos, Els", "Ja."), ("Wit, Bo", "Nee.")]


def test_old_shape_with_only_words_has_no_speaker():
    assert told(teams_file(["0:0:0.0 --> 0:0:2.990", "Ja."]), "a.docx") == [(None, "Ja.")]


def test_other_documents_with_labels_or_cues_are_read():
    assert told(teams_file(["Els: ja"], ["Bo: nee"]), "a.docx") == [("Els", "ja"), ("Bo", "nee")]
    assert told(teams_file(["1"], ["00:00:01,000 --> 00:00:02,000"], ["Ja."]), "a.docx") == [(None, "Ja.")]


def test_only_text_that_word_shows():
    body = (
        paragraph("Els: ja")
        + "<w:p><w:r><w:t>Bo: a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:delText>weg</w:delText>"
        "<w:instrText>weg</w:instrText></w:r><w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom>"
        f"<mc:AlternateContent><mc:Fallback>{paragraph('weg')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert told(word_file(document(body)), "a.docx") == [("Els", "ja"), ("Bo", "a\u2011b")]


def test_the_name_of_the_file_does_not_matter():
    assert told(teams_file(["Els: ja"], ["Bo: nee"]), "transcript") == [("Els", "ja"), ("Bo", "nee")]
    assert told(word_file(document(paragraph("Els: ja")), name="word/document2.xml"), "a.docx") == [("Els", "ja")]


BOMB = b"0" * (8 * 1024 * 1024)
ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SPEECH = paragraph("Els: ja")


@pytest.mark.parametrize(
    ("file", "part"),
    [
        (teams_file(), "geen enkel woord"),
        (teams_file(["Zomaar een tekst."], ["Zonder sprekers."]), "geen sprekers"),
        (word_file(b"", name="xl/workbook.xml"), "zip-bestand en geen Word-bestand"),
        (word_file(document(SPEECH)[:-9]), "beschadigd"),
        (word_file(document(SPEECH))[:-30], "beschadigd"),
        (word_file(document(SPEECH, "<!DOCTYPE d>")), "DTD"),
        (word_file(document("<w:p>&b;</w:p>", ENTITIES)), "DTD"),
        (word_file(document("<w:p><w:t>&a;</w:t></w:p>", EXTERNAL)), "DTD"),
        (word_file(document("<w:p>" * 300 + "</w:p>" * 300)), "te diep genest"),
        (word_file(document(SPEECH), others=[("word/media/a.bin", BOMB)]), "te groot"),
        (word_file(document(SPEECH), others=[("../a.txt", b"x")]), "onveilige bestandsnamen"),
        (word_file(document(SPEECH), compression=zipfile.ZIP_LZMA), "vreemde manier ingepakt"),
        (word_file('<?xml version="1.0" encoding="utf-7"?><a/>'), "beschadigd"),
        (b"PK\x03\x04" + bytes(1000), "beschadigd"),
        (b"Gewone tekst", "geen Word-bestand"),
    ],
)
def test_refused(file, part):
    error = refusal(file, "a.docx")
    assert error.line is None
    assert part in str(error)


def test_too_many_files_inside_is_refused_before_they_are_listed():
    assert "veel te veel bestanden" in str(refusal(b"PK\x03\x04" + b"PK\x01\x02" * 6000, "a.docx"))


def test_password():
    file = bytearray(word_file(document(SPEECH)))
    file[file.index(b"PK\x01\x02") + 8] |= 1
    assert "wachtwoord" in str(refusal(bytes(file), "a.docx"))


def test_lying_size_does_not_help_a_bomb(monkeypatch):
    monkeypatch.setattr("leertraject.analysis.transcripts.docx.MAX_XML_BYTES", 1000)
    assert "te groot" in str(refusal(word_file(document(SPEECH * 100)), "a.docx"))


def test_too_much_text_is_refused():
    lines = "<w:p><w:t>a</w:t></w:p>" * (limits.MAX_LINES + 1)
    stored = word_file(document(lines), compression=zipfile.ZIP_STORED)
    assert "te lang" in str(refusal(stored, "a.docx"))
