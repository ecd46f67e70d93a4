"""WebVTT: voices, markup, blocks, times, and where it is refused."""

import pytest

from .reading import refusal, timed, told

HEAD = "WEBVTT\n\n"


def cue(text: str, times: str = "00:00:01.000 --> 00:00:02.000") -> str:
    return f"{times}\n{text}\n\n"


@pytest.mark.parametrize("text", ["<v Els>Ja.</v>", "<v Els>Ja.", "<v.luid.snel Els>Ja.", "<v  Els >Ja.</v>"])
def test_voice_names_the_speaker(text):
    assert told(HEAD + cue(text), "a.vtt") == [("Els", "Ja.")]


def test_several_voices_in_one_cue_are_several_turns_with_its_times():
    file = HEAD + cue("<v Els>Ja?</v> <v Bo>Nee.</v>")
    assert told(file, "a.vtt") == [("Els", "Ja?"), ("Bo", "Nee.")]
    assert timed(file, "a.vtt") == [(1.0, 2.0), (1.0, 2.0)]


def test_text_outside_every_voice_has_no_speaker():
    assert told(HEAD + cue("<v Els>Ja.</v> Geluid."), "a.vtt") == [("Els", "Ja."), (None, "Geluid.")]


def test_cue_without_voice_does_not_take_over_the_speaker_before_it():
    assert told(HEAD + cue("<v Els>Ja.") + cue("En verder."), "a.vtt") == [("Els", "Ja."), (None, "En verder.")]


def test_with_voices_a_colon_is_only_a_colon():
    assert told(HEAD + cue("<v Els>Bo: kom eens.") + cue("<v Els>Bo: nu."), "a.vtt") == [
        ("Els", "Bo: kom eens. Bo: nu.")
    ]


def test_cues_of_one_speaker_join_and_the_turn_ends_with_the_last_to_end():
    file = (
        HEAD + cue("<v Els>Een\nen twee", "00:01.000 --> 00:09.000") + cue("<v Els>en drie", "00:02.000 --> 00:03.500")
    )
    assert told(file, "a.vtt") == [("Els", "Een en twee en drie")]
    assert timed(file, "a.vtt") == [(1.0, 9.0)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("HR &amp; inkoop", "HR & inkoop"),
        ("3 &lt; 4 &gt; 2", "3 < 4 > 2"),
        ("a&nbsp;b", "a b"),
        ("&euro; 5, caf&eacute;", "€ 5, café"),
        ("&#8364; &#x20AC;", "€ €"),
        ("a&lrm;b&rlm;c", "a\u200eb\u200fc"),
        ("AT&T &onzin; &amp", "AT&T &onzin; &amp"),
        ("&amp;lt;", "&lt;"),
        ("<i>schuin</i> <b.x>vet</b> <c.rood>rood</c> <lang nl>taal</lang>", "schuin vet rood taal"),
        ("big-a <00:19.000>pizza", "big-a pizza"),
        ("een<br>twee", "een twee"),
        ("<lacht> 3 < 4 en 5 > 4", "<lacht> 3 < 4 en 5 > 4"),
    ],
)
def test_entities_are_decoded_and_only_real_tags_go(written, read):
    assert told(HEAD + cue(written), "a.vtt") == [(None, read)]


def test_blocks_that_are_no_speech_are_skipped():
    file = (
        "\ufeffWEBVTT - titel\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\n"
        "NOTE een\ntwee\n\nnaam van de cue\n" + cue("Ja.") + "NOTE\nlaatste"
    )
    assert told(file, "a.vtt") == [(None, "Ja.")]


