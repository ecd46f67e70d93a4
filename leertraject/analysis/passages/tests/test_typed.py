import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis.passages import Place, locate

TALK = "Ik zei: “Dat ís niet\r\n  van mij” – en ’s avonds, met foto’s, ging ik. Ik zei: ja."


@pytest.mark.parametrize(
    ("typed", "literal"),
    [
        ("dat ís niet van mij", "Dat ís niet\r\n  van mij"),
        ("  'Dat ís niet van mij'\n", "“Dat ís niet\r\n  van mij”"),
        ('" dat ís niet "', "Dat ís niet"),
        ("MIJ\" -- en 's avonds", "mij” – en ’s avonds"),
        ("'s avonds", "’s avonds"),
        ("foto's", "foto’s"),
        ("fo\u00adto's, ging", "foto’s, ging"),
        ("dat i\u0301s", "Dat ís"),
    ],
)
def test_typed_words_give_the_literal_ones(typed: str, literal: str) -> None:
    located = locate(TALK, typed)
    assert located.place is not None
    assert TALK[located.place.start : located.place.end] == literal


@pytest.mark.parametrize("typed", ["dat is niet", "ging hij", "", "  ", '""', "vond", "avon", "vonds"])
def test_other_words_half_words_and_nothing_are_absent(typed: str) -> None:
    located = locate(TALK, typed)
    assert (located.absent, located.ambiguous, located.place) == (True, False, None)


def test_words_that_stand_there_twice_are_told_apart_from_absent() -> None:
    located = locate(TALK, "ik zei")
    assert (located.absent, located.ambiguous, located.place) == (False, True, None)
    assert [TALK[place.start : place.end] for place in located.places] == ["Ik zei", "Ik zei"]


def test_an_accent_written_apart_is_not_cut_off() -> None:
    apart = "cafe\u0301 en caf\u00e9"
    assert locate(apart, "cafe").absent
    assert locate(apart, "café").places == (Place(0, 5), Place(9, 13))


def test_a_ligature_is_not_cut_in_two() -> None:
    assert locate("de o\ufb03ce", "office").place == Place(3, 7)
    assert locate("\ufb03", "f").absent


words = st.lists(st.sampled_from(["Ik", "zag", "één", "foto’s", "e-mail", "“ja”", "Straße", "elf,"]), min_size=1)


@given(words, words, st.data())
def test_a_carelessly_copied_piece_is_found_where_it_stands(
    before: list[str], piece: list[str], data: st.DataObject
) -> None:
    text = " ".join([*before, "XX", *piece, "YY", *before])
    gaps = data.draw(st.lists(st.sampled_from([" ", "\n", "  ", "\u00a0"]), min_size=len(piece), max_size=len(piece)))
    careless = "".join(word + gap for word, gap in zip(piece, gaps, strict=True))
    careless = unicodedata.normalize("NFD", careless.replace("’", "'").replace("“", '"').upper())
    located = locate(text, "xx " + careless + "yy")
    assert located.place is not None
    assert text[located.place.start : located.place.end] == " ".join(["XX", *piece, "YY"])


@given(st.text(max_size=40), st.text(max_size=5))
def test_every_place_lies_in_the_text(text: str, typed: str) -> None:
    assert all(place.end <= len(text) for place in locate(text, typed).places)


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_a_text_is_found_in_itself(text: str) -> None:
    assert Place(0, len(text)) in locate(text, text).places
