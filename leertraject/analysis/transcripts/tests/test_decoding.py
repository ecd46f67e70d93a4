"""Encodings, and bytes that are no text."""

import pytest

from leertraject.analysis.transcripts import TranscriptError, read_pasted

from .reading import refusal, told

SENTENCE = "Els: Geïnteresseerden, één coördinator; daar ben ik toen beëindigd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_accents_survive(encoding):
    assert told(SENTENCE.encode(encoding), "a.txt") == [("Els", SENTENCE.removeprefix("Els: "))]


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_other_encodings_are_refused_rather_than_read_wrong(encoding):
    assert "accenten" in str(refusal(SENTENCE.encode(encoding), "a.txt"))


def test_typography_of_windows():
    text = "Els: ‘t kost € 5… – zei hij’s avonds, “echt”"
    assert told(text.encode("cp1252"), "a.txt") == [("Els", text.removeprefix("Els: "))]


def test_words_are_not_normalised():
    text = "cafe\u0301 café Yılmaz ﬁets 👩‍🏫"
    assert told(text, "a.txt") == [(None, text)]


def test_damaged_utf8_is_refused_at_its_line():
    error = refusal("één\ntwee\n".encode() + b"dr\xffie", "a.txt")
    assert (error.line, "niet te lezen" in str(error)) == (3, True)


def test_half_a_utf16_character_is_refused_at_its_line():
    assert refusal("een\ntwee".encode("utf-16") + b"x", "a.txt").line == 2


@pytest.mark.parametrize("odd", ["\x00", "\x07", "\x1b", "\x7f", "\uffff"])
def test_characters_that_are_no_text_are_refused_at_their_line(odd):
    error = refusal(f"een\ntwee\ndrie {odd}\nvier", "a.txt")
    assert (error.line, "geen tekst zijn" in str(error)) == (3, True)


def test_half_a_surrogate_cannot_be_pasted():
    with pytest.raises(TranscriptError, match="Regel 1"):
        read_pasted("een \ud800")


def test_end_mark_of_old_systems_goes():
    assert told("Ja.\n\x1a", "a.txt") == [(None, "Ja.")]
