"""Words sought by how they begin: case, accents and signs inside words do not matter, and the places are exact."""

import pytest

from leertraject.analysis.passages import may_hold, search, sought

SAID = "In het café aan de IJ-kade sprak ik Zoë over foto's, e-mail en het her\u00adgebruik: één GESPREK."


def found(typed: str, text: str = SAID) -> list[str]:
    return [text[place.start : place.end] for place in search(text, sought(typed))]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("cafe", ["café"]),
        ("CAFÉ", ["café"]),
        ("zoe", ["Zoë"]),
        ("gespr", ["GESPREK"]),
        ("foto's", ["foto's"]),
        ("fotos", ["foto's"]),
        ("email", ["e-mail"]),
        ("mail", ["mail"]),
        ("hergebr", ["her\u00adgebruik"]),
        ("kade", ["kade"]),
        ("een gesprek", ["één", "GESPREK"]),
        ("rek", []),
        ("gesprek auto", []),
        ("", []),
        ("?!", []),
    ],
)
def test_what_is_found(typed, places):
    assert found(typed) == places


def test_an_accent_written_apart_counts_the_same():
    apart = "Het cafe\u0301tje was dicht"
    assert found("cafet", apart) == ["cafe\u0301tje"] and found("cafe\u0301t", "Het cafétje") == ["cafétje"]


def test_of_two_that_begin_alike_one_word_is_enough():
    assert found("ge gesprek") == ["GESPREK"]


def test_signs_of_a_pattern_are_letters_like_any_other():
    assert found("a.*b [c", "a.*b en [c]") == ["a", "b", "c"] and found("(", "(") == []


@pytest.mark.parametrize("typed", ["cafe", "mail", "fotos", "hergebr", "zoe gespr"])
def test_a_text_that_cannot_hold_the_words_holds_them_nowhere(typed):
    assert may_hold(SAID, sought(typed)) and not may_hold("Niets daarvan.", sought(typed))
