"""Every refusal is one clear Dutch sentence, and an error of one type."""

import pickle
import re

import pytest

from leertraject.analysis.transcripts import MAX_BYTES, TranscriptError, read, read_pasted

from .reading import refusal

WRONG_KINDS = {
    "een pdf": b"%PDF-1.7\n",
    "een afbeelding": b"\x89PNG\r\n\x1a\n",
    "een geluidsbestand": b"RIFF\x00\x00\x00\x00WAVEfmt ",
    "een video": b"RIFF\x00\x00\x00\x00AVI LIST",
    "een video of geluidsbestand": b"\x00\x00\x00\x18ftypmp42",
    "een oud Word-bestand": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "een rtf-bestand": b"{\\rtf1\\ansi Els: ja}",
    "een webpagina of xml-bestand": b"\xef\xbb\xbf <!DOCTYPE html><p>Els: ja",
    "een ingepakt bestand": b"\x1f\x8b\x08\x00",
}


@pytest.mark.parametrize("kind", WRONG_KINDS)
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.vtt"])
def test_wrong_kind_is_called_by_its_name(kind, name):
    assert f"Dit is {kind}" in str(refusal(WRONG_KINDS[kind], name))


@pytest.mark.parametrize("empty", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
@pytest.mark.parametrize("name", ["a.txt", "a.vtt", "a.srt", ""])
def test_empty(empty, name):
    assert "Hier staat niets in" in str(refusal(empty, name))


def test_empty_word_file():
    assert "Hier staat niets in" in str(refusal(b" \n", "a.docx"))


def test_text_under_another_name_is_refused():
    assert "Een bestand met deze naam" in str(refusal(b"naam,punt\nEls,3", "a.csv"))


def test_too_big():
    assert "groter dan 20 MB" in str(refusal(bytes(MAX_BYTES + 1), "a.txt"))
    with pytest.raises(TranscriptError, match="te lang"):
        read_pasted("a" * 5_000_001)
    with pytest.raises(TranscriptError, match="te lang"):
        read_pasted("a\n" * 200_000)


SENTENCES = [
    (b"", "a.txt"),
    (b"\x00" * 50, "a.txt"),
    (b"%PDF-1.7", "a.pdf"),
    (b"x", "a.csv"),
    (b"x", "a.docx"),
    (b"PK\x03\x04", "a.docx"),
    (b"x", "a.srt"),
    (b"x", "a.vtt"),
    (b"WEBVTT\n\nx", "a.vtt"),
    (b"WEBVTT", "a.vtt"),
    (b"1\n00:00:0x,0 --> 00:00:01,0\nja", "a.srt"),
    (b"1\n00:00:09,0 --> 00:00:01,0\nja", "a.srt"),
    ("é".encode() + b"\xff", "a.txt"),
    (bytes(MAX_BYTES + 1), "a.txt"),
]


@pytest.mark.parametrize("case", range(len(SENTENCES)))
def test_one_sentence_that_says_what_to_do(case):
    sentence = str(refusal(*SENTENCES[case]))
    assert re.fullmatch(r"(?:Regel \d+: [a-z]|[A-Z]).*[a-zA-Z0-9]\.", sentence)
    assert not re.search(r"[.!?] ", sentence)
    assert ", dus " in sentence
    assert len(sentence) < 200


def test_error_survives_the_way_between_processes():
    error = pickle.loads(pickle.dumps(refusal(b"x", "a.srt")))
    assert (type(error), error.line, str(error)[:8]) == (TranscriptError, 1, "Regel 1:")


@pytest.mark.parametrize("name", ["../../a.txt", "a\x00.txt", "C:\\x\\a.TXT", "." * 300, "/"])
def test_odd_names_do_no_harm(name):
    assert read(b"Els: ja", name).speakers == ("Els",)
