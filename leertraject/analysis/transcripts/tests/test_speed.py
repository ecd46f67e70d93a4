"""Long transcripts are read, and no text makes reading slower than its length."""

import time
from contextlib import suppress

import pytest

from leertraject.analysis.transcripts import TranscriptError, read


def seconds_to_read(data: bytes, name: str) -> float:
    before = time.process_time()
    with suppress(TranscriptError):
        read(data, name)
    return time.process_time() - before


def test_three_hours_are_read():
    cues = "".join(
        f"{i // 1300:02}:{i // 22 % 60:02}:{i * 27 // 10 % 59:02}.000 --> 59:00:00.000\n"
        f"<v Spreker {i % 3}>een zin van ongeveer tien woorden die gewoon doorloopt</v>\n\n"
        for i in range(4000)
    )
    data = f"WEBVTT\n\n{cues}".encode()
    assert len(read(data, "a.vtt").turns) == 4000


REPEATED = [
    "<",
    "<v ",
    "<v.a",
    "</v",
    "<00:",
    "&",
    "&#",
    "{\\",
    ":",
    ": ",
    " ",
    "\t",
    "A: ",
    "0:",
    "0:00 ",
    "-->",
    "van ",
    "[",
    "a:a",
]


@pytest.mark.parametrize("text", REPEATED)
@pytest.mark.parametrize(
    ("before", "name"),
    [("WEBVTT\n\n00:01.000 --> 00:02.000\nx", "a.vtt"), ("1\n00:01,000 --> 00:02,000 ", "a.srt"), ("x ", "a.txt")],
)
def test_no_repetition_takes_more_than_linear_time(text, before, name):
    # Linear is a tenth of a second. A quadratic step takes minutes, an exponential one for ever; between the two no
    # machine is slow enough to matter.
    line = before + text * (300_000 // len(text)) + " ;"
    assert seconds_to_read(line.encode(), name) < 20
