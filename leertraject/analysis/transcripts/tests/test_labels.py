"""When a colon makes a speaker, in cues and in plain text."""

from dataclasses import FrozenInstanceError

import pytest

from leertraject.analysis.transcripts import read_pasted

from .reading import timed, told


def vtt(*texts: str) -> str:
    return "WEBVTT\n\n" + "".join(f"00:0{i}.000 --> 00:0{i}.900\n{text}\n\n" for i, text in enumerate(texts))


@pytest.mark.parametrize(
    "label",
    [
        "Fenna Bakker",
        "Bakker, Fenna (extern)",
        "Daan van ’t Hof",
        "van der Meer-de Wit, Anne-Marie",
        "Dr. A.B. de Vries",
        "Çelik",
        "SPEAKER_00",
        "Spreker 3",
        "spreker 3",
        "Interviewer",
        "R2",
        "V",
        "李明",
    ],
)
def test_a_name_is_a_label(label):
    text = f"{label}: ja hoor\nEls: nee\n{label}: echt wel\nEls: goed dan"
    assert told(text, "a.txt")[0] == (label, "ja hoor")


@pytest.mark.parametrize(
    "sentence",
    [
        "Let op: dit is geen spreker.",
        "let op: dit ook niet",
        "Kortom: klaar.",
        "Stap 2: bellen.",
        "De kern is: we lopen achter.",
        "Ik zei nog: doe het niet.",
        "Om 10:30 begonnen we.",
        "https://voorbeeld.example is de plek",
        "Ja. Nee: toch niet.",
        "Afsluitend woord van mij hier nu dus: dank",
        "Zonder meer: dank.",
    ],
)
def test_a_sentence_is_no_label(sentence):
    cues = vtt("Els Bos: ja", "Bo de Wit: nee", "Els Bos: hoor", sentence)
    assert told(cues, "a.vtt")[-1] == (None, sentence)
    text = f"Els Bos: ja\nBo de Wit: nee\nEls Bos: hoor\n{sentence}"
    assert told(text, "a.txt")[-1] == ("Els Bos", f"hoor {sentence}")


def test_one_word_once_between_full_names_is_no_speaker():
    cues = vtt("Els Bos: ja", "Bo de Wit: nee", "Els Bos: hoor", "Bo de Wit: nou", "Ondertussen: stilte")
    assert told(cues, "a.vtt")[-1] == (None, "Ondertussen: stilte")


def test_cue_without_label_has_no_speaker():
    cues = vtt("Els Bos: ja", "en dat komt zo.", "Bo de Wit: nee", "Els Bos: hoor")
    assert told(cues, "a.vtt")[1] == (None, "en dat komt zo.")


def test_few_colons_in_prose_make_no_speakers():
    text = "We spraken over geld.\nKoffie: te duur.\nDaarna gingen we weg.\nHet regende."
    assert told(text, "a.txt") == [(None, text.replace("\n", " "))]


def test_a_numbered_speaker_needs_no_further_evidence():
    assert told("Dit is de opname.\nHij loopt.\nEr is ruis.\nSpreker 1: hallo", "a.txt") == [
        (None, "Dit is de opname. Hij loopt. Er is ruis."),
        ("Spreker 1", "hallo"),
    ]


def test_long_turns_run_over_lines_and_blank_lines():
    text = "Spreker 1: een\n\nSpreker 2: twee\ndrie\n\nvier\n\nSpreker 2: vijf\n"
    assert told(text, "a.txt") == [("Spreker 1", "een"), ("Spreker 2", "twee drie vier vijf")]


def test_hard_wrapped_turns_without_blank_lines():
    text = "Els: een\n" + "woord\n" * 9 + "Bo: twee\n" + "woord\n" * 9 + "Els: drie\nBo: vier"
    assert [speaker for speaker, _ in told(text, "a.txt")] == ["Els", "Bo", "Els", "Bo"]


def test_text_above_the_first_label_has_no_speaker():
    assert told("Gesprek met de directie\nDatum: 3 mei\n\nEls: ja\nBo: nee", "a.txt") == [
        (None, "Gesprek met de directie Datum: 3 mei"),
        ("Els", "ja"),
        ("Bo", "nee"),
    ]


def test_text_without_labels_is_one_turn_without_speaker():
    transcript = read_pasted("Eerste alinea.\n\nTweede alinea.")
    assert transcript.speakers == ()
    assert [turn.as_dict() for turn in transcript.turns] == [
        {"index": 1, "start": None, "end": None, "speaker": None, "text": "Eerste alinea. Tweede alinea."}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:03] Spreker 1: ja\n[00:01:04] Spreker 2: nee",
        "00:00:03 Spreker 1: ja\n00:01:04 Spreker 2: nee",
        "Spreker 1 (0:03): ja\nSpreker 2 (1:04): nee",
        "Spreker 1   0:03\nja\n\nSpreker 2   1:04\nnee",
        "00:00:03 Spreker 1\nja\n\n00:01:04 Spreker 2\nnee",
        "[Spreker 1] 0:03\nja\n[Spreker 2] 1:04\nnee",
    ],
)
def test_times_beside_the_label(text):
    assert told(text, "a.txt") == [("Spreker 1", "ja"), ("Spreker 2", "nee")]
    assert timed(text, "a.txt") == [(3.0, None), (64.0, None)]


def test_what_was_read_cannot_be_changed():
    transcript = read_pasted("Els: ja\nBo: nee")
    with pytest.raises(FrozenInstanceError):
        transcript.format = "vtt"
    with pytest.raises(FrozenInstanceError):
        transcript.turns[0].text = "nee"


def test_pasted_text_is_recognised():
    assert read_pasted("\ufeff" + vtt("ja")).format == "vtt"
    assert read_pasted("1\n00:00:01,000 --> 00:00:02,000\nja").format == "srt"
    old = read_pasted("0:0:0.0 --> 0:0:1.50\nBos, Els\nJa.\n0:0:2.0 --> 0:0:2.90\nWit, Bo\nNee.")
    assert old.format == "txt"
    assert [(turn.speaker, turn.text, turn.end) for turn in old.turns] == [
        ("Bos, Els", "Ja.", 1.05),
        ("Wit, Bo", "Nee.", 2.09),
    ]


def test_who_started_and_stopped_is_no_speech_in_text_pasted_from_teams():
    said = "Bos, Els   0:03\nJa.\nWit, Bo   0:09\nNee.\nBos, Els   0:12\nOké.\nWit, Bo   0:15\nGoed."
    text = f"Bos, Els is gestart met transcriptie\n{said}\nBos, Els is gestopt met transcriptie"
    assert told(text, "a.txt") == [("Bos, Els", "Ja."), ("Wit, Bo", "Nee."), ("Bos, Els", "Oké."), ("Wit, Bo", "Goed.")]
