import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leertraject.analysis.passages import Place, Run, shared_run, shared_runs_any, words

SOURCE = "En ik heb er elf uitgegooid, samen met Gerda en met twee chauffeurs, gewoon hier in de kantine."


def literal(text: str, place: Place) -> str:
    return text[place.start : place.end]


def test_words_keep_their_place() -> None:
    text = "’t Was e-mail 🚲, foto’s\u2014en cafe\u0301."
    assert [word.text for word in words(text)] == ["t", "Was", "e-mail", "foto’s", "en", "cafe\u0301"]
    assert all(text[word.start : word.end] == word.text for word in words(text))


def test_eight_successive_words_are_a_run_and_seven_are_not() -> None:
    eight = "Hij zei: er elf uitgegooid samen met Gerda en met had."
    run = shared_run(eight, SOURCE)
    assert run is not None
    assert run.length == 8
    assert literal(eight, run.place) == "er elf uitgegooid samen met Gerda en met"
    assert literal(SOURCE, run.source) == "er elf uitgegooid, samen met Gerda en met"
    assert shared_run("elf uitgegooid samen met Gerda en met", SOURCE) is None


def test_a_run_begins_anywhere_in_the_source_and_goes_on_as_long_as_it_can() -> None:
    text = "Zij vertelt: met twee chauffeurs, gewoon hier in de kantine, zegt zij."
    run = shared_run(text, SOURCE)
    assert run is not None
    assert literal(text, run.place) == "met twee chauffeurs, gewoon hier in de kantine"
    assert literal(SOURCE, run.source) == "met twee chauffeurs, gewoon hier in de kantine"
    assert run.length == 8


def test_a_run_ends_before_a_word_that_only_begins_the_same() -> None:
    text = "samen met Gerda en met twee chauffeurs gewoon hierom"
    run = shared_run(text, SOURCE)
    assert run is not None
    assert literal(text, run.place) == "samen met Gerda en met twee chauffeurs gewoon"
    assert run.length == 8


@pytest.mark.parametrize(
    "disguised",
    [
        "SAMEN MET GERDA EN MET TWEE CHAUFFEURS GEWOON",
        "samen; met -- Gerda!\n\nEn 'met' (twee) “chauffeurs”… gewoon",
        "samen-met-Gerda-en-met-twee-chauffeurs-gewoon",
        "samen met Gerda en met twee chauf\u00adfeurs ge\u200bwoon",
        "samen met Gerda en met twee chauf feurs gewoon",
        "samen met Gerda en mettwee chauffeurs gewoon",
        "samen_met_Gerda_en_met_twee_chauffeurs_gewoon",
        "samen met ｇｅｒｄａ en met twee chau\ufb00eurs gewoon",
    ],
)
def test_signs_and_capitals_do_not_hide_a_run(disguised: str) -> None:
    run = shared_run(f"Ja: {disguised}.", SOURCE)
    assert run is not None
    assert run.length == 8


@pytest.mark.parametrize(
    "other",
    [
        "samen met Gerda en met twee chauffeurs gewone",
        "samen met Gerda en met twee chauffeurs gewoonlijk hier",
        "samen met Gerda en met drie chauffeurs gewoon hier in",
        "lsamen met Gerda en met twee chauffeurs gewoon",
        "sámen met Gerda en met twee chauffeurs gewoon",
    ],
)
def test_another_word_breaks_a_run(other: str) -> None:
    assert shared_run(other, SOURCE) is None


def test_accents_count_the_same_however_they_are_written() -> None:
    source = "één twee drie vier vijf zes zeven acht"
    assert shared_run(unicodedata.normalize("NFD", source), source) is not None
    assert shared_run("een twee drie vier vijf zes zeven acht", source) is None


def test_a_short_source_counts_only_when_asked_and_only_whole() -> None:
    short = "Het ligt bij de griffie."
    text = "Zij zei: het ligt bij de griffie, en ging."
    assert shared_run(text, short) is None
    run = shared_run(text, short, whole_from=4)
    assert run is not None
    assert literal(text, run.place) == "het ligt bij de griffie"
    assert shared_run("het ligt bij de gracht", short, whole_from=4) is None
    assert shared_run(text, short, whole_from=6) is None


def test_a_run_of_no_words_is_refused() -> None:
    with pytest.raises(ValueError, match="one word"):
        shared_run("a", "a", length=0)
    with pytest.raises(ValueError, match="one word"):
        shared_run("a", "a", whole_from=0)


def test_only_sources_that_are_repeated_come_back_in_their_order() -> None:
    sources = {3: "nul " + SOURCE, 1: "heel iets anders " * 9, 2: SOURCE}
    found = shared_runs_any("Nou " + SOURCE, sources)
    assert list(found) == [3, 2]
    assert all(run == shared_run("Nou " + SOURCE, sources[key]) for key, run in found.items())


few_words = st.lists(st.sampled_from(["ja", "nee", "de", "bus", "foto's"]), max_size=14)


@given(few_words, few_words)
def test_a_run_is_found_exactly_when_words_are_repeated(text: list[str], source: list[str]) -> None:
    length = 4
    repeated = [
        (start, from_)
        for start in range(len(text) - length + 1)
        for from_ in range(len(source) - length + 1)
        if text[start : start + length] == source[from_ : from_ + length]
    ]
    run = shared_run(", ".join(text).upper(), "\n".join(source), length=length)
    assert (run is not None) == bool(repeated)
    if run is not None:
        copied = [word.text.lower() for word in words(literal(", ".join(text), run.place))]
        assert copied == [word.text for word in words(literal("\n".join(source), run.source))]
        assert len(copied) == run.length >= length
        assert run.place.start == len(", ".join([*text[: repeated[0][0]], ""]))


def test_one_of_five_hundred_sources_is_found() -> None:
    sources = {key: " ".join(f"w{(key * 37 + word * word) % 991}" for word in range(100)) for key in range(500)}
    text = " ".join(f"v{word % 700}" for word in range(2000)) + " " + sources[400][200:320]
    found = shared_runs_any(text, sources)
    assert 400 in found
    assert isinstance(found[400], Run)
