"""SRT: numbers, times, dashes, labels."""

import pytest

from leertraject.analysis.transcripts import read

from .reading import refusal, timed, told


def srt(*texts: str, numbered: bool = True) -> str:
    cues = [f"00:00:0{i},000 --> 00:00:0{i},900\n{text}\n\n" for i, text in enumerate(texts)]
    return "".join(f"{i}\n{cue}" if numbered else cue for i, cue in enumerate(cues, start=1))


@pytest.mark.parametrize("numbered", [True, False])
def test_numbers_go_and_words_stay(numbered):
    file = srt("Ja.", "2024", "Nee\n12", numbered=numbered)
    assert told(file, "a.srt") == [(None, "Ja. 2024 Nee 12")]
    assert timed(file, "a.srt") == [(0.0, 2.9)]


def test_number_without_a_blank_line_above_it_goes_in_a_numbered_file():
    assert told(srt("Ja.", "Nee.").replace("\n\n", "\n"), "a.srt") == [(None, "Ja. Nee.")]


def test_only_a_number_can_be_taken_for_a_number():
    times = "00:00:01,000 --> 00:00:02,000"
    assert told(f"1\n\n{times}\n\nJa.\n\n{times}\n\nNee.", "a.srt") == [(None, "Ja. Nee.")]
    assert told(f"1\n{times}\nJa.\n\nHoor.\n{times}\nNee.", "a.srt") == [(None, "Ja. Hoor. Nee.")]


def test_blank_lines_everywhere():
    assert told(srt("Ja.", "2024", "Nee.").replace("\n", "\n\n"), "a.srt") == [(None, "Ja. 2024 Nee.")]


@pytest.mark.parametrize(
    ("times", "seconds"),
    [
        ("00:01:39 --> 00:01:41,04", (99.0, 101.04)),  # hundredths, padded
        ("00:02:12.16 --> 00:02:15.20", (132.16, 135.2)),
        ("00:02:04,080 --> 00:02:07,120 X1:40 X2:600 Y1:20 Y2:50", (124.08, 127.12)),
        ("00:00:01,000-->00:00:02,000", (1.0, 2.0)),
    ],
)
def test_times(times, seconds):
    assert timed(f"1\n{times}\nJa.\n", "a.srt") == [pytest.approx(seconds)]


def test_dashes_stay_because_they_name_nobody():
    assert told(srt("- Eén ambtenaar?\n- Nee, twee."), "a.srt") == [(None, "- Eén ambtenaar? - Nee, twee.")]


def test_labels_on_the_lines_of_one_cue():
    assert told(srt("Els: Ja?\nBo: Nee.", "Els: Ja!"), "a.srt") == [("Els", "Ja?"), ("Bo", "Nee."), ("Els", "Ja!")]


def test_html_and_position_tags_go():
    assert told(srt('{\\an8}<font color="#fff"><i>Ja</i></font>'), "a.srt") == [(None, "Ja")]


@pytest.mark.parametrize("name", ["a.srt", "a.txt", "a.vtt", "a"])
def test_the_content_says_that_it_is_srt(name):
    transcript = read(srt("Ja.").encode(), name)
    assert (transcript.format, transcript.turns[0].text) == ("srt", "Ja.")


@pytest.mark.parametrize(
    ("file", "line", "part"),
    [
        ("zomaar tekst", 1, "tekst zonder tijd"),
        (srt("Ja.") + "2\n00:00:0x,000 --> 00:00:09,000\nNee.", 6, "klopt niet"),
        ("1\n00:00:09,000 --> 00:00:02,000\nNee.", 2, "eindtijd"),
        (srt("", ""), None, "geen enkel woord"),
    ],
)
def test_broken_file_is_refused_at_its_line(file, line, part):
    error = refusal(file, "a.srt")
    assert error.line == line
    assert part in str(error)