def test_note_in_speech_is_a_word():
    assert told(HEAD + cue("Eerst\nNOTE niet weg"), "a.vtt") == [(None, "Eerst NOTE niet weg")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_line_end(end):
    file = (HEAD + cue("Een\ntwee") + cue("drie")).replace("\n", end)
    assert told(file, "a.vtt") == [(None, "Een twee drie")]


@pytest.mark.parametrize(
    ("times", "seconds"),
    [
        ("00:01.500 --> 00:02.000", (1.5, 2.0)),
        ("01:00:01.500 --> 100:00:00.000", (3601.5, 360000.0)),
        ("00:00:00.000 --> 00:20.000", (0.0, 20.0)),
        ("00:01.000 --> 00:02.000 align:start position:0%", (1.0, 2.0)),
        ("0:0:6.90 --> 0:0:6.500", (6.09, 6.5)),  # Teams: thousandths, not padded
        ("-00:00:02.000 --> 00:00:01.000", (-2.0, 1.0)),  # Teams: before the recording
        ("75:10.000 --> 75:11.000", (4510.0, 4511.0)),
    ],
)
def test_times(times, seconds):
    assert timed(HEAD + cue("Ja.", times), "a.vtt") == [pytest.approx(seconds)]


def test_words_on_the_time_line_are_kept():
    assert told(HEAD + cue("vast.", "00:01.000 --> 00:02.000 Ja, dat staat"), "a.vtt") == [
        (None, "Ja, dat staat vast.")
    ]


def test_text_after_a_blank_line_belongs_to_the_cue_above_it():
    assert told(HEAD + "00:01.000 --> 00:02.000\n\n\n<v Els>Ja.\n\nHoor.\n", "a.vtt") == [("Els", "Ja. Hoor.")]


def test_webex_names_the_speaker_above_the_times():
    file = HEAD + '1 "Els de Wit" (12345)\n' + cue("Ja.") + '2 "" (0)\n' + cue("Nee.")
    assert told(file, "a.vtt") == [("Els de Wit", "Ja."), (None, "Nee.")]


def test_broken_time_without_words_loses_nothing_and_is_passed_over():
    assert told(HEAD + cue("Ja.") + "00:00:05 -a -->\n\n" + cue("Nee."), "a.vtt") == [(None, "Ja. Nee.")]


def test_arrow_in_speech_stays():
    assert told(HEAD + cue("van A --> B"), "a.vtt") == [(None, "van A --> B")]


@pytest.mark.parametrize(
    ("file", "line", "part"),
    [
        ("1\n" + cue("Ja.") + "WEBVTT", None, None),  # read: an SRT with another name
        ("rommel\nWEBVTT\n\n" + cue("Ja."), 1, "WEBVTT"),
        ("WEBVTTrommel\n\n" + cue("Ja."), 1, "WEBVTT"),
        (HEAD + cue("Ja.") + cue("Nee.", "00:00:xx.000 --> 00:00:04.000"), 6, "“00:00:xx.000 --> "),
        (HEAD + cue("Nee.", "00:00:75.000 --> 00:01:20.000"), 3, "klopt niet"),
        (HEAD + cue("Nee.", "00:75:00.000 --> 01:20:00.000"), 3, "klopt niet"),
        (HEAD + cue("Nee.", "00:00:01.000 -> 00:00:02.000"), 3, "klopt niet"),
        (HEAD + "7\n" + cue("Nee.", "00:00:01.000 –> 00:00:02.000"), 4, "klopt niet"),
        (HEAD + cue("Nee.", "00:00:01.000 -->"), 3, "klopt niet"),
        (HEAD + cue("Nee.", "00:00:04.000 --> 00:00:02.000"), 3, "eindtijd ligt vóór de begintijd"),
        (HEAD + "Zomaar tekst\n\n" + cue("Ja."), 3, "tekst zonder tijd"),
        (HEAD + cue("<v " + "x" * 300 + ">Ja."), 3, "naam van de spreker"),
        (HEAD, None, "geen enkel woord"),
        (HEAD + cue("<i></i>"), None, "geen enkel woord"),
    ],
)
def test_broken_file_is_refused_at_its_line(file, line, part):
    if part is None:
        assert told(file, "a.vtt") == [(None, "Ja. WEBVTT")]
        return
    error = refusal(file, "a.vtt")
    assert error.line == line
    assert part in str(error)
