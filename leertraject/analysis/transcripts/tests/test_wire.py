"""What goes between two processes comes back the same, and what is no transcript is refused."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leertraject.analysis.transcripts import TranscriptError, answered, read, wire

from .test_properties import SEEDS

LINE = "WEBVTT\n\n00:01.000 --> straks\nja\n"


@pytest.mark.parametrize("data", SEEDS)
def test_a_transcript_comes_back(data):
    assert wire.from_bytes(answered(wire.asked(data, "a.txt"))) == read(data, "a.txt")


@pytest.mark.parametrize("name", ["a\nb.vtt", "\ud800.vtt", "", "../../etc/passwd"])
def test_any_name_comes_over(name):
    assert wire.given(wire.asked(b"\n\x00", name)) == (b"\n\x00", name)


def test_a_refusal_comes_back_with_its_line():
    with pytest.raises(TranscriptError) as here:
        read(LINE.encode(), "a.vtt")
    with pytest.raises(TranscriptError) as there:
        wire.from_bytes(answered(wire.asked(LINE.encode(), "a.vtt")))
    assert (str(here.value), here.value.line) == (str(there.value), there.value.line)


@pytest.mark.parametrize(
    "said",
    [
        [],
        {"format": "vtt"},
        {"format": "exe", "turns": [[None, None, None, "ja"]]},
        {"format": "vtt", "turns": []},
        {"format": "vtt", "turns": [[None, None, None]]},
        {"format": "vtt", "turns": [[None, None, None, 3]]},
        {"format": "vtt", "turns": [["0", None, None, "ja"]]},
    ],
)
def test_what_is_no_transcript_is_refused(said):
    with pytest.raises(TranscriptError, match="onderweg beschadigd"):
        wire.from_bytes(json.dumps(said).encode())


@settings(database=None, deadline=None, derandomize=True, max_examples=200)
@given(st.binary(max_size=60))
def test_any_bytes_are_refused(data):
    with pytest.raises(TranscriptError):
        wire.from_bytes(data)
