import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis.passages import Place, context, digest, find, paragraphs

TALK = "Ik heb er elf uitgegooid, samen met Gerda.\nIk heb er 🚲 elf gehouden."


def test_every_place_is_found_in_code_points() -> None:
    assert find(TALK, "Ik heb er") == (Place(0, 9), Place(43, 52))
    assert find(TALK, "elf gehouden") == (Place(55, 67),)
    assert find("aaa", "aa") == (Place(0, 2), Place(1, 3))


@pytest.mark.parametrize("quote", ["", "ik heb er", "Gerda. Ik", "Ik  heb"])
def test_an_exact_quote_tolerates_nothing(quote: str) -> None:
    assert find(TALK, quote) == ()


@given(st.text(), st.integers(0, 30), st.integers(1, 30))
def test_what_stands_in_a_text_is_found_there(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    places = find(text, quote)
    assert all(text[place.start : place.end] == quote for place in places)
    assert not quote or Place(start, start + len(quote)) in places


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3)])
def test_a_place_is_never_empty_or_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Place(start, end)


def test_the_digest_is_plain_hmac_sha256_of_the_exact_words() -> None:
    # From `openssl dgst -sha256 -hmac sleutel`.
    known = "29190990ae0e68866b9dcdcadf5b6ac3b139ffd5847bd4192488af8e4613dddb"
    assert digest("Wat vraagt de inwoner?", b"sleutel") == known
    # RFC 4231, test case 2.
    rfc = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert digest("what do ya want for nothing?", b"Jefe") == rfc


def test_another_space_accent_form_or_key_gives_another_digest() -> None:
    marks = {digest(words, b"a") for words in ("één", "e\u0301e\u0301n", "een", "één ")} | {digest("één", b"b")}
    assert len(marks) == 5


def test_a_digest_without_a_key_is_refused() -> None:
    with pytest.raises(ValueError, match="key"):
        digest("woorden", b"")


def test_context_is_cut_between_words() -> None:
    assert context(TALK, Place(10, 24), before=6, after=14) == ("er ", "elf uitgegooid", ", samen met")
    assert context(TALK, Place(0, 6)) == ("", "Ik heb", TALK[6:])


def test_context_of_a_place_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="beyond"):
        context("kort", Place(0, 5))


@given(st.text(alphabet="ab .\n", min_size=1, max_size=60), st.data())
def test_context_is_literal_and_bounded_and_splits_no_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    place = Place(start, data.draw(st.integers(start + 1, len(text))))
    before, after = data.draw(st.integers(0, 20)), data.draw(st.integers(0, 20))
    got = context(text, place, before, after)
    assert len(got.before) <= before
    assert len(got.after) <= after
    left = place.start - len(got.before)
    right = place.end + len(got.after)
    assert text[left:right] == "".join(got)
    for cut in {left, right} - {0, len(text), place.start, place.end}:
        assert text[cut - 1].isspace() or text[cut].isspace()


def test_paragraphs_are_numbered_between_blank_lines() -> None:
    text = "\r\n  Een.\r\nNog een.\r\n \t\r\n\r\nTwee.\n\nDrie."
    assert [(part.number, part.text) for part in paragraphs(text)] == [
        (1, "Een.\r\nNog een."),
        (2, "Twee."),
        (3, "Drie."),
    ]
    assert paragraphs(" \n\n ") == ()


@given(st.text(alphabet="ab \t\r\n", max_size=80))
def test_paragraphs_keep_every_word_and_their_place(text: str) -> None:
    parts = paragraphs(text)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert all(text[part.start : part.end] == part.text == part.text.strip() for part in parts)
    assert " ".join(part.text for part in parts).split() == text.split()
