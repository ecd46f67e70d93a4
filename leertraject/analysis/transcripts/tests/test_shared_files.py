"""The sample files: three conversations turn by turn, and every awkward transcript."""

import csv
import html
import io
from collections import Counter

import pytest
import webvtt

from leertraject.analysis.transcripts import TranscriptError, read

CONVERSATIONS = {"inkoper-gemeente.vtt": 110, "opgavehouder-wonen.docx": 56, "opdrachtgever-hr.txt": 66}

# file -> number of turns and of speakers
READ = {
    "go-astisub-example-in-carriage-return.vtt": (1, 0),
    "go-astisub-example-in-html-entities.vtt": (1, 0),
    "go-astisub-example-in-non-utf8.srt": (1, 0),
    "go-astisub-missing-sequence-in.srt": (1, 0),
    "interview-nl-cp1252.srt": (1, 0),
    "node-webvtt-malformed.vtt": (1, 0),
    "teams-nl-intervisie.vtt": (7, 3),
    "teams-sample-council.vtt": (3, 2),
    "teams-transcript-nl-oud.docx": (3, 2),
    "teams-transcript-nl.docx": (4, 3),
    "vttjs-cue-times-mismatched-time-spots.vtt": (1, 0),
    "vttjs-cuetext-not-closed.vtt": (1, 0),
    "vttjs-cuetext-with-annotation.vtt": (1, 1),
    "vttjs-file-layout-cue-spacing.vtt": (1, 0),
    "vttjs-file-layout-many-comments.vtt": (1, 0),
    "vttjs-integration-spec-example.vtt": (5, 2),
    "webvtt-py-captions_with_bom.vtt": (1, 0),
    "webvtt-py-comments.vtt": (1, 0),
    "webvtt-py-cue_tags.vtt": (1, 0),
    "webvtt-py-metadata_headers.vtt": (1, 0),
    "webvtt-py-missing_caption_text.vtt": (1, 0),
    "webvtt-py-sample.srt": (1, 0),
    "wpt-arrows.vtt": (1, 0),
    "wpt-settings-multiple.vtt": (1, 0),
    "zoom-nl.vtt": (4, 2),
    "zoom-sample-council.vtt": (8, 4),
}
# file -> line and a part of the sentence
REFUSED = {
    "vttjs-file-layout-bom-garbage-data.vtt": (1, "moet beginnen met het woord WEBVTT"),
    "webvtt-py-empty.vtt": (None, "Hier staat niets in"),
    "webvtt-py-invalid_format2.srt": (1, "tekst zonder tijd"),
    "webvtt-py-invalid_timeframe.vtt": (6, "“00:00:07.000 --> 00:00:1d.890” klopt niet"),
}
ENCODINGS = {"interview-nl-cp1252.srt": "cp1252", "go-astisub-example-in-non-utf8.srt": "utf-16"}
WEBVTT_REFUSES = {"go-astisub-missing-sequence-in.srt"}
# webvtt-py leaves words out here: text after blank lines; a first cue without fraction.
MORE_WORDS_THAN_WEBVTT = {
    "node-webvtt-malformed.vtt": Counter(["...mission."]),
    "go-astisub-example-in-non-utf8.srt": Counter(["(deep", "rumbling)"]),
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversation_equals_the_right_turns(shared_data, name):
    folder = shared_data / "lookback"
    with (folder / "turns.csv").open(encoding="utf-8", newline="") as file:
        right = [row for row in csv.DictReader(file) if row["file"] == name]
    turns = read((folder / name).read_bytes(), name).turns
    assert len(turns) == len(right) == CONVERSATIONS[name]
    for turn, row in zip(turns, right, strict=True):
        assert (str(turn.index), turn.speaker, turn.text) == (row["turn"], row["speaker"], row["text"])
        assert turn.start == _seconds(row["start"])
        assert turn.end == _seconds(row["end"])


def _seconds(text: str):
    return pytest.approx(float(text), abs=0.001) if text else None


def test_the_tables_name_every_file(shared_data):
    assert {path.name for path in (shared_data / "transcripts").iterdir()} == READ.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", READ)
def test_file_is_read(shared_data, name):
    transcript = read((shared_data / "transcripts" / name).read_bytes(), name)
    assert transcript.format == name.rsplit(".", 1)[1]
    assert (len(transcript.turns), len(transcript.speakers)) == READ[name]


@pytest.mark.parametrize("name", REFUSED)
def test_file_is_refused_at_its_line(shared_data, name):
    with pytest.raises(TranscriptError) as caught:
        read((shared_data / "transcripts" / name).read_bytes(), name)
    line, part = REFUSED[name]
    assert caught.value.line == line
    assert part in str(caught.value)


@pytest.mark.parametrize("name", sorted(name for name in READ.keys() - WEBVTT_REFUSES if ".docx" not in name))
def test_words_are_those_of_webvtt_py(shared_data, name):
    data = (shared_data / "transcripts" / name).read_bytes()
    theirs = _words_by_webvtt(data, name)
    ours = Counter(
        word for turn in read(data, name).turns for word in _label(turn.speaker, name).split() + turn.text.split()
    )
    assert ours == theirs + MORE_WORDS_THAN_WEBVTT.get(name, Counter())


def _label(speaker: str | None, name: str) -> str:
    return f"{speaker}:" if speaker and name.startswith("zoom") else ""


def _words_by_webvtt(data: bytes, name: str) -> Counter:
    text = data.decode(ENCODINGS.get(name, "utf-8-sig"))
    if name.endswith(".vtt"):
        captions = webvtt.from_string(text)
    else:
        captions = webvtt.from_buffer(io.StringIO(text), format="srt")
    return Counter(word for caption in captions for word in html.unescape(caption.text).split())
